"""The modules of builder/web as they are written, beside the built site: its bundle exports nothing to test by name.

    modules = serve_web_modules(page, site)
    page.evaluate("async (modules) => (await import(modules + 'python/client.js')).createPythonClient(…)", modules)

They come from a folder of the site's own, so the page's policy lets them in.
"""

import re

from playwright.sync_api import Page, Route

from tests.conftest import ROOT

WEB = ROOT / "builder" / "web"


def serve_web_modules(page: Page, site: str) -> str:
    """Serve the modules to a page and its workers; return the address of their folder, with a slash at its end."""
    address = f"{site}assets/web-modules/"  # a folder that the policy allows

    def serve(route: Route) -> None:
        route.fulfill(path=WEB / route.request.url.removeprefix(address), content_type="text/javascript")

    page.route(f"{address}**", serve)
    return address


def allow_second_client(page: Page) -> None:
    """Open the builder without Trusted Types: only one copy of the client may make its policy."""

    def serve(route: Route) -> None:
        response = route.fetch()
        route.fulfill(response=response, body=re.sub(r"; require-trusted-types-for [^\"]*", "", response.text()))

    page.route("**/builder/", serve)

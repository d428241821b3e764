"""The policy in force: what a page may not do, it cannot do, served without headers as on GitHub Pages.

The pages are without Trusted Types (test_trusted_types.py), which would stop most of these attempts before the others.
"""

from urllib.parse import urljoin

import pytest
from playwright.sync_api import Page, Route

from tests.browser.support.network_guard import Watch

ELSEWHERE = "https://elsewhere.test/"
PATHS = ["situations/overslept/", "builder/"]

# Each ends in "blocked", or in what got through.
ATTEMPTS = {
    "fetch": f"fetch('{ELSEWHERE}').then(() => 'sent', () => 'blocked')",
    "beacon": f"navigator.sendBeacon('{ELSEWHERE}', 'text') && violated('connect-src')",
    "socket": f"""new Promise((done) => {{
        try {{ const it = new WebSocket('{ELSEWHERE.replace("https", "wss")}');
               it.onopen = () => done('sent'); it.onerror = () => done('blocked'); }}
        catch {{ done('blocked') }} }})""",
    "image": f"load(Object.assign(new Image(), {{ src: '{ELSEWHERE}x.png' }}))",
    "script": f"load(Object.assign(document.createElement('script'), {{ src: '{ELSEWHERE}x.js' }}))",
    "style": f"load(Object.assign(document.createElement('link'), {{ rel: 'stylesheet', href: '{ELSEWHERE}x.css' }}))",
    "import": f"import('{ELSEWHERE}x.js').then(() => 'sent', () => 'blocked')",
    "frame": f"frame('{ELSEWHERE}')",
    "form": f"post('{ELSEWHERE}')",
    "inline": "inline()",
    "base": "base()",
}
HELPERS = """
const violated = (directive) => new Promise((done) => {
  addEventListener("securitypolicyviolation", (it) => it.effectiveDirective === directive && done("blocked"));
  setTimeout(() => done("not refused"), 2000);
});
const load = (it) => new Promise((done) => {
  it.onload = () => done("loaded"); it.onerror = () => done("blocked"); document.body.append(it);
});
const frame = (src) => {
  const told = violated("frame-src");
  document.body.append(Object.assign(document.createElement("iframe"), { src }));
  return told;
};
const post = (action) => {
  const told = violated("form-action");
  const form = Object.assign(document.createElement("form"), { action, method: "post" });
  document.body.append(form); form.submit();
  return told;
};
const inline = () => {
  const told = violated("script-src-elem");
  document.body.append(Object.assign(document.createElement("script"), { textContent: "document.title = 'ran'" }));
  return told.then((it) => document.title === "ran" ? "ran" : it);
};
const base = () => {
  const told = violated("base-uri");
  document.head.append(Object.assign(document.createElement("base"), { href: "https://elsewhere.test/" }));
  return told;
};
"""


@pytest.fixture(autouse=True)
def expected_violations(watch: Watch, untyped_site: str) -> None:
    """Let violations of the policy pass: here they are the point."""
    watch.origin = urljoin(untyped_site, "/").rstrip("/")
    watch.expect_errors()


@pytest.mark.parametrize("path", PATHS)
def test_nothing_leaves_the_page(page: Page, untyped_site: str, path: str) -> None:
    """From a guide page and from the builder's page no way leads to another origin, and no foreign script runs."""
    arrived: list[str] = []

    def arrive(route: Route) -> None:
        arrived.append(route.request.url)
        route.fulfill(status=200, headers={"Access-Control-Allow-Origin": "*"}, body="")

    page.context.route(f"{ELSEWHERE}**", arrive)
    page.goto(untyped_site + path)
    ends = {
        name: page.evaluate(f"async () => {{ {HELPERS} return await ({attempt}); }}")
        for name, attempt in ATTEMPTS.items()
    }

    assert ends == dict.fromkeys(ATTEMPTS, "blocked")
    assert arrived == []


@pytest.mark.parametrize("path", PATHS)
def test_no_text_becomes_code(page: Page, untyped_site: str, path: str) -> None:
    """No page can turn a text into a script."""
    page.goto(untyped_site + path)

    violation = page.evaluate("""() => new Promise((done) => {
      addEventListener("securitypolicyviolation", (it) => done(it.effectiveDirective));
      setTimeout("document.title = 'ran'", 0);
      setTimeout(() => done(document.title), 1000);
    })""")
    assert violation == "script-src"

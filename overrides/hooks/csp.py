"""The site's Content Security Policy, made from the finished pages.

A static host doesn't let us set headers, so the policy is a <meta> element in every page, before all that it governs.
Inline scripts are allowed by their hashes, which are only known once the pages are built. The address of the site isn't
known even then: in the browser, overrides/partials/javascripts/lockdown.html narrows 'self' to the site's own folders.
"""

from html import escape
from html.parser import HTMLParser
from pathlib import Path

from overrides.hooks.integrity import digest

PLACEHOLDER = "the-policy-of-this-site"
"""What the page template writes in place of the policy."""

BUILDER = "builder/index.html"
"""The one page that runs Python: it alone may compile WebAssembly and start a worker from a blob."""

# A script of one of these types counts; any other type is a data block, which no policy governs.
_SCRIPT_TYPES = ("", "module", "importmap", "speculationrules", "text/javascript")


class _InlineScripts(HTMLParser):
    """Collects the text of a page's inline scripts."""

    def __init__(self) -> None:
        super().__init__()
        self.scripts: list[str] = []
        self._in_script = False

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Note whether an inline script starts."""
        attributes = dict(attrs)
        self._in_script = (
            tag == "script" and "src" not in attributes and (attributes.get("type") or "") in _SCRIPT_TYPES
        )
        if self._in_script:
            self.scripts.append("")

    def handle_endtag(self, tag: str) -> None:
        """A script ends with its tag."""
        self._in_script = False

    def handle_data(self, data: str) -> None:
        """Take the script's text unchanged: every character counts for the hash."""
        if self._in_script:
            self.scripts[-1] += data


def script_hashes(html: str) -> set[str]:
    """Return the CSP sources, `'sha256-…'`, of the inline scripts in a page."""
    parser = _InlineScripts()
    parser.feed(html)
    parser.close()
    return {f"'{digest(script.encode())}'" for script in parser.scripts}


def policy(scripts: set[str], *, python: bool) -> str:
    """Return the policy as one line.

    Args:
        scripts: the sources of the page's own inline scripts.
        python: for the page that runs Python in a worker. The worker starts from a blob because only then does it
            inherit this policy; one loaded from a file would obey none (https://www.w3.org/TR/CSP3/, section 4.2.2).
    """
    wasm, blob, worker = (["'wasm-unsafe-eval'"], " blob:", " python-worker") if python else ([], "", "")
    directives = {
        "default-src": "'none'",
        "script-src": " ".join(["'self'", *wasm, *sorted(scripts)]),
        "style-src": "'self'",
        "img-src": "'self' data:",  # the theme's icons are data: images in its style sheet
        "connect-src": "'self'",
        "worker-src": "'self'" + blob,
        "base-uri": "'none'",
        "form-action": "'none'",
        "require-trusted-types-for": "'script'",
        "trusted-types": "default" + worker,  # the first is in lockdown.html, the other in spawn-worker.js
    }
    return "; ".join(f"{name} {value}" for name, value in directives.items())


def write(site: Path, *, allow_live_reload: bool = False) -> None:
    """Write the policy into every page under `site`.

    Args:
        site: the folder of the built site.
        allow_live_reload: for `mkdocs serve`, which adds a script of its own, different each time, to each page.

    Raises:
        ValueError: a page does not have exactly one placeholder.
    """
    for path in sorted(site.rglob("*.html")):
        html = path.read_text(encoding="utf-8")
        scripts = {"'unsafe-inline'"} if allow_live_reload else script_hashes(html)
        name = path.relative_to(site).as_posix()
        if html.count(PLACEHOLDER) != 1:
            raise ValueError(f"{name}: expected exactly one CSP placeholder (does the template extend main.html?)")
        line = policy(scripts, python=name == BUILDER)
        path.write_text(html.replace(PLACEHOLDER, escape(line, quote=True).replace("&#x27;", "'")), encoding="utf-8")

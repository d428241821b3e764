"""Keep an eye on a browser context: what it asks for, and what goes wrong in it."""

import re
from dataclasses import dataclass, field
from urllib.parse import urlsplit
from weakref import WeakSet

from playwright.sync_api import BrowserContext, ConsoleMessage, Error, Page, Request, Worker

# The event has the same form in every engine, and workers tell of a violation in no other way.
REPORT_VIOLATIONS = """
addEventListener("securitypolicyviolation", (event) =>
  console.error(`CSP violation: ${event.effectiveDirective} ${event.blockedURI} ${event.sample}`));
"""

_guarded: WeakSet[BrowserContext] = WeakSet()


def is_guarded(context: BrowserContext) -> bool:
    """Return whether some guard is attached to a context."""
    return context in _guarded


@dataclass
class Watch:
    """A record of one test's browsing.

    Attributes:
        origin: The site's own origin; a request to any other is foreign.
        requests: Every URL that was asked for, in order.
        refused: Those that the site's own policy stopped before they left.
        console: Every console message, as `type: text`.
        errors: Console errors, uncaught page errors, violations of the site's policy, and requests with a query.
    """

    origin: str
    requests: list[str] = field(default_factory=list)
    refused: list[str] = field(default_factory=list)
    console: list[str] = field(default_factory=list)
    errors: list[str] = field(default_factory=list)
    allowed: list[re.Pattern[str]] = field(default_factory=list)

    def expect_errors(self, pattern: str = "") -> None:
        """Let errors pass in which the regular expression is found; without one, every error."""
        self.allowed.append(re.compile(pattern))

    def attach(self, context: BrowserContext) -> None:
        """Start recording what happens in `context`, its workers included."""
        _guarded.add(context)
        context.on("request", self._request)
        context.on("requestfailed", self._failed)
        context.on("console", self._console)
        context.on("weberror", lambda error: self.errors.append(f"uncaught: {error.error}"))
        context.on("page", self._page)
        context.add_init_script(REPORT_VIOLATIONS)

    @property
    def foreign(self) -> list[str]:
        """The requests that left for another host; a link that was tapped and opens another program is none."""
        asked = [url for url in self.requests if not url.startswith(("mailto:", "sms:", "tel:"))]
        return [url for url in asked if not self._own(url) and url not in self.refused]

    @property
    def unexpected(self) -> list[str]:
        """The errors that the test did not allow."""
        return [text for text in self.errors if not any(pattern.search(text) for pattern in self.allowed)]

    def _own(self, url: str) -> bool:
        parts = urlsplit(url.removeprefix("blob:"))
        return parts.scheme == "data" or f"{parts.scheme}://{parts.netloc}" == self.origin

    def _page(self, page: Page) -> None:
        page.on("worker", self._worker)

    def _worker(self, worker: Worker) -> None:
        try:
            worker.evaluate(REPORT_VIOLATIONS)
        except Error:
            return  # it ended before it could be listened to

    def _request(self, request: Request) -> None:
        self.requests.append(request.url)
        # No page of ours puts anything behind a question mark: whatever is typed would be in the server's log.
        if self._own(request.url) and urlsplit(request.url).query:
            self.errors.append(f"query in a request: {request.url}")

    def _failed(self, request: Request) -> None:
        if request.failure == "csp":
            self.refused.append(request.url)

    def _console(self, message: ConsoleMessage) -> None:
        text = f"{message.type}: {message.text}"
        self.console.append(text)
        if message.type == "error":
            self.errors.append(f"{text} ({message.location.get('url', '')})")

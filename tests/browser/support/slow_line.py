"""A line as slow as a bad mobile one."""

from playwright.sync_api import Page

BYTES_A_SECOND = 400_000 // 8
LATENCY_MS = 400


def slow_down(page: Page) -> None:
    """Make the line slow, 400 kbit/s, without the copies that the browser has kept."""
    session = page.context.new_cdp_session(page)
    session.send("Network.enable")
    session.send("Network.setBypassServiceWorker", {"bypass": True})
    session.send("Network.setCacheDisabled", {"cacheDisabled": True})
    line = {"downloadThroughput": BYTES_A_SECOND, "uploadThroughput": BYTES_A_SECOND, "latency": LATENCY_MS}
    session.send("Network.emulateNetworkConditions", {"offline": False, **line})

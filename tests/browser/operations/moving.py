"""Operations on documents, tabs, what is kept and the network: each changes the browser and the model alike."""

from tests.browser.operations.session import Session

HAS_UNCLAIMED_DRAFT = """
async () => {
  const { held } = await navigator.locks.query();
  const claimed = new Set(held.map(({ name }) => name));
  return Object.keys(localStorage).some((key) => key.startsWith("missed-interview.kept.") && !claimed.has(key));
}
"""


def keep(session: Session) -> None:
    """Keep the draft on the device, or no longer."""
    session.tabs.tap("label:has(#keep)")
    session.model.tab.keep()


def reload(session: Session) -> None:
    """Load the page anew."""
    token = session.mark()
    session.arrive(token, "location.reload()")
    session.model.load()


def leave(session: Session) -> None:
    """Go on to a guide page and to the builder again."""
    token = session.mark()
    session.tabs.open(f"{session.site}first-hour/")
    session.tabs.tap(".md-content a[href*='builder/']")
    session.arrive(token)
    session.model.leave()


def back(session: Session) -> None:
    """Go back to the builder's document before this one."""
    go(session, -1)


def forward(session: Session) -> None:
    """Go forward again."""
    go(session, 1)


def go(session: Session, steps: int) -> None:
    """Move in the history; between two documents of the builder is a guide page."""
    token = session.mark()
    is_cached = session.arrive(token, f"history.go({2 * steps})") == "cached"
    session.model.go(steps, is_cached=is_cached)


def open_tab(session: Session) -> None:
    """Open the builder in another tab."""
    session.tabs.open_tab()
    session.open_builder()
    session.model.open_tab()


def show_tab(session: Session) -> None:
    """Show another tab."""
    session.show((session.model.number + 1) % len(session.model.tabs))


def close_tab(session: Session) -> None:
    """Close the tab in sight, and wait until another may take the draft that it kept."""
    session.tabs.close_tab()
    session.model.close_tab()
    if session.model.left:
        session.wait(HAS_UNCLAIMED_DRAFT)


def can_erase(session: Session) -> bool:
    """Return whether the model knows what an erasure does here.

    It doesn't where the tab still offers to undo one that the model has forgotten, since other tabs were used since.
    """
    is_offered = session.tabs.evaluate("() => document.querySelector('#undo-erase').checkVisibility()")
    return session.model.before is not None or not is_offered


def erase(session: Session) -> None:
    """Erase everything, sometimes with a second tap."""
    for _ in range(session.random.choice([1, 2])):
        session.tabs.tap("#erase")
        session.model.erase()


def undo_erase(session: Session) -> None:
    """Take the erasure back."""
    session.tabs.tap("#undo-erase")
    session.model.undo_erase()


def toggle_network(session: Session) -> None:
    """Cut the network, or restore it: all else goes on as before."""
    session.is_offline = not session.is_offline
    session.tabs.set_offline(session.is_offline)

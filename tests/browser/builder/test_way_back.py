"""The way back in Chromium and Firefox: what one document of a tab did counts for all of them, and for the device."""

import pytest

from tests.browser.operations import moving, writing
from tests.browser.operations.session import Session
from tests.browser.support.tabs import Tabs

KEPT_DRAFTS = '() => Object.keys(localStorage).filter((key) => key.startsWith("missed-interview.kept.")).length'


@pytest.fixture
def session(tabs: Tabs, site: str) -> Session:
    """A tab with the builder in it, and its model."""
    session = Session(tabs, site, 1)
    session.open_builder()
    return session


def test_newer_words_are_there_on_the_way_back(session: Session) -> None:
    """What a second document of the tab made of the message is what the first one shows, after a reload too."""
    session.wait_for_python()  # a document with unfinished requests isn't cached
    writing.type_text(session)
    moving.leave(session)
    session.wait_for_python()
    writing.type_text(session)
    for operation in (moving.back, moving.reload):
        operation(session)
        session.check()


def test_erased_words_are_gone_on_the_way_back(session: Session) -> None:
    """What a second document of the tab erased, the first one neither shows nor stores; its invitation is gone too."""
    writing.type_text(session)
    writing.paste_invitation(session)
    moving.leave(session)
    session.wait_for_python()
    moving.erase(session)
    for operation in (moving.back, moving.reload):
        operation(session)
        session.check()


def test_erase_leaves_nothing_of_what_was_never_saved(session: Session) -> None:
    """An invitation that was pasted and not used goes, and so does the sentence that an answer has just changed."""
    writing.paste_invitation(session)
    moving.erase(session)
    session.check()
    writing.fill_in(session, "your_name")
    session.check()
    moving.erase(session)
    session.check()


def test_undo_brings_back_what_was_given_between_two_erasures(session: Session) -> None:
    """The words that the last erasure took, not those of the one before."""
    writing.type_text(session)
    moving.erase(session)
    session.model.before = None
    writing.type_text(session)
    moving.erase(session)
    moving.undo_erase(session)
    session.check()


def test_undo_brings_back_a_draft_that_was_left_between_two_erasures(session: Session, tabs: Tabs) -> None:
    """The second one finds an empty tab, yet takes from the device what a closed tab had kept there."""
    writing.type_text(session)
    moving.erase(session)
    moving.open_tab(session)
    writing.type_text(session)
    moving.keep(session)
    session.check()  # once it's on the device
    moving.close_tab(session)
    tabs.tap("#erase")
    assert not tabs.evaluate(KEPT_DRAFTS)
    tabs.tap("#undo-erase")
    session.wait(f"async () => ({KEPT_DRAFTS})() > 0")


def test_a_draft_no_longer_kept_is_not_on_the_device(session: Session) -> None:
    """Whichever document of the tab kept it: one that the browser has cached must not hold on to a copy of its own."""
    writing.type_text(session)
    moving.keep(session)
    session.check()
    session.wait_for_python()
    moving.leave(session)
    moving.keep(session)
    session.check()
    moving.keep(session)
    session.check()
    session.wait_for_python()
    moving.back(session)
    moving.keep(session)
    session.check()


def test_a_draft_erased_after_an_undo_elsewhere_is_not_on_the_device(session: Session) -> None:
    """A cached document hears late of what others did to the draft on the device; only what came of it counts."""
    writing.type_text(session)
    moving.keep(session)
    moving.open_tab(session)
    moving.erase(session)
    session.check_all()
    moving.undo_erase(session)
    session.check_all()
    session.show(0)
    session.wait_for_python()
    moving.leave(session)
    writing.paste_text(session)
    moving.erase(session)
    session.check()
    session.model.before = None
    writing.type_text(session)
    session.wait_for_python()
    moving.back(session)
    session.check()


def test_undo_brings_back_the_invitation(session: Session, tabs: Tabs) -> None:
    """With the facts that were found in it, which can be used as before; a second tap costs nothing."""
    writing.paste_invitation(session)
    for operation in (moving.erase, moving.erase, moving.undo_erase):
        operation(session)
        session.check()
    assert not tabs.evaluate("() => document.querySelector('#use-invitation').hidden")
    writing.use_invitation(session)
    session.check()
    assert session.draft.answers["role"]


def test_a_page_without_a_draft_takes_the_one_that_was_left(session: Session) -> None:
    """In a tab that was open already too, once its page is loaded again."""
    moving.open_tab(session)
    writing.type_text(session)
    moving.keep(session)
    session.check()
    moving.close_tab(session)
    session.check()
    moving.reload(session)
    session.check()
    assert session.model.tab.is_kept

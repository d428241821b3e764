"""What is done at random: how likely each operation is, and when it can be done at all."""

from collections.abc import Callable
from typing import NamedTuple

from tests.browser.operations import moving, writing
from tests.browser.operations.session import Session

MAX_TABS = 3
MAX_KILLS = 2
"""After three within a minute the page gives Python up: tests/browser/builder/test_kept_texts.py."""


class Operation(NamedTuple):
    """An operation: how likely it is, and when it can be done."""

    run: Callable[[Session], None]
    weight: int = 1
    is_possible: Callable[[Session], bool] = lambda session: True


OPERATIONS = (
    Operation(writing.type_text, 3),
    Operation(writing.paste_text, 2),
    Operation(writing.answer, 3),
    Operation(writing.choose_cause),
    Operation(writing.switch_form, 2),
    Operation(writing.repair, 3, lambda session: "!!!" in (session.draft.text.body or "")),
    Operation(writing.undo, 3, lambda session: bool(session.draft.text.past)),
    Operation(writing.redo, 2, lambda session: bool(session.draft.text.future)),
    Operation(
        writing.use_new, 1, lambda session: session.draft.text.body is not None and session.draft.channel != "own"
    ),
    Operation(writing.paste_invitation, 1, lambda session: session.can_read),
    Operation(writing.use_invitation, 2, lambda session: bool(session.model.tab.document.invitation)),
    Operation(moving.keep, 2),
    Operation(moving.reload, 2),
    Operation(moving.leave, 2),
    Operation(moving.back, 3, lambda session: session.model.tab.position > 0),
    Operation(moving.forward, 3, lambda session: session.model.tab.position < len(session.model.tab.documents) - 1),
    Operation(moving.open_tab, 2, lambda session: len(session.model.tabs) < MAX_TABS),
    Operation(moving.show_tab, 3, lambda session: len(session.model.tabs) > 1),
    Operation(moving.close_tab, 1, lambda session: len(session.model.tabs) > 1 and not session.model.left),
    Operation(moving.erase, 2, moving.can_erase),
    Operation(moving.undo_erase, 20, lambda session: session.model.before is not None),
    Operation(writing.kill_python, 1, lambda session: session.model.tab.document.kills < MAX_KILLS),
    Operation(moving.toggle_network),
)


def choose(session: Session) -> Callable[[Session], None]:
    """Return the operation to do next."""
    possible = [operation for operation in OPERATIONS if operation.is_possible(session)]
    [operation] = session.random.choices(possible, [one.weight for one in possible])
    if operation.run not in (moving.erase, moving.undo_erase):
        session.model.before = None
    return operation.run

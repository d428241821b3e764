"""Operations on the words in the page: each changes the page and the model alike."""

import time
from collections.abc import Callable

from tests.browser.operations.model import ANSWERS
from tests.browser.operations.session import WORD, Session

CAUSES = ("overslept", "traffic", "train")
CHANNELS = ("email", "text", "call", "own")

CLICK = "(selector) => document.querySelector(selector).click()"

KILL_AT_REQUEST = """
(isSilent) => {
  const post = Worker.prototype.postMessage;
  Worker.prototype.postMessage = function (...message) {
    if (message[0].type !== "request") return post.apply(this, message);
    Worker.prototype.postMessage = post;
    this.terminate();
    if (!isSilent) setTimeout(() => this.dispatchEvent(new ErrorEvent("error", { message: "killed" })));
  };
}
"""
"""Ends Python's worker at the next request to it; of a silent end the page hears nothing."""

STORED_CHANNEL = "(name) => JSON.parse(sessionStorage.getItem('missed-interview.draft') ?? '{}').channel === name"

MESSAGE_STATE = """
() => ["#message-body", "#edited"].map((id) => document.querySelector(id)).map(({ value, hidden }) => value ?? hidden)
"""

SETTLED_SECONDS = 1

CHOSEN_FACTS = """
() => Object.fromEntries([...document.querySelectorAll("#invitation-facts input:checked")]
  .map(({ dataset }) => [dataset.fact, dataset.value]))
"""

SHOW_REPAIRS = """
() => {
  const rest = document.querySelector("#findings-rest");
  rest.open ||= !rest.hidden;
  return [...document.querySelectorAll("#findings [data-do=repair]")].some((button) => button.checkVisibility());
}
"""


def type_text(session: Session) -> None:
    """Replace the message."""
    body = f"{session.new_word()} writes.{session.random.choice(['', '', ' Sorry!!!'])}"
    replace_text(session, session.tabs.fill, body)


def paste_text(session: Session) -> None:
    """Replace the message by one from the clipboard."""
    body = f"Hello,\n\n{session.new_word()} is sorry!!! Is there another time?\n\n{session.new_word()}"
    replace_text(session, session.tabs.paste, body)


def replace_text(session: Session, put: Callable[[str, str], None], body: str) -> None:
    """Put words of the visitor's into the message's box."""
    put("#message-body", body)
    seen = session.tabs.evaluate("() => document.querySelector('#message-body').value")
    if body in seen and body != seen:  # Python's answer came between the key that selects and the one that replaces
        put("#message-body", body)
    session.draft.own_text().body = body


def answer(session: Session) -> None:
    """Fill in a field."""
    fill_in(session, session.random.choice(ANSWERS))


def fill_in(session: Session, name: str) -> None:
    """Answer a field by a new word."""
    value = session.new_word()
    session.open_field(name)
    session.tabs.fill(f"#f-{name}", value)
    session.draft.answer(name, value)


def choose_cause(session: Session) -> None:
    """Say what happened."""
    cause = session.random.choice(CAUSES)
    session.tabs.evaluate(CLICK, f"[name=cause][value={cause}]")
    session.draft.cause = cause
    session.draft.generate()


def switch_form(session: Session) -> None:
    """Choose another channel, or the text that the visitor brought along."""
    session.wait_for_python()
    channel = session.random.choice([name for name in CHANNELS if name != session.draft.channel])
    session.tabs.evaluate(CLICK, "#own" if channel == "own" else f"[name=form][value={channel}]")
    session.wait(STORED_CHANNEL, channel)
    session.draft.switch(channel)


def repair(session: Session) -> None:
    """Have the words of a finding replaced; what they become is read, but for the visitor's own."""
    session.wait_for_python()
    session.wait(SHOW_REPAIRS)
    before = session.draft.text.body
    session.tabs.evaluate(CLICK, "#findings [data-do=repair]:not([hidden])")
    after = session.wait(
        "(before) => (({ value }) => value !== before && value)(document.querySelector('#message-body'))", before
    )
    assert before
    written = before.split("!!!")[0].split("\n\n")[-1]  # a greeting before it may be what is repaired
    assert written in after, f"the repair of {before!r} gave {after!r}"
    session.draft.own_text().edit(after)


def undo(session: Session) -> None:
    """Go a step back in the message."""
    session.tabs.tap("#undo")
    session.draft.own_text().undo()


def redo(session: Session) -> None:
    """Go a step forward in the message."""
    session.tabs.tap("#redo")
    session.draft.own_text().redo()


def wait_for_replies(session: Session) -> None:
    """Wait until no reply to an earlier answer has changed the message, or what is suggested, for a second."""
    seen, since = None, 0.0
    while since == 0.0 or time.monotonic() - since < SETTLED_SECONDS:
        now = session.tabs.evaluate(MESSAGE_STATE)
        if now != seen:
            seen, since = now, time.monotonic()
        time.sleep(0.05)


def use_new(session: Session) -> None:
    """Take what Python would write now, if it suggests anything."""
    session.wait_for_python()
    wait_for_replies(session)
    if session.tabs.evaluate("() => document.querySelector('#edited').hidden"):
        return
    session.tabs.tap("#use-new")
    session.draft.own_text().edit(None)


def paste_invitation(session: Session) -> None:
    """Paste an invitation into its box, and wait until it was read."""
    session.wait_for_python()
    names = [session.any_word() for _ in range(4)]
    text = "Dear {},\n\nyour interview for the {} role at {} Ltd will take place as agreed.\n\nKind regards,\n{} Smith"
    session.tabs.evaluate("() => { document.querySelector('#invitation').open = true; }")
    session.tabs.paste("#invitation-text", text.format(*names))
    session.model.tab.document.invitation = text.format(*names)
    session.wait("(word) => document.querySelector('#invitation-facts').textContent.includes(word)", names[1])
    session.has_read = True


def use_invitation(session: Session) -> None:
    """Take the facts that were found, and sometimes give them back."""
    if session.tabs.evaluate("() => document.querySelector('#use-invitation').hidden"):
        return
    before = dict(session.draft.answers)
    facts = session.tabs.evaluate(CHOSEN_FACTS)
    session.tabs.tap("#use-invitation")
    for name, value in facts.items():
        session.draft.words |= set(WORD.findall(value.lower()))
        session.draft.answer(name, value)
    if session.random.random() < 0.3:
        session.tabs.tap("#undo-invitation")
        session.draft.answers = before


def kill_python(session: Session) -> None:
    """End Python at the next request, which is for a message with another name: the next Python answers it."""
    session.wait_for_python()
    session.model.tab.document.kills += 1
    session.tabs.evaluate(KILL_AT_REQUEST, session.random.random() < 0.1)
    fill_in(session, "your_name")
    if session.draft.text.body is None:
        given = session.draft.answers["your_name"]
        session.wait("(given) => document.querySelector('#message-body').value.includes(given)", given)

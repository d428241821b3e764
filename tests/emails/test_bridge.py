"""The bridge answers any text with JSON, and the command line gives the same answers."""

import io
import json
import subprocess
import sys
import time
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from builder.emails import bridge
from builder.emails.__main__ import main
from builder.emails.bridge import ACTIONS, handle_json
from builder.emails.checks import RULES
from builder.emails.compose import examples
from builder.emails.compose.plain_data import UnsafeValue, assert_plain_data
from builder.emails.model.context import TimeSlot
from builder.emails.read.reading import MAX_CHARS, MAX_FILE
from builder.emails.untrusted_request import (
    MAX_READ_CHARS,
    MAX_REQUEST_CHARS,
    BadRequest,
    is_too_deep,
    parse_request,
)
from tests.conftest import ROOT

CLOCK = {"now": "2026-11-24T10:40:00Z", "zones": {}}


def ask(**request: Any) -> dict[str, Any]:
    """Return the reply to a request."""
    reply: dict[str, Any] = json.loads(bridge.handle_json(json.dumps({"clock": CLOCK, **request})))
    return reply


def run(command: str, given_text: str) -> subprocess.CompletedProcess[str]:
    """Run the command line on a text."""
    arguments = [
        sys.executable,
        "-m",
        "builder.emails",
        command,
        *(["--now", examples.NOW] if command != "catalogue" else []),
    ]
    return subprocess.run(arguments, input=given_text, capture_output=True, text=True, cwd=ROOT, check=False)


@given(st.text() | st.binary().map(lambda data: data.decode("latin-1")))
def test_any_text_gets_json(text: str) -> None:
    """Nothing raises; a text that is no request gets one line."""
    reply = json.loads(bridge.handle_json(text))

    assert reply["ok"] is False
    assert "\n" not in reply["error"]


@pytest.mark.parametrize(
    "request_",
    [
        {"action": "launch"},
        {"action": ["compose"]},
        {"answers": []},
        {"answers": {"your_name": 5}},
        {"answers": {"shoe": "44"}},
        {"answers": {"__proto__": "x"}},
        {"clock": None},
        {"action": "check", "text": "no"},
        {"action": "check", "text": {"body": 5}},
        {"answers": {f"slot{n}_date": "" for n in range(300)}},
    ],
)
def test_malformed_request_gets_one_line_error(request_: dict[str, Any]) -> None:
    """A caller's mistake is named, in one line, without a traceback."""
    reply = ask(**request_)

    assert reply["ok"] is False
    assert 0 < len(reply["error"]) < 200


def test_nested_and_huge_requests_are_rejected() -> None:
    """Neither depth nor size crashes the bridge."""
    assert json.loads(bridge.handle_json("[" * 100_000))["ok"] is False
    assert json.loads(bridge.handle_json(" " * 500_000))["ok"] is False


@pytest.mark.parametrize("name", examples.examples())
def test_bridge_returns_composed_message(name: str) -> None:
    """Subject and body come back as the package writes them."""
    zones = {zone: [list(pair) for pair in rows] for zone, rows in examples.clock().zones.items()}

    reply = ask(answers=examples.examples()[name], clock={"now": examples.NOW, "zones": zones})

    message = examples.render(name)
    assert (reply["subject"], reply["body"]) == (message.subject, message.body)
    assert reply["errors"] == {}


def test_message_response() -> None:
    """Situation, first step, forms, missing facts and links are all there."""
    reply = ask(answers={"when": "hour", "cause": "overslept"})

    assert reply["situation"] == "missed"
    assert reply["first_step"].startswith("Call now.")
    assert {form for form, why in reply["forms"].items() if not why} == {
        "email",
        "text",
        "call",
        "voicemail",
        "linkedin",
    }
    assert {"field": "role", "say": "the job title"} in reply["missing"]
    assert reply["links"]["mailto"]["url"].startswith("mailto:?subject=")


def test_unavailable_channels_have_a_reason() -> None:
    """After a refusal only an email is offered, and each other form says why not."""
    forms = ask(answers={"situation": "refused"})["forms"]

    assert forms["email"] == ""
    assert all(forms[form].endswith(".") for form in ("text", "call", "voicemail", "linkedin"))


@pytest.mark.parametrize("value", [object(), [], {}, 1.5, (1, [2]), {"a": 1}, lambda: 1])
def test_assert_plain_data_rejects_other_types(value: object) -> None:
    """Anything but plain data is refused before a template sees it."""
    with pytest.raises(UnsafeValue):
        assert_plain_data({"value": value})


def test_assert_plain_data_accepts_plain_types() -> None:
    """Texts, numbers, nothing, tuples of them and frozen dataclasses pass; what hides in one does not."""
    assert_plain_data({"text": "a", "count": 1, "none": None, "both": ("a", (True,)), "moment": TimeSlot("2026-11-24")})

    with pytest.raises(UnsafeValue, match=r"moment\.date: list may not reach a template"):
        assert_plain_data({"moment": TimeSlot(["2026-11-24"])})  # type: ignore[arg-type]


def test_incomplete_response() -> None:
    """Composing asks for the first question, a calendar file is refused, and a text is checked all the same."""
    assert ask(answers={}) == {
        "ok": True,
        "kind": "incomplete",
        "errors": {"when": "Choose when the interview is or was"},
        "warnings": {},
    }
    assert ask(action="calendar_file", answers={})["error"] == "the answers name no situation"
    checked = ask(action="check", answers={"situation": "aliens"}, text={"subject": "S", "body": "B"})
    assert checked["links"]["mailto"]["url"] == "mailto:?subject=S&body=B"


def test_generated_text_is_checked_for_what_it_says() -> None:
    """A message comes without findings; the check of it reports what it says wrongly, and not what it lacks."""
    answers = {"situation": "missed", "cause": "overslept", "cause_detail": "I'm so so sorry about [it]"}
    message = ask(answers=answers)
    text = {"subject": message["subject"], "body": message["body"]}
    by_user, generated = (ask(action="check", answers=answers, text=text, generated=flag) for flag in (False, True))
    every_rule, rules = ({finding["rule"] for finding in report["findings"]} for report in (by_user, generated))

    assert "findings" not in message
    assert all(generated[key] == message[key] for key in ("subject", "body", "links", "characters"))
    assert rules == {rule for rule in every_rule if not RULES[rule].absence}
    assert set() < rules < every_rule


def test_bridge_and_command_line_share_the_catalogue() -> None:
    """The page's facts are those that the command line prints."""
    assert ask(action="catalogue")["catalogue"] == json.loads(run("catalogue", "").stdout)


def test_command_line_composes() -> None:
    """Answers in, the message out, exit status 0."""
    done = run("compose", json.dumps(examples.examples()["overslept"]))

    assert done.returncode == 0
    assert json.loads(done.stdout)["body"] == examples.render("overslept").body


def test_command_line_names_errors_by_field() -> None:
    """Wrong answers exit with 1 and the words that stand beside the field."""
    done = run("compose", json.dumps({"situation": "missed", "slot1_start": "14:00"}))

    assert done.returncode == 1
    assert json.loads(done.stdout) == {"errors": {"slot1_date": "Choose a date"}}


@pytest.mark.parametrize("text", ["", "{", "[]", '{"shoe": "44"}', '{"your_name": 5}', "\x00", '"text"'])
def test_command_line_rejects_bad_input_in_one_line(text: str) -> None:
    """No traceback, one line on standard error, exit status 2."""
    done = run("compose", text)

    assert done.returncode == 2
    assert done.stdout == ""
    assert done.stderr.count("\n") == 1


def test_command_line_as_a_function(capsys: pytest.CaptureFixture[str]) -> None:
    """It can be called as a function: the catalogue is printed, and a moment that is none is named."""
    assert main(["catalogue"]) == 0
    assert json.loads(capsys.readouterr().out)["counts"]["situations"] == 16


def test_command_line_rejects_malformed_now(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """A time that cannot be read is named in one line, with one that can; without one it is now."""
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(b'{"situation": "missed"}')))
    assert main(["compose", "--now", "soon"]) == 2
    assert capsys.readouterr().err == (
        "python -m builder.emails: --now must be a time such as 2026-11-24T18:19:00Z, not 'soon'\n"
    )
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(b'{"situation": "missed"}')))
    assert main(["compose"]) == 0


def test_command_line_prints_the_catalogue() -> None:
    """Every situation, cause, field, choice and limit is there, and the counts of each kind."""
    data = json.loads(run("catalogue", "").stdout)

    assert data["counts"] == {"types": 24, "situations": 16, "causes": 36, "recipients": 10, "forms": 5, "locales": 2}
    assert data["fields"]["your_name"]["limit"] == 80


def test_bridge_returns_files_and_links() -> None:
    """A draft file, a calendar file and a share link come back as text; a share link gives the choices back."""
    answers = {"situation": "confirm-email", "new_date": "2026-11-26", "your_name": "Sam Taylor"}

    draft = ask(
        action="draft_file", answers={"recipient_email": "p@northwind.example"}, text={"subject": "S", "body": "B"}
    )
    calendar = ask(action="calendar_file", answers=answers, uid="a-1", sequence=0, url="http://127.0.0.1/builder/")
    shared = ask(action="share", answers=answers)
    back = ask(action="unshare", fragment=shared["fragment"])

    assert "To: p@northwind.example\r\n" in draft["file"]
    assert "DTSTART;VALUE=DATE:20261126\r\n" in calendar["file"]
    assert back["answers"] == {"situation": "confirm-email", "new_date": "2026-11-26"}


def test_broken_share_link_has_a_problem_sentence() -> None:
    """A damaged link is no error of the page: nothing is taken from it, and the page can say so."""
    reply = ask(action="unshare", fragment="#d=%%%")

    assert reply["answers"] == {}
    assert reply["problem"] == "The link is damaged or cut short, so nothing was taken from it"


def test_any_exception_of_a_request_becomes_a_refusal(monkeypatch: pytest.MonkeyPatch) -> None:
    """A fault of ours answers in the contract's shape, names no detail, and leaves Python running."""

    def fail(_: object) -> None:
        raise OverflowError("the visitor's own words")

    monkeypatch.setitem(ACTIONS, "compose", fail)

    assert json.loads(handle_json('{"action": "compose"}')) == {"ok": False, "error": "internal error: OverflowError"}
    assert json.loads(handle_json('{"action": "catalogue"}'))["ok"]


class _Foreign(Exception):
    """As those of the template engine: of none of Python's own kinds."""


@pytest.mark.parametrize("error", [_Foreign, RuntimeError, StopIteration, KeyError])
def test_exceptions_of_every_kind_are_refused(error: type[Exception], monkeypatch: pytest.MonkeyPatch) -> None:
    """Whatever their class, and raised from whatever."""

    def fail(_: object) -> None:
        raise error from KeyError("x")

    monkeypatch.setitem(ACTIONS, "compose", fail)

    reply = json.loads(handle_json('{"action": "compose"}'))
    assert reply == {"ok": False, "error": f"internal error: {error.__name__}"}


def test_what_another_start_could_mend_is_left_to_the_page(monkeypatch: pytest.MonkeyPatch) -> None:
    """A module that this build lacks is raised, even where another exception came of it."""

    def fail(_: object) -> None:
        try:
            raise ModuleNotFoundError("builder.emails.read")
        except ImportError:
            raise LookupError("unknown encoding")  # noqa: B904  # as code does that knows nothing of this

    monkeypatch.setitem(ACTIONS, "compose", fail)

    with pytest.raises(LookupError):
        handle_json('{"action": "compose"}')


INVITATION = "Hi Sam,\n\nYour interview is on Tuesday 1 December at 2pm.\n\n"


@pytest.mark.parametrize("letter", ["x ", "\n", '"', "\\", "é", "😀"])
def test_longest_text_is_read_and_a_longer_one_refused_in_words(letter: str) -> None:
    """How long its JSON is doesn't count."""

    def read(source: str) -> Any:
        return json.loads(
            handle_json(json.dumps({"action": "read", "source": source, "clock": CLOCK}, ensure_ascii=False))
        )

    text = (INVITATION + letter * MAX_CHARS)[:MAX_CHARS]
    assert read(text)["reading"]["answers"]["interview_time"] == "14:00"
    for longer in (text + "x", text * 3, INVITATION + letter * (MAX_FILE + 1 - len(INVITATION))):
        reply = read(longer)
        assert (reply["reading"], reply["problem"].startswith("That's too long")) == (None, True)


def test_mail_with_pictures_is_read() -> None:
    """A file of more than a megabyte, of which the text is short."""
    head = "MIME-Version: 1.0\nSubject: Interview\nContent-Type: multipart/mixed; boundary=b\n\n--b\n"
    picture = "--b\nContent-Type: image/png\nContent-Transfer-Encoding: base64\n\n" + ("iVBORw0K" * 9 + "\n") * 16_000
    mail = f"{head}Content-Type: text/plain\n\n{INVITATION}\n{picture}--b--\n"
    assert 1_100_000 < len(mail) < MAX_FILE
    assert ask(action="read", source=mail)["reading"]["answers"]["interview_time"] == "14:00"


def test_request_of_another_kind_is_refused_sooner() -> None:
    """What isn't to be read has the limit of a message; nothing is longer than the longest file."""
    long = "x" * MAX_REQUEST_CHARS
    assert "at most" in ask(action="check", text={"subject": "", "body": long})["error"]
    assert "at most" in json.loads(handle_json("[" + " " * MAX_READ_CHARS + "]"))["error"]


def test_depth_is_refused_before_anything_is_parsed(monkeypatch: pytest.MonkeyPatch) -> None:
    """The stack of a browser is small; brackets in texts are no depth."""
    monkeypatch.setattr(json, "loads", None)
    for nested in (
        "[" * 9,
        '{"a":' * 9,
        '{"answers":' + "[" * 100_000 + "]" * 100_000 + "}",
        '["\\"", [[[[[[[[1]]]]]]]]',
    ):
        with pytest.raises(BadRequest, match="at most 8"):
            parse_request(nested)
    monkeypatch.undo()
    assert parse_request(json.dumps({"text": '"[{' * 100, "x": [[[[[[[]]]]]]]}))


def test_depth_is_counted_in_linear_time() -> None:
    """Of quotation marks too, which may belong to no text."""
    for unit in ('"', '\\"', '"\\', "[]", '{"":', "\\"):
        began = time.thread_time()
        is_too_deep('"' + unit * (MAX_REQUEST_CHARS // len(unit)))
        assert time.thread_time() - began < 0.5, unit


@pytest.mark.parametrize("zone", ["Pacific/Kiritimati", "Pacific/Niue", "Europe/London"])
@pytest.mark.parametrize("name", ["slot1_date", "new_date", "available_from", "interview_date", "first_sent"])
def test_last_date_there_is(name: str, zone: str) -> None:
    """The end of 9999 is refused beside the field, or is no time of day; Python goes on."""
    answers = {"situation": "cannot-attend", "cause": "health", "your_zone": zone, name: "9999-12-31"}
    answers |= {"slot1_start": "23:59", "situation": "confirm-email"} if name != "available_from" else {}
    clock = {"now": examples.NOW, "zones": {zone: [[0, 840 if "Kiritimati" in zone else -660]]}}

    reply = json.loads(handle_json(json.dumps({"action": "compose", "answers": answers, "clock": clock})))

    assert reply["ok"], reply

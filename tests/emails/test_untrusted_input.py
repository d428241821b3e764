"""Every text of the corpus of untrusted input, at every place where text comes in without a browser."""

import io
import json
import re
import sys
from collections import Counter
from dataclasses import astuple
from typing import Any, Final
from urllib.parse import unquote

import icalendar
import pytest

from builder.emails import bridge
from builder.emails.__main__ import main
from builder.emails.compose import examples
from builder.emails.export.share_link import ShareError, decode, encode
from builder.emails.form.parsing import parse
from builder.emails.model.catalogue import FIELDS
from builder.emails.text.sanitize import as_sentence
from builder.emails.text.sms import sms_length
from builder.emails.translations import load_table, translations
from tests.support import untrusted_corpus
from tests.support.export_strategies import parse_eml, query_of
from tests.support.untrusted_corpus import Case

ZONES = {zone: [list(pair) for pair in rows] for zone, rows in examples.clock().zones.items()}
CLOCK = {"now": examples.NOW, "zones": ZONES}
LINES = tuple(name for name, field in FIELDS.items() if field.kind == "line")
SAID = translations("en")

ANSWERS = untrusted_corpus.by_intake("answer")
NAMES = tuple(case for case in ANSWERS if case.field == "your_name")
CONTROL = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\u2028\u2029\ud800-\udfff]")
"""What no text may hold that leaves: every control character but tab and line feed, and halves of pairs."""


def ask(**request: Any) -> dict[str, Any]:
    """Return the response of the bridge to a request, in JSON both ways as in the browser."""
    reply: dict[str, Any] = json.loads(bridge.handle_json(json.dumps({"clock": CLOCK, **request})))
    return reply


def answers_of(case: Case) -> dict[str, str]:
    """Return the answers with which a text comes in."""
    return {"situation": case.situation, case.field: case.text}


def limits_of(field: str) -> dict[str, int]:
    """Return the limits of a field that its errors name."""
    asked = FIELDS[field]
    return {"limit": asked.limit, "minimum": asked.minimum, "maximum": asked.maximum}


def error_of(case: Case, field: str) -> str:
    """Return what must stand beside a field."""
    return SAID.error(case.reason, field, **limits_of(field)) if case.reason else ""


def command(
    arguments: list[str], given: str, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> tuple[int, str, str]:
    """Run the command line on bytes; return its exit status and what it printed."""
    source = io.TextIOWrapper(io.BytesIO(given.encode("utf-8", "surrogatepass")))
    monkeypatch.setattr(sys, "stdin", source)
    status = main([*arguments, "--now", examples.NOW])
    printed = capsys.readouterr()
    return status, printed.out, printed.err


def test_corpus_size() -> None:
    """At least 300 cases of at least 20 classes, and no text comes twice to one place."""
    assert len(untrusted_corpus.cases()) >= 300
    assert len({case.kind for case in untrusted_corpus.cases()}) >= 20
    places = Counter((case.intake, case.field, case.text) for case in untrusted_corpus.cases())
    assert [place for place, times in places.items() if times > 1] == []


# ---------------------------------------------------------------- answers


@pytest.mark.parametrize("case", ANSWERS, ids=str)
def test_answers_parse_as_the_corpus_says(case: Case) -> None:
    """Kept, cleaned, or refused with the words of its reason; never raised, and there is a message all the same."""
    parsed = parse(answers_of(case), examples.clock())

    assert parsed.context is not None
    assert parsed.errors.get(case.field, "") == error_of(case, case.field)
    assert set(parsed.errors) <= {case.field}
    if case.field in ("interview_date", "interview_time"):
        moment = parsed.context.interview
        taken = (moment.date if case.field == "interview_date" else moment.start) if moment else ""
    else:
        taken = str(getattr(parsed.context, case.field) or "")
    assert taken == (case.becomes or "")


SENTENCES: Final = ("other_cause", "availability", "note", "remedy", "motivation", "withdraw_reason")
"""The visitor's own words, which become whole sentences."""


@pytest.mark.parametrize("field", LINES)
def test_every_field_treats_text_alike(field: str) -> None:
    """What is true of a name is true of each field that takes a line, but for its length."""
    asked = FIELDS[field]
    choices = {"situation": (asked.situations or ("missed",))[0], "cause": (asked.causes or ("",))[0]}
    for case in NAMES:
        parsed = parse({**choices, field: case.text}, examples.clock())
        assert parsed.context is not None
        if case.reason == "too-long" or len(case.becomes or "") > asked.limit:
            continue
        becomes = case.becomes or ""
        assert getattr(parsed.context, field) == (as_sentence(becomes) if field in SENTENCES else becomes), str(case)
        assert parsed.errors.get(field, "") == error_of(case, field), str(case)


@pytest.mark.parametrize("case", ANSWERS, ids=str)
def test_bridge_returns_answers_as_text(case: Case) -> None:
    """The message is written and holds the text as text; nothing in it or its links is a control character."""
    reply = ask(answers=answers_of(case))

    assert reply["ok"]
    assert reply["errors"].get(case.field, "") == error_of(case, case.field)
    assert not CONTROL.search(reply["subject"] + reply["body"])
    assert all("\n" not in link["url"] and link["url"].isascii() for link in reply["links"].values())
    if case.field == "your_name" and case.becomes:
        assert reply["body"].endswith(f",\n{case.becomes}")
        assert case.becomes in reply["subject"] or len(case.becomes) > 20


@pytest.mark.parametrize("case", ANSWERS, ids=str)
def test_at_most_one_recipient(case: Case) -> None:
    """Given as the address, no text adds a second recipient or a field to a link, or a header to a draft file."""
    request = {"answers": {"situation": "missed", "recipient_email": case.text}, "text": {"subject": "S", "body": "B"}}
    link = ask(action="check", **request)["links"]["mailto"]["url"]
    draft = parse_eml(ask(action="draft_file", **request)["file"])

    address = unquote(link.removeprefix("mailto:").partition("?")[0])
    assert address.count("@") <= 1
    assert not re.search(r"[\s,;<>]", address)
    assert query_of(link) == {"subject": "S", "body": "B"}
    assert {*draft} <= {"X-Unsent", "To", "Subject", "MIME-Version", "Content-Type", "Content-Transfer-Encoding"}
    assert len(draft["To"].addresses if draft["To"] else ()) <= 1


@pytest.mark.parametrize("case", ANSWERS, ids=str)
def test_shared_answers_are_clean(case: Case) -> None:
    """A share link holds what the form would take, and nothing that it would refuse for its shape."""
    found, ignored = decode(encode(answers_of(case), with_names=True))

    assert ignored == ()
    assert found.get("situation") == case.situation
    if case.reason in ("", "too-long", "direction", "choose"):
        assert found.get(case.field, "") == (case.becomes or "")


@pytest.mark.parametrize("case", ANSWERS, ids=str)
def test_command_line_takes_untrusted_answers(
    case: Case, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """The command prints the message, or with status 1 the words that stand beside the field."""
    status, out, err = command(["compose"], json.dumps(answers_of(case)), monkeypatch, capsys)

    if case.text == "Asia/Tokyo":  # here Python brings the rules of every zone there is
        assert status == 0
        return
    assert (status, err) == (1 if case.reason else 0, "")
    printed = json.loads(out)
    if case.reason:
        assert printed == {"errors": {case.field: error_of(case, case.field)}}
    elif case.field == "your_name":
        assert printed["body"].endswith(case.becomes)


@pytest.mark.parametrize("case", untrusted_corpus.by_intake("key"), ids=str)
def test_unknown_field_is_rejected(
    case: Case, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """An answer to a question that nobody asked stops the request, in one short line; a link leaves it out."""
    answers = {"situation": "missed", case.text: "x"}
    reply = ask(answers=answers)
    status, out, err = command(["compose"], json.dumps(answers), monkeypatch, capsys)

    assert not reply["ok"]
    assert reply["error"].startswith(case.reason)
    assert len(reply["error"]) < 100
    assert not CONTROL.search(reply["error"])
    assert (status, out, err.count("\n")) == (2, "", 1)
    assert decode(encode(answers, with_names=True)) == ({"situation": "missed"}, ())


# ---------------------------------------------------------------- links and requests


@pytest.mark.parametrize("case", untrusted_corpus.by_intake("fragment"), ids=str)
def test_share_link_decodes_or_is_rejected(case: Case) -> None:
    """Its answers are those of the corpus; a refusal has its words, and the page goes on."""
    reply = ask(action="unshare", fragment=case.text)

    assert reply["ok"]
    assert reply["answers"] == (case.becomes or {})
    assert reply["problem"] == (words_of_links(case.reason) if case.reason else "")
    if case.reason:
        with pytest.raises(ShareError) as caught:
            decode(case.text)
        assert caught.value.reason == case.reason


def words_of_links(reason: str) -> str:
    """Return what the page says about a link that it cannot read."""
    return str(load_table("en", "handoff")["share"][reason])


@pytest.mark.parametrize("case", untrusted_corpus.by_intake("request"), ids=str)
def test_malformed_request_is_rejected(
    case: Case, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """One line says what is wrong. The command line, given the same, ends without a traceback."""
    reply = json.loads(bridge.handle_json(case.text))
    status, out, err = command(["check"], case.text, monkeypatch, capsys)

    assert reply["ok"] is False
    assert reply["error"].startswith(case.reason)
    assert len(reply["error"]) < 200
    assert not CONTROL.search(reply["error"])
    assert status in (0, 2)
    assert (out == "") == (status == 2)
    assert err.count("\n") == (1 if status else 0)


# ---------------------------------------------------------------- what leaves


@pytest.mark.parametrize("case", untrusted_corpus.by_intake("message"), ids=str)
def test_pasted_messages_export_as_the_corpus_says(
    case: Case, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """The link and the draft file hold the clean text, whole or not at all; the check reads it in the given time."""
    reply = ask(action="check", answers={"situation": "missed"}, text={"subject": case.text, "body": case.text})
    draft = ask(action="draft_file", text={"subject": "S", "body": case.text})["file"]
    status, out, err = command(["check"], json.dumps({"subject": "S", "body": case.text}), monkeypatch, capsys)

    assert reply["ok"]
    link = reply["links"]["mailto"]
    sent = query_of(link["url"]).get("body", "")
    assert sent == (case.becomes.replace("\n", "\r\n") if "long" not in link["omitted"] else "")
    assert "\n" not in query_of(link["url"]).get("subject", "")
    lines = (line.rstrip() for line in case.becomes.split("\n"))  # mail programs join a line that ends in a space
    assert parse_eml(draft).get_content() == "\r\n".join(lines)
    assert (status, err) == (0, "")
    assert "findings" in json.loads(out)


@pytest.mark.parametrize("case", untrusted_corpus.by_intake("calendar"), ids=str)
def test_calendar_location_is_escaped(case: Case) -> None:
    """The property is escaped as the corpus says, and a foreign parser reads the place back."""
    answers = {"situation": "confirm-email", "new_date": "2026-11-26", case.field: case.text}
    file = ask(action="calendar_file", answers=answers, uid="a-1", sequence=0, url="http://127.0.0.1/")["file"]

    lines = file.replace("\r\n ", "").split("\r\n")
    assert [line for line in lines if line.startswith("LOCATION")] == [f"LOCATION:{case.becomes}"]
    [event] = icalendar.Calendar.from_ical(file).walk("VEVENT")
    assert str(event["LOCATION"]) == parse_place(answers)
    assert not {"ATTENDEE", "ORGANIZER"} & {*event}


def parse_place(answers: dict[str, str]) -> str:
    """Return the place as the form takes it."""
    context = parse(answers, examples.clock()).context
    assert context
    return context.place


@pytest.mark.parametrize("case", untrusted_corpus.by_intake("sms"), ids=str)
def test_sms_length_of_untrusted_text(case: Case) -> None:
    """Units, messages and alphabet are those of the standard."""
    assert astuple(sms_length(case.text)) == case.becomes


@pytest.mark.parametrize("case", untrusted_corpus.by_intake("file"), ids=str)
def test_file_names_hold_no_personal_data(case: Case) -> None:
    """Whatever the name, what the page learns about a file beside its content is the same; the name stays text."""
    about = []
    for name in ("Sam", case.text):
        answers = {"situation": "confirm-email", "new_date": "2026-11-26", "your_name": name}
        files = (
            ask(action="draft_file", answers=answers, text={"subject": "S", "body": "B"}),
            ask(action="calendar_file", answers=answers, uid="a-1", sequence=0, url="http://127.0.0.1/"),
        )
        about.append([{k: v for k, v in reply.items() if k not in ("file", "content")} for reply in files])

    assert about[0] == about[1]
    assert ask(answers={"situation": "missed", "your_name": case.text})["body"].endswith(f"\n{case.becomes}")

"""Reading on the command line and over the bridge."""

import io
import json
import sys
from typing import Any, Final

import pytest

from builder.emails import bridge
from builder.emails.__main__ import main

MAIL: Final = "Hi Sam,\n\nYour interview is on Thursday at 2pm.\n\nThanks,\nAnn Lee"
CLOCK: Final = {"now": "2026-03-11T09:00:00Z", "zones": {"Europe/London": [[0, 0]]}}


def run(data: bytes, *options: str, monkeypatch: pytest.MonkeyPatch) -> int:
    """Return the exit status of the command for a standard input."""
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(data)))
    return main(["read", *options])


@pytest.mark.parametrize(
    "options", [["--now", "2026-03-11T09:00"], ["--now", "2026-03-11T09:00", "--locale", "en-US"], []]
)
def test_command_prints_what_was_read(
    options: list[str], monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """Kind, answers, reply, evidence and questions, as JSON."""
    assert run(MAIL.encode(), *options, monkeypatch=monkeypatch) == 0
    printed = json.loads(capsys.readouterr().out)
    assert set(printed) == {"kind", "answers", "reply", "evidence", "questions"}
    assert (printed["kind"], printed["answers"]["interview_time"], printed["reply"]) == ("invitation", "14:00", None)
    evidence = printed["evidence"]["interview_time"]
    assert MAIL[evidence["start"] : evidence["end"]] == evidence["text"] == "2pm"


@pytest.mark.parametrize(("data", "options"), [(b"", []), (bytes(range(20)) * 50, []), (b"x", ["--now", "soon"])])
def test_unreadable_input_gives_one_line(
    data: bytes, options: list[str], monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """Exit status 2, nothing printed, one line on standard error."""
    assert run(data, *options, monkeypatch=monkeypatch) == 2
    output = capsys.readouterr()
    assert (output.out, output.err.count("\n")) == ("", 1)


def handle(request: dict[str, Any]) -> dict[str, Any]:
    """Return the bridge's response to a request to read."""
    response: dict[str, Any] = json.loads(bridge.handle_json(json.dumps({"action": "read", "clock": CLOCK, **request})))
    return response


def test_bridge_reads_in_the_visitors_zone_and_locale() -> None:
    """The answers' locale and zone count; an unknown locale is British."""
    for answers in ({"your_zone": "Europe/London", "locale": "en-US"}, {"locale": "xx-XX"}, {}):
        response = handle({"source": MAIL, "answers": answers})
        assert response["reading"]["answers"]["interview_date"] == "2026-03-12"


def test_bridge_says_why_nothing_can_be_read() -> None:
    """A sentence for what is no text, a refusal for what isn't a request."""
    assert handle({"source": " "})["problem"].endswith("paste it here.")
    assert handle({"source": 5}) == {"ok": False, "error": "source must be a string"}

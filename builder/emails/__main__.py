"""The builder without a browser: `python -m builder.emails catalogue|compose|check|read`, with JSON out."""

import argparse
import json
import sys
from datetime import UTC, datetime
from typing import Any, Final

from builder.emails import bridge
from builder.emails.form.parsing import UnknownField
from builder.emails.model import catalogue
from builder.emails.model.clock import InvalidClock, parse_clock
from builder.emails.model.zone_transitions import transitions
from builder.emails.read.reader import read
from builder.emails.read.reading import Unreadable
from builder.emails.translations import DEFAULT_LOCALE, language_of, load_table, locales
from builder.emails.untrusted_request import BadRequest, answers_of, parse_request

ZONE_FIELDS: Final = ("your_zone", "their_zone")

HOME_ZONES: Final = {"en-GB": "Europe/London"}
"""The zone of a locale that has only one."""

PRINTED: Final = ("errors", "warnings", "situation", "type", "why", "subject", "body", "missing", "links")
"""The parts of a message's response that `compose` prints."""


def main(arguments: list[str] | None = None) -> int:
    """Run one command and return its exit status: 0, 1 for answers that are wrong, 2 for input that is no answer."""
    parser = argparse.ArgumentParser(prog="python -m builder.emails", description=__doc__)
    commands = parser.add_subparsers(dest="command", required=True)
    commands.add_parser("catalogue", help="print every situation, cause, field, choice and limit")
    for name, text in (("compose", "read answers, print the message"), ("check", "read a message, print the findings")):
        command = commands.add_parser(name, help=f"{text} (JSON from standard input)")
        command.add_argument("--now", default=None, help="the moment of writing, ISO 8601 (default: now)")
    reader = commands.add_parser("read", help="read an invitation or a reply (text, .eml or .ics from standard input)")
    reader.add_argument("--now", default=None, help="the moment of reading, ISO 8601 (default: now)")
    reader.add_argument("--locale", default=DEFAULT_LOCALE, choices=locales(), help="whose dates they are")
    options = parser.parse_args(arguments)
    try:
        output = _read(options) if options.command == "read" else _output(options)
    except (Unreadable, BadRequest, InvalidClock, UnknownField) as error:
        print(f"{parser.prog}: {' '.join(str(error).split())}", file=sys.stderr)
        return 2
    errors = output.get("errors") or {}
    print(json.dumps({"errors": errors} if errors else output, ensure_ascii=False, indent=2))
    return 1 if errors else 0


def _output(options: argparse.Namespace) -> dict[str, Any]:
    """Return what a command prints."""
    if options.command == "catalogue":
        return dict(catalogue.as_data())
    data = parse_request(sys.stdin.buffer.read())
    if options.command == "compose":
        request: dict[str, Any] = {"action": "compose", "answers": data}
    else:
        request = {"action": "check", "answers": data.pop("answers", {}), "text": data}
    request["clock"] = _clock(answers_of(request), options.now)
    response = bridge.handle(request)
    printed = ("findings",) if options.command == "check" else PRINTED
    return {key: value for key, value in response.items() if key in printed}


def _read(options: argparse.Namespace) -> dict[str, Any]:
    """Return what a mail says, as JSON takes it.

    A time in UTC, as in a calendar file, is told in the zone of the locale's capital, since no visitor's own is known.
    """
    try:
        moment = datetime.fromisoformat(options.now) if options.now else datetime.now().astimezone()
    except ValueError:
        raise InvalidClock(f"--now must be a time such as 2026-11-24T18:19:00, not {options.now!r}") from None
    zone = HOME_ZONES.get(options.locale, "")
    utc = moment.astimezone(UTC).replace(second=0, microsecond=0)
    clock = parse_clock(
        {"now": utc.isoformat(), "zones": {zone: [list(p) for p in transitions(zone, utc)]} if zone else {}}
    )
    now = moment.replace(tzinfo=None)
    reading = read(sys.stdin.buffer.read(), now=now, locale=options.locale, clock=clock, your_zone=zone)
    return dict(reading.as_data(load_table(language_of(options.locale), "handoff")["questions"]))


def _clock(answers: dict[str, str], now: str | None) -> dict[str, Any]:
    """Return the clock of a request made here: this machine's time, Python's own zones."""
    try:
        moment = datetime.fromisoformat(now) if now else datetime.now(UTC)
    except ValueError:
        raise InvalidClock(f"--now must be a time such as 2026-11-24T18:19:00Z, not {now!r}") from None
    moment = moment.astimezone(UTC).replace(second=0, microsecond=0)
    zones = {}
    for name in {answers.get(field, "") for field in ZONE_FIELDS} - {""}:
        known = transitions(name, moment)
        if known:
            zones[name] = [list(pair) for pair in known]
    return {"now": moment.isoformat(), "zones": zones}


if __name__ == "__main__":
    sys.exit(main())

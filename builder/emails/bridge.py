"""The border to the browser: one function, a JSON string in and a JSON string out.

No object of JavaScript ever crosses it, so none can reach a template.
"""

import json
from collections.abc import Callable
from typing import Any, Final

from builder.emails.export import ics, share_link
from builder.emails.export.eml import draft_file
from builder.emails.form.parsing import UnknownField, parse
from builder.emails.model import catalogue
from builder.emails.model.clock import BadClock, Clock, clock_from
from builder.emails.responses import check_reply, compose_reply
from builder.emails.translations import language_of, table

type Request = dict[str, Any]
type Reply = dict[str, Any]

MAX_REQUEST_CHARS: Final = 400_000
"""Characters. A message of 100 kB and a full form stay well below it."""


class BadRequest(ValueError):
    """The request is not of the agreed form; its text is one line for the caller."""


def handle_json(request: str) -> str:
    """Return the reply to a request, both JSON objects; one that makes no sense gets {"ok": false, "error": …}."""
    try:
        reply = handle(parse_request(request))
    except CLIENT_ERRORS as problem:
        reply = {"ok": False, "error": " ".join(str(problem).split())}
    return json.dumps(reply, ensure_ascii=False)


def handle(data: Request) -> Reply:
    """Return the reply to a request that has been read.

    Raises:
        one of CLIENT_ERRORS: the request is not of the agreed form.
    """
    action = data.get("action", "compose")
    if not isinstance(action, str) or action not in ACTIONS:
        raise BadRequest(f"unknown action; the actions are {', '.join(ACTIONS)}")
    return {"ok": True, **ACTIONS[action](data)}


def parse_request(request: str | bytes) -> Request:
    """Return the object that a request holds.

    Raises:
        BadRequest: it is too long, or no JSON object.
    """
    if len(request) > MAX_REQUEST_CHARS:
        raise BadRequest(f"a request has at most {MAX_REQUEST_CHARS} characters")
    try:
        data = json.loads(request)
    except (ValueError, RecursionError) as problem:
        raise BadRequest(f"not JSON: {problem}") from None
    if not isinstance(data, dict):
        raise BadRequest("the request must be a JSON object")
    return data


def answers_of(data: Request) -> dict[str, str]:
    """Return the flat answers of a request; a lone surrogate, which no text may hold, is dropped.

    Raises:
        BadRequest: they are not an object of strings.
    """
    answers = data.get("answers", {})
    if not isinstance(answers, dict) or not all(isinstance(value, str) for value in answers.values()):
        raise BadRequest("answers must be an object whose values are strings")
    return answers


def clock_of(data: Request) -> Clock:
    """Return the clock of a request.

    Raises:
        BadClock: it has not the agreed form.
    """
    return clock_from(data.get("clock"))


def text_of(data: Request) -> tuple[str, str]:
    """Return the subject and body of a request.

    Raises:
        BadRequest: they are not strings.
    """
    text = data.get("text", {})
    if not isinstance(text, dict):
        raise BadRequest("text must be an object with subject and body")
    subject, body = text.get("subject", ""), text.get("body", "")
    if not isinstance(subject, str) or not isinstance(body, str):
        raise BadRequest("subject and body must be strings")
    return subject, body


def _compose(data: Request) -> Reply:
    return compose_reply(answers_of(data), clock_of(data))


def _check(data: Request) -> Reply:
    return check_reply(*text_of(data), answers_of(data), clock_of(data))


def _catalogue(data: Request) -> Reply:
    return {"catalogue": catalogue.as_data()}


def _draft_file(data: Request) -> Reply:
    return {"file": draft_file(*text_of(data), answers_of(data).get("recipient_email", ""))}


def _calendar_file(data: Request) -> Reply:
    clock = clock_of(data)
    context = parse(answers_of(data), clock).context
    if context is None:
        raise BadRequest("the answers name no situation")
    named = [data.get(name) for name in ("uid", "url")]
    uid, url = (value if isinstance(value, str) else "" for value in named)
    return {"file": ics.calendar_file(context, clock, uid, data.get("sequence", 0), url)}


def _share(data: Request) -> Reply:
    return {"fragment": share_link.share(answers_of(data), data.get("with_names") is True)}


def _unshare(data: Request) -> Reply:
    """Return the answers of a share link, or in words why there are none: a broken link is no fault of the page."""
    fragment = data.get("fragment")
    if not isinstance(fragment, str):
        raise BadRequest("fragment must be a string")
    try:
        answers, ignored = share_link.unshare(fragment)
    except share_link.ShareError as problem:
        said = table(language_of(""), "handoff")["share"]
        return {"answers": {}, "ignored": [], "problem": said[problem.reason]}
    return {"answers": answers, "ignored": list(ignored), "problem": ""}


ACTIONS: Final[dict[str, Callable[[Request], Reply]]] = {
    "compose": _compose,
    "check": _check,
    "catalogue": _catalogue,
    "draft_file": _draft_file,
    "calendar_file": _calendar_file,
    "share": _share,
    "unshare": _unshare,
}

CLIENT_ERRORS: Final = (BadRequest, BadClock, UnknownField, ics.CalendarError, share_link.ShareError)
"""What a request of the wrong form raises; the text of each is one line."""

"""The Python side of the browser bridge: JSON in, JSON out.

No JavaScript object ever crosses it, so none can reach a template.
"""

import json
import re
from collections.abc import Callable
from typing import TYPE_CHECKING, Any, Final

from builder.emails.export import ics, share_link
from builder.emails.export.eml import draft_file
from builder.emails.form.parsing import UnknownField, parse
from builder.emails.model import catalogue
from builder.emails.model.clock import Clock, InvalidClock, parse_clock
from builder.emails.responses import check_response, compose_response
from builder.emails.translations import DEFAULT_LOCALE, language_of, load_table, locales

if TYPE_CHECKING:
    from builder.emails.contract import (
        Action,
        CatalogueResponse,
        CheckResponse,
        ComposeResponse,
        FileResponse,
        ReadResponse,
        Response,
        ShareResponse,
        SuccessResponse,
        UnshareResponse,
    )

type UntrustedRequest = dict[str, Any]
"""A JSON object that claims to be a `Request` of the contract."""

MAX_REQUEST_CHARS: Final = 400_000
"""A message of 100 kB and a full form stay well below it."""

MAX_DEPTH: Final = 8
"""Of objects and lists in each other; the rows of a zone's transitions are the fifth."""

_STRING: Final = re.compile(r'"(?:[^"\\]|\\.)*+"?', re.DOTALL)
_BRACKET: Final = re.compile(r"[\[\]{}]")


class BadRequest(ValueError):
    """Raised when a request does not follow the contract; its text is one line for the caller."""


def handle_json(request: str) -> str:
    """Return the response to a request, both JSON objects; a request that makes no sense gets an `ErrorResponse`.

    One answer that we can't deal with mustn't cost the visitor Python, let alone the last good message: faults of ours
    are refused too. What another start of Python could mend is left to the page.
    """
    response: Response
    try:
        response = handle(parse_request(request))
    except CLIENT_ERRORS as error:
        response = {"ok": False, "error": " ".join(str(error).split())}
    except Exception as error:
        if needs_restart(error):
            raise
        response = {"ok": False, "error": f"internal error: {type(error).__name__}"}
    return json.dumps(response, ensure_ascii=False)


def needs_restart(error: BaseException | None) -> bool:
    """Return whether another start of Python could mend an error, or one that it was raised from."""
    return error is not None and (isinstance(error, RESTARTS) or needs_restart(error.__context__))


def handle(request: UntrustedRequest) -> "SuccessResponse":
    """Return the response to a parsed request.

    Raises:
        one of CLIENT_ERRORS: the request does not follow the contract.
    """
    action = request.get("action", "compose")
    if not isinstance(action, str) or action not in ACTIONS:
        raise BadRequest(f"unknown action; the actions are {', '.join(ACTIONS)}")
    return ACTIONS[action](request)


def parse_request(request: str | bytes) -> UntrustedRequest:
    """Return the JSON object that a request holds.

    Raises:
        BadRequest: it is too long or too deep, or not a JSON object.
    """
    if len(request) > MAX_REQUEST_CHARS:
        raise BadRequest(f"a request has at most {MAX_REQUEST_CHARS} characters")
    if is_too_deep(request):
        raise BadRequest(f"a request has at most {MAX_DEPTH} objects and lists in each other")
    try:
        data = json.loads(request)
    except ValueError as error:
        raise BadRequest(f"not JSON: {error}") from None
    if not isinstance(data, dict):
        raise BadRequest("the request must be a JSON object")
    return data


def is_too_deep(request: str | bytes) -> bool:
    """Return whether JSON has more objects and lists in each other than the contract.

    Parsing finds out too late: in the browser the stack may end before Python's limit of recursion, and Python with it.
    """
    text = request if isinstance(request, str) else request.decode("utf-8", "replace")
    depth = 0
    for bracket in _BRACKET.findall(_STRING.sub("", text)):
        depth += 1 if bracket in "[{" else -1
        if depth > MAX_DEPTH:
            return True
    return False


def answers_of(request: UntrustedRequest) -> dict[str, str]:
    """Return the flat answers of a request.

    Raises:
        BadRequest: they are not an object of strings.
    """
    answers = request.get("answers", {})
    if not isinstance(answers, dict) or not all(isinstance(value, str) for value in answers.values()):
        raise BadRequest("answers must be an object whose values are strings")
    return answers


def clock_of(request: UntrustedRequest) -> Clock:
    """Return the clock of a request.

    Raises:
        InvalidClock: it is malformed.
    """
    return parse_clock(request.get("clock"))


def text_of(request: UntrustedRequest) -> tuple[str, str]:
    """Return the subject and body of a request.

    Raises:
        BadRequest: they are not strings.
    """
    text = request.get("text", {})
    if not isinstance(text, dict):
        raise BadRequest("text must be an object with subject and body")
    subject, body = text.get("subject", ""), text.get("body", "")
    if not isinstance(subject, str) or not isinstance(body, str):
        raise BadRequest("subject and body must be strings")
    return subject, body


def _compose(request: UntrustedRequest) -> "ComposeResponse":
    return compose_response(answers_of(request), clock_of(request))


def _check(request: UntrustedRequest) -> "CheckResponse":
    return check_response(*text_of(request), answers_of(request), clock_of(request))


def _catalogue(_: UntrustedRequest) -> "CatalogueResponse":
    return {"ok": True, "kind": "catalogue", "catalogue": catalogue.as_data()}


def _draft_file(request: UntrustedRequest) -> "FileResponse":
    recipient = answers_of(request).get("recipient_email", "")
    return {"ok": True, "kind": "file", "file": draft_file(*text_of(request), recipient)}


def _calendar_file(request: UntrustedRequest) -> "FileResponse":
    clock = clock_of(request)
    context = parse(answers_of(request), clock).context
    if context is None:
        raise BadRequest("the answers name no situation")
    values = [request.get(name) for name in ("uid", "url")]
    uid, url = (value if isinstance(value, str) else "" for value in values)
    file = ics.calendar_file(context, clock, uid, request.get("sequence", 0), url)
    return {"ok": True, "kind": "file", "file": file}


def _share(request: UntrustedRequest) -> "ShareResponse":
    fragment = share_link.encode(answers_of(request), request.get("with_names") is True)
    return {"ok": True, "kind": "share", "fragment": fragment}


def _unshare(request: UntrustedRequest) -> "UnshareResponse":
    """Return the answers in a share link, or a sentence on why it cannot be read: a broken link is no client error."""
    fragment = request.get("fragment")
    if not isinstance(fragment, str):
        raise BadRequest("fragment must be a string")
    try:
        answers, ignored = share_link.decode(fragment)
    except share_link.ShareError as error:
        problems = load_table(language_of(""), "handoff")["share"]
        return {"ok": True, "kind": "unshare", "answers": {}, "ignored": [], "problem": problems[error.reason]}
    return {"ok": True, "kind": "unshare", "answers": answers, "ignored": list(ignored), "problem": ""}


def _read(request: UntrustedRequest) -> "ReadResponse":
    """Return what an invitation or a reply says, or a sentence on why it can't be read.

    Most visitors paste nothing, so the modules that read don't come with the start: the page fetches them when the
    import below fails, and asks again.
    """
    from builder.emails.read.reader import read
    from builder.emails.read.reading import Unreadable

    source, answers, clock = request.get("source"), answers_of(request), clock_of(request)
    if not isinstance(source, str):
        raise BadRequest("source must be a string")
    zone, locale = answers.get("your_zone", ""), answers.get("locale", "")
    try:
        reading = read(
            source,
            now=clock.local(zone, clock.now),
            locale=locale if locale in locales() else DEFAULT_LOCALE,
            clock=clock,
            your_zone=zone,
        )
    except Unreadable as error:
        problems = load_table(language_of(locale), "handoff")["read"]
        return {"ok": True, "kind": "reading", "reading": None, "problem": problems[error.reason]}
    return {"ok": True, "kind": "reading", "reading": reading.as_data(), "problem": ""}


ACTIONS: Final[dict["Action", Callable[[UntrustedRequest], "SuccessResponse"]]] = {
    "compose": _compose,
    "check": _check,
    "catalogue": _catalogue,
    "draft_file": _draft_file,
    "calendar_file": _calendar_file,
    "share": _share,
    "unshare": _unshare,
    "read": _read,
}

RESTARTS: Final = (ImportError, MemoryError, RecursionError)
"""What another start of Python could mend: a module that this build lacks, memory or a stack that is full."""

CLIENT_ERRORS: Final = (BadRequest, InvalidClock, UnknownField, ics.CalendarError, share_link.ShareError)
"""What a request that breaks the contract raises; the text of each is one line."""

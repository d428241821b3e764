"""The Python side of the browser bridge: JSON in, JSON out.

No JavaScript object ever crosses it, so none can reach a template.
"""

import json
from collections.abc import Callable
from typing import TYPE_CHECKING, Final

from builder.emails.export import ics, share_link
from builder.emails.export.eml import draft_file
from builder.emails.export.share_contents import contents_in_words
from builder.emails.form.parsing import UnknownField, parse
from builder.emails.model import catalogue
from builder.emails.model.clock import InvalidClock
from builder.emails.responses import check_response, compose_response
from builder.emails.translations import DEFAULT_LOCALE, language_of, load_table, locales
from builder.emails.untrusted_request import (
    BadRequest,
    UntrustedRequest,
    answers_of,
    clock_of,
    parse_request,
    text_of,
)

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


def _compose(request: UntrustedRequest) -> "ComposeResponse":
    return compose_response(answers_of(request), clock_of(request))


def _check(request: UntrustedRequest) -> "CheckResponse":
    generated = request.get("generated") is True
    return check_response(*text_of(request), answers_of(request), clock_of(request), generated=generated)


def _catalogue(_: UntrustedRequest) -> "CatalogueResponse":
    return {"ok": True, "kind": "catalogue", "catalogue": catalogue.as_data()}


def _draft_file(request: UntrustedRequest) -> "FileResponse":
    answers = answers_of(request)
    recipient, thread = (answers.get(name, "") for name in ("recipient_email", "thread_ids"))
    return {"ok": True, "kind": "file", "file": draft_file(*text_of(request), recipient, thread)}


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
    fragment = share_link.encode(
        answers_of(request),
        with_names=request.get("with_names") is True,
        with_job=request.get("with_job") is True,
    )
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
        return {
            "ok": True,
            "kind": "unshare",
            "answers": {},
            "ignored": [],
            "contents": "",
            "problem": problems[error.reason],
        }
    contents = contents_in_words(answers, language_of(answers.get("locale", "")))
    return {
        "ok": True,
        "kind": "unshare",
        "answers": answers,
        "ignored": list(ignored),
        "contents": contents,
        "problem": "",
    }


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
    texts = load_table(language_of(locale), "handoff")
    try:
        reading = read(
            source,
            now=clock.local(zone, clock.now),
            locale=locale if locale in locales() else DEFAULT_LOCALE,
            clock=clock,
            your_zone=zone,
        )
    except Unreadable as error:
        return {"ok": True, "kind": "reading", "reading": None, "problem": texts["read"][error.reason]}
    return {"ok": True, "kind": "reading", "reading": reading.as_data(texts["questions"]), "problem": ""}


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

"""Takes apart a request that anybody may have written: JSON within bounds, and parts of the right type."""

import json
import re
from typing import Any, Final

from builder.emails.model.clock import Clock, parse_clock

type UntrustedRequest = dict[str, Any]
"""A JSON object that claims to be a `Request` of the contract."""

MAX_REQUEST_CHARS: Final = 400_000
"""A message of 100 kB and a full form stay well below it."""
MAX_READ_CHARS: Final = 10_000_000
"""Of a request to read something: the longest file, of which JSON may write each character as six."""
MAX_DEPTH: Final = 8
"""Of objects and lists in each other; the rows of a zone's transitions are the fifth."""
_STRING: Final = re.compile(r'"(?:[^"\\]|\\.)*+"?', re.DOTALL)
_BRACKET: Final = re.compile(r"[\[\]{}]")


class BadRequest(ValueError):
    """Raised when a request does not follow the contract; its text is one line for the caller."""


def parse_request(request: str | bytes) -> UntrustedRequest:
    """Return the JSON object that a request holds.

    Raises:
        BadRequest: it is too long or too deep, or not a JSON object.
    """
    if len(request) > MAX_READ_CHARS:
        raise BadRequest(f"a request has at most {MAX_READ_CHARS} characters")
    if is_too_deep(request):
        raise BadRequest(f"a request has at most {MAX_DEPTH} objects and lists in each other")
    try:
        data = json.loads(request)
    except ValueError as error:
        raise BadRequest(f"not JSON: {error}") from None
    if not isinstance(data, dict):
        raise BadRequest("the request must be a JSON object")
    if len(request) > MAX_REQUEST_CHARS and data.get("action") != "read":
        raise BadRequest(f"a request has at most {MAX_REQUEST_CHARS} characters, unless it is to read something")
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

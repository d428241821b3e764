"""The corpus of untrusted input: texts by class under tests/corpus/hostile/, each with what becomes of it.

A file is a class. It names where its texts come in (`intake`; an answer unless it says otherwise) and the field.
Then come its cases by name, under what is expected: `kept` as typed, `cleaned` to the second text, `refused` for the
reason that the table is named after, `counted` as the numbers say.

What TOML cannot hold or nobody would read stands in double brackets:
    ⟦D83D⟧          the UTF-16 unit of that number, half of a pair
    ⟦a × 81⟧        that text so many times
    ⟦d: {"v":1}⟧    d= and that text in base64url, as a share link has it
"""

import re
import tomllib
from base64 import urlsafe_b64encode
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any, Final

FOLDER: Final = Path(__file__).parents[1] / "corpus" / "hostile"

_TIMES: Final = re.compile(r"⟦([^⟦⟧]+?) × (\d+)⟧", re.DOTALL)
_UNIT: Final = re.compile(r"⟦([0-9A-F]{4})⟧")
_LINK: Final = re.compile(r"⟦d: ([^⟦⟧]*)⟧", re.DOTALL)


@dataclass(frozen=True)
class Case:
    """One untrusted text.

    Attributes:
        kind: its class, the name of its file.
        name: what it is.
        intake: where it comes in: answer, key, fragment, opening, storage, request, calendar, sms, message or file.
        text: the text.
        becomes: what is taken from it: a text, the answers of a link, or how a network counts it; None where refused.
        reason: why it is refused, "" where it is not.
        field: the answer that it is given as.
        situation: the situation in which that is asked.
    """

    kind: str
    name: str
    intake: str
    text: str
    becomes: Any
    reason: str = ""
    field: str = "your_name"
    situation: str = "missed"

    def __str__(self) -> str:
        """Return what a test report calls it."""
        return f"{self.kind}: {self.name}"

    @property
    def kept(self) -> bool:
        """Whether it arrives as it was typed."""
        return bool(self.becomes == self.text)


@cache
def cases() -> tuple[Case, ...]:
    """Return the whole corpus."""
    return tuple(case for path in sorted(FOLDER.glob("*.toml")) for case in _cases_of(path))


def by_intake(*intakes: str) -> tuple[Case, ...]:
    """Return the cases that come in at one of these places."""
    return tuple(case for case in cases() if case.intake in intakes)


def _cases_of(path: Path) -> Iterator[Case]:
    """Yield the cases of a file."""
    data = tomllib.loads(path.read_text("utf-8"))
    about = {key: value for key, value in data.items() if isinstance(value, str) and key != "about"}
    common = {"kind": path.stem, "intake": "answer", **about}
    for outcome in ("kept", "cleaned", "counted"):
        for name, value in data.get(outcome, {}).items():
            text, *becomes = (_spelt_out(part) for part in (value if isinstance(value, list) else [value, value]))
            yield Case(name=name, text=text, becomes=becomes[0] if len(becomes) == 1 else tuple(becomes), **common)
    for reason, named in data.get("refused", {}).items():
        for name, value in named.items():
            yield Case(name=name, text=_spelt_out(value), becomes=None, reason=reason, **common)


def _spelt_out(value: Any) -> Any:
    """Return a value with its double brackets replaced, in tables too."""
    if isinstance(value, Mapping):
        return {key: _spelt_out(part) for key, part in value.items()}
    if not isinstance(value, str):
        return value
    value = _TIMES.sub(lambda found: found[1] * int(found[2]), value)
    value = _UNIT.sub(lambda found: chr(int(found[1], 16)), value)
    return _LINK.sub(lambda found: "d=" + urlsafe_b64encode(found[1].encode()).decode().rstrip("="), value)

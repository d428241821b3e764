"""The wordings of a language: sentences with slots for facts, in the format of wordings/README.md."""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from functools import cache
from sys import intern
from typing import Any, Final

from builder.emails.compose.date_format import close_dates
from builder.emails.translations import language_dir, read_table, translations

CAUSE_BEATS: Final = ("past", "now", "short", "short_now", "owning")
"""What a cause's file says: what happened, before or after the start, also briefly; the writer's part; its name."""

DEFAULT_VOICES: Final = frozenset({"plain", "warmer"})

_ENGLISH: Final = ("uk", "us")
_FOR: Final = re.compile(r'^for = "([^"]*)"', re.MULTILINE)
_PIECE: Final = re.compile(r"\[([^\[\]]*)\]")
_SLOT: Final = re.compile(r"\{(\w+)\}")

type Facts = Mapping[str, str]


@dataclass(frozen=True, slots=True)
class Piece:
    """A part of a wording: its text with {slots}, the facts among them, and whether it goes where one is unknown."""

    text: str
    slots: tuple[str, ...]
    optional: bool


@dataclass(frozen=True, slots=True)
class Wording:
    """One way to say a beat.

    Attributes:
        name: unique in a language.
        voices: plain, warmer, formal, shorter.
        conditions: all must hold; one that starts with "!" must not.
        covers: other beats that it says too.
        rank: how much it goes before others, beyond what it asks for.
    """

    name: str
    voices: frozenset[str]
    conditions: tuple[str, ...]
    covers: tuple[str, ...]
    pieces: tuple[Piece, ...]
    rank: int = 0

    @property
    def needs(self) -> frozenset[str]:
        """The facts without which it can't be used."""
        return frozenset(slot for piece in self.pieces if not piece.optional for slot in piece.slots)

    @property
    def is_flexible(self) -> bool:
        """Whether it has pieces that it can do without."""
        return any(piece.optional for piece in self.pieces)

    @property
    def demands(self) -> int:
        """How much it asks for: the wordings that ask for most are tried first. Which English counts for nothing."""
        conditions = [c for c in self.conditions if not c.startswith("!") and c not in _ENGLISH]
        return self.rank + len(self.needs) + len(conditions)

    def fits(self, facts: Facts, conditions: frozenset[str]) -> bool:
        """Return whether its facts are known and its conditions hold."""
        # Plain loops, conditions first: a message tries some five hundred wordings, and most fail at their first one.
        for condition in self.conditions:
            if condition[0] == "!":
                if condition[1:] in conditions:
                    return False
            elif condition not in conditions:
                return False
        return all(facts.get(slot) for piece in self.pieces if not piece.optional for slot in piece.slots)

    def render(self, facts: Facts) -> str:
        """Return its text with the facts filled in, optional pieces left out where their facts aren't known."""
        return close_dates(
            "".join(
                piece.text.format_map(facts)
                for piece in self.pieces
                if not piece.optional or all(facts.get(slot) for slot in piece.slots)
            )
        )

    def render_briefly(self, facts: Facts) -> str:
        """Return its text with the facts filled in, without any optional piece."""
        return close_dates("".join(piece.text.format_map(facts) for piece in self.pieces if not piece.optional))


def parse_wording(name: str, entry: Mapping[str, Any], words: frozenset[str] = frozenset()) -> Wording:
    """Return a wording from its entry in a table.

    words: the slots that are no facts, but words which every locale has.
    """
    return Wording(
        name=str(entry.get("name", name)),
        voices=_voices(str(entry["voice"])) if "voice" in entry else DEFAULT_VOICES,
        conditions=tuple(map(intern, str(entry.get("if", "")).split())),
        covers=tuple(str(entry.get("covers", "")).split()),
        pieces=tuple(_pieces(str(entry["text"]), words)),
        rank=int(entry.get("rank", 0)),
    )


@cache
def _voices(names: str) -> frozenset[str]:
    """Return the voices of an entry; few sets serve them all."""
    return frozenset(names.split())


def expand(wording: Wording, expansions: Mapping[str, str]) -> Wording:
    """Return a wording with some of its words exchanged; what the visitor wrote isn't part of it.

    A formal voice contracts nothing, and a trial shift is no interview.
    """
    pattern = _any_of(tuple(expansions))
    pieces = tuple(
        replace(piece, text=pattern.sub(lambda match: expansions[match[0]], piece.text)) for piece in wording.pieces
    )
    return replace(wording, pieces=pieces)


@cache
def _any_of(words: tuple[str, ...]) -> re.Pattern[str]:
    """Return the pattern of any of some words, the longest first: "I'd be" is no part of "I'd been"."""
    return re.compile(rf"\b(?:{'|'.join(sorted(map(re.escape, words), key=len, reverse=True))})\b")


def _pieces(text: str, words: frozenset[str]) -> Iterable[Piece]:
    """Split a text at its square brackets."""
    for index, part in enumerate(_PIECE.split(text)):
        if part:
            yield Piece(part, tuple(slot for slot in _SLOT.findall(part) if slot not in words), optional=index % 2 == 1)


@cache
def wordings_for(language: str, kind: str) -> Mapping[str, tuple[Wording, ...]]:
    """Return the wordings for a kind of message (a message type, or that of a channel), by beat."""
    beats: dict[str, tuple[Wording, ...]] = {}
    for name in _file_names(language):
        if kind in _kinds_served(language, name):
            for beat, wordings in _file_wordings(language, name).items():
                beats[beat] = (*beats.get(beat, ()), *wordings)
    return beats


@cache
def _file_names(language: str) -> tuple[str, ...]:
    """Return the names of the files of wordings, in order."""
    names = (path.name for path in (language_dir(language) / "wordings").iterdir())
    return tuple(sorted(name.removesuffix(".toml") for name in names if name.endswith(".toml")))


@cache
def _kinds_served(language: str, name: str) -> frozenset[str]:
    """Return the kinds of messages that a file is for, without parsing all of it."""
    header = _FOR.search((language_dir(language) / "wordings" / f"{name}.toml").read_text(encoding="utf-8"))
    return frozenset(header[1].split()) if header else frozenset()


@cache
def _file_wordings(language: str, name: str) -> Mapping[str, tuple[Wording, ...]]:
    """Return the wordings of one file by beat; each is parsed once, whatever kinds share it."""
    table = dict(read_table(language, f"wordings/{name}"))
    table.pop("for")
    words = translations(language).word_names()
    return {beat: tuple(_parse_all(beat, entries, words)) for beat, entries in table.items()}


@cache
def cause_wordings(language: str, cause: str) -> Mapping[str, tuple[Wording, ...]]:
    """Return the wordings of a cause: its sentences past, now, short, short_now and owning.

    A cause has a file of its own, so that their number costs nothing where one is read.
    """
    table = read_table(language, f"causes/{cause}") if cause else {}
    words = translations(language).word_names()
    return {key: tuple(_parse_all(f"{cause}-{key}", table[key], words)) for key in CAUSE_BEATS if key in table}


def _parse_all(name: str, entries: Iterable[Mapping[str, Any]], words: frozenset[str]) -> Iterable[Wording]:
    return (parse_wording(f"{name}-{number}", entry, words) for number, entry in enumerate(entries, 1))

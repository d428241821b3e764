"""Which wording of each beat a message has: one of those that fit, by the number of the wording; never by chance."""

from collections.abc import Iterator, Mapping, Sequence
from itertools import groupby
from typing import Final

from builder.emails.compose.wordings import Facts, Wording

FALLBACK_VOICE: Final = "plain"
"""The voice of a beat that has no wording in the voice asked for."""

_STRIDES: Final = (5, 11, 17, 23, 31, 41, 47)
"""After so many wordings a beat takes a step of its own, so that beats don't move in step. Primes."""

_SPREAD: Final = 2_654_435_761
"""Knuth's multiplicative hash: neighbouring causes and beats start at wordings far apart, however many there are."""


def choose(
    wordings: Sequence[Wording],
    facts: Facts,
    conditions: frozenset[str],
    voice: str,
    turn: int,
) -> Wording | None:
    """Return the wording of one beat, None if none fits: of those that ask for most, the one whose turn it is."""
    return next(rank(wordings, facts, conditions, voice, turn), None)


def rank(
    wordings: Sequence[Wording], facts: Facts, conditions: frozenset[str], voice: str, turn: int
) -> Iterator[Wording]:
    """Yield the wordings that fit, those that ask for most first; equals start with the one whose turn it is."""
    fitting = [wording for wording in wordings if wording.fits(facts, conditions)]
    in_voice = [w for w in fitting if voice in w.voices] or [w for w in fitting if FALLBACK_VOICE in w.voices]
    ordered = sorted(in_voice, key=lambda wording: -wording.demands)
    for _, equals in groupby(ordered, key=lambda wording: wording.demands):
        group = list(equals)
        start = turn % len(group)
        yield from (*group[start:], *group[:start])


def turn_of(number: int, beat_index: int, offset: int) -> int:
    """Return how far a beat has moved: a step with every wording, and another at its own stride.

    number: the wording asked for; beat_index: the beat's place; offset: shifts causes against each other.
    """
    start = (offset * len(_STRIDES) + beat_index) * _SPREAD >> 16
    return number + number // _STRIDES[beat_index % len(_STRIDES)] + start


def choose_beats(
    beats: Mapping[str, Sequence[Wording]],
    facts: Facts,
    conditions: frozenset[str],
    *,
    voice: str,
    number: int,
    offset: int,
) -> dict[str, Wording]:
    """Return the wording of every beat that has one, less the beats that another wording says already.

    Where one that came before covers "role", "said_role" holds.
    """
    chosen: dict[str, Wording] = {}
    covered: set[str] = set()
    for index, (beat, wordings) in enumerate(beats.items()):
        if beat in covered:
            continue
        said = conditions | {f"said_{name}" for name in covered}
        wording = choose(wordings, facts, said, voice, turn_of(number, index, offset))
        if wording:
            chosen[beat] = wording
            covered.update(wording.covers)
    return {beat: wording for beat, wording in chosen.items() if beat not in covered}

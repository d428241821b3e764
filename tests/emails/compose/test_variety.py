"""How different letters are: between the wordings of one, and between causes."""

import itertools
import re
from dataclasses import replace
from typing import Final

from builder.emails.compose import examples
from builder.emails.compose.composer import compose
from builder.emails.compose.message_beats import message_beats
from builder.emails.compose.selection import rank, turn_of
from builder.emails.compose.wordings import wordings_for
from builder.emails.form.parsing import parse
from builder.emails.model.catalogue import CAUSES, Fault, cause_fits
from builder.emails.model.context import Context
from tests.support.all_combinations import filled

RUN: Final = 5
OFFERS: Final = r"(?:on )?Thursday(?: 26 November)? between 2pm and 4pm,? or (?:on )?Friday(?: 27 November)? at 9\.30am"
"""The times that the examples offer: facts, which every wording has to share."""

MAX_SHARED_BY_WORDINGS: Final = 0.5
MAX_SHARED_BY_CAUSES: Final = 0.6


def runs(body: str) -> set[tuple[str, ...]]:
    """Return the five-word runs of a letter's prose, without greeting, offered times and sign-off."""
    middle = re.sub(OFFERS, "", "\n".join(body.split("\n\n")[1:-1]), flags=re.IGNORECASE).split("\n")
    words = " ".join(line for line in middle if not line.startswith("- ")).split()
    return {tuple(words[i : i + RUN]) for i in range(len(words) - RUN + 1)}


def shared(one: str, other: str) -> float:
    """Return which part of the shorter letter's runs the other one has too."""
    a, b = runs(one), runs(other)
    return len(a & b) / min(len(a), len(b))


def bodies(context: Context, count: int) -> list[str]:
    """Return a letter's first wordings."""
    return [compose(replace(context, wording=number)).body for number in range(count)]


def test_next_wording_shares_at_most_half() -> None:
    """Said another way, a letter shares at most half of its five-word runs with what it was."""
    for name in ("overslept", "train", "agency", "panel", "cannot-attend"):
        letters = bodies(examples.context_of(name if name != "train" else "hr"), 24)
        for one, other in itertools.pairwise(letters):
            assert shared(one, other) <= MAX_SHARED_BY_WORDINGS, (name, one, other)


def test_wordings_share_little_on_average() -> None:
    """Whichever two wordings strangers have, they share well under half."""
    letters = bodies(examples.context_of("overslept"), 24)
    pairs = list(itertools.combinations(letters, 2))

    assert sum(shared(*pair) for pair in pairs) / len(pairs) < MAX_SHARED_BY_WORDINGS / 2


def test_commonest_situation_has_a_thousand_letters() -> None:
    """The first eleven hundred numbers of a wording give the commonest letter at least a thousand texts."""
    assert len(set(bodies(examples.context_of("overslept"), 1_100))) >= 1_000


def test_causes_share_less_than_two_thirds() -> None:
    """With the same facts, letters about two causes share at most 60 % of their runs on average."""
    letters = []
    for cause in CAUSES:
        if cause == "other" or CAUSES[cause].fault is Fault.EMPLOYER or not cause_fits(cause, "missed"):
            continue
        context = parse({**examples.examples()["overslept"], "cause": cause}, examples.clock()).context
        assert context
        letters.append(compose(context).body)
    pairs = list(itertools.combinations(letters, 2))

    assert sum(shared(*pair) for pair in pairs) / len(pairs) <= MAX_SHARED_BY_CAUSES


def test_no_sentence_has_two_turns() -> None:
    """Among the wordings that take turns no two say the same, which would then come twice as often."""
    for situation, cause in itertools.product(("missed", "they-wrote", "voicemail", "cannot-attend"), CAUSES):
        answers = filled({"situation": situation, "cause": cause}) | {"notice": "could", "other_cause": "I missed it."}
        context = parse(answers, examples.clock()).context
        if not context:
            continue
        beats = message_beats(context)
        for beat, wordings in wordings_for(context.language, context.message_type).items():
            fitting = [*rank(wordings, beats.facts, beats.conditions, context.voice, 0)]
            turns = [w.render(beats.facts) for w in fitting if w.demands == fitting[0].demands]
            assert len(turns) == len(set(turns)), (situation, cause, beat, turns)


def test_beats_do_not_move_in_step() -> None:
    """Two beats with as many wordings each meet in every pair, not only in those of one number."""
    pairs = {(turn_of(n, 0, 0) % 5, turn_of(n, 1, 0) % 5) for n in range(200)}

    assert len(pairs) == 25


def test_same_answers_give_the_same_text() -> None:
    """A wording is chosen by its number, never by chance."""
    context = replace(examples.context_of("overslept"), wording=17)

    assert compose(context) == compose(context)

"""Running yourself down, hardship, and the words that a tap removes."""

import pytest

from tests.support.check_corpus import Flagged, flagged

BEFORE, AFTER = "Hello,\n\nI missed it. ", " Could we talk?\n\nSam"


def mended(rule: str, sentence: str) -> list[str]:
    """Return a message after each repair that a rule offers for a sentence in the middle of it."""
    body = f"{BEFORE}{sentence}{AFTER}"
    return [body.replace(words, repair) for words, repair in flagged(rule, body) if repair is not None]


@pytest.mark.parametrize(
    "sentence",
    [
        "I'm such an idiot.",
        "im such an idiot.",
        "I am an idiot!",
        "I feel like a complete fool.",
        "I'm so stupid.",
        "i was so stupid",
        "I hate myself for it.",
        "I'm a mess.",
        "I’m a total mess",
        "Honestly, I'm pathetic.",
        "I'm the worst.",
        "I am a terrible person.",
        "What an idiot.",
        "It was so stupid of me.",
        "i cant do anything right",
        "I feel useless.",
        "I just feel so worthless.",
        "My stupid brain forgot.",
        "I'm a failure.",
        "I felt like an idiot.",
    ],
)
def test_self_insults(sentence: str) -> None:
    """With and without apostrophes and capitals."""
    assert flagged("no-self-insult", f"{BEFORE}{sentence}{AFTER}") != []


@pytest.mark.parametrize(
    "sentence",
    [
        "My landlord is also throwing me out so I need the money.",
        "I can't pay rent.",
        "i cant pay my rent",
        "We can’t afford food.",
        "I have kids to feed.",
        "I need to feed my kids.",
        "I'm broke.",
        "I need money badly.",
        "I'm behind on the rent.",
        "My family depends on me.",
        "I have two children to support.",
        "I'm in debt.",
        "My benefits have been stopped.",
        "We have no money left.",
        "I'm being evicted.",
        "My landlord is kicking us out.",
        "I lost my flat.",
        "They want to evict me.",
        "I really need the money.",
        "I need to pay my bills.",
    ],
)
def test_hardship(sentence: str) -> None:
    """Money, and the loss of a home."""
    assert flagged("no-hardship", f"{BEFORE}{sentence}{AFTER}") != []


@pytest.mark.parametrize(
    "sentence", ["I need this job.", "I need a job so badly.", "I really need this job", "i need the job."]
)
def test_needing_the_job_is_begging(sentence: str) -> None:
    """The job itself is no hardship, but to need it presses as much."""
    assert flagged("no-begging", f"{BEFORE}{sentence}{AFTER}") != []


@pytest.mark.parametrize(
    "sentence",
    [
        "I need the job title for my notes.",
        "I'm no idiot.",
        "I'm not an idiot.",
        "That was a foolish mistake.",
        "My diary was a mess.",
        "I’m a failure analyst.",
        "It was careless of me.",
        "I'm sorry about the mess.",
        "The train was useless as a place to call from.",
        "I work for a homelessness charity.",
        "My landlord needed to be let in.",
        "I lost my flat keys.",
        "The rent team at Northwind interests me.",
        "I have paid the bills of three departments.",
        "I need the money laundering officer's name.",
        "I've worked in debt advice.",
        "My boiler broke.",
        "My car broke down.",
        "I have two children.",
        "My home was flooded.",
        "I work with families in need.",
        "I need to feed in the results by noon.",
        "Payroll and rent collection were part of my last job.",
        "I was thrown by the change of time.",
        "I lost my way.",
        "I moved here to support my sister.",
        "Cash handling is what I'm good at.",
        "I need the time zone for the call.",
        "I would need the work permit form from you.",
        "I need to leave at four.",
    ],
)
def test_near_misses(sentence: str) -> None:
    """Ordinary sentences about mistakes, homes and money."""
    body = f"{BEFORE}{sentence}{AFTER}"
    assert [rule for rule in ("no-self-insult", "no-hardship", "no-begging") if flagged(rule, body)] == []


@pytest.mark.parametrize(
    ("rule", "sentence", "expected"),
    [
        ("no-self-insult", "I'm such an idiot.", ""),
        ("no-self-insult", "Honestly I know that I'm an idiot, really.", ""),
        ("no-self-insult", "I overslept and honestly im such an idiot.", "I overslept."),
        ("no-self-insult", "I overslept, I'm so stupid!", "I overslept!"),
        ("no-self-insult", "I overslept because I'm an idiot.", "I overslept."),
        ("no-hardship", "My landlord is also throwing me out so I need the money.", ""),
        ("no-hardship", "I'd like the job because I can't pay my rent.", "I'd like the job."),
        ("no-hardship", "I'm still interested because I need the money.", "I'm still interested."),
        ("no-self-insult", "I'm such an idiot for doing this.", None),
        ("no-self-insult", "I overslept (I'm such an idiot).", None),
        ("no-self-insult", "They said I'm an idiot.", None),
        ("no-hardship", "I'm sorry that I can't pay my rent.", None),
        ("no-hardship", "My train was late, and I have kids to feed at home.", None),
        ("no-hardship", "I'm being evicted.", None),
    ],
)
def test_what_a_tap_removes(rule: str, sentence: str, expected: str | None) -> None:
    """The sentence if it says nothing else, or the clause at its end; else only the writer can tell."""
    gap = " " if expected else ""
    assert mended(rule, sentence) == ([] if expected is None else [f"{BEFORE}{expected}{gap}{AFTER[1:]}"])


@pytest.mark.parametrize(
    ("body", "expected"),
    [
        ("I missed it.\n\nI'm such an idiot.\n\nSorry.", [("I'm such an idiot.\n\n", "")]),
        ("I missed it. I'm such an idiot.\n\nSorry.", [(" I'm such an idiot.", "")]),
        ("I missed it.\n\nI'm such an idiot", [("I'm such an idiot", "")]),
        ("- I'm such an idiot.", [("I'm such an idiot", None)]),
    ],
)
def test_no_hole_is_left(body: str, expected: Flagged) -> None:
    """Spaces and blank lines go with their sentence; an item of a list stays."""
    assert flagged("no-self-insult", body) == expected


def test_one_finding_for_a_sentence_of_hardship() -> None:
    """Rent and an eviction in one sentence are one thing to mend; in two they are two."""
    assert len(flagged("no-hardship", "They are throwing me out and I can't pay rent.")) == 1
    assert len(flagged("no-hardship", "I'm being evicted. I can't pay rent. I have kids to feed.")) == 3

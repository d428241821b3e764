"""Approved texts: what each example says, and what the check says about each labelled text, word for word.

`make approve` renews them; a reviewer reads the diff.
"""

import tomllib
from dataclasses import replace
from typing import Any, Final

import pytest
from syrupy.assertion import SnapshotAssertion

from builder.emails.checks import check
from builder.emails.compose import examples
from builder.emails.compose.facts import facts_of, inline
from builder.emails.compose.wordings import parse_wording
from builder.emails.form.parsing import parse
from builder.emails.model.catalogue import CAUSES, CHANNELS, RECIPIENTS, SITUATIONS, VOICES
from builder.emails.model.context import Message, TimeSlot
from builder.emails.translations import TEMPLATES
from tests.support.all_combinations import filled
from tests.support.approved import FOLDER, ApprovedText
from tests.support.check_corpus import CASES, CORPUS, Case
from tests.support.factories import context_of

FOLDER_OF_WORDINGS: Final = TEMPLATES / "en" / "wordings"
WORDING_FILES: Final = sorted(
    p.name.removesuffix(".toml") for p in FOLDER_OF_WORDINGS.iterdir() if p.name.endswith(".toml")
)
SENTENCES: Final[dict[str, Any]] = {
    "availability": "I can come in any morning next week, as early as you like.",
    "note": "I can send you the slides tonight, if that helps.",
    "their_message": "email",
    "remedy": "There are two alarms set now.",
    "motivation": "I've used your app every day for two years.",
    "withdraw_reason": "I've accepted another job.",
    "others": "Alan Price and Joy Okeke",
    "platform": "Zoom",
    "adjustment": "step-free access",
    "thread_subject": "Are you joining us?",
    "available_from": "2026-11-26",
}
FAMILIES = sorted(path.stem for path in CORPUS.glob("*.toml"))


def as_file(name: str) -> str:
    """Return an example's message as it stands in its file."""
    message = examples.render(name)
    subject = f"Subject: {message.subject}\n\n" if message.subject else ""
    return f"{subject}{message.body}\n"


@pytest.mark.parametrize("name", examples.examples())
def test_example_matches_approved_text(name: str, snapshot: SnapshotAssertion) -> None:
    """Every example reads as a person approved it."""
    assert as_file(name) == snapshot(name=name, extension_class=ApprovedText)


def as_lines(case: Case) -> str:
    """Return a labelled text's name, and below it what its own rule says, and every other about words that stand there.

    What else a short text lacks is left out: it lacks a great deal.
    """
    lines = [f"# {case}"]
    for found in check(Message(case.subject, case.body), context_of(**case.answers)):
        if found.rule != case.rule and found.start == found.end:
            continue
        text = case.subject if found.where == "subject" else case.body
        repair = "" if found.repair is None else f" -> {found.repair!r}"
        place = f"{found.where} {found.start} {text[found.start : found.end]!r}{repair}"
        lines.append(f"{found.rule} {found.severity}, {place}: {found.say}")
    return "\n".join(lines)


@pytest.mark.parametrize("family", FAMILIES)
def test_findings_match_approved_text(family: str, snapshot: SnapshotAssertion) -> None:
    """For every labelled text the rules find what a person approved, and nothing else."""
    text = "\n\n".join(as_lines(case) for case in CASES if case.family == family) + "\n"

    assert text == snapshot(name=f"checks/{family}", extension_class=ApprovedText)


def facts_for_all() -> dict[str, str]:
    """Return every fact that a wording may name, as one full set of answers gives it."""
    answers = filled({"situation": "late", "cause": "overslept"}) | SENTENCES
    parsed = parse(answers, examples.clock())
    assert parsed.context is not None
    context = replace(parsed.context, voicemail_time="10:20", **SENTENCES)
    facts = facts_of(context) | facts_of(
        replace(context, situation="confirm-call", agreed=TimeSlot("2026-12-01", "11:00"))
    )
    reason, short = "I slept through my alarm.", "I overslept."
    return facts | {
        "reason": reason,
        "reason_clause": reason.rstrip("."),
        "reason_inline": inline(reason, context),
        "short": short,
        "short_inline": inline(short, context),
        "owning": "It was my own fault.",
    }


@pytest.mark.parametrize("name", WORDING_FILES)
def test_wordings_match_approved_text(name: str, snapshot: SnapshotAssertion) -> None:
    """Each wording, with every fact and without those that it can do without, is as a person approved it."""
    facts = facts_for_all()
    table = tomllib.loads((FOLDER_OF_WORDINGS / f"{name}.toml").read_text("utf-8"))
    lines = []
    for beat, entries in table.items():
        for wording in (parse_wording("", entry) for entry in entries if beat != "for"):
            bare = wording.render({slot: facts[slot] if slot in wording.needs else "" for slot in facts})
            lines += [
                f"{beat} {wording.name}",
                f"  {wording.render(facts)}",
                *([f"  {bare}"] if wording.is_flexible else []),
            ]

    assert "\n".join(lines) + "\n" == snapshot(name=f"wordings/{name}", extension_class=ApprovedText)


def test_no_approved_text_is_unused() -> None:
    """Each file belongs to an example, a family of rules, or a file of wordings."""
    assert {path.stem for path in FOLDER.glob("*.txt")} == set(examples.examples())
    assert {path.stem for path in (FOLDER / "wordings").iterdir()} == set(WORDING_FILES)
    assert {path.stem for path in (FOLDER / "checks").iterdir()} == set(FAMILIES)


def test_every_kind_of_message_has_an_approved_text() -> None:
    """Each situation, cause, message type, recipient and form is in at least one example."""
    contexts = [examples.context_of(name) for name in examples.examples()]

    assert {c.situation for c in contexts} == set(SITUATIONS)
    assert {c.cause for c in contexts if c.cause} == set(CAUSES)
    assert {c.recipient for c in contexts} >= set(RECIPIENTS) - {"recruiter", "unknown"}
    assert {c.form for c in contexts} == set(CHANNELS)
    assert {c.voice for c in contexts} == set(VOICES)
    assert len({c.message_type for c in contexts}) == 21

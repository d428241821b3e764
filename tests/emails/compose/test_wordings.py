"""The wordings themselves: their form, and that none says what it doesn't ask for."""

import re
import tomllib
from collections.abc import Iterator
from typing import Final

import pytest
from jinja2 import meta

from builder.emails.compose.composer import ENVIRONMENT, template_values
from builder.emails.compose.facts import facts_of
from builder.emails.compose.message_beats import NO_CAUSE_FACTS, message_beats
from builder.emails.compose.wordings import Wording, cause_wordings, expand, wordings_for
from builder.emails.model.catalogue import CAUSES, VOICES, MessageType
from builder.emails.translations import TEMPLATES, load_table
from tests.support.factories import context_of

FOLDER: Final = TEMPLATES / "en" / "wordings"
README: Final = (FOLDER / "README.md").read_text("utf-8")
MAX_SENTENCE_WORDS: Final = 38
FORBIDDEN: Final = re.compile(
    r"[\u2014\u2018\u2019\u201c\u201d]|  |^ | $|\bkeen\b|travell?ing\b|\b(?:apolog|organ|real|recogn)is"
)
"""Characters that the builder writes otherwise, and words that a locale's file has to give."""

CLAIMS: Final = {
    r"\bvoicemail|left you a message": (
        "left_voicemail",
        "their_voicemail",
        "voicemail_time",
        "is_cannot",
        "is_missed",
        "call_nobody",
    ),
    r"\bsee me\b|\bcome in\b|in person": (
        "in_person",
        "agency",
        "panel",
        "internal",
        "shift_manager",
        "careers",
        "intermediary",
    ),
    r"\byour (office|building)": ("in_person", "place", "careers"),
    r"\bZoom\b|\bTeams\b": ("platform",),
    r"\bpanel\b": ("panel",),
    r"\bstudent": ("careers",),
    r"short notice": ("short_notice", "today_ahead", "soon_ahead", "told_before"),
    r"\bphone or video\b": ("can_phone", "can_video"),
    r"early or late": ("flexible",),
}
"""What a wording may say only where one of these conditions or facts is among what it asks for."""


def every_wording() -> Iterator[tuple[str, Wording]]:
    """Yield each wording of each message type, with the name of its beat."""
    seen = set()
    for kind in MessageType:
        for beat, wordings in wordings_for("en", kind).items():
            for wording in wordings:
                if wording.name not in seen:
                    seen.add(wording.name)
                    yield beat, wording


WORDINGS: Final = list(every_wording())
CAUSE_WORDINGS: Final = [
    (key, w) for cause in CAUSES for key, rows in cause_wordings("en", cause).items() for w in rows
]


def text_of(wording: Wording) -> str:
    """Return the text of a wording with its slots, optional pieces included."""
    return "".join(piece.text for piece in wording.pieces)


@pytest.mark.parametrize("path", [p for p in FOLDER.iterdir() if p.name.endswith(".toml")], ids=lambda p: p.name)
def test_file_names_its_message_types(path: object) -> None:
    """A file of wordings says which messages it is for, and there are such messages."""
    table = tomllib.loads(path.read_text("utf-8"))  # type: ignore[attr-defined]

    assert set(table["for"].split()) <= set(MessageType)
    assert all(isinstance(rows, list) for beat, rows in table.items() if beat != "for")


def test_names_are_unique() -> None:
    """A name leads to one wording, so that another language can pair its own with it."""
    names = [
        entry["name"]
        for path in FOLDER.iterdir()
        if path.name.endswith(".toml")
        for beat, rows in tomllib.loads(path.read_text("utf-8")).items()
        if beat != "for"
        for entry in rows
    ]

    assert len(names) == len(set(names)) > 300


@pytest.mark.parametrize(("beat", "wording"), WORDINGS + CAUSE_WORDINGS, ids=lambda part: getattr(part, "name", part))
def test_wording_is_well_formed(beat: str, wording: Wording) -> None:
    """It uses facts and conditions that exist, speaks in whole sentences, and in none that is too long."""
    facts = {*facts_of(context_of()), *NO_CAUSE_FACTS}
    text = text_of(wording)

    assert {slot for piece in wording.pieces for slot in piece.slots} <= facts
    assert {c.removeprefix("!") for c in wording.conditions} <= known_conditions()
    assert wording.voices <= set(VOICES)
    assert not FORBIDDEN.search(re.sub(r"\{\w+\}", "X", text))
    words = text.split()
    runs = [tuple(words[at : at + 5]) for at in range(len(words) - 4)]
    assert len(runs) == len({*runs}), "five words in a row stand in it twice"
    if beat == "subject":
        assert "\u2013" in text or " - " not in text
    else:
        assert re.search(r"[.?!:}]$", text)
        assert max(len(s.split()) for s in re.split(r"[.?!:]\s", text)) <= MAX_SENTENCE_WORDS


def known_conditions() -> set[str]:
    """Return the conditions that the README of the wordings lists, the causes' kinds, and the causes."""
    listed = set(re.findall(r"`([a-z_]+)`", README.split("## Conditions")[1].split("## Facts")[0]))
    kinds = {f"kind_{kind}" for cause in CAUSES.values() for kind in cause.kinds}
    return listed | kinds | {f"cause_{cause}" for cause in CAUSES}


@pytest.mark.parametrize(("beat", "wording"), WORDINGS, ids=lambda part: getattr(part, "name", part))
def test_wording_states_only_what_it_asks_for(beat: str, wording: Wording) -> None:
    """What a sentence claims is among its conditions, or among the facts that it can't do without."""
    given = {c for c in wording.conditions if not c.startswith("!")} | wording.needs | {beat}

    for claim, grounds in CLAIMS.items():
        if re.search(claim, text_of(wording)):
            assert given & set(grounds), (claim, text_of(wording))


def test_formal_voice_says_what_a_contraction_stands_for() -> None:
    """In a formal letter "I'd" is would, or had: never "I would been", never "I had have"."""
    texts = [text_of(expand(w, load_table("en", "phrases")["formal"])) for _, w in WORDINGS + CAUSE_WORDINGS]
    wrong = re.compile(r"\bI would been\b|\bI had (?:only )?(?:be|have|like|love|need|still|rather|understand)\b")

    assert not [text for text in texts if wrong.search(text)]


@pytest.mark.parametrize("beat", ["wait", "cost"])
def test_no_sentence_about_the_wait_leans_on_the_reason(beat: str) -> None:
    """It stands before the reason in one of the arrangements, so "That's why" would have nothing to refer to."""
    texts = [text_of(wording) for name, wording in WORDINGS if name == beat]

    assert texts
    assert not [text for text in texts if re.match(r"(?:That's|It's|This is) (?:also )?why", text)]


def test_wording_without_its_facts_is_not_used() -> None:
    """A fact outside brackets must be known, one in brackets takes its piece along, and conditions must hold."""
    (one,) = (w for _, w in WORDINGS if w.name == "offer-can-do")

    assert one.needs == {"offer_line"}
    assert not one.fits({"offer_line": ""}, frozenset({"prose_offers"}))
    assert not one.fits({"offer_line": "today"}, frozenset())
    assert one.fits({"offer_line": "today"}, frozenset({"prose_offers"}))


@pytest.mark.parametrize("name", sorted(p.name.removesuffix(".jinja2") for p in (TEMPLATES / "en" / "email").iterdir()))
def test_template_arranges_beats_that_exist(name: str) -> None:
    """Every name in a template is a beat of some wording or a value that templates see."""
    source = ENVIRONMENT.loader.get_source(ENVIRONMENT, f"en/email/{name}")[0]  # type: ignore[union-attr]
    beats = {beat for beat, _ in WORDINGS}
    context = context_of()

    assert meta.find_undeclared_variables(ENVIRONMENT.parse(source)) <= beats | set(
        template_values(message_beats(context), context)
    )

"""The message check on a labelled corpus, on ordinary emails and on untrusted texts."""

import re
from collections import Counter
from dataclasses import replace
from pathlib import Path
from typing import Final

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from builder.emails.checks import RULES, Finding, as_data, check, rules
from builder.emails.checks.finding import FIX, SEVERITIES
from builder.emails.checks.former_ids import FORMER_IDS
from builder.emails.form.situation import available_channels
from builder.emails.model.catalogue import CHANNELS, LOCALES, SITUATIONS, MessageType
from builder.emails.model.context import Context, Message
from builder.emails.translations import load_table
from tests.conftest import ROOT
from tests.support.check_corpus import CASES, SUBJECT, Case
from tests.support.factories import context_of

ORDINARY: Final = sorted((ROOT / "tests" / "corpus" / "ordinary").glob("*.txt"))
PIECES: Final = (
    *("Dear Ms Okafor,\n\n", "Kind regards,\nSam", "I’m sorry ", "if ", "but ", "!", "!!! ", "? ", ". ", ", ", "\n"),
    *("\r\n", "\t", "> ", "On Mon, HR wrote:\n", "-----Original Message-----\n", "Thursday 26 November "),
    *("31 February ", "03/04 ", "10:00 ", "2:30 ", "at 3 ", "a.m. ", "EST ", "BST ", "[", "]", "{", "}", "<name>"),
    *("___", "Your Name", "“", "”", "‘", "’", "'", '"', "(", ")", "😀", "\u202e", "\u200b", "\x00", "\ufeff", "\ud800"),
    *("\u2028", "שלום ", "王様 ", "İ", "ß", "ﬁ", "07700 900123 ", "https://x.example/! ", "a@b.example ", "my son "),
    *("in hospital ", "my depression ", "URGENT ", "Anxiety UK ", "reschedule ", "the Office Manager role at Contoso "),
    *("gonna ", "- "),
)
REPEATED: Final = (
    *("", " ", "\n", "a", "!", "sorry ", "i ", "[", "{{", "_", "'a ", '"', "(", "> ", "on a wrote:\n", "10:00 "),
    *("1/2 ", "Mon 1 May ", "my own ", "😀", "\u202e", "\x00", "- Thursday at 10\n"),
)


def untrusted_texts() -> st.SearchStrategy[str]:
    """Return texts of words that rules know, mixed with marks, control characters, other scripts and repetitions."""
    pieces = st.sampled_from(PIECES)
    mixed = st.lists(st.one_of(pieces, st.text(max_size=8)), max_size=60).map("".join)
    repeated = st.tuples(pieces, st.integers(1, 400)).map(lambda pair: pair[0] * pair[1])
    return st.one_of(mixed, repeated, st.text(max_size=200))


def findings_of(case: Case) -> list[Finding]:
    """Return what the case's rule says about it."""
    findings = check(Message(case.subject, case.body), context_of(**case.answers))
    return [finding for finding in findings if finding.rule == case.rule]


@pytest.mark.parametrize("case", CASES, ids=[f"{case.rule}-{number}" for number, case in enumerate(CASES)])
def test_labelled_corpus(case: Case) -> None:
    """A rule flags the texts labelled for it, at the right place, and none of the near misses."""
    findings = findings_of(case)
    assert bool(findings) == case.trigger, [finding.say for finding in findings]
    for finding in findings:
        text = case.subject if finding.where == "subject" else case.body
        assert 0 <= finding.start <= finding.end <= len(text)
    if case.span is not None:
        assert case.span in [case.body[finding.start : finding.end] for finding in findings]
    if case.repair is not None:
        assert case.repair in [finding.repair for finding in findings]
    if case.severity is not None:
        assert case.severity in [finding.severity for finding in findings]


def test_corpus_covers_every_rule() -> None:
    """At least three texts trigger each rule, and at least three near misses do not."""
    counted = Counter((case.rule, case.trigger) for case in CASES)
    assert {case.rule for case in CASES} == set(RULES)
    assert [(rule, kind) for rule in RULES for kind in (True, False) if counted[rule, kind] < 3] == []


def test_corpus_covers_both_locales() -> None:
    """Every rule is tried in American English too, and with curly quotes."""
    american = {case.rule for case in CASES if case.answers.get("locale") == "en-US"}
    assert american == set(RULES)
    assert sum(any(mark in case.body for mark in "’“”") for case in CASES) >= len(RULES)


@pytest.mark.parametrize("case", [case for case in CASES if case.repair is not None], ids=str)
def test_repair_removes_the_finding(case: Case) -> None:
    """After a repair its rule has fewer findings."""
    before = findings_of(case)
    first = before[0]
    text = case.subject if first.where == "subject" else case.body
    mended = text[: first.start] + str(first.repair) + text[first.end :]
    subject, body = (mended, case.body) if first.where == "subject" else (case.subject, mended)
    after = findings_of(replace(case, subject=subject, body=body))
    assert len(after) < len(before)


@pytest.mark.parametrize("path", ORDINARY, ids=lambda path: path.stem)
@pytest.mark.parametrize("locale", ["en-GB", "en-US"])
def test_no_false_positives_in_ordinary_emails(path: Path, locale: str) -> None:
    """Nothing in an email about something else is a fix.

    Rules that ask for something absent are left out: they miss an apology, a new time or a name in any email that is
    not the one they were told it is, and are right to.
    """
    subject, _, body = path.read_text(encoding="utf-8").partition("\n\n")
    message = Message(subject.removeprefix("Subject: "), body.rstrip("\n"))
    wording = [f for f in check(message, context_of(locale=locale)) if f.severity == FIX and not RULES[f.rule].absence]
    assert wording == []


def test_ordinary_corpus_size() -> None:
    """Precision is measured on at least forty emails of a usual length."""
    assert len(ORDINARY) >= 40
    assert all(30 <= len(path.read_text(encoding="utf-8").split()) <= 150 for path in ORDINARY)


def test_findings_are_sorted_by_severity_then_position() -> None:
    """What is said comes before what is missing, and the subject before the body."""
    body = "Hey,\n\nI’m sorry if I missed it, something came up!! I beg you: one more chance, asap.\n\nSam"
    findings = check(Message("SORRY!", body), context_of())
    keys = [(SEVERITIES.index(f.severity), f.start == f.end, f.where != "subject", f.start) for f in findings]
    assert keys == sorted(keys)
    assert {f.severity for f in findings} == set(SEVERITIES)


def test_findings_per_rule_are_limited() -> None:
    """A thousand slips give a handful of findings."""
    findings = check(Message(SUBJECT, "oops my bad, " * 1000), context_of())
    assert Counter(f.rule for f in findings).most_common(1)[0][1] <= 5


def test_unknown_facts_disable_rules() -> None:
    """In a pasted message neither the names it should use nor today's date are known."""
    sentence = "I am sorry that I missed our interview on Monday 9 November at 10:00."
    body = f"Dear Mr Smith,\n\n{sentence}\n\nKind regards,\nAlex Jones"
    nothing = Context("missed", MessageType.FIRST_APOLOGY, today="")
    spoken = {f.rule for f in check(Message("Missed interview - Alex Jones", body), nothing)}
    assert not spoken & {
        "subject-identifies",
        "greeting-names-reader",
        "signature-present",
        "weekday-matches-date",
        "offered-times-ahead",
        "time-zone-shown",
        "names-match-form",
        "takes-responsibility",
        "prevention-step",
        "reason-matches-choice",
    }


def test_rules_are_documented() -> None:
    """Every rule has a title, a reason and a source for the guide; a link is complete or empty."""
    for info in rules():
        assert all((info.title, info.why.endswith("."), info.source)), info
        assert info.link.startswith("https://") or info.link == ""
    assert [info.id for info in rules()] == list(RULES)


def test_rule_functions_carry_their_id_and_source() -> None:
    """A rule's id is the name of its function, whose docstring says where the rule comes from."""
    for name, rule in RULES.items():
        assert rule.check.__name__ == name.replace("-", "_")
        assert "Source" in (rule.check.__doc__ or ""), name


def test_former_ids_belong_to_rules() -> None:
    """Each former id stands for one rule."""
    assert set(FORMER_IDS) <= set(RULES)
    assert len(set(FORMER_IDS.values())) == len(FORMER_IDS)


def test_sentences_are_kind_and_short() -> None:
    """Sentences say what to do: none scolds, none is longer than 25 words."""
    scolding = re.compile(
        r"\b(please|sorry,|oops|invalid|error|wrong|bad|never|fail|should not|must not|unacceptable)\b", re.I
    )
    for name, words in load_table("en", "findings").items():
        for sentence in words["say"].values():
            assert len(sentence.split()) <= 25, (name, sentence)
            assert sentence.endswith("."), (name, sentence)
            assert not scolding.search(re.sub("“[^”]*”", "", sentence)), (name, sentence)


@settings(max_examples=1_000)
@given(
    untrusted_texts(),
    untrusted_texts(),
    st.sampled_from(sorted(SITUATIONS)),
    st.sampled_from(CHANNELS),
    st.sampled_from(LOCALES),
)
def test_any_text_gets_an_answer(subject: str, body: str, situation: str, form: str, locale: str) -> None:
    """Findings of random texts are deterministic, inside the text, and have complete sentences."""
    form = form if available_channels(situation)[form] else "email"
    context = context_of(situation=situation, form=form, locale=locale, company="Anxiety UK", your_name="Sam Taylor")
    message = Message(subject, body)
    findings = check(message, context)
    assert findings == check(message, context)
    for finding in findings:
        text = subject if finding.where == "subject" else body
        assert 0 <= finding.start <= finding.end <= len(text)
        assert finding.say.endswith(".")
        assert as_data(finding, message)["say"] == finding.say


@pytest.mark.long
@settings(max_examples=5_000)
@given(untrusted_texts(), untrusted_texts())
def test_five_thousand_random_texts(subject: str, body: str) -> None:
    """The same, more often, with hardly any facts known."""
    message = Message(subject, body)
    findings = check(message, Context("missed", MessageType.FIRST_APOLOGY, today=""))
    assert findings == check(message, Context("missed", MessageType.FIRST_APOLOGY, today=""))
    assert all(0 <= f.start <= f.end <= len(subject if f.where == "subject" else body) for f in findings)


@pytest.mark.no_cover
@pytest.mark.parametrize("unit", REPEATED)
def test_twenty_thousand_repetitions(unit: str) -> None:
    """Extreme repetition neither fails nor changes the result."""
    message = Message(unit * 2_000, unit * 20_000)
    assert check(message, context_of()) == check(message, context_of())

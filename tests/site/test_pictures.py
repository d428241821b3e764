"""The pictures of the guide say what the package says."""

import re
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from html import unescape
from zoneinfo import ZoneInfo

import pytest

from builder.emails.checks import check
from builder.emails.compose import examples
from builder.emails.compose.call_script import ALWAYS_SAID
from builder.emails.compose.composer import compose
from builder.emails.model.context import Context, Message
from builder.emails.model.follow_up import follow_up_plan
from builder.emails.read.reader import read
from overrides.shortcodes import pictures
from overrides.shortcodes.locales import LOCALE_NAMES
from overrides.shortcodes.pictures import (
    before_after,
    call,
    email_parts,
    follow_ups,
    phone_number,
    sorry_scale,
    two_clocks,
)
from overrides.shortcodes.pictures.words import words
from tests.conftest import ROOT

LOCALES = tuple(LOCALE_NAMES)
IN_BOTH = [name for name in pictures.PICTURES if name != "sorry-scale"]
BRITISH = re.compile(
    r"\d[ap]m\b|Ms Okafor|Kind regards|\bring\b|half past|straight away|\d (?:Nov|Dec)ember|020 7|07700|working day"
)
NOW = datetime(2026, 11, 24, 10, 40)  # noqa: DTZ001 (the visitor's wall clock)
ZONES = "Europe/London", "America/New_York"


def text_of(html: str) -> str:
    """Return the text of some HTML, a line break for each <br>."""
    return unescape(re.sub(r"<[^>]+>", "", html.replace("<br>", "\n")))


def page(name: str) -> str:
    """Return the Markdown of a page of the guide."""
    return (ROOT / "docs" / f"{name}.md").read_text("utf-8")


def drawn(name: str, locale: str) -> str:
    """Return the version of a picture in a locale, as HTML."""
    versions = re.split(r'<(?:div|details)[^>]* data-locale="', pictures.draw(name))[1:]
    return next(version for version in versions if version.startswith(f'{locale}" lang="{locale}"'))


def answers(name: str, locale: str) -> Context:
    """Return the context of an example in a locale."""
    return next(context for context in examples.versions(name) if context.locale == locale)


@pytest.mark.parametrize("name", pictures.PICTURES)
def test_picture_is_named_and_stays_whole(name: str) -> None:
    """A picture is one figure with a caption, no style of its own, and nothing that would end it in Markdown."""
    html = pictures.draw(name)
    assert re.fullmatch(r'<figure class="picture [\w-]+">\n<figcaption>[^<]{10,}</figcaption>\n.*</figure>', html, re.S)
    assert " style=" not in html
    assert "\n\n" not in html
    assert f"<!-- picture: {name} -->" in "".join(path.read_text("utf-8") for path in (ROOT / "docs").rglob("*.md"))


@pytest.mark.parametrize("name", IN_BOTH)
def test_picture_is_there_in_british_and_american(name: str) -> None:
    """The American version follows the British one, closed and left out of the search; only the scale needs none."""
    html = pictures.draw(name)
    assert re.findall(r'data-show-locale="(.+?)"', html) == list(LOCALES)
    assert html.count("<details") == 1
    assert re.search(r'<details [^>]*data-locale="en-US" lang="en-US" data-search-exclude>', html)
    assert text_of(drawn(name, "en-GB")) != text_of(drawn(name, "en-US"))
    assert "data-locale" not in pictures.draw("sorry-scale")


@pytest.mark.parametrize("name", IN_BOTH)
def test_american_pictures_have_no_british_words(name: str) -> None:
    """Nothing British is left in what an American sees, such as a time, a form of address or a closing."""
    assert BRITISH.findall(text_of(drawn(name, "en-US"))) == []
    assert BRITISH.findall(text_of(drawn(name, "en-GB")))


@pytest.mark.parametrize("locale", LOCALES)
def test_parts_make_up_the_whole_email(locale: str) -> None:
    """The parts of the annotated email are the package's message, none of it left out, and the page lists the same."""
    context = answers(email_parts.EXAMPLE, locale)
    message = compose(context)
    parts = email_parts.parts_of(context)
    assert parts[0].text == message.subject
    assert "".join(part.text for part in parts[1:]) == message.body.strip("\n")
    assert re.findall(r"^\d\. \*\*(.+?):\*\*", page("write-the-email"), re.M) == [part.name for part in parts]
    shown = [text_of(words) for words in re.findall(r"<dd>(.+?)</dd>", drawn("email-parts", locale))]
    assert shown == [part.text.strip() for part in parts]


def test_a_message_without_the_parts_is_refused() -> None:
    """A message that does not begin with a part of the guide's fails the build."""
    with pytest.raises(ValueError, match="not in the order"):
        email_parts.parts_of(examples.context_of("missed-text"))


@pytest.mark.parametrize("locale", LOCALES)
def test_call_is_the_script_of_the_package(locale: str) -> None:
    """The bubbles hold every step of the package's script, in its order, each under its condition."""
    steps = compose(answers(call.EXAMPLE, locale)).call_steps
    html = drawn("call", locale)
    said = [text_of(turn).removeprefix("You: ") for turn in re.findall(r'<p class="call__.*(?:you|deed)">.+</p>', html)]
    labels = [text_of(label) for label in re.findall(r"<dt>.+?</dt>", html)]
    assert said == [step.say for step in steps]
    assert labels == [step.label for step in steps if step.id not in ALWAYS_SAID]


@pytest.mark.parametrize("locale", LOCALES)
def test_every_answer_of_theirs_is_drawn(locale: str) -> None:
    """What they say is drawn, all of it, before a step that the call has."""
    turns = re.findall(r'<p class="call__turn call__turn--they">.+</p>', drawn("call", locale))
    assert [text_of(turn).removeprefix("They: ") for turn in turns] == [*words("call", locale).values()]


@pytest.mark.parametrize("locale", LOCALES)
def test_before_and_after_are_whole_messages(locale: str) -> None:
    """Both messages stand there word for word, and the one after is the package's own."""
    html = drawn("before-after", locale)
    after = compose(answers(before_after.EXAMPLE, locale))
    before = words("before", locale)["body"].strip("\n")
    shown = [
        text_of(re.sub("<sup.*?</sup>", "", it))
        for it in re.findall(r'<p class="before-after__body">.+?</p>', html, re.S)
    ]
    assert shown == [before, after.body.strip("\n")]
    assert f'<p class="before-after__subject">{after.subject}</p>' in html


@pytest.mark.parametrize("locale", LOCALES)
def test_the_check_finds_all_of_it_before_and_nothing_after(locale: str) -> None:
    """Each note of the picture is the check's own sentence, in the order of the text; it has none for the second."""
    context = answers(before_after.EXAMPLE, locale)
    html = drawn("before-after", locale)
    found = check(before_after.comparison(context).before, context)
    notes = [text_of(note) for note in re.findall(r"<li>.+?</li>", html)]
    assert sorted(notes) == sorted(finding.say for finding in found)
    assert len(re.findall("<mark>", html)) == len([f for f in found if f.start < f.end]) >= 4
    assert check(compose(context), context) == ()


def test_days_are_those_of_the_package() -> None:
    """The line has the days on which the package says to write again, and as many working days as lie between them."""
    sent, nudge, last, end = follow_ups.steps(examples.context_of(follow_ups.EXAMPLE))
    plan = follow_up_plan(date(2026, 11, 24))
    assert (plan.nudge, plan.last_from, plan.last_by) == (date(2026, 11, 26), date(2026, 12, 3), date(2026, 12, 7))
    assert sent.day == "Tuesday 24 November"
    assert (nudge.day, nudge.wait) == ("Thursday 26 November", "two working days later")
    assert last.day == "Thursday 3 December to Monday 7 December"
    assert last.wait == "five to seven working days after that"
    assert end.day == ""
    html = drawn("follow-ups", "en-GB")
    places = [html.index(f">{step.deed}<") for step in (sent, nudge, last, end)]
    assert places == sorted(places)


def test_american_days_are_as_far_apart() -> None:
    """They're written the American way, two weeks later, on the same days of the week; the caption names the first."""
    context = answers(follow_ups.EXAMPLE, "en-US")
    assert [step.day for step in follow_ups.steps(context)] == [
        "Tuesday, December 8",
        "Thursday, December 10",
        "Thursday, December 17 through Monday, December 21",
        "",
    ]
    assert "if you wrote on a Tuesday</figcaption>" in pictures.draw("follow-ups")


@pytest.mark.parametrize("count", range(7))
def test_scale_agrees_with_the_check(count: int) -> None:
    """The check objects to as many apologies as the scale calls too few or too many."""
    body = "Dear Ms Okafor,\n\n" + "I'm sorry I missed our interview at 10am today. " * count + "\n\nSam Taylor"
    found = {finding.rule for finding in check(Message("", body), examples.context_of(before_after.EXAMPLE))}
    none, one, some, many = sorry_scale.steps()
    step = {0: none, 1: one, 2: some, 3: some}.get(count, many)
    assert (not found & {"apology-present", "too-many-apologies"}) == step.is_right
    assert re.findall(r"\d", step.count)[0] <= str(count)


@pytest.mark.parametrize("locale", LOCALES)
def test_the_reader_finds_the_ringed_number(locale: str) -> None:
    """The builder reads the number from the invitation and the calendar entry of the picture, as a visitor would."""
    papers = phone_number.papers(locale)
    for paper in papers[:2]:
        read_from = read(paper.before + paper.number + paper.after, now=NOW, locale=locale)
        assert read_from.facts["recipient_phone"].value == paper.number
    assert drawn("phone-number", locale).count(f"<mark>{papers[0].number}</mark>") == len(papers) == 3


def test_clocks_show_what_they_say() -> None:
    """The faces show one moment in both zones, five hours apart and four."""
    context = examples.context_of(two_clocks.EXAMPLE)
    usual, nearer = two_clocks.pairs(context)
    american = [clock.words for pair in two_clocks.pairs(replace(context, locale="en-US")) for clock in pair.clocks]
    assert american == ["3 PM UK time", "10 AM Eastern", "3 PM UK time", "11 AM Eastern"]
    assert [clock.words for clock in usual.clocks] == ["3pm UK time", "10am US Eastern time"]
    assert [clock.words for clock in nearer.clocks] == ["3pm UK time", "11am US Eastern time"]
    assert (usual.hours, nearer.hours) == (5, 4)
    assert [clock.hour_angle for clock in (*usual.clocks, *nearer.clocks)] == [90, 300, 90, 330]
    assert {clock.minute_angle for clock in (*usual.clocks, *nearer.clocks)} == {0}


def test_clocks_are_nearer_when_the_picture_says() -> None:
    """In each of ten years the clocks are four hours apart for two or three weeks in March and one in autumn."""
    for year in range(2026, 2036):
        noons = [datetime(year, 1, 1, 12, tzinfo=UTC) + timedelta(days=day) for day in range(365)]
        clocks = [[noon.astimezone(ZoneInfo(zone)).hour for zone in ZONES] for noon in noons]
        months = [noon.month for noon, (here, there) in zip(noons, clocks, strict=True) if here - there != 5]
        assert months.count(3) in (14, 21)
        assert len(months) - months.count(3) == 7
        assert set(months) <= {3, 10, 11}

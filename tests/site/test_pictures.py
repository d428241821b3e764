"""The pictures of the guide say what the package says."""

import re
from datetime import UTC, date, datetime, timedelta
from html import unescape
from zoneinfo import ZoneInfo

import pytest

from builder.emails.checks import check
from builder.emails.compose import examples
from builder.emails.compose.call_script import ALWAYS_SAID
from builder.emails.model.context import Message
from builder.emails.model.follow_up import follow_up_plan
from builder.emails.read.reader import read
from overrides.shortcodes import pictures
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

NOW = datetime(2026, 11, 24, 10, 40)  # noqa: DTZ001 (the visitor's wall clock)
ZONES = "Europe/London", "America/New_York"


def text_of(html: str) -> str:
    """Return the text of some HTML, a line break for each <br>."""
    return unescape(re.sub(r"<[^>]+>", "", html.replace("<br>", "\n")))


def page(name: str) -> str:
    """Return the Markdown of a page of the guide."""
    return (ROOT / "docs" / f"{name}.md").read_text("utf-8")


@pytest.mark.parametrize("name", pictures.PICTURES)
def test_picture_is_named_and_stays_whole(name: str) -> None:
    """A picture is one figure with a caption, no style of its own, and nothing that would end it in Markdown."""
    html = pictures.draw(name)
    assert re.fullmatch(r'<figure class="picture [\w-]+">\n<figcaption>[^<]{10,}</figcaption>\n.*</figure>', html, re.S)
    assert " style=" not in html
    assert "\n\n" not in html
    assert f"<!-- picture: {name} -->" in "".join(path.read_text("utf-8") for path in (ROOT / "docs").rglob("*.md"))


def test_parts_make_up_the_whole_email() -> None:
    """The parts of the annotated email are the package's message, none of it left out, and the page lists the same."""
    message = examples.render(email_parts.EXAMPLE)
    parts = email_parts.parts_of(examples.context_of(email_parts.EXAMPLE))
    assert parts[0].text == message.subject
    assert "".join(part.text for part in parts[1:]) == message.body.strip("\n")
    assert re.findall(r"^\d\. \*\*(.+?):\*\*", page("write-the-email"), re.M) == [part.name for part in parts]
    shown = [text_of(words) for words in re.findall(r"<dd>(.+?)</dd>", pictures.draw("email-parts"))]
    assert shown == [part.text.strip() for part in parts]


def test_a_message_without_the_parts_is_refused() -> None:
    """A message that does not begin with a part of the guide's fails the build."""
    with pytest.raises(ValueError, match="not in the order"):
        email_parts.parts_of(examples.context_of("missed-text"))


def test_call_is_the_script_of_the_package() -> None:
    """The bubbles hold every step of the package's script, in its order, each under its condition."""
    steps = examples.render(call.EXAMPLE).call_steps
    html = pictures.draw("call")
    said = [text_of(turn).removeprefix("You: ") for turn in re.findall(r'<p class="call__.*(?:you|deed)">.+</p>', html)]
    labels = [text_of(label) for label in re.findall(r"<dt>.+?</dt>", html)]
    assert said == [step.say for step in steps]
    assert labels == [step.label for step in steps if step.id not in ALWAYS_SAID]


def test_every_answer_of_theirs_is_drawn() -> None:
    """What they say is drawn, all of it, before a step that the call has."""
    turns = re.findall(r'<p class="call__turn call__turn--they">.+</p>', pictures.draw("call"))
    assert [text_of(turn).removeprefix("They: ") for turn in turns] == [*words("call").values()]


def test_before_and_after_are_whole_messages() -> None:
    """Both messages stand there word for word, and the one after is the package's own."""
    html = pictures.draw("before-after")
    after = examples.render(before_after.EXAMPLE)
    shown = [
        text_of(re.sub("<sup.*?</sup>", "", it))
        for it in re.findall(r'<p class="before-after__body">.+?</p>', html, re.S)
    ]
    assert shown == [before_after.before().body, after.body.strip("\n")]
    assert f'<p class="before-after__subject">{after.subject}</p>' in html


def test_the_check_finds_all_of_it_before_and_nothing_after() -> None:
    """Each note of the picture is the check's own sentence, in the order of the text; it has none for the second."""
    context = examples.context_of(before_after.EXAMPLE)
    found = check(before_after.before(), context)
    notes = [text_of(note) for note in re.findall(r"<li>.+?</li>", pictures.draw("before-after"))]
    assert sorted(notes) == sorted(finding.say for finding in found)
    assert len(re.findall("<mark>", pictures.draw("before-after"))) == len([f for f in found if f.start < f.end]) >= 4
    assert check(examples.render(before_after.EXAMPLE), context) == ()


def test_days_are_those_of_the_package() -> None:
    """The line has the days on which the package says to write again, and as many working days as lie between them."""
    sent, nudge, last, end = follow_ups.steps()
    plan = follow_up_plan(date(2026, 11, 24))
    assert (plan.nudge, plan.last_from, plan.last_by) == (date(2026, 11, 26), date(2026, 12, 3), date(2026, 12, 7))
    assert sent.day == "Tuesday 24 November"
    assert (nudge.day, nudge.wait) == ("Thursday 26 November", "two working days later")
    assert last.day == "Thursday 3 December to Monday 7 December"
    assert last.wait == "five to seven working days after that"
    assert end.day == ""
    html = pictures.draw("follow-ups")
    places = [html.index(f">{step.deed}<") for step in follow_ups.steps()]
    assert places == sorted(places)


@pytest.mark.parametrize("count", range(7))
def test_scale_agrees_with_the_check(count: int) -> None:
    """The check objects to as many apologies as the scale calls too few or too many."""
    body = "Dear Ms Okafor,\n\n" + "I'm sorry I missed our interview at 10am today. " * count + "\n\nSam Taylor"
    found = {finding.rule for finding in check(Message("", body), examples.context_of(before_after.EXAMPLE))}
    none, one, some, many = sorry_scale.steps()
    step = {0: none, 1: one, 2: some, 3: some}.get(count, many)
    assert (not found & {"apology-present", "too-many-apologies"}) == step.is_right
    assert re.findall(r"\d", step.count)[0] <= str(count)


def test_the_reader_finds_the_ringed_number() -> None:
    """The builder reads the number from the invitation and the calendar entry of the picture, as a visitor would."""
    number = phone_number.number()
    for paper in phone_number.papers()[:2]:
        read_from = read(paper.before + number + paper.after, now=NOW, locale="en-GB")
        assert read_from.facts["recipient_phone"].value == number
    assert pictures.draw("phone-number").count(f"<mark>{number}</mark>") == len(phone_number.papers()) == 3


def test_clocks_show_what_they_say() -> None:
    """The faces show one moment in both zones, five hours apart and four."""
    usual, nearer = two_clocks.pairs()
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

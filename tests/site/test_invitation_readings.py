"""The readings that the guide shows: the mail as it is, and each fact with the words it was read from."""

import re
import tomllib
from html import unescape

import pytest

from builder.emails.read.reading import Evidence, Fact
from overrides.shortcodes import invitation_readings
from overrides.shortcodes.invitation_readings import DATA, pieces

MAILS = tomllib.loads(DATA.read_text("utf-8"))


@pytest.mark.parametrize("name", MAILS)
def test_mail_is_shown_as_it_is(name: str) -> None:
    """Without its marks it's the mail, and what is marked is what the table names."""
    html = invitation_readings.reading(name)
    body = re.search(r"<pre[^>]*>(.*?)</pre>", html, re.DOTALL)
    assert body
    assert unescape(re.sub(r"</?mark>", "", body[1])) == MAILS[name]["text"].strip()
    marked = {unescape(words) for words in re.findall(r"<mark>(.*?)</mark>", body[1])}
    assert marked == {unescape(words) for words in re.findall(r"<q>(.*?)</q>", html)}


def test_page_says_what_the_example_shows() -> None:
    """The day that the page names is the one that was read, and the day to confirm by is none of the facts."""
    html = invitation_readings.reading("interview")
    assert "<td>Tuesday 1 December 2026<br>from <q>Tuesday</q></td>" in html
    assert "<td>14:30<br>from <q>half past two</q></td>" in html
    assert "<td>In person<br>" in html
    assert "27 November" not in html.split("</figure>")[1]


def test_reply_shows_the_new_time() -> None:
    """Of two times the table has the new one."""
    table = invitation_readings.reading("reply").split("</figure>")[1]
    assert ("10am" in table, "2.30pm" in table) == (True, False)


@pytest.mark.parametrize(
    ("spans", "marked"),
    [
        ([(5, 9), (5, 9)], ["Dock"]),
        ([(0, 3), (4, 9), (5, 13)], ["Wet", " Dock", " Roa"]),
        ([(0, 14), (5, 9)], ["Wet  Dock Road"]),
    ],
)
def test_words_of_several_facts_are_marked_once(spans: list[tuple[int, int]], marked: list[str]) -> None:
    """Pieces follow each other without a gap, where facts share words or the text ends in one."""
    text = "Wet  Dock Road"
    facts = {str(n): Fact("x", Evidence(text[start:end], start, end)) for n, (start, end) in enumerate(spans)}
    split = list(pieces(text, facts))
    assert "".join(piece.text for piece in split) == text
    assert [piece.text for piece in split if piece.is_read] == marked

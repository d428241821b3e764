"""The measures of plain words measure right."""

import pytest

from tests.support.readability import contractions, grade, prose, scripts, sentences, words


def test_prose_leaves_out_what_is_not_prose() -> None:
    """Front matter, headings, tables and shortcodes are not prose; links and emphasis leave their words."""
    page = (
        "---\ntitle: A\n---\n\n# One\n\nSee [this\npage](a.md), **now**. <!-- claim: x -->\n\n| a | b |\n\n* x\n* y\n"
    )
    assert list(prose(page)) == ["See this page, now.", "x", "y"]


def test_a_script_in_both_englishes_is_read_once() -> None:
    """The American version is no prose of its own, but it's a script."""
    page = "> I’m ill.\n\n<!-- american -->\n\n> I’m sick.\n> Bye.\n\nThen stop.\n"
    assert list(prose(page)) == ["I’m ill.", "Then stop."]
    assert scripts(page) == ["> I’m ill.\n", "> I’m sick.\n> Bye.\n"]


def test_sentences_end_where_a_reader_ends_them() -> None:
    """A stop ends a sentence, inside quotes too; a time or a list item without a stop does not break it."""
    page = "Call at 10.30 today. “It was mine.” Then stop!\n\n* one thing\n* another\n"
    assert sentences(page) == ["Call at 10.30 today.", "“It was mine.", "Then stop!", "one thing", "another"]


def test_words_count_what_is_read() -> None:
    """A hyphenated word, a contraction and a time of day are one word each."""
    assert words("It’s a no-show at 10:30, 58 % say.") == ["It’s", "a", "no-show", "at", "10:30", "58", "say"]


def test_grade_tells_plain_from_hard() -> None:
    """A plain text is far below grade 8, an official one far above, and a known sentence has its known grade."""
    assert grade("Call them now. Say what went wrong. Ask for a new day.") < 2
    assert grade("Notwithstanding organisational considerations, representations necessitate evaluation.") > 15
    assert grade("The cat sat on the mat.") == pytest.approx(0.39 * 6 + 11.8 - 15.59)


def test_contractions_are_told_from_genitives() -> None:
    """It's, don't, I'm and you'd are contractions; the manager's is a genitive."""
    text = "It's late, I'm sorry, and I don't know what you'd say about the manager's train."
    assert contractions(text) == ["It's", "I'm", "don't", "you'd"]


def test_scripts_are_what_is_said() -> None:
    """Neighbouring lines of a quote are one script; what stands between two quotes parts them."""
    assert scripts("Say:\n\n> Hello,\n> it's me.\n\nThen:\n\n> Bye.\n") == ["> Hello,\n> it's me.\n", "> Bye.\n"]
    assert scripts("<!-- say: It's me. -->\n") == ["It's me."]

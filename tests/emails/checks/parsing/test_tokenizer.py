"""Tokens, sentences and masked text, with their offsets."""

import pytest

from builder.emails.checks.parsing.lexicon import load_lexicon
from builder.emails.checks.parsing.tokenized_text import TokenizedText
from builder.emails.checks.parsing.tokenizer import normalize_typography, tokenize

LONG = "These are words enough for a line that wraps, so on"
"""Fifty-one characters: one that a mail program may have wrapped."""


def text_of(raw: str) -> TokenizedText:
    """Return an English text, tokenised."""
    return tokenize(raw, load_lexicon("en"))


def sentences(raw: str) -> list[str]:
    """Return the sentences of a text, their words in lower case."""
    text = text_of(raw)
    return [" ".join(token.text for token in text.tokens[s.first : s.last]) for s in text.sentences]


@pytest.mark.parametrize(
    ("raw", "expected"),
    [
        ("", []),
        ("...", []),
        ("I am sorry. I was late.", ["i am sorry", "i was late"]),
        ("Sorry! Late? Yes… no", ["sorry", "late", "yes", "no"]),
        ("Dear Mr. Smith and J. Jones", ["dear mr smith and j jones"]),
        ("It was I. We met.", ["it was i", "we met"]),
        ("Room B. We met. Floor 3. We met.", ["room b we met", "floor 3", "we met"]),
        ("It took approx. ten minutes, etc. and so on", ["it took approx ten minutes etc and so on"]),
        ("i was late. my alarm failed. sam", ["i was late", "my alarm failed", "sam"]),
        ("I know node.js and Acme Ltd. in Leeds. We met", ["i know node js and acme ltd in leeds", "we met"]),
        ("I rang Acme Ltd. We met", ["i rang acme ltd", "we met"]),
        ("At 10.30, 2:15pm or 1/2", ["at 10.30 2:15pm or 1/2"]),
        ("The 3rd re-run isn't John’s", ["the 3rd re-run isn't john's"]),
        ("Short line\nanother", ["short line", "another"]),
        (f"{LONG}\nit goes", [f"{LONG} it goes".lower().replace(",", "")]),
        (f"{LONG[:-1]}\nit goes", [f"{LONG[:-1]} it goes".lower().replace(",", "")]),
        (f"{LONG[:-2]}\nit goes", [LONG[:-2].strip().lower().replace(",", ""), "it goes"]),
        (f"{LONG}.\nit goes", [LONG.lower().replace(",", ""), "it goes"]),
        (f"{LONG}:\nit goes", [LONG.lower().replace(",", ""), "it goes"]),
        (f"{LONG};\nit goes", [LONG.lower().replace(",", ""), "it goes"]),
        (f"{LONG}.”)\nit goes", [LONG.lower().replace(",", ""), "it goes"]),
        (f"{LONG} (so).\nit goes", [f"{LONG} so".lower().replace(",", ""), "it goes"]),
        (f"{LONG[:-3]},   \nit goes", [f"{LONG[:-3]} it goes".lower().replace(",", "")]),
        (f"{LONG},\nit goes", [f"{LONG} it goes".lower().replace(",", "")]),
        (f"{LONG}\n\nit goes", [LONG.lower().replace(",", ""), "it goes"]),
        (f"{LONG},\n- it goes", [LONG.lower().replace(",", ""), "it goes"]),
        (f"{LONG}\n- it goes", [LONG.lower().replace(",", ""), "it goes"]),
        (f"Hello\n{LONG}\nit goes", ["hello", f"{LONG} it goes".lower().replace(",", "")]),
        ("I was late (my car stopped). I rang", ["i was late my car stopped", "i rang"]),
        ("Write to sam@b.example or see www.b.example now", ["write to or see now"]),
        ("See https://b.example/?q=1! It is there", ["see it is there"]),
        ("I wrote\n> you wrote\nI write", ["i wrote", "i write"]),
        ("Mine\n\nOn Mon, HR wrote:\nTheirs", ["mine"]),
        ("Mine\n\nOn Mon, HR wrote:\n\n", ["mine"]),
        ("Mine\n\nOn Mon, HR wrote:\n> Theirs\nMine", ["mine", "mine"]),
        ("Mine\n\nOn Mon, HR of the company\n<hr@b.example> wrote:\nTheirs", ["mine"]),
        ("On Monday I wrote:\nMine", []),
        (f"On {'a' * 289} wrote:\nTheirs", []),
        (f"On {'a' * 290} wrote:\nMine", [f"on {'a' * 290} wrote", "mine"]),
        (f"On Mon, HR\n{'b' * 192} wrote:\nTheirs", []),
        (f"On Mon, HR\n{'b' * 193} wrote:\nMine", ["on mon hr", f"{'b' * 193} wrote", "mine"]),
        ("Mine\n-----Original Message-----\nTheirs", ["mine"]),
        ("Mine\n__ Original message __\nTheirs", ["mine"]),
        ("Original message\nMine", ["original message", "mine"]),
        ("-- Sam\nMine", ["sam", "mine"]),
        ("Mine\nFrom: HR\nDate: Monday\n\nTheirs", ["mine"]),
        ("Mine\nFrom: HR\nOf: us\nTo: me\n\nTheirs", ["mine"]),
        ("Mine\nFrom: HR\nOf: us\nBy: you\nAt: ten\nTo: me", ["mine", "from hr", "of us", "by you", "at ten", "to me"]),
    ],
)
def test_sentence_boundaries(raw: str, expected: list[str]) -> None:
    """Full stops end sentences except after abbreviations, initials and figures; so do deliberate line breaks."""
    assert sentences(raw) == expected


@pytest.mark.parametrize(
    ("raw", "is_list_item"),
    [
        ("- one", True),
        ("* one", True),
        ("\n\n- one", True),
        ("• one", True),
        ("1. one", True),
        ("12) one", True),
        ("        - one", True),
        ("         - one", False),
        ("123. one", False),
        ("-one", False),
        ("one - two", False),
    ],
)
def test_list_items(raw: str, is_list_item: bool) -> None:
    """A list item starts with a bullet or number and a space, and is not indented far."""
    assert [sentence.is_list_item for sentence in text_of(f"Hello.\n{raw}\nBye").sentences[:3]][-2:] == [
        is_list_item,
        False,
    ]
    assert text_of(raw).sentences[-1].is_list_item == is_list_item


def test_token_attributes() -> None:
    """Offsets, sentence start, following pause, quotation."""
    text = text_of("He’s “no way”, I said.  \nYes? It is")
    assert [(t.text, t.start, t.end, t.sentence, t.first, t.pause, t.quoted) for t in text.tokens] == [
        ("he's", 0, 4, 0, True, False, False),
        ("no", 6, 8, 0, False, False, True),
        ("way", 9, 12, 0, False, True, True),
        ("i", 15, 16, 0, False, False, False),
        ("said", 17, 21, 0, False, True, False),
        ("yes", 25, 28, 1, True, True, False),
        ("it", 30, 32, 2, True, False, False),
        ("is", 33, 35, 2, False, True, False),
    ]
    assert [(s.first, s.last, s.is_question, s.is_list_item) for s in text.sentences] == [
        (0, 5, False, False), (5, 6, True, False), (6, 8, False, False),
    ]  # fmt: skip
    assert (text.source((1, 3)), text.char_span((1, 3)), text.length(text.sentences[0])) == ("no way", (6, 12), 5)


@pytest.mark.parametrize(
    ("raw", "quoted"),
    [
        ("'my bad' she said", ["my", "bad"]),
        ("it's my friends' bad", []),
        ("\"one\" two 'three'", ["one", "three"]),
        ('"one"two', ["one"]),
        ('"one" or "two" or "three" or', ["one", "two", "three"]),
        ('"one\ntwo"', []),
        ("'it's mine' ok", ["it's", "mine"]),
        ("' one two' ok", []),
        (f'"{"a" * 120}" b', ["a" * 120]),
        (f'"{"a" * 121}" b', []),
        (f"'{'a' * 80}' b", ["a" * 80]),
        (f"'{'a' * 81}' b", []),
    ],
)
def test_quoted_tokens(raw: str, quoted: list[str]) -> None:
    """Double or single quotes within a line and not too far apart; an apostrophe is not a quote."""
    assert [token.text for token in text_of(raw).tokens if token.quoted] == quoted


def test_typography_is_normalised_in_place() -> None:
    """Quotes, hyphens, spaces and line ends become plain, character for character; other letters stay."""
    assert normalize_typography("“A\u00a0B”‘c’ d\u2011e\u2028ÀÉ\tß") == "\"a b\"'c' d-e\nÀÉ ß"


@pytest.mark.parametrize(
    ("raw", "affirmed"),
    [
        ("I am sorry", True),
        ("I am not sorry", False),
        ("Not sorry", False),
        ("I am not at all sorry", False),
        ("I do not feel that much sorry", True),
        ("I won't be sorry", False),
        ("Not now. Sorry", True),
        ("Not late but sorry", True),
    ],
)
def test_preceding_negation_suppresses_match(raw: str, affirmed: bool) -> None:
    """One of the three preceding words, in the same sentence, with no "but" between."""
    text = text_of(raw)
    at = next(at for at, token in enumerate(text.tokens) if token.text == "sorry")
    assert text.is_negated((at, at + 1)) is not affirmed


def test_first_person_before_a_road_is_no_name() -> None:
    """Two capitals side by side in mid-sentence, as in "I've broken down (M6)", and still no name."""
    assert text_of("I’m late: I’ve broken down (M6 southbound).").matches_of("cause-car-breakdown")


@pytest.mark.parametrize(
    ("raw", "name"),
    [
        ("I like stuff", False),
        ("I like Stuff a lot", False),
        ("I like Stuff", False),
        ("I like Stuff Ltd", True),
        ("I like Big Stuff now", True),
        ("Big Stuff is it", True),
        ("Stuff Ltd is it", False),
        ("I like STUFF Ltd", False),
        ("I like Stuff. Ltd", False),
        ("So I Stuff it", False),
        ("So I’m Stuff", False),
        ("So I’ve Stuff", False),
        ("So I’d Stuff", False),
        ("So I’ll Stuff", False),
    ],
)
def test_capitalised_names_are_not_flagged(raw: str, name: bool) -> None:
    """A capitalised word beside another, in mid-sentence; in a subject any word can be capitalised."""
    assert ("casual" in text_of(raw)) is not name
    assert "casual" in tokenize(raw, load_lexicon("en"), reply=False)
    assert "casual" not in tokenize(raw, load_lexicon("en"), frozenset({frozenset({"stuff"})}))


def test_line_numbers_and_author_text() -> None:
    """An offset has a line; what the author did not write is masked in the author's text."""
    text = text_of("One\nTwo\n> Three\nFour")
    assert [text.line(at) for at in (0, 3, 4, 7, 8, 16)] == [0, 0, 1, 1, 2, 3]
    assert text.author_text == "One\nTwo\n       \nFour"
    assert tokenize("One\n> Two", load_lexicon("en"), reply=False).author_text == "One\n> Two"

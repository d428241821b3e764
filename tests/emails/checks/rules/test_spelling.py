"""Missing capitals and apostrophes, and words typed twice."""

import pytest

from tests.support.check_corpus import Flagged, flagged


def respelt(body: str, **answers: str) -> str:
    """Return a message with its capitals and apostrophes put in."""
    for words, repair in flagged("capitals-and-apostrophes", body, **answers):
        assert repair is not None
        body = body.replace(words, repair, 1)
    return body


@pytest.mark.parametrize(
    ("body", "expected"),
    [
        ("i missed it", "I missed it"),
        ("Sorry, i missed it", "Sorry, I missed it"),
        ("I know i'm late and i’ve no excuse.", "I know I'm late and I’ve no excuse."),
        ("Sorry, im late, it didnt ring.", "Sorry, I'm late, it didn't ring."),
        ("Im late. Dont wait. ive left", "I'm late. Don't wait. I've left"),
        (
            "hi,\n\nsorry i missed it. can we talk on tuesday?\n\nkind regards,\nsam",
            "Hi,\n\nSorry I missed it. Can we talk on Tuesday?\n\nKind regards,\nsam",
        ),
        ("i was late. my alarm failed", "I was late. My alarm failed"),
        ("Is it? it is!! good", "Is it? It is!! Good"),
        ("DIDNT hear it, IM late", "DIDNT hear it, IM late"),
    ],
)
def test_capitals_and_apostrophes(body: str, expected: str) -> None:
    """One tap puts all of them in; capitals throughout are another rule's."""
    assert respelt(body) == expected


@pytest.mark.parametrize(
    "body",
    [
        "Dear Ms Im,\n\nI spoke to Jony Ive and Brian Cant.",
        "See (i) and (ii), i.e. the list, or i/o.",
        "I like node.js. I use i.MX boards.",
        "Ms Okafor said “i dont know” to me.",
        "I can do:\n- any day\n- or later",
        "1. first\n2. second",
        "It was ill, its id was wed, and so were we.",
        "iPhone repairs are my trade.",
        "Write to sam@b.example. then call",
        "I waited… then left.",
        "I asked “When?” and left.",
        "I asked (when?) and left.",
        "I work at Acme Ltd. in Leeds.",
        "It took approx. ten minutes, etc. and so on.",
        "He came at 2 p.m. and left.",
        "I could come on\nTuesday or\nlater",
        "I’m sorry. I’ve been ill. I’ll be there.",
        "https://x.example/i is it. Yes.",
        "Mr. and Mrs. Jones met me.",
        "Thanks\nsam",
    ],
)
def test_nothing_to_respell(body: str) -> None:
    """Names, figures, quotations, lists, abbreviations, and short forms that are other words too."""
    assert flagged("capitals-and-apostrophes", body) == []


def test_names_keep_their_spelling() -> None:
    """What the form calls a person or a company is written as it is there."""
    assert flagged("capitals-and-apostrophes", "Hello. im is it. I like it.", company="im") == []
    assert flagged("capitals-and-apostrophes", "Hello. im is it.") == [("im", "I'm")]


def test_a_text_may_be_typed_like_a_text() -> None:
    """A letter is judged, an SMS is not."""
    assert flagged("capitals-and-apostrophes", "i didnt hear it", form="text") == []
    assert len(flagged("capitals-and-apostrophes", "i didnt hear it", form="linkedin")) == 1


@pytest.mark.parametrize(
    ("body", "expected"),
    [
        ("I'm so so sorry.", [("so so", "so")]),
        ("So so sorry.", [("So so", "So")]),
        ("I really really want this, please please.", [("please please", "please"), ("really really", "really")]),
        ("It was very very very late.", [("very very very", "very")]),
        ("PLEASE PLEASE see me.", [("PLEASE PLEASE", "PLEASE")]),
        ("I missed the the interview.", [("the the", "the")]),
        ("I am writing because I missed the interview with the\nthe team.", [("the\nthe", "the")]),
        ("I'm sorry, sorry again.", []),
        ("Sorry. Sorry again.", []),
        ("I know that that was wrong, and I had had no sleep.", []),
        ("I told her her time was kept. It is what it is is all I know.", []),
        ("I grew up in Walla Walla and saw Duran Duran.", []),
        ("Call 0770 0770 or 10 10.", []),
        ("“so so” was what they said.", []),
        ("Very, very late; so - so.", []),
    ],
)
def test_doubled_words(body: str, expected: Flagged) -> None:
    """Twice in a row, with nothing but a space between; not names, figures, or words that may well stand twice."""
    assert flagged("no-doubled-word", body) == expected


@pytest.mark.parametrize(
    "sentence",
    [
        "Please let me know.",
        "I'm sorry, sorry again.",
        "I'm really sorry.",
        "I'd very much like to talk.",
        "I do understand.",
        "Could I come in in the morning?",
        "I can carry on on Monday.",
        "It's on Thursday, Thursday 26 November.",
        "I was ill.",
        "We were late.",
        "Its cover was torn.",
        "I'd be glad to.",
        "The R&D team, and I, would be glad.",
        "Plan B. I mean it.",
        "I've set a second alarm.",
        "What a day that was.",
        "I understand, I do.",
        "Yes, yes of course.",
        "I've got two, too.",
        "Let's talk.",
    ],
)
def test_ordinary_sentences(sentence: str) -> None:
    """Nothing to say about them."""
    for rule in ("capitals-and-apostrophes", "no-doubled-word"):
        assert flagged(rule, f"Hello,\n\n{sentence} Bye.\n\nKind regards,\nSam") == []

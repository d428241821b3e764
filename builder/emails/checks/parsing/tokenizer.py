"""From raw text to tokens in sentences, each with its offsets in the raw text.

Typography is normalised 1:1, and what the author did not write (a quoted thread, addresses, links) is masked with
spaces, so that offsets into the plain text are offsets into the raw one.
"""

import re
from typing import Final

from builder.emails.checks.parsing.lexicon import EXCEPTION_SUFFIX, Lexicon
from builder.emails.checks.parsing.phrase_pattern import Span, Token
from builder.emails.checks.parsing.quoted_reply import mask_links, mask_quoted_reply
from builder.emails.checks.parsing.tokenized_text import Sentence, TokenizedText

_TYPOGRAPHY: Final = str.maketrans(
    {
        **{chr(code): chr(code + 32) for code in range(ord("A"), ord("Z") + 1)},
        **dict.fromkeys("\u2018\u2019\u02bc\uff07\u2032`", "'"),
        **dict.fromkeys("\u201c\u201d\u201e\u00ab\u00bb", '"'),
        **dict.fromkeys("\u00a0\u2007\u2009\u202f\t\r", " "),
        **dict.fromkeys("\u2010\u2011", "-"),
        **dict.fromkeys("\u2028\u2029\x0b\x0c\x85", "\n"),
    }
)
_WORD: Final = re.compile(r"\d+(?:[:.,/]\d+)*(?:am|pm|st|nd|rd|th)?|[^\W_]+(?:['\-][^\W_]+)*")
_QUOTED: Final = re.compile(r'"[^"\n]{1,120}"|(?<!\w)\'(?=\S)(?:[^\'\n]|\'(?=\w)){1,80}\'(?!\w)')
_BULLET: Final = re.compile(r"[ ]{0,8}(?:[-*•–—·]|\d{1,2}[.)])[ ]")
_MIN_WRAPPED_LINE_CHARS: Final = 50
"""A shorter line was broken on purpose; a longer one may have been wrapped by a mail program."""
FIRST_PERSON: Final = frozenset(("i", "i'm", "i've", "i'd", "i'll"))


def normalize_typography(raw: str) -> str:
    """Return a text in lower case with plain quotes, hyphens and spaces, character for character."""
    return raw.translate(_TYPOGRAPHY)


def tokenize(
    raw: str, lexicon: Lexicon, names: frozenset[frozenset[str]] = frozenset(), *, reply: bool = True
) -> TokenizedText:
    """Return a text, tokenised.

    Args:
        raw: the text as typed or pasted.
        lexicon: the word lists of its language.
        names: the words of each known company, role and person.
        reply: whether the text may quote a thread.
    """
    plain = normalize_typography(raw)
    plain = mask_links(mask_quoted_reply(plain, lexicon) if reply else plain)
    quotes = [match.span() for match in _QUOTED.finditer(plain)]
    tokens, sentences = _split_tokens(raw, plain, quotes, lexicon)
    matches = {
        name: tuple(
            span
            for span in spans
            if name not in lexicon.unwanted or not _is_part_of_name(raw, tokens, span, names, reply)
        )
        for name, spans in lexicon.index.find(tokens).items()
    }
    return TokenizedText(raw, plain, tokens, sentences, _drop_exceptions(matches), lexicon)


def _drop_exceptions(matches: dict[str, tuple[Span, ...]]) -> dict[str, tuple[Span, ...]]:
    """Drop every match that overlaps an exception of its list."""
    remaining = {}
    for name, spans in matches.items():
        exceptions = {index for span in matches.get(name + EXCEPTION_SUFFIX, ()) for index in range(*span)}
        remaining[name] = tuple(span for span in spans if exceptions.isdisjoint(range(*span))) if exceptions else spans
    return remaining


def _is_part_of_name(
    raw: str, tokens: tuple[Token, ...], span: Span, names: frozenset[frozenset[str]], prose: bool
) -> bool:
    """Return whether tokens belong to a known name, or are written like one ("Anxiety UK", "at Church Street")."""
    words = {token.text for token in tokens[slice(*span)]}
    if any(words <= name for name in names):
        return True
    first = tokens[span[0]]
    if not prose or first.first or not _is_capitalised(raw, first):
        return False
    around = (span[0] - 1, span[1])
    return any(
        0 <= index < len(tokens)
        and tokens[index].sentence == first.sentence
        and raw[tokens[index].start].isupper()
        and tokens[index].text not in FIRST_PERSON
        for index in around
    )


def _is_capitalised(raw: str, token: Token) -> bool:
    """Return whether a word has a capital first letter only; "I've" is written like that anywhere."""
    word = raw[token.start : token.end]
    return word[0].isupper() and not word.isupper() and token.text not in FIRST_PERSON


def _split_tokens(
    raw: str, plain: str, quotes: list[Span], lexicon: Lexicon
) -> tuple[tuple[Token, ...], tuple[Sentence, ...]]:
    """Return the tokens of a text, and its sentences."""
    spans = [match.span() for match in _WORD.finditer(plain)]
    tokens: list[Token] = []
    sentences: list[Sentence] = []
    first, quote = 0, 0
    line = _line_start(plain, spans[0][0] if spans else 0, 0)  # pragma: no mutate
    for index, (start, end) in enumerate(spans):
        while quote < len(quotes) and quotes[quote][1] <= start:
            quote += 1
        quoted = quote < len(quotes) and quotes[quote][0] < start  # pragma: no mutate
        last = index + 1 == len(spans)
        gap = plain[end : len(plain) if last else spans[index + 1][0]]
        ends = last or _ends_sentence(raw, plain, (start, end), gap, line, lexicon)
        tokens.append(
            Token(plain[start:end], start, end, len(sentences), index == first, ends or bool(gap.strip(" '\"")), quoted)
        )
        if ends:
            is_list_item = _BULLET.match(plain, line) is not None
            sentences.append(Sentence(first, index + 1, "?" in gap, is_list_item))
            first = index + 1
        if "\n" in gap:
            line = _line_start(plain, end + len(gap), end)  # pragma: no mutate
    return tuple(tokens), tuple(sentences)


def _line_start(plain: str, index: int, min_start: int) -> int:
    """Return where the line of a character starts, looking back as far as `min_start`."""
    return max(plain.rfind("\n", min_start, index) + 1, min_start)


def _ends_sentence(raw: str, plain: str, word: Span, gap: str, line: int, lexicon: Lexicon) -> bool:
    """Return whether the gap between a word and the next ends a sentence; `line` is where the word's line starts."""
    if any(mark in gap for mark in "!?…"):
        return True
    end = word[1]
    newline = gap.find("\n")
    if newline >= 0:
        marked = gap[:newline].rstrip(" '\")")[-1:] in (".", ":", ";")  # pragma: no mutate
        return (
            marked or "\n" in gap[newline + 1 :] or end + newline - line < _MIN_WRAPPED_LINE_CHARS
            or _BULLET.match(plain, end + newline + 1) is not None
        )  # fmt: skip
    if not gap.lstrip("\"')").startswith("."):
        return False
    text = plain[slice(*word)]
    initial = len(text) == 1 and text.isalpha() and text != "i"
    if initial or text in lexicon.word_set("abbreviations"):
        return False
    if not raw[end + len(gap)].islower():
        return True
    # Who writes without capitals starts a sentence in lower case too; "etc. and", "1. one" and "node.js" start none.
    return gap[-1] == " " and text[-1].isalpha() and text not in lexicon.word_set("before-lower-case")

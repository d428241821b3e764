"""Finds how to reach the writer and how the interview is held: numbers, the format, the platform, a link."""

import re
from functools import cache
from typing import Final

from builder.emails.read.letter import Letter
from builder.emails.read.phrases import alternatives, any_of, guarded, phrases, words
from builder.emails.read.reading import Fact
from builder.emails.read.word_guard import GuardedPattern

_PHONE: Final = re.compile(
    r"(?<![\w/.-])(?:"
    r"\+44[ -]?(?:\(0\)[ ]?)?\d{2,5}[ -]?\d{3,4}[ -]?\d{3,4}"
    r"|0\d{2,4}[ -]?\d{3,4}[ -]?\d{3,4}"
    r"|0\d{4}[ ]\d{6}|07\d{3}[ -]?\d{3}[ -]?\d{3}|\(0\d{2,4}\)[ ]?\d{3,4}[ ]?\d{3,4}"
    r"|(?:\+?1[ .-]?)?\(\d{3}\)[ .-]?\d{3}[ .-]\d{4}|(?:\+?1[ .-])?\d{3}[.-]\d{3}[.-]\d{4}|\d{3}[ ]\d{3}[ ]\d{4}"
    r")(?![\w/-]|\.\d)(?P<ext>,?[ ]?(?:x|ext\.?)[ ]?\d{1,6})?",
    re.IGNORECASE,
)
LINK: Final = re.compile(
    r"https?://[^\s<>\"')\]]{4,2000}|(?<![\w.@/-])(?:[\w-]{1,40}\.){0,2}(?:zoom\.us|meet\.google\.com|teams\.(?:microsoft|live)\.com|webex\.com|whereby\.com)/[^\s<>\"')\]]{1,500}",
    re.IGNORECASE,
)
_LINK_MARKS: Final = ("://", "zoom.u", ".com/")
"""Letters of which each link has some."""
_DIAL_IN: Final = re.compile(
    r"(?i)(?:join|dial)[ -]?(?:in )?by (?:tele)?phone|phone conference|(?:more )?phone numbers?|dial by your location|from a computer,? (?:tablet,? )?(?:or|and) (?:smart)?phone|computer or phone|call in \(audio"
)
_DIAL_IN_MARKS: Final = ("by phone", "by telephone", "phone conf", "phone number", "by your loc", "computer", "(aud")
"""Letters of which each match has some."""
_REACH: Final = 60
_DIRECT_DIAL: Final = re.compile(r"direct[- ]dial", re.IGNORECASE)


def phone(letter: Letter, text: str, language: str) -> tuple[Fact | None, Fact | None]:
    """Return the best number of a human to call, and the visitor's own where the mail says which it will ring."""
    best: tuple[int, int, Fact] | None = None
    own = None
    for match in _PHONE.finditer(text):
        before = _DIRECT_DIAL.sub("direct", text[max(0, match.start() - _REACH) : match.start()])
        line = before.rsplit("\n", 1)[-1]
        label = re.split(r"\. |\d{3}(?=[^\d])", line)[-1]
        if said_after := re.match(r"[ ]?\(([a-z ]{2,16})\)", text[match.end() : match.end() + 22]):
            label = before = said_after[1]
        elif re.match(r"[ ]?\([a-z ]{2,16}\)", label):
            label = label.split(")", 1)[1]  # it says what the number before it is
        begin = letter.body.start + match.start()
        fact = letter.fact(match[0].strip(), begin, begin + len(match[0]))
        if (
            re.search(r"(?i)join by phone|urgent|dial|security\b[^.\n]{0,16}\Z", before[-70:])
            or phrases(language, "contact", "not_direct").search(label[-35:])
            or re.search(
                r"#|,,|\bUS\b|\bPIN\b|\bUK toll\b|(?i:access code|passcode|conf\b|conference)",
                text[match.end() : match.end() + 16],
            )
        ):
            continue
        if phrases(language, "contact", "own").search(label[-45:]):
            own = own or fact
            continue
        score = 2 * bool(phrases(language, "contact", "direct").search(label[-45:]))
        score -= 3 * bool(
            phrases(language, "contact", "switchboard").search(
                label[-30:] + " " + text[match.end() : match.end() + 22].split("\n")[0]
            )
        )
        score += 1 if re.match(r"(?:\+44\s?|0)7", match[0]) else 0
        if best is None or score > best[0]:
            best = (score, -match.start(), fact)
    return (best[2] if best else None), own


def links(letter: Letter, text: str, language: str) -> list[tuple[Fact, str]]:
    """Return the links to meetings, each with its platform."""
    hosts = words(language, "link_hosts")
    found: list[tuple[Fact, str]] = []
    lower = text.lower()
    if not any(mark in lower for mark in _LINK_MARKS):
        return found
    for match in LINK.finditer(text):
        host = re.sub(r"^https?://(?:[^@/]*@)?", "", match[0].lower()).split("/")[0]
        labels = host.split(".")
        name = next(
            (name for key, name in hosts.items() if host == key or host.endswith(f".{key}") or key in labels), ""
        )
        if name:
            url = match[0].rstrip(".,;:")
            begin = letter.body.start + match.start()
            found.append((letter.fact(url, begin, begin + len(url)), name))
    return found


def platform(letter: Letter, text: str, language: str) -> Fact | None:
    """Return what the call is made with: from its link, else by name."""
    for fact, name in links(letter, text, language):
        return Fact(name, fact.evidence)
    table = words(language, "platforms")
    match = platform_names(language).search(without_denied(text, language))
    if not match:
        return None
    begin = letter.body.start + match.start()
    return letter.fact(table[re.sub(r"\s+", " ", match[0].lower())], begin, begin + len(match[0]))


def platform_of_sender(letter: Letter, language: str) -> Fact | None:
    """Return what a recording is made with, where its provider sends the mail."""
    span = letter.headers.get("from")
    match = platform_names(language).regex.search(letter.text, span.start, span.end) if span else None
    name = words(language, "platforms")[match[0].lower()] if match else ""
    return letter.fact(name, *match.span()) if match else None


def without_denied(text: str, language: str) -> str:
    """Return a text in which ways to meet that it denies are spaces: "rather than on Zoom"."""
    table = words(language, "format")
    ways = alternatives([*words(language, "platforms"), *table["video"], *table["phone"], *table["in-person"]])
    text = any_of(table["spoken"]).sub(lambda match: " " * len(match[0]), text)
    source = rf"(?<!\w)(?:{alternatives(table['denied'])})[ ](?:(?:on|over|via|by|a|an|the)[ ])?(?:{ways})\b"
    return guarded(source, tuple(table["denied"])).sub(lambda match: " " * len(match[0]), text)


@cache
def platform_names(language: str) -> GuardedPattern:
    """Return the pattern of what calls are made with."""
    return any_of(words(language, "platforms"))


def meeting_format(letter: Letter, text: str, language: str, *, has_place: bool) -> Fact | None:
    """Return in-person, video, phone or recorded: what most words speak for, its label first."""
    lower = text.lower()
    if any(mark in lower for mark in _DIAL_IN_MARKS):
        text = _DIAL_IN.sub(" ", text)
    text = without_denied(text, language)
    labels = alternatives(words(language, "labels")["format"])
    label = re.search(rf"(?:^|\n)[ \t>-]*(?i:{labels})[ ]?:[ ]*(?P<value>[^\n]{{2,60}})", text)
    best: tuple[int, int, str, re.Match[str]] | None = None
    has_link = bool(links(letter, text, language))
    has_video = phrases(language, "format", "video").search(text) is not None
    is_recorded = phrases(language, "format", "recorded").search(letter.subject) is not None
    for number, name in enumerate(("recorded", "video", "phone", "in-person")):
        pattern = phrases(language, "format", name)
        matches = list(pattern.finditer(text))
        if not matches:
            continue
        score = len({match[0].lower() for match in matches})
        score += 6 * bool(label and pattern.search(label["value"]))
        score += (3 + 3 * is_recorded) * (name == "recorded")
        score += 2 * (name == "video" and has_link)
        score += 2 * (name == "in-person" and has_place)
        score += 2 * (
            name == "phone"
            and bool(
                re.search(
                    r"(?i)\b(?:phone|telephone) (?:interview|screen|call)\b|\bby (?:tele)?phone\b"
                    + ("" if has_place or has_video else r"|\bcall you\b|\bring you\b|give you a (?:call|ring)"),
                    text,
                )
            )
        )
        if best is None or score > best[0]:
            best = (score, number, name, matches[0])
    if best is None:
        return Fact("video", links(letter, text, language)[0][0].evidence) if has_link else None
    score, _, name, match = best
    if name == "phone" and score == 1 and has_place:
        return None  # "I'll call you on Monday": about something else
    begin = letter.body.start + match.start()
    return letter.fact(name, begin, begin + len(match[0]))

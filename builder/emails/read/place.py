"""Finds where the interview is: an address, a street, or "our Reading office"."""

import re
from functools import cache
from typing import Final

from builder.emails.read.contact import LINK, platform_names
from builder.emails.read.letter import Letter
from builder.emails.read.phrases import alternatives, words
from builder.emails.read.reading import Fact

_POSTCODE: Final = re.compile(r"\b[A-Z]{1,2}\d[A-Z\d]?[ ]?\d[A-Z]{2}\b")
_ZIP: Final = re.compile(r",[ ](?:[A-Z]{2}|[A-Z][a-z]+)[ ,]{1,2}\d{5}(?:-\d{4})?\b")
_STREET: Final = re.compile(
    r"(?<![:.])\b(?:Unit[ ])?\d{1,5}[A-Za-z]?,?[ ](?:[A-Z][\w'.-]*[ ]){1,4}(?:Street|St|Road|Rd|Avenue|Ave|Lane|Ln|Drive|Dr|Way|Place|Pl|Square|Sq|"
    r"Boulevard|Blvd|Court|Ct|Row|Terrace|Close|Quay|Parkway|Pkwy|Highway|Hwy|Hill|Gate|Walk|Park|Crescent|Wharf|Gardens|Plaza|Broadway|Alley|Mews|Yard|Estate|Circle|Trail|Pike|Grove|Parade|Promenade|Mall|Turnpike|Approach|Rise|View|Vale|Green|Common|Bank|Arcade|Esplanade|Embankment|Market|Loop|Bend|Crossing|Path|Fields|Mead|Ridge|Heights|Point|Reach|Croft|Drove|Bypass|Boulevarde|Causeway|Freeway|Expressway|Trl|Cir|Ter)\b\.?"
    r"(?:,?[ ](?:Suite|Ste|Floor|Unit|Room|Building|Bldg)\.?[ ]\w{1,6})?"
    r"|\b\d{1,5}[ ](?:N|S|E|W|NE|NW|SE|SW)\.?[ ](?:[A-Z][\w'-]+|\d{1,3}(?:st|nd|rd|th))\b"
    r"|\b\d{1,5}[ ](?:US[ ])?(?:Hwy|Highway|Route|Rte|County Road|State Road)[ ]\d{1,4}\b"
)
_STREET_NAME: Final = re.compile(
    r"\b(?:[A-Z][\w']*[ ]){1,3}(?:Street|St|Road|Rd|Avenue|Ave|Lane|Drive|Square|Row|Terrace|Quay|Highway|Hwy|Parade|Wharf)\b(?!\.?[ ][A-Z][a-z]+'s)"
    r"|\b\d{1,3}(?:st|nd|rd|th)[ ](?:Street|St|Avenue|Ave)\b"
)
_PARTS: Final = re.compile(r"(?:[A-Z0-9][\w'&-]*(?:[ ](?:of[ ]|and[ ]|&[ ])?[A-Z0-9][\w'&-]*){0,4},[ ]){1,3}$")
_TAIL: Final = re.compile(
    r"(?:,[ ](?:\d{1,2}(?:st|nd|rd|th)[ ][Ff]loor(?=[,.;)\n]|$)|[A-Z][\w'. -]{1,30}?(?=[,.;)\n]|$))){0,3}(?:,[ ](?:[A-Z]{2}[ ]\d{5}))?"
)
_IN_BRACKETS: Final = re.compile(
    r"\b(?:venue|place|studio|clinic|shop|store|workshop|showroom|address)[ ]\(([A-Z0-9][^()\n]{5,90})\)"
)
_TIMED: Final = re.compile(
    r"\s*(?:\d{1,2}(?:[:.]\d\d)?\s?(?:[AaPp]\.?[Mm]\.?)?\s(?:at|in)\s(?=[A-Z\d])|\d{1,2}[:.]\d\d\s?(?:[AaPp]\.?[Mm]\.?)?,\s)"
)
_SAID: Final = re.compile(r"(?:[Ww]e(?:'re| are)|[Ii]t's)[ ](?:based |located |found )?(?:at|in|on)[ ](?=[A-Z0-9])")
_GREETING: Final = re.compile(r"(?:^|\n)[ ]*Dear\b[^\n]{2,60}\n")
_NO_PLACE: Final = re.compile(r"\b(?:with|for|and we|position|role|interview|address is|[ap]\.?m)\b", re.IGNORECASE)
_PLACE_WORDS: Final = re.compile(
    r"\b(?:at|in|come to|over to|down to|to (?=our|my)|visit)[ ](?P<place>(?:(?:our|the|my)[ ])(?:[\w'&-]+(?:\.[\w]+)*[ ]){0,5}?(?:offices?|office|shop|store|branch|restaurant|warehouse|cafe|café|campus|"
    r"building|site|headquarters|HQ|centre|center|school|surgery|clinic|depot|showroom|salon|hotel|factory|plant|works|studio|hospital|library|town hall)"
    r"(?:[ ](?:on|in|at|off)[ ](?:the[ ])?[A-Z][\w']*(?:[ ][A-Z][\w']*){0,3})?)",
    re.IGNORECASE,
)


def place(letter: Letter, text: str, language: str) -> Fact | None:
    """Return the address or the place: from a label, by its postcode or street, else "our Reading office"."""
    greeting = _GREETING.search(text)
    start = greeting.start() if greeting else 0  # above it are the addresses of the sender and the visitor
    head, rest = text[:start] + " " * (len(text) - start), " " * start + text[start:]
    return (
        _labelled(letter, rest, language) or _addressed(letter, rest) or _led_to(letter, rest, language)
        or _labelled(letter, head, language) or _addressed(letter, head) or _in_words(letter, rest)
    )  # fmt: skip


def _labelled(letter: Letter, text: str, language: str) -> Fact | None:
    labels = alternatives(words(language, "labels")["place"])
    match = re.search(
        rf"(?:^|\n)[ \t>-]*(?i:{labels})[ ]?:?[ ]*(?:(?<=:)|(?<=: )|(?=\n))\n?[ ]*(?P<place>[^\n]{{3,160}})", text
    )
    if match and (value := _clean_place(match["place"], language)):
        begin = letter.body.start + match.start("place")
        return letter.fact(value, begin, begin + len(match["place"].rstrip()))
    return None


def _addressed(letter: Letter, text: str) -> Fact | None:
    """Return an address, known by its postcode or street."""
    if match := _IN_BRACKETS.search(text):
        return letter.fact(match[1], letter.body.start + match.start(1), letter.body.start + match.end(1))
    for pattern in (_POSTCODE, _ZIP, _STREET):
        if address := pattern.search(text):
            return _address(letter, text, address)
    if street := _STREET_NAME.search(text):
        before = _PARTS.search(text, max(0, street.start() - 120), street.start())
        tail = _TAIL.match(text, street.end())
        start, end = before.start() if before else street.start(), tail.end() if tail else street.end()
        return letter.fact(text[start:end].strip(), letter.body.start + start, letter.body.start + end)
    return None


@cache
def _lead(language: str) -> re.Pattern[str]:
    """Return the pattern of a place of several parts after "we're at" or "come to"."""
    leads, word = alternatives(words(language, "places")["leads"]), r"[A-Z0-9][\w'&.-]*"
    part = r"[A-Za-z0-9][\w'&.-]*(?:[ ][\w'&.-]+){0,3}"
    return re.compile(
        rf"(?:(?<!\w)(?i:{leads})|(?:\d|[ap]\.?m\b\.?|\bnoon|o'clock)[ ](?:in|at))[ ](?:the[ ])?(?P<place>{word}(?:[ ](?:of[ ]|and[ ]|&[ ])?{word}){{0,4}}(?:,[ ]{part}){{1,4}}?)(?=[ ]*(?:[.(;\n]|$))"
    )


def _led_to(letter: Letter, text: str, language: str) -> Fact | None:
    """Return a place of several parts to which the mail says to come."""
    match = _lead(language).search(text)
    value = _clean_place(match["place"], language) if match else ""
    begin = letter.body.start + match.start("place") if match else 0
    return letter.fact(value, begin, begin + len(value)) if value else None


def _in_words(letter: Letter, text: str) -> Fact | None:
    """Return "our Reading office"."""
    found = _PLACE_WORDS.search(text)
    if not found:
        return None
    begin = letter.body.start + found.start("place")
    return letter.fact(re.sub(r"\s+", " ", found["place"]), begin, begin + len(found["place"]))


def _address(letter: Letter, text: str, found: re.Match[str]) -> Fact | None:
    """Return the address around a postcode or street: back to "at" or the line's start, on to the end of its parts."""
    start, end = found.span()
    line_start = text.rfind("\n", 0, start) + 1
    before = text[line_start:start]
    leads = list(re.finditer(r"(?i)\b(?:at|to|in|visit|is|on)[ ](?=(?:our\b|the\b|[A-Z0-9]))|[.:;(?!][ ]", before))
    begin = start
    street = list(_STREET.finditer(text, line_start, end))
    starts = [line_start + lead.end() for lead in reversed(leads)] or [
        line_start + len(before) - len(before.lstrip(" -"))
    ]
    begin = next((at for at in starts if not street or at <= street[0].start()), starts[0])
    begin = min([begin, *(part.start() for part in street[:1])])
    if street and _NO_PLACE.search(text, begin, street[0].start()):
        parts = _PARTS.search(text, begin, street[0].start())
        begin = parts.start() if parts else street[0].start()
    tail = _TAIL.match(text, end)
    end = tail.end() if tail else end
    begin += len(said[0]) if (said := _SAID.match(text, begin, end)) else 0
    begin += len(timed[0]) if (timed := _TIMED.match(text, begin, end)) else 0
    value = text[begin:end].strip(" ,.-")[:160]
    offset = letter.body.start + begin
    return letter.fact(
        re.sub(r"^(?i:our address is |our offices?,? (?:at )?|our head office,? (?:at )?)", "", value) or value,
        offset,
        offset + len(value),
    )


def _clean_place(raw: str, language: str) -> str:
    """Return a place without what isn't one: a platform's name or a link is no place."""
    value = raw.strip(" .,:;-")
    if LINK.search(value) or re.search(
        r"(?i)\b(?:see below|tbc|to be confirmed|link|phone|telephone|online|virtual|remote|video|call)\b", value
    ):
        return ""
    return (
        ""
        if platform_names(language).search(value)
        or re.search(r"(?i)microsoft teams|\bteams\b|google meet|^zoom", value)
        else value
    )

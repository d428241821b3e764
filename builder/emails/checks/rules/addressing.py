"""Who writes to whom: greeting, closing line, signature and names."""

from collections.abc import Iterator

from builder.emails.checks.finding import WARN, Hit, flag_chars, flag_tokens
from builder.emails.checks.parsing.document import Draft
from builder.emails.checks.parsing.name_mentions import Named, company_named, name_parts, role_named


def greeting_names_reader(draft: Draft) -> Iterator[Hit]:
    """The greeting names the reader. Source: careers services agree that a name is better than none."""
    start, end = draft.layout.greeting
    parts = name_parts(draft.context.recipient_name)
    if end == start:
        greeting = f"Dear {draft.context.recipient_name or draft.words.repairs['greeting']},\n\n"
        yield flag_chars(0, 0, "none", repair=greeting)
    elif parts and not set(parts) & set(_greeted(draft)) and not _other_name(draft):
        yield flag_chars(start, end, "name", name=draft.context.recipient_name)


def _greeted(draft: Draft) -> tuple[str, ...]:
    """Return the words of the greeting after its opening word, titles left out."""
    return name_parts(draft.body.raw[slice(*draft.layout.greeting)])[1:]


def _other_name(draft: Draft) -> bool:
    """Tell whether the greeting holds another name than the reader's."""
    parts = name_parts(draft.context.recipient_name)
    greeted = set(_greeted(draft))
    known = {
        *parts,
        *name_parts(f"{draft.context.company} {draft.context.client}"),
        *draft.words.named("general-readers"),
    }
    return bool(parts and greeted) and not greeted & known


def greeting_current(draft: Draft) -> Iterator[Hit]:
    """The greeting is not outdated or too casual.

    Sources: Capella University; a Saddleback College survey in which tastes differed, hence a warning only. In a
    British letter "Dear Sir or Madam" is right with "Yours faithfully".
    """
    name = draft.context.recipient_name or draft.words.repairs["greeting"]
    for kind in ("stale-greeting", "casual-greeting"):
        for span in draft.body.found(kind):
            if span[0] == 0 and not _formal_letter(draft):
                if kind == "casual-greeting":
                    yield flag_tokens(
                        draft,
                        span,
                        "casual",
                        repair=draft.words.repairs["casual-greeting"],
                        text=draft.body.written(span),
                    )
                else:
                    yield flag_tokens(draft, span, "stale", repair=f"Dear {name}", text=draft.body.written(span))


def _formal_letter(draft: Draft) -> bool:
    """Tell whether a British letter pairs "Dear Sir or Madam" with "Yours faithfully"."""
    closing = draft.body.plain[slice(*draft.layout.closing)]
    return draft.context.locale == "en-GB" and "faithfully" in closing and _to_nobody(draft)


def _to_nobody(draft: Draft) -> bool:
    """Tell whether the greeting is to "Sir or Madam"."""
    end, nobody = draft.layout.greeting[1], draft.words.named("sir-madam")
    return any(token.start < end and token.text in nobody for token in draft.body.tokens)


def signature_present(draft: Draft) -> Iterator[Hit]:
    """Your full name stands at the end. Source: recruiters do not save candidates' numbers."""
    names = name_parts(draft.context.your_name)
    end = len(draft.body.raw.rstrip())
    if names:
        start = 0 if draft.context.form != "email" else draft.layout.main[1]
        if not set(names) <= set(name_parts(draft.body.raw[start:])):
            yield flag_chars(end, end, "name", name=draft.context.your_name)
    elif draft.context.form == "email" and not name_parts(draft.body.raw[draft.layout.signature[0] :]):
        yield flag_chars(end, end, "none", severity=WARN)


def closing_line(draft: Draft) -> Iterator[Hit]:
    """A closing line that suits. Source: British usage pairs a named reader with "sincerely"."""
    start, end = draft.layout.closing
    if end == start:
        place = draft.layout.signature[0]
        yield flag_chars(place, place, "none")
        return
    text = draft.body.plain[start:end]
    if "faithfully" in text and (draft.context.locale == "en-US" or not _to_nobody(draft)):
        british = draft.context.locale != "en-US"
        repair = draft.words.repairs["sincerely-uk" if british else "sincerely-us"]
        yield flag_chars(*_phrase(draft, start, end), "named" if british else "american", repair=repair)
    elif text.strip(" ,.!\n") in draft.words.named("casual-closings"):
        yield flag_chars(*_phrase(draft, start, end), "casual", repair=draft.words.repairs["closing"])


def _phrase(draft: Draft, start: int, end: int) -> tuple[int, int]:
    """Return a line's span without its punctuation and space."""
    line = draft.body.raw[start:end]
    inner = line.strip(" ,.!\r\n")
    offset = line.find(inner)
    return start + offset, start + offset + len(inner)


def names_match_form(draft: Draft) -> Iterator[Hit]:
    """Company, role and reader are the form's; copied letters name the last ones. Source: our own judgement."""
    if _other_name(draft):
        name = draft.context.recipient_name
        yield flag_chars(draft.body.tokens[0].end + 1, draft.layout.greeting[1], "reader", repair=name, name=name)
    named: Named | None = role_named(draft)
    if named:
        yield flag_tokens(
            draft, named.span, "role", repair=draft.context.role, text=named.text, name=draft.context.role
        )
    named = company_named(draft)
    if named:
        yield flag_tokens(
            draft, named.span, "company", repair=draft.context.company, text=named.text, name=draft.context.company
        )

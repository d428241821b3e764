"""Who writes to whom: greeting, closing line, signature and names."""

from collections.abc import Iterator

from builder.emails.checks.finding import WARN, Hit, flag_chars, flag_tokens
from builder.emails.checks.parsing.document import Document
from builder.emails.checks.parsing.name_mentions import NameMention, mentioned_company, mentioned_role, name_parts


def greeting_names_reader(document: Document) -> Iterator[Hit]:
    """The greeting names the reader. Source: careers services agree that a name is better than none."""
    start, end = document.sections.greeting
    parts = name_parts(document.context.recipient_name)
    if end == start:
        greeting = f"Dear {document.context.recipient_name or document.lexicon.replacements['greeting']},\n\n"
        yield flag_chars(0, 0, "none", repair=greeting)
    elif parts and not set(parts) & set(_greeting_names(document)) and not _greets_someone_else(document):
        yield flag_chars(start, end, "name", name=document.context.recipient_name)


def _greeting_names(document: Document) -> tuple[str, ...]:
    """Return the words of the greeting after its opening word, titles left out."""
    return name_parts(document.body.raw[slice(*document.sections.greeting)])[1:]


def _greets_someone_else(document: Document) -> bool:
    """Return whether the greeting names someone other than the reader."""
    parts = name_parts(document.context.recipient_name)
    greeting_names = set(_greeting_names(document))
    expected = {
        *parts,
        *name_parts(f"{document.context.company} {document.context.client}"),
        *document.lexicon.word_set("general-readers"),
    }
    return bool(parts and greeting_names) and not greeting_names & expected


def greeting_current(document: Document) -> Iterator[Hit]:
    """The greeting is not outdated or too casual.

    Sources: Capella University; a Saddleback College survey in which tastes differed, hence a warning only. In a
    British letter "Dear Sir or Madam" is right with "Yours faithfully".
    """
    name = document.context.recipient_name or document.lexicon.replacements["greeting"]
    for kind in ("stale-greeting", "casual-greeting"):
        for span in document.body.matches_of(kind):
            if span[0] == 0 and not _is_formal_letter(document):
                if kind == "casual-greeting":
                    yield flag_tokens(
                        document,
                        span,
                        "casual",
                        repair=document.lexicon.replacements["casual-greeting"],
                        text=document.body.source(span),
                    )
                else:
                    yield flag_tokens(document, span, "stale", repair=f"Dear {name}", text=document.body.source(span))


def _is_formal_letter(document: Document) -> bool:
    """Return whether a British letter pairs "Dear Sir or Madam" with "Yours faithfully"."""
    closing = document.body.plain[slice(*document.sections.closing)]
    return document.context.locale == "en-GB" and "faithfully" in closing and _greets_sir_or_madam(document)


def _greets_sir_or_madam(document: Document) -> bool:
    """Return whether the greeting is to "Sir or Madam"."""
    end, nobody = document.sections.greeting[1], document.lexicon.word_set("sir-madam")
    return any(token.start < end and token.text in nobody for token in document.body.tokens)


def signature_present(document: Document) -> Iterator[Hit]:
    """Your full name is at the end. Source: recruiters do not save candidates' numbers."""
    names = name_parts(document.context.your_name)
    end = len(document.body.raw.rstrip())
    if names:
        start = 0 if document.context.form != "email" else document.sections.main[1]
        if not set(names) <= set(name_parts(document.body.raw[start:])):
            yield flag_chars(end, end, "name", name=document.context.your_name)
    elif document.context.form == "email" and not name_parts(document.body.raw[document.sections.signature[0] :]):
        yield flag_chars(end, end, "none", severity=WARN)


def closing_line(document: Document) -> Iterator[Hit]:
    """The closing line is appropriate. Source: British usage pairs a named reader with "sincerely"."""
    start, end = document.sections.closing
    if end == start:
        place = document.sections.signature[0]
        yield flag_chars(place, place, "none")
        return
    text = document.body.plain[start:end]
    if "faithfully" in text and (document.context.locale == "en-US" or not _greets_sir_or_madam(document)):
        british = document.context.locale != "en-US"
        repair = document.lexicon.replacements["sincerely-uk" if british else "sincerely-us"]
        yield flag_chars(*_trimmed_span(document, start, end), "named" if british else "american", repair=repair)
    elif text.strip(" ,.!\n") in document.lexicon.word_set("casual-closings"):
        yield flag_chars(
            *_trimmed_span(document, start, end), "casual", repair=document.lexicon.replacements["closing"]
        )


def _trimmed_span(document: Document, start: int, end: int) -> tuple[int, int]:
    """Return the span of a line without its punctuation and spaces."""
    line = document.body.raw[start:end]
    inner = line.strip(" ,.!\r\n")  # pragma: no mutate
    offset = line.find(inner)  # pragma: no mutate
    return start + offset, start + offset + len(inner)


def names_match_form(document: Document) -> Iterator[Hit]:
    """Company, role and reader are those of the form; copied letters name others. Source: our own judgement."""
    if _greets_someone_else(document):
        name = document.context.recipient_name
        yield flag_chars(
            document.body.tokens[0].end + 1, document.sections.greeting[1], "reader", repair=name, name=name
        )
    mention: NameMention | None = mentioned_role(document)
    if mention:
        yield flag_tokens(
            document, mention.span, "role", repair=document.context.role, text=mention.text, name=document.context.role
        )
    mention = mentioned_company(document)
    if mention:
        yield flag_tokens(
            document,
            mention.span,
            "company",
            repair=document.context.company,
            text=mention.text,
            name=document.context.company,
        )

"""From a context to a finished message: one Jinja2 environment, one template per message."""

import re
from functools import cache
from typing import Final

from jinja2 import BaseLoader, StrictUndefined, TemplateNotFound
from jinja2.environment import Template
from jinja2.sandbox import ImmutableSandboxedEnvironment

from builder.emails.compose.template_values import (
    HARD_BREAK,
    PARAGRAPH_BREAK,
    Values,
    assert_plain_data,
    template_values,
)
from builder.emails.model.catalogue import SITUATIONS, MessageType
from builder.emails.model.context import Context, Message, Missing
from builder.emails.model.subject_limits import MAX_SUBJECT_CHARS, MAX_SUBJECT_WORDS, MIN_SUBJECT_WORDS
from builder.emails.text.sms import to_plain_punctuation
from builder.emails.translations import language_dir, load_table, translations

_TYPES_WITH_TEMPLATES: Final = (MessageType.AGENCY, MessageType.PANEL, MessageType.EMPLOYER_SIDE, MessageType.CAMPUS)
"""The types whose emails have a template of their own, rather than their situation's."""
_LIST: Final = "- "
_SUBJECT: Final = "Subject:"
_BLANK_LINES: Final = re.compile(r"\n(?:[ \t]*\n)+")


class _Loader(BaseLoader):
    """Reads a template from a language's folder: "en/email/missed" is templates/en/email/missed.jinja2."""

    def get_source(self, environment: object, template: str) -> tuple[str, str | None, None]:
        """Return the template's text; it cannot change while the program runs."""
        language, _, name = template.partition("/")
        try:
            source = (language_dir(language) / f"{name}.jinja2").read_text(encoding="utf-8")
        except (FileNotFoundError, NotADirectoryError):
            raise TemplateNotFound(template) from None
        return _BLANK_LINES.sub(f"\n{PARAGRAPH_BREAK}\n", source), template, None


class _Environment(ImmutableSandboxedEnvironment):
    """A sandbox in which a template finds its neighbours in its own language's folder."""

    def join_path(self, template: str, parent: str) -> str:
        """Return the full name of a template that another one imports."""
        return f"{parent.partition('/')[0]}/{template}"


ENVIRONMENT: Final = _Environment(
    loader=_Loader(),
    undefined=StrictUndefined,
    autoescape=False,  # plain text: escaping would put &amp; into an email
    trim_blocks=True,
    lstrip_blocks=True,
    auto_reload=False,
    cache_size=-1,
)


def compose(context: Context) -> Message:
    """Return the message that the context asks for, in for its channel, with the facts that would improve it."""
    values = template_values(context)
    values |= {name: _render_sentence(source, values) for name, source in _sentence_templates(context).items()}
    assert_plain_data(values)
    rendered = ENVIRONMENT.get_template(template_of(context)).render(values)
    subjects, body = _split_subjects_and_body(rendered)
    if context.form == "text":
        body = to_plain_punctuation(" ".join(body.split("\n\n")))
    return Message(_subject(subjects), body, _missing(context))


def template_of(context: Context) -> str:
    """Return the name of the template that writes this context's message."""
    if context.form != "email":
        return f"{context.language}/{context.form}"
    own_template = context.message_type in _TYPES_WITH_TEMPLATES
    return f"{context.language}/email/{context.message_type if own_template else context.situation}"


def _sentence_templates(context: Context) -> dict[str, str]:
    """Return the templates of the sentences that depend on the cause and the recipient, "" if there is none."""
    before = SITUATIONS[context.situation].tense == "before"
    cause = translations(context.language).cause(context.cause)
    reason = cause.get("now" if before else "past", "")
    brief = cause.get("brief_now" if before else "brief", "") or reason
    recipient = load_table(context.language, "recipients")[context.recipient]
    return {
        "reason": "{{ other_cause }}" if context.other_cause else reason,
        "brief": "{{ other_cause }}" if context.other_cause else brief,
        "own": cause.get("own", ""),
        "fix": cause.get("fix", ""),
        "greeting": recipient["greeting"],
        "impact": recipient["impact"],
        "relay": recipient.get("relay", ""),
        "team": recipient["team"],
    }


@cache
def _compile(source: str) -> Template:
    """Return the compiled template of one sentence."""
    return ENVIRONMENT.from_string(source)


def _render_sentence(source: str, values: Values) -> str:
    """Return a sentence with its facts filled in."""
    return _compile(source).render(values) if source else ""


def _split_subjects_and_body(rendered: str) -> tuple[list[str], str]:
    """Split a rendered template into the subjects it proposes and its body.

    In a template a sentence has a line of its own, and a blank line ends a paragraph; here the lines become paragraphs
    again. A sentence whose facts are missing leaves nothing. A line that starts with "- ", or follows a line break that
    was asked for, stays a line of its own.
    """
    lines = [line for line in (line.strip() for line in rendered.split("\n")) if line]
    start = next((i for i, line in enumerate(lines) if not line.startswith(_SUBJECT)), len(lines))
    subjects = [line.removeprefix(_SUBJECT).strip() for line in lines[:start]]
    paragraphs = "\n".join(lines[start:]).split(PARAGRAPH_BREAK)
    return subjects, "\n\n".join(text for text in map(_paragraph, paragraphs) if text)


def _paragraph(lines: str) -> str:
    """Join the lines of one paragraph, except where a line must stay a line."""
    text = ""
    for line in filter(None, lines.split("\n")):
        if text.endswith(HARD_BREAK):
            text = f"{text.removesuffix(HARD_BREAK)}\n{line}"
        elif line.startswith(_LIST):
            text = f"{text}\n{line}" if text else line
        else:
            text = f"{text} {line}" if text else line
    return text.removesuffix(HARD_BREAK)


def _subject(subjects: list[str]) -> str:
    """Return the first proposed subject of the right length, else the last; "" where none is proposed."""
    fitting = [
        s for s in subjects if len(s) <= MAX_SUBJECT_CHARS and MIN_SUBJECT_WORDS <= len(_words(s)) <= MAX_SUBJECT_WORDS
    ]
    return (fitting or subjects[-1:] or [""])[0]


def _words(text: str) -> list[str]:
    """Return the words of a text; a lone dash does not count."""
    return re.findall(r"\S*\w\S*", text)


def _missing(context: Context) -> tuple[Missing, ...]:
    """Return the facts that would improve the message and are not known."""
    strings = translations(context.language)
    is_known = {
        "interview_time": bool(context.interview and context.interview.start),
        "interview_date": bool(context.interview and context.interview.date),
        "slot1_date": len(context.slots) > 1 or bool(context.slots and context.available_from),
        "new_date": context.agreed is not None,
    }
    fields = SITUATIONS[context.situation].wanted_facts
    if context.recipient == "agency":
        fields = tuple("client" if name == "company" else name for name in fields)
    if context.message_type is MessageType.EMPLOYER_SIDE:
        fields = (*fields, "joined_time")
    return tuple(Missing(n, strings.missing(n)) for n in fields if not is_known.get(n, bool(getattr(context, n, ""))))

"""From a context to a finished message: wordings for its beats, arranged by one Jinja2 template."""

import re
from dataclasses import replace
from typing import Final

from jinja2 import BaseLoader, TemplateNotFound
from jinja2.sandbox import ImmutableSandboxedEnvironment

from builder.emails.compose.call_script import call_script, call_text
from builder.emails.compose.facts import plain_values
from builder.emails.compose.greeting import closing, greeting
from builder.emails.compose.message_beats import MessageBeats, message_beats
from builder.emails.compose.missing_facts import missing_facts
from builder.emails.compose.plain_data import HARD_BREAK, PARAGRAPH_BREAK, Values, assert_plain_data
from builder.emails.model.catalogue import MessageType
from builder.emails.model.context import Context, Message
from builder.emails.model.subject_limits import MAX_SUBJECT_CHARS, MAX_SUBJECT_WORDS, MIN_SUBJECT_WORDS
from builder.emails.text.sms import to_plain_punctuation
from builder.emails.translations import language_dir

_TEMPLATES: Final = {
    MessageType.AFTER_VOICEMAIL: "missed",
    MessageType.REPLY_TO_THEM: "missed",
    MessageType.EMPLOYER_SIDE: "employer-side",
    MessageType.RECORDED_MISSED: "recorded-missed",
}
"""The types whose emails aren't arranged by the template of their situation's name."""
_LIST: Final = "- "
_BLANK_LINES: Final = re.compile(r"\n(?:[ \t]*\n)+")
_DOUBLE_STOP: Final = re.compile(r"(?<=\w)([.?!])\.(?=\s|$)")
"""A name or a sentence of the visitor's own that ends in a stop, at the end of ours."""


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


ENVIRONMENT: Final = ImmutableSandboxedEnvironment(
    loader=_Loader(),
    autoescape=False,  # plain text: escaping would put &amp; into an email
    trim_blocks=True,
    lstrip_blocks=True,
    auto_reload=False,
    cache_size=-1,
)
"""A name without a value, such as a beat that this message has no wording for, renders as nothing."""


def compose(context: Context) -> Message:
    """Return the message that the context asks for, in and for its channel, with the facts that would improve it."""
    return replace(_write(context), missing=missing_facts(context, _write))


def _write(context: Context) -> Message:
    """Return the message alone."""
    beats = message_beats(context)
    if context.form == "call":
        steps = call_script(beats, context)
        return Message("", call_text(steps), (), steps)
    values = template_values(beats, context)
    assert_plain_data(values)
    body = _body(ENVIRONMENT.get_template(template_of(context)).render(values))
    if context.form == "text":
        body = to_plain_punctuation(" ".join(body.split("\n\n")))
    return Message(_subject(beats) if context.form == "email" else "", body, ())


def template_values(beats: MessageBeats, context: Context) -> Values:
    """Return what a template sees: the text of each beat by its name, greeting, closing, and what it may test."""
    return {
        **plain_values(context),
        **beats.texts(),
        "greeting": greeting(context, beats.facts),
        "close": closing(context),
        "is_note_first": "note_opens" in beats.conditions,
        "is_note_question": "note_asks" in beats.conditions,
        "name": context.your_name,
        "phone": context.phone,
        "br": HARD_BREAK,
    }


def template_of(context: Context) -> str:
    """Return the name of the template that arranges this context's message; one on LinkedIn is an email's."""
    if context.form not in ("email", "linkedin"):
        return f"{context.language}/{context.form}"
    name = _TEMPLATES.get(context.message_type, context.situation)
    return f"{context.language}/email/{name}"


def _body(rendered: str) -> str:
    """Return the text of a rendered template.

    In a template a sentence has a line of its own, and a blank line ends a paragraph; here the lines become paragraphs
    again. A beat that is absent leaves nothing. A line that starts with "- ", or follows a line break that was asked
    for, stays a line of its own.
    """
    lines = [line for line in (line.strip() for line in rendered.split("\n")) if line.strip(HARD_BREAK)]
    paragraphs = "\n".join(lines).split(PARAGRAPH_BREAK)
    return _DOUBLE_STOP.sub(r"\1", "\n\n".join(text for text in map(_paragraph, paragraphs) if text))


def _paragraph(lines: str) -> str:
    """Join the lines of one paragraph, except where a line must stay a line."""
    text = ""
    in_list = False
    for line in filter(None, lines.split("\n")):
        is_item = line.startswith(_LIST)
        if text.endswith(HARD_BREAK):
            text = f"{text.removesuffix(HARD_BREAK)}\n{line}"
        elif is_item or in_list:
            text = f"{text}\n{line}" if text else line
        else:
            text = f"{text} {line}" if text else line
        in_list = is_item
    return text.removesuffix(HARD_BREAK)


def _subject(beats: MessageBeats) -> str:
    """Return a thread's own subject, else the first of the right length, else the shortest; "" where there is none.

    Mail programs file a reply by its subject, so one that continues a thread is never exchanged for a shorter one.
    """
    subjects = list(beats.subjects())
    if subjects and beats.candidates[0].needs == {"thread_subject"}:
        return subjects[0]
    fitting = (s for s in subjects if len(s) <= MAX_SUBJECT_CHARS and _has_right_words(s))
    return next(fitting, min(subjects, key=len, default=""))


def _has_right_words(subject: str) -> bool:
    """Return whether a subject has as many words as suit it; a lone dash does not count."""
    return MIN_SUBJECT_WORDS <= len(re.findall(r"\S*\w\S*", subject)) <= MAX_SUBJECT_WORDS

"""The strings of a language: labels, hints, errors and vocabulary, read from its folder under templates/."""

import re
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from importlib.resources.abc import Traversable
from typing import Any, Final

TEMPLATES: Final = files("builder.emails") / "templates"
DEFAULT_LOCALE: Final = "en-GB"
_LOCALE: Final = re.compile(r"[a-z]{2,3}-[A-Z]{2}")


def language_dir(language: str) -> Traversable:
    """Return the folder of a language."""
    return TEMPLATES / language


def read_table(language: str, name: str) -> Mapping[str, Any]:
    """Return one TOML file of a language as a dict, for who keeps something else of it."""
    return tomllib.loads((language_dir(language) / f"{name}.toml").read_text(encoding="utf-8"))


@cache
def load_table(language: str, name: str) -> Mapping[str, Any]:
    """Return one TOML file of a language as a dict; it's read once."""
    return read_table(language, name)


@cache
def cause_suggestions(language: str, cause: str) -> tuple[str, tuple[str, ...]]:
    """Return an example of a detail of a cause, and what may be sorted already; nothing for ""."""
    table = read_table(language, f"causes/{cause}") if cause else {}
    return str(table.get("detail_hint", "")), tuple(table.get("remedies", ()))


@dataclass(frozen=True)
class Translations:
    """The strings of one language."""

    language: str

    def error(self, key: str, field: str, **facts: object) -> str:
        """Return the sentence beside a field, with its facts filled in."""
        errors = load_table(self.language, "errors")
        sentence = errors.get(field, {}).get(key) or errors["any"][key]
        return str(sentence).format(**facts)

    def missing(self, field: str) -> str:
        """Return what to call a fact that is missing."""
        return str(load_table(self.language, "labels")["missing"][field])

    def channel_unavailable_reason(self, situation: str, form: str) -> str:
        """Return why a channel makes no sense in a situation."""
        reasons = load_table(self.language, "labels")["not_offered"]
        return str(reasons.get(situation, {}).get(form) or reasons["any"][form])

    def message_purpose(self, message_type: str, form: str) -> str:
        """Return a sentence on which message it is and why."""
        labels = load_table(self.language, "labels")
        return str(labels["why_form"].get(form) or labels["why"][message_type])

    def first_step(self, situation: str) -> str:
        """Return what to do before any message."""
        return str(load_table(self.language, "labels")["first_step"][situation])

    def vocabulary(self, locale: str) -> Mapping[str, Any]:
        """Return the words, formats and zone names of a locale."""
        return load_table(self.language, locale)

    def word_names(self) -> frozenset[str]:
        """Return the names of the words that differ by locale; each locale has all of them."""
        locale = next(locale for locale in locales() if language_of(locale) == self.language)
        return frozenset(self.vocabulary(locale)["words"])


@cache
def locales() -> tuple[str, ...]:
    """Return every locale, British English first; each has a file such as en-GB.toml in its language's folder."""
    languages = (entry for entry in TEMPLATES.iterdir() if entry.is_dir())
    names = {file.name.removesuffix(".toml") for language in languages for file in language.iterdir()}
    return (DEFAULT_LOCALE, *sorted(name for name in names if _LOCALE.fullmatch(name) and name != DEFAULT_LOCALE))


def language_of(locale: str) -> str:
    """Return the language of a locale, which names its folder; the default language for an unknown locale."""
    return (locale if locale in locales() else DEFAULT_LOCALE).split("-")[0]


@cache
def translations(language: str) -> Translations:
    """Return the strings of a language."""
    return Translations(language)

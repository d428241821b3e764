"""The words that the rules look for, from templates/<language>/lexicon.toml."""

from dataclasses import dataclass
from functools import cache

from builder.emails.checks.parsing.phrase_index import PhraseIndex, build_index
from builder.emails.translations import load_table

EXCEPTION_SUFFIX = "-except"
"""A list called "flippant-except" holds phrases that look flippant but are not."""


@dataclass(frozen=True)
class Lexicon:
    """The word lists of one language.

    Attributes:
        index: every list of phrases, for matching in one pass.
        unwanted: the lists of words that a message is better without; inside a name they do not count.
        cause_groups: the group of each cause; several causes of one group count as one reason.
        word_sets: plain lists of words, for everything that is not a phrase.
        replacements: what to write instead of a word or phrase.
    """

    index: PhraseIndex
    unwanted: frozenset[str]
    cause_groups: dict[str, str]
    word_sets: dict[str, frozenset[str]]
    replacements: dict[str, str]

    def word_set(self, name: str) -> frozenset[str]:
        """Return a plain list of words.

        Raises:
            KeyError: there is no list of that name.
        """
        return self.word_sets[name]


def cause_list_name(cause: str) -> str:
    """Return the name of the list of phrases that tell of a cause."""
    return f"cause-{cause}"


@cache
def load_lexicon(language: str) -> Lexicon:
    """Return a language's lexicon."""
    data = load_table(language, "lexicon")
    signs = {cause_list_name(cause): phrases for causes in data["causes"].values() for cause, phrases in causes.items()}
    return Lexicon(
        build_index({**data["wanted"], **data["unwanted"], **signs}),
        frozenset(data["unwanted"]) | frozenset(signs),
        {cause: group for group, causes in data["causes"].items() for cause in causes},
        {name: frozenset(values) for name, values in data["sets"].items()},
        dict(data["repairs"]),
    )

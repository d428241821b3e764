"""The words that the rules look for, by language: read from templates/<language>/lexicon.toml."""

from dataclasses import dataclass
from functools import cache

from builder.emails.checks.parsing.phrase_index import PhraseIndex, build_index
from builder.emails.translations import table

EXCEPTION_SUFFIX = "-except"
"""A list called "flippant-except" holds what looks like "flippant" and is not."""


@dataclass(frozen=True)
class Lexicon:
    """One language's words.

    Attributes:
        index: every list of phrases, found in one pass.
        unwanted: the lists of words a message is better without; a name that holds such a word is no offence.
        stories: the story that each cause belongs to; several causes of one story are no excuses piled up.
        sets: plain lists, for all that is no phrase.
        repairs: what to write instead, by the words as they stand.
    """

    index: PhraseIndex
    unwanted: frozenset[str]
    cause_groups: dict[str, str]
    word_sets: dict[str, frozenset[str]]
    replacements: dict[str, str]

    def word_set(self, name: str) -> frozenset[str]:
        """Return a plain list."""
        return self.word_sets[name]


def cause_list_name(cause: str) -> str:
    """Return the name of the list that holds a cause's signs."""
    return f"cause-{cause}"


@cache
def load_lexicon(language: str) -> Lexicon:
    """Return a language's lexicon."""
    data = table(language, "lexicon")
    signs = {cause_list_name(cause): phrases for causes in data["causes"].values() for cause, phrases in causes.items()}
    return Lexicon(
        build_index({**data["wanted"], **data["unwanted"], **signs}),
        frozenset(data["unwanted"]) | frozenset(signs),
        {cause: story for story, causes in data["causes"].items() for cause in causes},
        {name: frozenset(values) for name, values in data["sets"].items()},
        dict(data["repairs"]),
    )

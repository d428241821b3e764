"""The picture of how often to say sorry, from never to more often than the package's check lets pass."""

from dataclasses import dataclass

from builder.emails.checks.rules.apology import MAX_APOLOGIES
from overrides.shortcodes import render
from overrides.shortcodes.pictures.words import words


@dataclass(frozen=True)
class Step:
    """A number of apologies.

    Attributes:
        count: it in figures, such as "2 or 3".
        verdict: what to think of it, in a word or two.
        why: the reason, in a sentence.
        is_right: whether the check lets it pass.
    """

    count: str
    verdict: str
    why: str
    is_right: bool


def steps() -> tuple[Step, ...]:
    """Return the scale, from none upwards."""
    text = words("sorry-scale")
    counts = {
        "none": ("0", False),
        "one": ("1", True),
        "some": (f"2 or {MAX_APOLOGIES}", True),
        "many": (f"{MAX_APOLOGIES + 1} or more", False),
    }
    return tuple(Step(count, **text[name], is_right=right) for name, (count, right) in counts.items())


def picture() -> str:
    """Return the picture as HTML."""
    return render.render("pictures/sorry_scale.html", steps=steps())

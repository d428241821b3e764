"""What a letter says about the silence, and which subject continues a thread."""

from dataclasses import replace

import pytest

from builder.emails.compose import examples
from builder.emails.compose.composer import compose
from builder.emails.form.parsing import parse
from tests.support.all_combinations import filled


def test_reply_keeps_the_subject_of_its_thread_whatever_its_length() -> None:
    """A subject of two words, or of more than seventy characters, isn't exchanged for one of ours."""
    for subject in ("Checking in", f"Interview for the post of Senior Data Analyst {'(Reference NW-2026-1188)' * 2}"):
        answers = filled({"situation": "they-wrote", "cause": "overslept"}) | {"thread_subject": subject}
        context = parse(answers, examples.clock()).context
        assert context is not None
        assert compose(context).subject == f"Re: {subject}"


@pytest.mark.parametrize(
    "said",
    [
        "my phone was dead so I couldn't let you know",
        "my phone died, so I couldn't call",
        "I had no number for you",
        "I had no mobile signal",
        "I couldn't leave or call",
    ],
)
def test_silence_is_not_excused_twice(said: str) -> None:
    """Where the visitor's own sentence says why nobody was told, no sentence of ours says so again."""
    answers = filled({"situation": "missed", "cause": "train"})
    answers |= {"other_cause": f"The bus never came, and {said}."}
    context = parse(answers, examples.clock()).context
    assert context is not None
    for number in range(40):
        body = compose(replace(context, wording=number)).body
        assert "let you know" not in body.replace("couldn't let you know", "")
        assert "heard" not in body

"""Numbers that texts seldom reach get a hint, and stay as they are."""

import pytest

from builder.emails.compose.composer import compose
from tests.support.factories import read

HINT = "This looks like a landline or a freephone (toll-free) number. A text may not arrive there"


@pytest.mark.parametrize(
    "number",
    [
        "020 7946 0000",
        "01632 960123",
        "0303 123 4567",
        "0800 316 1234",
        "+44 20 7946 0000",
        "+44 (0)20 7946 0000",
        "0044 1632 960123",
        "020 7946 0000 ext 12",
        "800-555-0199",
        "(888) 555-0199",
        "+1 877 555 0199",
        "1-833-555-0199 x4",
    ],
)
def test_text_to_a_landline_gets_a_hint(number: str) -> None:
    """A British landline or an American toll-free number is kept, with a hint that a text may not arrive."""
    parsed = read(recipient_phone=number, form="text")
    assert (parsed.warnings, parsed.errors) == ({"recipient_phone": HINT}, {})
    assert parsed.context is not None
    assert parsed.context.recipient_phone == number
    assert compose(parsed.context).body


@pytest.mark.parametrize(
    "number",
    ["07700 900123", "+44 7700 900123", "+44(0)7700 900123", "(212) 555-0123", "+1 805 555 0123", "+49 30 901820"],
)
def test_text_to_a_mobile_gets_no_hint(number: str) -> None:
    """A British mobile, any other American number and a number of another country get none."""
    assert read(recipient_phone=number, form="text").warnings == {}


@pytest.mark.parametrize("form", ["", "call", "email"])
def test_only_a_text_gets_the_hint(form: str) -> None:
    """A landline is just right for a call."""
    assert read(recipient_phone="020 7946 0000", form=form).warnings == {}

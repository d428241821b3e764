"""The ids of a thread: strict, within bounds, and each once."""

import pytest

from builder.emails.text.message_ids import MAX_ID_CHARS, MAX_THREAD_CHARS, message_ids, thread_ids


@pytest.mark.parametrize(
    "one",
    [
        "<1@b.example>",
        "<CAJ+a=b_c-1.2@mail.gmail.com>",
        "<AM0PR01MB1234$5@AM0PR01MB1234.eurprd01.prod.exchangelabs.com>",
        "<20261124.1@[192.0.2.1]>",
        f"<{'a' * (MAX_ID_CHARS - 4)}@b>",
    ],
)
def test_ids_that_mail_programs_write(one: str) -> None:
    """Each is taken as it is."""
    assert message_ids(one) == (one,)
    assert thread_ids(one, "", "") == one


@pytest.mark.parametrize(
    "value",
    [
        "", "<>", "<@>", "<a@>", "<@b>", "a@b", "<a@b", "<.a@b>", "<a..b@c>", "<a@b.>", "<a@b@c>", "<a<b@c>",
        "<a b@c>", '<"a"@b>', "<a@[<>]>", "<a@[b\\]>", "<a@b>,", "<é@b>", "<a@b>\u2028Bcc:x", "<a@b>\nBcc: x",
        "<=?utf-8?q?a?=@b>", f"<{'a' * (MAX_ID_CHARS - 3)}@b>", "<a\x00@b>",
    ],
)  # fmt: skip
def test_what_is_no_id(value: str) -> None:
    """It is left out, and a mail that has no other can't be replied to."""
    assert "<a@b>" not in message_ids(value) or "\u2028" in value
    assert thread_ids(value, "<1@b.example>", "") == ""


def test_each_id_is_there_once() -> None:
    """The mail's own is the last, wherever else it stands."""
    assert thread_ids("<a@b>", "<a@b> <c@d> <c@d> x", "<e@f>") == "<c@d> <a@b>"
    assert thread_ids("<a@b> <c@d>", "", "") == ""


def test_of_a_long_thread_the_first_and_the_newest_are_kept() -> None:
    """The ids between them go, the oldest first."""
    ids = [f"<{number}{'a' * 100}@b>" for number in range(30)]
    kept = thread_ids("<own@b>", " ".join(ids), "").split()
    assert (kept[0], kept[-1]) == (ids[0], "<own@b>")
    assert kept[1:-1] == ids[-len(kept[1:-1]) :]
    assert len(" ".join(kept)) <= MAX_THREAD_CHARS


def test_thread_of_four_long_ids_fits() -> None:
    """Those that are as long as can be leave room for one another."""
    own, *earlier = (f"<{letter * (MAX_ID_CHARS - 4)}@b>" for letter in "abcdef")
    assert len(thread_ids(own, " ".join(earlier), "").split()) == 3

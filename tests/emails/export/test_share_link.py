"""A share link carries a setup and nothing else, and nothing that comes in can hurt."""

import json
from base64 import urlsafe_b64encode

import pytest
from hypothesis import given
from hypothesis import strategies as st

from builder.emails.compose import examples
from builder.emails.export.share_link import MAX_FRAGMENT_CHARS, PERSONAL_KINDS, ShareError, accepts, decode, encode
from builder.emails.form.parsing import parse
from builder.emails.model.catalogue import FIELDS
from builder.emails.text import sanitize
from builder.emails.translations import load_table
from tests.support import untrusted_corpus
from tests.support.all_combinations import FACTS, filled
from tests.support.export_strategies import CLEAN_BODIES
from tests.support.untrusted_corpus import Case

SETUP = {
    "situation": "missed",
    "cause": "overslept",
    "slot1_date": "2026-11-26",
    "slot1_start": "14:00",
    "your_zone": "Europe/London",
}


def coded(data: object) -> str:
    """Return any JSON value as a fragment, without the care that `share` takes."""
    json_text = data if isinstance(data, str) else json.dumps(data)
    return "#d=" + urlsafe_b64encode(json_text.encode("utf-8", "surrogatepass")).decode().rstrip("=")


def template_values(name: str) -> st.SearchStrategy[str]:
    """Return right values of a field, "" among them."""
    field = FIELDS[name]
    kinds: dict[str, st.SearchStrategy[str]] = {
        "choice": st.sampled_from(("", *field.choices)),
        "tick": st.sampled_from(("", "yes")),
        "date": st.dates().map(str),
        "time": st.times().map(lambda t: f"{t:%H:%M}"),
        "number": st.integers(field.minimum, min(field.maximum, 10**field.limit - 1)).map(str),
        "zone": st.sampled_from(("Europe/London", "America/Argentina/Buenos_Aires", "Etc/GMT+1", "UTC")),
    }
    return kinds.get(field.kind, CLEAN_BODIES.map(lambda body: sanitize.clean_line(body)[: field.limit].strip()))


ANSWERS = st.fixed_dictionaries({}, optional={name: template_values(name) for name in FIELDS if name != "thread_ids"})


@given(ANSWERS)
def test_round_trip(answers: dict[str, str]) -> None:
    """With names, every answer but the sender's zone comes back as it was, and nothing is ignored."""
    non_empty = {name: value for name, value in answers.items() if value and name != "your_zone"}
    assert decode(encode(answers, with_names=True)) == (non_empty, ())


@given(ANSWERS)
def test_names_are_omitted_by_default(answers: dict[str, str]) -> None:
    """Without names, only choices, dates, times, numbers and zones come back."""
    found, ignored = decode(encode(answers))
    assert found == {
        name: value
        for name, value in answers.items()
        if value and FIELDS[name].kind not in PERSONAL_KINDS and name != "your_zone"
    }
    assert ignored == ()


@given(ANSWERS)
def test_job_travels_without_names(answers: dict[str, str]) -> None:
    """With the job, its title and the company come back too, and no other words."""
    found, _ = decode(encode(answers, with_job=True))
    job = {name: answers[name] for name in ("role", "company") if answers.get(name)}
    assert found == decode(encode(answers))[0] | job


def test_zone_of_an_earlier_link_is_left_out() -> None:
    """A link of an earlier version opens, without the zone of whoever made it, and nothing is said to be ignored."""
    answers = {"situation": "missed", "their_zone": "America/New_York"}
    assert decode(coded({"v": 1, **answers, "your_zone": "Europe/London"})) == (answers, ())


def test_personal_fields_are_omitted_by_default() -> None:
    """These are the fields that a link carries by default: not one that somebody types words into."""
    found, _ = decode(
        encode(filled({"situation": "missed", "recipient_email": "a@b.example", "adjustment": "captions"}))
    )
    assert not set(found) & {"your_name", "recipient_name", "recipient_email", "role", "company", "client", "phone"}
    assert not set(found) & {"place", "adjustment", "other_cause", "cause_detail"}
    assert {"situation", "slot1_date", "interview_time"} <= set(found)


def test_encoded_link() -> None:
    """This is what a link holds: a version, and answers by name."""
    assert encode({"situation": "missed", "cause": "train"}) == coded('{"v":1,"situation":"missed","cause":"train"}')


def fullest(letter: str) -> dict[str, str]:
    """Return a form whose texts are as long as they can be."""
    return (
        FACTS | SETUP | {name: letter * field.limit for name, field in FIELDS.items() if field.kind in PERSONAL_KINDS}
    )


@pytest.mark.parametrize("letter", ["x", "é", "語", "😀", '"', "\\"])
def test_longest_form_fits(letter: str) -> None:
    """Every text as long as its field takes, and the link still opens, in any script."""
    expected = {name: value for name, value in fullest(letter).items() if name != "your_zone"}
    assert decode(encode(fullest(letter), with_names=True)) == (expected, ())


def test_ids_of_their_mails_are_in_no_link() -> None:
    """Nobody sees them in the form, so they don't go with the names either; a link that has them is read without."""
    ids = {"thread_ids": "<1@b.example>"}
    assert decode(encode(ids | {"your_name": "Sam"}, with_names=True)) == ({"your_name": "Sam"}, ())
    assert decode(coded({"v": 1, **ids})) == ({}, ("thread_ids",))


def test_too_long_form_raises() -> None:
    """Brackets take six characters each: a form full of them is refused, not made a link that nobody can open."""
    with pytest.raises(ShareError) as caught:
        encode(fullest("{"), with_names=True)
    assert caught.value.reason == "too-long"


@pytest.mark.parametrize("name", ["{", "[", "{{ 7*7 }}", "[Sam] {Taylor}", '{"v":2}', "\\u007b", "]}"])
def test_brackets_round_trip(name: str) -> None:
    """Brackets are json_text as escapes, and read as the brackets that they were."""
    assert decode(encode({"your_name": name}, with_names=True)) == ({"your_name": name}, ())


def test_value_length_limits() -> None:
    """A value is cleaned before it is measured, as the form does it; one of more than eight times its limit is not."""
    limit = FIELDS["your_name"].limit
    assert accepts("your_name", "Sam" + " " * (limit * 8 - 3))
    assert not accepts("your_name", "Sam" + " " * (limit * 8 - 2))
    assert accepts("your_name", "x" * limit)
    assert not accepts("your_name", "x" * (limit + 1))
    assert not accepts("your_name", " ")


def test_unknown_and_malformed_answers_are_omitted() -> None:
    """Unknown names, unknown choices and wrong shapes stay out."""
    non_empty = {
        "situation": "missed",
        "cause": "aliens",
        "slot1_date": "soon",
        "slot6_date": "2026-11-26",
        "constructor": "x",
    }
    assert decode(encode(non_empty)) == ({"situation": "missed"}, ())


@pytest.mark.parametrize(
    ("value", "taken", "ignored"),
    [
        ({"v": 1}, {}, ()),
        ({"v": 1, "situation": "missed", "__proto__": "x"}, {"situation": "missed"}, ("__proto__",)),
        ({"v": 1, "constructor": "x", "toString": "y"}, {}, ("constructor", "toString")),
        ({"v": 1, "situation": 7, "cause": None, "role": True}, {}, ("situation", "cause", "role")),
        ({"v": 1, "situation": "Missed"}, {}, ("situation",)),
        ({"v": 1, "eta_minutes": "1e9"}, {}, ("eta_minutes",)),
        ({"v": 1, "eta_minutes": "٣"}, {}, ("eta_minutes",)),
        ({"v": 1, "slot1_date": "2026-11-26T00:00"}, {}, ("slot1_date",)),
        ({"v": 1, "their_zone": "../../etc/passwd"}, {}, ("their_zone",)),
        ({"v": 1, "your_name": "x" * 81}, {}, ("your_name",)),
        ({"v": 1, "your_name": "Sam\u202eTaylor"}, {}, ("your_name",)),
        ({"v": 1, "your_name": ""}, {}, ("your_name",)),
        ({"v": 1, "your_name": "Sam\r\nTaylor\x00"}, {"your_name": "Sam Taylor"}, ()),
        ({"v": 1, "your_name": "<img src=x onerror=alert(1)>"}, {"your_name": "<img src=x onerror=alert(1)>"}, ()),
        ({"v": 1, "<b>\n": "x", "y" * 100: "x"}, {}, ("<b>", "y" * 40)),
        ({"v": 1} | {f"x{n}": "" for n in range(300)}, {}, tuple(f"x{n}" for n in range(20))),
    ],
)
def test_only_known_fields_are_decoded(value: object, taken: dict[str, str], ignored: tuple[str, ...]) -> None:
    """What the catalogue does not list is named as ignored, and is nowhere in the answers."""
    assert decode(coded(value)) == (taken, ignored)


@pytest.mark.parametrize("case", [case for case in untrusted_corpus.by_intake("fragment") if case.reason], ids=str)
def test_invalid_fragment_raises(case: Case) -> None:
    """Damaged, nested, foreign and endless fragments give the one error, with the key of its words."""
    with pytest.raises(ShareError, match=f"^share link: {case.reason}$") as caught:
        decode(case.text)
    assert caught.value.reason == case.reason
    assert case.reason in load_table("en", "handoff")["share"]


def test_fragment_length_limit() -> None:
    """Of 16,384 characters a fragment is read, of 16,385 it is not."""
    with pytest.raises(ShareError, match="broken"):
        decode("#d=" + "A" * (MAX_FRAGMENT_CHARS - 3))
    with pytest.raises(ShareError, match="too-long"):
        decode("#d=" + "A" * (MAX_FRAGMENT_CHARS - 2))


FLAT = st.dictionaries(
    st.text(max_size=20) | st.sampled_from(tuple(FIELDS)),
    st.text(max_size=40) | st.integers() | st.none() | st.floats(),
)


@given(
    st.text()
    | st.binary().map(lambda raw: "#d=" + urlsafe_b64encode(raw).decode())
    | FLAT.map(lambda d: coded({"v": 1} | d))
)
def test_any_fragment_decodes_or_raises(fragment: str) -> None:
    """Whatever comes in, the answers are clean values of known fields, or there is the one error."""
    try:
        answers, ignored = decode(fragment)
    except ShareError:
        return
    assert all(accepts(name, value) and value == sanitize.clean_line(value) for name, value in answers.items())
    assert all(len(name) <= 40 for name in ignored)
    assert parse(answers, examples.clock()).errors is not None


@given(st.dictionaries(st.text() | st.sampled_from(tuple(FIELDS)), st.text()))
def test_any_answers_round_trip(answers: dict[str, str]) -> None:
    """Nothing in a form makes sharing fail, lone surrogates included."""
    found, ignored = decode(encode(answers, with_names=True))
    assert set(found) <= set(answers)
    assert ignored == ()


@pytest.mark.parametrize("name", sorted(examples.examples()))
def test_examples_round_trip(name: str) -> None:
    """The examples come back whole but for the zone, in links short enough for most chat programs."""
    answers = {key: value for key, value in examples.examples()[name].items() if value and key != "your_zone"}
    fragment = encode(answers, with_names=True)
    assert decode(fragment) == (answers, ())
    assert len(fragment) < 2_000

"""A draft file holds the very text, one recipient at most, and no header that a draft must not have."""

import subprocess
import sys

import pytest
from hypothesis import given
from hypothesis import strategies as st

from builder.emails.compose import examples
from builder.emails.compose.composer import compose
from builder.emails.export.email_address import normalize_address
from builder.emails.export.eml import MAX_LINE_CHARS, draft_file
from builder.emails.form.parsing import parse
from builder.emails.model.catalogue import FIELDS
from builder.emails.text import sanitize
from tests.support.all_combinations import filled
from tests.support.export_strategies import ADDRESSES, BODIES, INJECTIONS, SUBJECTS, assert_same, parse_eml

HEADERS = ["X-Unsent", "To", "Subject", "MIME-Version", "Content-Type", "Content-Transfer-Encoding"]


@given(SUBJECTS, BODIES, ADDRESSES)
def test_stdlib_round_trip(subject: str, body: str, to: str) -> None:
    """Subject, body without spaces at line ends, and address come back; the headers are a draft's and no others."""
    message = parse_eml(draft_file(subject, body, to))
    line, address = sanitize.clean_line(subject), normalize_address(to) if normalize_address(to).isascii() else ""
    assert_same(str(message["Subject"] or ""), line)
    lines = [line.rstrip(" ") for line in sanitize.clean_text(body).split("\n")]
    assert_same(message.get_content(), "\r\n".join(lines))
    assert str(message["To"] or "") == address
    assert message["X-Unsent"] == "1"
    assert message.get_content_type() == "text/plain"
    assert message.get_content_charset() == "utf-8"
    assert message.keys() == [h for h in HEADERS if (h != "To" or address) and (h != "Subject" or line)]
    assert message.defects == []


@given(SUBJECTS, BODIES, ADDRESSES)
def test_line_length_and_ascii(subject: str, body: str, to: str) -> None:
    """The file is ASCII, its lines end in CRLF and have at most 76 characters, apart from a long address."""
    file = draft_file(subject, body, to)
    assert file.isascii()
    assert "\x00" not in file
    lines = file.split("\r\n")
    assert not any("\r" in line or "\n" in line for line in lines)
    assert max(map(len, lines)) <= MAX_LINE_CHARS


def test_eml_in_full() -> None:
    """This is what a draft looks like."""
    assert draft_file("My interview on Tuesday – Zoë", "Dear Ms Okafor,\n\nI am sorry.\n", "hr@bücher.example") == (
        "X-Unsent: 1\r\n"
        "To: hr@xn--bcher-kva.example\r\n"
        "Subject: =?utf-8?q?My_interview_on_Tuesday_=E2=80=93_Zo=C3=AB?=\r\n"
        "MIME-Version: 1.0\r\n"
        'Content-Type: text/plain; charset="utf-8"\r\n'
        "Content-Transfer-Encoding: base64\r\n"
        "\r\n"
        "RGVhciBNcyBPa2Fmb3IsDQoNCkkgYW0gc29ycnkuDQo=\r\n"
    )


def test_no_line_ends_in_space() -> None:
    """A program that takes the text for flowed has no line to join with the next."""
    message = parse_eml(draft_file("Hello", "Dear Zoë, \n\nOne  \n two \n ", ""))
    assert message.get_content() == "Dear Zoë,\r\n\r\nOne\r\n two\r\n"


def test_empty_subject_has_no_header() -> None:
    """A subject that was not written is not written as an empty one."""
    assert "Subject" not in draft_file(" ", "I am sorry.", "")
    assert "\r\nTo:" not in draft_file("About Tuesday", "I am sorry.", "")


def test_ascii_subject_is_not_encoded() -> None:
    """Short ASCII is not encoded."""
    assert "\r\nSubject: Missed interview: Data Analyst\r\n" in draft_file("Missed interview: Data Analyst", "", "")


def test_non_ascii_mailbox_is_omitted() -> None:
    """A local part with other letters would be written wrongly, so the draft goes without a recipient."""
    assert "To" not in parse_eml(draft_file("Hello", "Hello", "zoë@northwind.example"))


@pytest.mark.parametrize("hostile", INJECTIONS)
@pytest.mark.parametrize("place", ["subject", "body", "to"])
def test_eml_resists_header_injection(hostile: str, place: str) -> None:
    """No value adds a header, a recipient or a part; what looks like encoded text stays the text it is."""
    parts = {"subject": "Hello", "body": "Hello", "to": "good@northwind.example"} | {place: hostile}
    message = parse_eml(draft_file(**parts))
    assert set(message.keys()) <= set(HEADERS)
    assert len(message.keys()) == len(set(message.keys()))
    assert str(message["Subject"]) == sanitize.clean_line(parts["subject"])
    assert not message.is_multipart()
    addresses = message["To"].addresses if message["To"] else ()
    assert len(addresses) <= 1
    assert all(a.addr_spec == parts["to"] for a in addresses)


@pytest.mark.parametrize("field", FIELDS)
def test_answers_cannot_inject_eml_headers(field: str) -> None:
    """Whatever stands in whichever field, the draft has the one recipient that was typed and a draft's headers."""
    for hostile in INJECTIONS:
        answers = filled({"situation": "missed", "recipient_email": "good@northwind.example"}) | {field: hostile}
        context = parse(answers, examples.clock()).context
        if context is None:
            assert field == "situation"
            continue
        composed = compose(context)
        message = parse_eml(draft_file(composed.subject, composed.body, context.recipient_email))
        assert set(message.keys()) <= set(HEADERS)
        assert len(message.keys()) == len(set(message.keys()))
        assert str(message["Subject"]) == composed.subject
        if message["To"]:
            assert len(message["To"].addresses) == 1
            assert message["To"].addresses[0].addr_spec == "good@northwind.example" or field == "recipient_email"


@given(st.text(), st.text(), st.text())
def test_any_text_gives_valid_eml(subject: str, body: str, to: str) -> None:
    """Lone surrogates and control characters are no reason to fail."""
    assert draft_file(subject, body, to).startswith("X-Unsent: 1\r\n")


def test_email_package_is_imported_lazily() -> None:
    """Few visitors want the file, so nobody else waits for what it needs."""
    code = (
        "import sys; from builder.emails.export import compose_links, eml, email_address, ics, share_link;"
        "from builder.emails.model import follow_up;"
        "loaded = [m for m in sys.modules if m == 'email' or m.startswith('email.')]; assert not loaded, loaded;"
        "assert 'encodings.idna' not in sys.modules and 'encodings.punycode' not in sys.modules;"
        "eml.draft_file('', '', ''); assert 'email.message' in sys.modules"
    )
    subprocess.run([sys.executable, "-c", code], check=True)


def test_reply_names_the_mails_of_its_thread() -> None:
    """The newest is the one that it replies to; long lists are folded, and no line but that of a long id is long."""
    ids = [f"<{number:>040}@mail.brightline.example>" for number in range(12)]
    file = draft_file("Re: Interview", "I am sorry.", "", " ".join(ids))
    message = parse_eml(file)
    assert str(message["In-Reply-To"]).strip() == ids[-1]
    assert str(message["References"]).split() == ids
    assert max(map(len, file.split("\r\n"))) <= MAX_LINE_CHARS


@pytest.mark.parametrize(
    "thread",
    [
        "",
        "1@b.example",
        "<1@b.example",
        "<a b@c.example>",
        "<=?utf-8?q?=0A?=@b.example>",
        "<é@b.example>",
        "<a@b.example> x",
        "<a@b.example>\nBcc: x@y.example",
        *(text for text in INJECTIONS if text != "<evil@evil.example>"),
    ],
)
def test_what_is_no_id_is_in_no_header(thread: str) -> None:
    """Whatever a page or a file sends as ids, it adds no header, no recipient and no text."""
    assert draft_file("Re: Interview", "I am sorry.", "", thread) == draft_file("Re: Interview", "I am sorry.", "")


@given(st.text(st.sampled_from("<>@.ab=?\r\n :[]é\x00"), max_size=60))
def test_ids_add_two_headers_at_most(thread: str) -> None:
    """Random pieces of ids."""
    message = parse_eml(draft_file("Re: Interview", "I am sorry.", "", thread))
    assert {*message.keys()} - {*HEADERS} <= {"In-Reply-To", "References"}
    assert message.get_content() == "I am sorry."
    assert message.defects == []

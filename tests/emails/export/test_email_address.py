"""An address is sent to in ASCII, and one that looks wrong is pointed out."""

import idna
import pytest
from hypothesis import given
from hypothesis import strategies as st

from builder.emails.export.email_address import address_warnings, as_data, ascii_domain, normalize_address
from builder.emails.translations import load_table

RULES = {"unusable", "mixed", "ascii", "unread", "invites", "greeting"}
DOMAINS = (
    "northwind.example",
    "NORTHWIND.example",
    "Bücher.example",
    "straße.example",
    "STRAẞE.example",
    "faß.de",
    "ΑΒΓς.gr",
    "İstanbul.example",
    "例え。テスト",
    "аррӏе.com",
    "ｅｘａｍｐｌｅ.com",
    "℡.example",
    "xn--bcher-kva.de",
    "пример.испытание",
)


@pytest.mark.parametrize("domain", DOMAINS)
def test_ascii_domain_matches_idna(domain: str) -> None:
    """The ASCII form is that of UTS 46, nontransitional: a foreign implementation agrees."""
    assert ascii_domain(domain) == idna.encode(domain, uts46=True).decode()


LETTERS = st.text("abcxyzäöüßéñøçабвгдежзийклмнопαβγδεζηθ日本語한국어", min_size=1, max_size=20)


@given(st.lists(LETTERS, min_size=2, max_size=4))
def test_any_ascii_domain_matches_idna(labels: list[str]) -> None:
    """Whatever idna encodes, comes out the same."""
    domain = ".".join(labels)
    try:
        oracle = idna.encode(domain, uts46=True).decode()
    except idna.IDNAError:
        return
    assert ascii_domain(domain) == oracle


@pytest.mark.parametrize(
    "domain",
    [
        "",
        "a..b",
        ".",
        "exa mple.com",
        "-a.com",
        "a-.com",
        "a" * 64 + ".com",
        ".".join(["a" * 60] * 5),
        "a\u200db.com",
        "ﷺ.com",
    ],
)
def test_invalid_domain_has_no_ascii_form(domain: str) -> None:
    """A label that is empty, too long or made of other characters is refused, not mended."""
    assert ascii_domain(domain) == ""


@pytest.mark.parametrize(
    ("address", "sent"),
    [
        ("hr@northwind.example", "hr@northwind.example"),
        ("Hr@NorthWind.example", "Hr@northwind.example"),
        ("sam+jobs@bücher.example", "sam+jobs@xn--bcher-kva.example"),
        ("zoë@northwind.example", "zoë@northwind.example"),
        ("", ""),
        ("hr", ""),
        ("hr@northwind", ""),
        ("hr@@northwind.example", ""),
        ("a@b.example,c@d.example", ""),
        ("hr\u200d@northwind.example", ""),
        ("hr\u00ad@northwind.example", ""),
        ("hr@north\u202ewind.example", ""),
        ("hr@northwind.example\r\nBcc: x@y.example", ""),
        ("a" * 65 + "@northwind.example", ""),
    ],
)
def test_normalize_address(address: str, sent: str) -> None:
    """One mailbox, or nothing."""
    assert normalize_address(address) == sent


@given(st.text(max_size=300))
def test_normalized_address_is_one_mailbox(address: str) -> None:
    """Nothing that could start a header, a second address or a parameter is ever sendable."""
    sent = normalize_address(address)
    assert sent == "" or sent.count("@") == 1
    assert not set(sent) & set(' ,;:<>()[]\\"\r\n\t\x00')


def rules(address: str, name: str = "") -> list[str]:
    """Return the rules that object to an address."""
    return [doubt.rule for doubt in address_warnings(address, name)]


@pytest.mark.parametrize(
    "address",
    [
        "no-reply@x.example",
        "noreply@x.example",
        "do_not_reply@x.example",
        "DoNotReply+a1@x.example",
        "notifications@x.example",
    ],
)
def test_no_reply_mailbox_warns(address: str) -> None:
    """The usual names of unread mailboxes are known, however they are written."""
    assert rules(address) == ["unread"]


@pytest.mark.parametrize(
    "address", ["calendar-notification@x.example", "calendar@x.example", "invites@x.example", "scheduling2@x.example"]
)
def test_calendar_mailbox_warns(address: str) -> None:
    """An address that sends invitations is pointed out."""
    assert rules(address, "Ms Okafor") == ["invites"]


@pytest.mark.parametrize(
    ("name", "address"),
    [
        ("Ms Okafor", "priya.okafor@x.example"),
        ("Priya Okafor", "p.okafor@x.example"),
        ("Priya", "priya.o@x.example"),
        ("Jürgen", "j.mueller@x.example"),
        ("Herr Müller", "jurgen.mueller@x.example"),
        ("Herr Müller", "j.muller2@x.example"),
        ("Zoë O’Neill", "zoe.oneill@x.example"),
        ("Søren", "soeren.berg@x.example"),
        ("Ms Okafor", "jobs@x.example"),
        ("Ms Okafor", "human.resources@x.example"),
        ("Ms Okafor", "jsmith@x.example"),
        ("Wei Li", "li.wei@x.example"),
        ("王小明", "xiaoming.wang@x.example"),
        ("Ms Okafor", "j.s@x.example"),
        ("", "john.smith@x.example"),
    ],
)
def test_matching_greeting_does_not_warn(name: str, address: str) -> None:
    """Initials, spellings without accents, shared mailboxes and other scripts raise no doubt."""
    assert rules(address, name) == []


@pytest.mark.parametrize(
    ("name", "address"), [("Ms Okafor", "john.smith@x.example"), ("Mr Jones", "anna_maria.berg@x.example")]
)
def test_other_persons_greeting_warns(name: str, address: str) -> None:
    """A person's name in the address that shares nothing with the greeting is pointed out."""
    assert rules(address, name) == ["greeting"]


def test_lookalike_domain_warns_in_ascii() -> None:
    """Every domain with other letters is shown as computers read it; one that mixes alphabets is said to do so."""
    assert [(d.rule, d.shown) for d in address_warnings("hr@bücher.example")] == [("ascii", "xn--bcher-kva.example")]
    assert [(d.rule, d.shown) for d in address_warnings("hr@xn--bcher-kva.example")] == [
        ("ascii", "xn--bcher-kva.example")
    ]
    assert [(d.rule, d.shown) for d in address_warnings("hr@аррӏе.com")] == [("ascii", "xn--80ak6aa92e.com")]
    assert [(d.rule, d.shown) for d in address_warnings("hr@pаypal.com")] == [("mixed", "xn--pypal-4ve.com")]
    assert rules("hr@northwind.example") == []
    assert rules("") == []


def test_hidden_characters_warn() -> None:
    """A soft hyphen or a joiner in an address is said to be there."""
    assert rules("h\u00adr@northwind.example") == ["unusable"]


def test_initials_match_any_name() -> None:
    """An address of initials alone fits every name: there is too little in it to judge."""
    assert rules("j.s@northwind.example", "Ms Okafor") == []
    assert rules("jo.smi@northwind.example", "Ms Okafor") == ["greeting"]


def test_every_warning_has_a_sentence() -> None:
    """The word file has one sentence for each rule, and nothing else."""
    assert set(load_table("en", "handoff")["recipient"]) == RULES


def test_warnings_as_data() -> None:
    """The page gets a rule and a finished sentence."""
    (found,) = as_data("john.smith@x.example", "Ms Okafor")
    assert found == {
        "rule": "greeting",
        "say": "The message greets Ms Okafor, and the address says “john.smith”. Do they belong together?",
    }


@given(st.text(max_size=80), st.text(max_size=80))
def test_any_text_is_accepted(address: str, name: str) -> None:
    """Nothing in an address or a name makes it fail, braces included."""
    assert {found["rule"] for found in as_data(address, name)} <= RULES

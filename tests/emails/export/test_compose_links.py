"""Every link opens the very text that was written, or says what it had to leave out."""

from urllib.parse import parse_qs, unquote, urlsplit

import pytest
from hypothesis import given
from hypothesis import strategies as st

from builder.emails.compose import examples
from builder.emails.compose.composer import compose
from builder.emails.export.compose_links import TARGETS, Link, as_data, link, links, sms, tel
from builder.emails.export.email_address import normalize_address
from builder.emails.form.parsing import parse
from builder.emails.model.catalogue import FIELDS, MessageType
from builder.emails.text import sanitize
from builder.emails.translations import load_table
from overrides.shortcodes import link_limits
from tests.support.all_combinations import choices, filled, sampled
from tests.support.export_strategies import ADDRESSES, BODIES, CLEAN_BODIES, INJECTIONS, SUBJECTS, assert_same, query_of

WEB = [name for name in TARGETS if name != "mailto"]
SUBJECT_NAME = {"gmail": "su"}
FIXED = {"gmail": {"view": "cm", "fs": "1"}}
HOSTS = {
    "gmail": ("mail.google.com", "/mail/"),
    "outlook": ("outlook.live.com", "/mail/0/deeplink/compose"),
    "office": ("outlook.office.com", "/mail/deeplink/compose"),
    "yahoo": ("compose.mail.yahoo.com", "/"),
}


def expected(subject: str, body: str) -> tuple[str, str]:
    """Return what a mail program must show: the clean text, its lines ended as in mail."""
    return sanitize.clean_line(subject), sanitize.clean_text(body).replace("\n", "\r\n")


@given(CLEAN_BODIES)
def test_cleaning_preserves_clean_text(body: str) -> None:
    """Cleaning changes nothing in a text that is clean, so that a round trip gives the text itself."""
    assert_same(sanitize.clean_text(body), body)


@given(SUBJECTS, BODIES, ADDRESSES)
def test_mailto_carries_the_text(subject: str, body: str, to: str) -> None:
    """A mailto link decodes to the address, subject and body, and to nothing else; no space is written as +."""
    subject_, body_ = expected(subject, body)
    url = TARGETS["mailto"].build(sanitize.clean_line(subject), sanitize.clean_text(body), normalize_address(to))
    parts = urlsplit(url)
    assert parts.scheme == "mailto"
    assert unquote(parts.path) == normalize_address(to)
    assert parts.fragment == ""
    assert "+" not in url
    assert url.isascii()
    assert_same(query_of(url), {name: value for name, value in (("subject", subject_), ("body", body_)) if value})


@pytest.mark.parametrize("name", WEB)
@given(subject=SUBJECTS, body=BODIES, to=ADDRESSES)
def test_webmail_links_carry_the_text(name: str, subject: str, body: str, to: str) -> None:
    """A web link decodes to the address, subject and body, by the rules of URLs and by those of forms alike."""
    subject_, body_ = expected(subject, body)
    url = TARGETS[name].build(sanitize.clean_line(subject), sanitize.clean_text(body), normalize_address(to))
    parts = urlsplit(url)
    assert (parts.scheme, parts.netloc, parts.path, parts.fragment) == ("https", *HOSTS[name], "")
    expected_query = {"to": normalize_address(to), SUBJECT_NAME.get(name, "subject"): subject_, "body": body_}
    expected_query = FIXED.get(name, {}) | {key: value for key, value in expected_query.items() if value}
    assert_same(query_of(url), expected_query)
    assert_same(parse_qs(parts.query), {key: [value] for key, value in expected_query.items()})
    assert "+" not in url


@given(SUBJECTS, BODIES, ADDRESSES)
def test_links_never_exceed_their_limit(subject: str, body: str, to: str) -> None:
    """No link is longer than its target takes; what does not fit is left out whole, and the link says so."""
    for name, found in links(subject, body, to).items():
        target = TARGETS[name]
        whole = target.build(*(sanitize.clean_line(subject), sanitize.clean_text(body)), _address(name, to))
        assert found.limit == target.limit
        assert found.length == len(whole)
        assert found.fits == (found.length <= found.limit)
        assert len(found.url) <= found.limit
        assert ("long" in found.omitted) == (not found.fits)
        if found.fits:
            assert_same(found.url, whole)
        else:
            assert "body" not in query_of(found.url)


def _address(name: str, to: str) -> str:
    address = normalize_address(to)
    return "" if name == "office" and "+" in address else address


def test_body_over_the_limit_is_omitted_whole() -> None:
    """A text that is too long leaves a link with address and subject, the true length, and a reason."""
    found = links("About Tuesday", "x" * 5_000, "hr@northwind.example")
    assert found["mailto"] == Link(
        "mailto:hr@northwind.example?subject=About%20Tuesday", 5_057, 2_000, fits=False, omitted="long"
    )
    assert found["outlook"].fits
    assert not found["gmail"].fits


def test_overlong_subject_is_omitted() -> None:
    """A subject that alone is too long is left out too."""
    found = links("x" * 9_000, "Hello", "hr@northwind.example")["mailto"]
    assert found.url == "mailto:hr@northwind.example"
    assert found.omitted == "long"


def test_body_at_the_limit() -> None:
    """A link of exactly the limit fits, one character more does not."""
    target = TARGETS["mailto"]
    room = target.limit - len(target.build("", "", "")) - len("?body=")
    assert link(target, "", "x" * room, "").fits
    assert not link(target, "", "x" * (room + 1), "").fits


def test_address_with_plus_is_omitted_for_office() -> None:
    """Microsoft 365 would turn the + into a space, so its link goes without the address; the others keep it."""
    found = links("Hello", "Hello", "sam+jobs@northwind.example")
    assert "to" not in query_of(found["office"].url)
    assert found["office"].omitted == "address"
    assert found["office"].fits
    assert query_of(found["outlook"].url)["to"] == "sam+jobs@northwind.example"
    assert found["mailto"].url.startswith("mailto:sam%2Bjobs@northwind.example?")
    assert links("", "x" * 9_000, "sam+jobs@northwind.example")["office"].omitted == "long-address"


def test_domain_is_ascii_in_links() -> None:
    """A domain with other letters is sent as mail servers know it."""
    assert links("", "", "hr@bücher.example")["mailto"].url == "mailto:hr@xn--bcher-kva.example"


@pytest.mark.parametrize("hostile", INJECTIONS)
@pytest.mark.parametrize("place", ["subject", "body", "to"])
def test_links_resist_header_injection(hostile: str, place: str) -> None:
    """No value adds a header or a recipient: the names in a link stay the same, and it has one address at most."""
    parts = {"subject": "Hello", "body": "Hello", "to": "good@northwind.example"} | {place: hostile}
    for name, found in links(**parts).items():
        names = set(query_of(found.url))
        assert names <= {"to", "subject", "su", "body", *FIXED.get(name, {})}
        to = unquote(urlsplit(found.url).path) if name == "mailto" else query_of(found.url).get("to", "")
        assert to in ("", parts["to"])
        assert to.count("@") <= 1
        assert not set(to) & set(" ,;<>()\r\n")
        assert "\r" not in query_of(found.url).get(SUBJECT_NAME.get(name, "subject"), "")


@pytest.mark.no_cover
@pytest.mark.parametrize("field", FIELDS)
def test_answers_cannot_inject_link_parameters(field: str) -> None:
    """Whatever stands in whichever field, the message of the builder goes to the one address that was typed."""
    for hostile in INJECTIONS:
        answers = filled({"situation": "missed", "recipient_email": "good@northwind.example"}) | {field: hostile}
        context = parse(answers, examples.clock()).context
        if context is None:
            assert field == "situation"
            continue
        message = compose(context)
        for name, found in links(message.subject, message.body, context.recipient_email).items():
            to = unquote(urlsplit(found.url).path) if name == "mailto" else query_of(found.url).get("to", "")
            assert to in ("", "good@northwind.example") or field == "recipient_email"
            assert to.count("@") <= 1
            assert set(query_of(found.url)) <= {"to", "subject", "su", "body", *FIXED.get(name, {})}


@given(st.text(), st.text(), st.text())
def test_any_text_gives_valid_links(subject: str, body: str, to: str) -> None:
    """Lone surrogates and control characters are no reason to fail."""
    assert list(links(subject, body, to)) == list(TARGETS)


def test_link_at_the_limit() -> None:
    """At the limit the text is in the link; one character more and it is left out."""
    room = TARGETS["mailto"].limit - len("mailto:?subject=S&body=")
    fits, over = (links("S", "x" * count, "")["mailto"] for count in (room, room + 1))

    assert (fits.length, fits.fits, fits.omitted) == (2_000, True, "")
    assert fits.url == f"mailto:?subject=S&body={'x' * room}"
    assert (over.length, over.fits, over.omitted, over.url) == (2_001, False, "long", "mailto:?subject=S")


def test_links_are_plain_data() -> None:
    """The page gets each link as strings, numbers and booleans."""
    data = as_data(links("Hello", "Hello", "")["mailto"])
    assert data == {
        "url": "mailto:?subject=Hello&body=Hello",
        "length": 32,
        "limit": 2_000,
        "fits": True,
        "omitted": "",
    }


def test_every_target_and_omission_has_strings() -> None:
    """The word file names every target, what it sends where, and every reason."""
    words = load_table("en", "handoff")
    assert list(words["targets"]) == list(TARGETS)
    assert set(words["why"]) == {"long", "address", "long-address"}
    assert all(target.source for target in TARGETS.values())


def test_every_shipped_email_fits_every_link() -> None:
    """The ready-made messages and the examples, of every type and in every locale, fit into each target's budget."""
    shipped = list(link_limits.emails())
    assert {one.locale for one in shipped} == {"en-GB", "en-US"}
    for one in shipped:
        for name, found in links(one.message.subject, one.message.body, one.to).items():
            assert found.fits, (one.name, one.locale, name, found.length)


@pytest.mark.no_cover
def test_every_filled_in_email_fits_mailto() -> None:
    """With every fact given, every combination that is tried fits into mailto's 2,000 characters."""
    longest = 0
    for answers in sampled(choices(), 16):
        if answers["form"] != "email":
            continue
        context = parse(filled(answers), examples.clock()).context
        assert context is not None
        message = compose(context)
        found = links(message.subject, message.body, link_limits.ADDRESS)["mailto"]
        assert found.fits, (answers, found.length)
        longest = max(longest, found.length)
    assert longest > 1_000


def test_the_budget_table_names_every_type_and_locale() -> None:
    """The documentation's table has one row for each email type and locale, each with the longest message."""
    rows = link_limits.longest_emails()
    shipped = list(link_limits.emails())
    types = {one.type for one in shipped}
    scripts = {
        MessageType.CALL_SCRIPT,
        MessageType.VOICEMAIL_SCRIPT,
        MessageType.TEXT_MESSAGE,
    }
    assert types == set(MessageType) - scripts
    assert {(row.type, row.locale) for row in rows} == {(one.type, one.locale) for one in shipped}
    assert len(rows) == len(types) * 2
    for row in rows:
        same = [one for one in shipped if (one.type, one.locale) == (row.type, row.locale)]
        lengths = [links(one.message.subject, one.message.body, one.to)["mailto"].length for one in same]
        assert row.lengths["mailto"] == max(lengths)


def test_the_budget_table_is_html() -> None:
    """The table shows every target with its limit and source."""
    html = link_limits.table()
    for target in TARGETS.values():
        assert f"{target.limit:,}" in html
    assert html.count("<tr>") == 2 + len(TARGETS) + len(link_limits.longest_emails())


@pytest.mark.parametrize(
    ("number", "url"),
    [
        ("", ""),
        ("07700 900123", "tel:07700900123"),
        ("+44 (0)7700 900123", "tel:+447700900123"),
        ("(212) 555-0142 ext 7", "tel:2125550142"),
        ("call me", ""),
    ],
)
def test_tel_links(number: str, url: str) -> None:
    """Only digits and a leading + stay; an extension is for the visitor to key in (RFC 3966)."""
    assert tel(number) == url


@pytest.mark.parametrize(
    ("number", "url"),
    [
        ("+44 7700 900123", "sms:+447700900123?&body=I%27ll%20be%20late%2C%20sorry."),
        ("", "sms:?&body=I%27ll%20be%20late%2C%20sorry."),
    ],
)
def test_text_message_links(number: str, url: str) -> None:
    """The number has digits only, the body no plain character that a link gives a meaning (RFC 5724, RFC 3986)."""
    link = sms(number, "I'll be late, sorry.")
    assert (link.url, link.fits, link.omitted) == (url, True, "")
    assert (link.length, link.limit) == (len(url), len(url))

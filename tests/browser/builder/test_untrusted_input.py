"""The corpus of untrusted input in the browser: fields, addresses, storage, pasted texts, and Python itself."""

import json
from collections.abc import Callable
from typing import Any

import pytest
from playwright.sync_api import Page, expect

from builder.emails import bridge
from builder.emails.compose import examples
from builder.emails.compose.composer import compose
from builder.emails.export.compose_links import links
from builder.emails.form.parsing import parse
from builder.emails.model.catalogue import FIELDS
from builder.emails.translations import load_table
from tests.browser.support.builder_page import answer, body, open_builder, status
from tests.browser.support.web_modules import allow_second_client, serve_web_modules
from tests.support import untrusted_corpus
from tests.support.untrusted_corpus import Case

TYPED = ("line", "email", "tel")
"""The kinds of fields that are boxes to type into; browsers let nothing but dates into a box for a date."""

TEXTS = tuple(
    case for case in untrusted_corpus.by_intake("answer", "file", "calendar") if FIELDS[case.field].kind in TYPED
)

SAMPLED = pytest.mark.parametrize("every", [4, pytest.param(1, marks=pytest.mark.long)])
"""A page takes its time for each text: day by day one in four will do. Python itself is asked about all of them."""
STARTS = {"situation": "confirm-email"}

# Texts cross to the page as JSON in ASCII: halves of pairs arrive as they are.
TYPE = """
([id, json, events]) => {
  const box = document.getElementById(id);
  box.value = JSON.parse(json);
  for (const event of events) box.dispatchEvent(new Event(event, {bubbles: true}));
  return JSON.stringify(box.value);
}
"""
GIVEN = """
(names) => {
  const form = new FormData(document.querySelector("#builder-form"));
  return Object.fromEntries(names.map((name) => [name, form.get(name) ?? ""]));
}
"""
ELEMENTS = "() => document.querySelectorAll('script, style, iframe, img, svg, base, meta, object, embed').length"
UNTOUCHED = "() => Object.keys({}).length === 0 && ({}).admin === undefined && ({}).answers === undefined"
STORE = "([kind, key, json]) => window[kind].setItem(key, JSON.parse(json))"

# A Python of the test's own, under the page's own policy. It has two minutes.
ASK = """
async ([modules, json]) => {
  const {createPythonClient} = await import(modules + "python/client.js");
  const manifest = JSON.parse(document.querySelector("#runtime").textContent);
  const python = createPythonClient({manifest, base: new URL("../", location.href), onState: () => {}});
  const replies = [];
  const late = new Promise((_, fail) => setTimeout(() => fail(new Error(`replies: ${replies.length}`)), 120_000));
  const asked = (async () => {
    for (const request of JSON.parse(json)) replies.push(await python.ask(request));
  })();
  await Promise.race([asked, late]);
  python.stop();
  return JSON.stringify(replies);
}
"""


def put(page: Page, box: str, text: str, *events: str) -> str:
    """Put a text into a box as a paste does; return what the box then holds."""
    held: str = json.loads(page.evaluate(TYPE, [box, json.dumps(text), events]))
    return held


def given(page: Page, *names: str) -> dict[str, str]:
    """Return the form's answers to some questions."""
    values: dict[str, str] = page.evaluate(GIVEN, list(names))
    return values


def said(key: str) -> str:
    """Return what the page's scripts say."""
    return str(load_table("en", "page")["script"][key])


@pytest.fixture
def quiet(page: Page) -> Page:
    """A page on which every dialog is an alert that a text has raised."""
    page.on("dialog", lambda dialog: pytest.fail(f"a text ran: {dialog.message}"))
    page.clock.set_fixed_time(examples.NOW)
    return page


@SAMPLED
def test_field_values_are_only_text(quiet: Page, site: str, every: int) -> None:
    """Each text of the corpus gives the message that CPython generates for it, or its error beside the field."""
    open_builder(quiet, site)
    answer(quiet, STARTS)
    elements = quiet.evaluate(ELEMENTS)
    for case in TEXTS[::every]:
        box = f"f-{case.field}"
        held = put(quiet, box, case.text, "input", "focusout")
        assert held == case.text or not case.kept
        parsed = parse({**STARTS, case.field: held}, examples.clock())
        assert parsed.context
        note = quiet.locator(f"#{box}-error")
        if case.field in parsed.errors:
            expect(note, str(case)).to_have_text(f"{said('fix')} {parsed.errors[case.field]}")
        else:
            expect(note, str(case)).to_be_hidden()
        expect(body(quiet), str(case)).to_have_value(compose(parsed.context).body)
        put(quiet, box, "", "input", "focusout")

    assert quiet.evaluate(ELEMENTS) == elements
    assert quiet.evaluate(UNTOUCHED)


@pytest.mark.parametrize("case", untrusted_corpus.by_intake("opening"), ids=str)
def test_url_fragment_sets_only_known_choices(quiet: Page, site: str, case: Case) -> None:
    """Choices of the catalogue are taken from the address; everything else in it leaves the form as it was."""
    open_builder(quiet, site, case.text, python=False)

    names = ("situation", "cause", "your_name", "recipient_email")
    expected = dict.fromkeys(names, "") | (case.becomes or {})
    if not case.becomes:
        expected["situation"] = given(quiet, "situation")["situation"]
    assert given(quiet, *names) == expected
    assert quiet.evaluate(UNTOUCHED)


def test_refused_share_links_change_nothing(quiet: Page, site: str) -> None:
    """A broken link fills in nothing."""
    open_builder(quiet, site, python=False)
    expect(quiet.locator("#builder")).to_have_attribute("data-live", "")  # by now the browser's defaults are in
    before = given(quiet, *FIELDS)
    for case in untrusted_corpus.by_intake("fragment"):
        if case.reason:
            quiet.evaluate("(json) => { location.hash = JSON.parse(json); }", json.dumps(case.text[:9_000]))
            assert given(quiet, *FIELDS) == before, str(case)


def test_python_in_the_browser_equals_cpython(quiet: Page, site: str) -> None:
    """To every text of the corpus, Python in the browser replies exactly as CPython does."""
    allow_second_client(quiet)
    open_builder(quiet, site, python=False)
    clock = {"now": examples.NOW, "zones": {zone: [*rows] for zone, rows in examples.clock().zones.items()}}
    requests: list[dict[str, Any]] = []
    for case in untrusted_corpus.cases():
        if case.intake in ("answer", "key", "file"):
            name = case.text if case.intake == "key" else case.field
            requests.append({"action": "compose", "answers": {"situation": case.situation, name: case.text}})
        elif case.intake == "message":
            requests.append({"action": "check", "text": {"subject": case.name, "body": case.text}})
        elif case.intake == "fragment":
            requests.append({"action": "unshare", "fragment": case.text})
        elif case.intake == "calendar":
            answers = {**STARTS, "new_date": "2026-11-26", case.field: case.text}
            address = {"uid": "a-1", "sequence": 0, "url": "http://127.0.0.1/"}
            requests.append({"action": "calendar_file", "answers": answers, **address})
    sent = [{"clock": clock, **request} for request in requests]

    replies = json.loads(quiet.evaluate(ASK, [serve_web_modules(quiet, site), json.dumps(sent)]))

    assert len(replies) == len(sent) > 300
    for request, reply in zip(sent, replies, strict=True):
        assert reply == json.loads(bridge.handle_json(json.dumps(request))), str(request)[:300]


@SAMPLED
def test_stored_draft_is_validated(quiet: Page, site: str, every: int) -> None:
    """A sound draft is restored; anything else under its key is set aside, and the page says so."""
    quiet.route("**/*.wasm*", lambda route: None)
    open_builder(quiet, site, python=False)
    for case in untrusted_corpus.by_intake("storage")[::every]:
        quiet.evaluate("() => { sessionStorage.clear(); localStorage.clear(); }")
        quiet.evaluate(STORE, ["sessionStorage", "missed-interview.draft", json.dumps(case.text)])
        quiet.reload()
        expect(body(quiet), str(case)).not_to_have_value("")
        if case.reason:
            expect(status(quiet), str(case)).to_have_text(said("draft-old"))
            assert given(quiet, "cause", "your_name") == {"cause": "", "your_name": ""}, str(case)
        else:
            assert given(quiet, *case.becomes) == case.becomes, str(case)
        assert quiet.evaluate(UNTOUCHED)


def test_persisted_draft_is_validated(quiet: Page, site: str) -> None:
    """Unsound and outdated drafts on the device are removed."""
    quiet.route("**/*.wasm*", lambda route: None)
    open_builder(quiet, site, python=False)
    for number, case in enumerate(untrusted_corpus.by_intake("storage")):
        quiet.evaluate(STORE, ["localStorage", f"missed-interview.kept.{number}", json.dumps(case.text)])
    quiet.evaluate("() => sessionStorage.clear()")
    quiet.reload()
    expect(body(quiet)).not_to_have_value("")

    assert given(quiet, "cause", "your_name") == {"cause": "", "your_name": ""}
    assert quiet.evaluate("() => Object.keys(localStorage).filter((key) => key.startsWith('missed-interview'))") == []


@SAMPLED
def test_mail_link_holds_the_sanitised_text(quiet: Page, site: str, every: int) -> None:
    """The editor keeps a pasted text as it is; the mail link holds it sanitised, or leaves it out if too long."""
    open_builder(quiet, site)
    quiet.locator("#own").click()
    put(quiet, "message-subject", "S", "input")
    elements = quiet.evaluate(ELEMENTS)
    for case in untrusted_corpus.by_intake("message")[::every]:
        held = put(quiet, "message-body", case.text, "input")
        expect(quiet.locator("#mail"), str(case)).to_have_attribute("href", links("S", held, "")["mailto"].url)
        assert put(quiet, "message-body", held) == held

    assert quiet.evaluate(ELEMENTS) == elements


def test_file_names_are_fixed(new_page: Callable[..., Page], site: str) -> None:
    """No answer becomes part of a file's name."""
    page = new_page(accept_downloads=True)
    open_builder(page, site, python=False)
    names = set()
    for case in untrusted_corpus.by_intake("file")[:3]:
        put(page, "f-your_name", case.text, "input", "focusout")
        with page.expect_download() as download:
            page.evaluate("() => document.querySelector('#text-file').click()")
        names.add(download.value.suggested_filename)
    assert names == {"message.txt"}

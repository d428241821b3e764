"""What is left out of Pyodide's code is not missed: nothing that people type meets a stub."""

import json
from collections.abc import Iterator

import pytest

from builder.emails.bridge import handle_json
from builder.runtime.workload.fuzz_requests import varied
from builder.runtime.workload.sample_requests import requests
from tests.browser.support.driver import Driver
from tests.browser.support.runtime_page import Bare, Site, ask, bare, bare_site, wait_for
from tests.conftest import ROOT
from tests.support.check_corpus import CASES
from tests.support.untrusted_corpus import cases

__all__ = ["bare", "bare_site"]

CORPUS = ROOT / "tests" / "corpus"
FIELDS = (
    "your_name",
    "recipient_name",
    "company",
    "recipient_email",
    "phone",
    "interview_date",
    "new_time",
    "your_zone",
)


def pasted() -> Iterator[str]:
    """Requests with every text of the corpora: in the fields, and as the message to be checked and sent."""
    template = json.loads(requests()[0])
    texts = [path.read_text("utf-8") for path in sorted((CORPUS / "ordinary").glob("*.txt"))]
    texts += [*(str(case.text) for case in cases()), *(case.body for case in CASES)]
    for text in texts:
        for action in ("compose", "check", "draft", "share", "unshare"):
            answers = {**template["answers"], **dict.fromkeys(FIELDS, text[:2000])}
            said = {"subject": text[:200], "body": text}
            yield json.dumps({**template, "action": action, "answers": answers, "text": said, "fragment": text[:2000]})


def as_asked(request: str) -> bool:
    """Tell whether a page can ask this: an object of JSON."""
    try:
        return isinstance(json.loads(request), dict)
    except (ValueError, RecursionError):
        return False


@pytest.mark.long
def test_nothing_that_is_pasted_meets_a_stub(bare: Bare) -> None:
    """One Python answers all texts of the corpora as CPython does, and never needs the whole code."""
    page = bare.open()
    wait_for(page, "ready")
    for request in filter(as_asked, (*varied(), *pasted())):
        assert ask(page, json.loads(request)) == json.loads(handle_json(request)), request[:300]
        assert [told["stage"] for told in page.evaluate("states")].count("restarting") == 0, request[:300]


@pytest.mark.long
def test_nothing_that_is_pasted_meets_a_stub_in_any_engine(bare_site: Site, driver: Driver) -> None:
    """The same, every fifth text, in the engines that call other parts of the code."""
    driver.open(bare_site[0])
    asked = [json.loads(request) for request in filter(as_asked, (*varied(), *pasted()))][::5]
    driver.evaluate("async (asked) => { for (const one of asked) await python.ask(one); }", asked)
    assert "restarting" not in driver.evaluate("() => states.map(({ stage }) => stage)")

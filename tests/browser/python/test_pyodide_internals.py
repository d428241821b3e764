"""A Pyodide that breaks an assumption of pyodide-internals.js is started from its packages instead."""

import json
from typing import Any

import pytest
from playwright.sync_api import Page, Route

from builder.emails.bridge import handle_json
from builder.runtime.workload.sample_requests import sample_requests
from tests.browser.support.runtime_page import RuntimePage, ask

COMPOSE: dict[str, Any] = json.loads(sample_requests()[0])


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("__PyEM_EMSCRIPTEN_COUNT_ARGS_OFFSET", "__PyEM_EMSCRIPTEN_TRAMPOLINE_OFFSET"),
        ("_PyEM_CountArgsPtr", "_PyEM_Pointer"),
        ('["__PyRuntime"]', '["__PyState"]'),
        ('Module["INITIAL_MEMORY"]||20971520', "31457280"),
    ],
    ids=["trampoline offset", "trampoline", "CPython's state", "size of the memory"],
)
def test_changed_internal_falls_back_to_packages(runtime_page: RuntimePage, old: str, new: str) -> None:
    """Restoring the snapshot would silently corrupt the memory."""

    def change(route: Route) -> None:
        response = route.fetch()
        glue = response.text()
        assert old in glue
        route.fulfill(response=response, body=glue.replace(old, new))

    def prepare(page: Page) -> None:
        page.route(runtime_page.file("glue"), change)

    page = runtime_page.open(prepare)
    assert ask(page, COMPOSE) == json.loads(handle_json(json.dumps(COMPOSE)))
    assert "stdlib" in runtime_page.site.requested_files()

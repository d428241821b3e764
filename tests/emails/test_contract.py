"""The contract with the page: what Python sends is what it promises, and what the JavaScript is checked against."""

import json
from typing import Any

import pytest

from builder.emails import bridge, contract
from builder.emails.compose import examples
from builder.runtime import contract_types
from builder.runtime.workload.sample_requests import sample_requests
from overrides.hooks.first_paint import first_paint
from tests.support.contract_check import violations


def test_typescript_is_up_to_date() -> None:
    """contract.d.ts is what `make contract` writes."""
    assert contract_types.TARGET.read_text("utf-8") == contract_types.declarations(), "run: make contract"


def test_actions_match_the_bridge() -> None:
    """The contract lists the bridge's actions, each with a request and a response of its own."""
    actions = contract.Action.__value__.__args__
    requests_by_action = [
        request.__annotations__["action"].__args__[0] for request in contract.Request.__value__.__args__
    ]

    assert list(bridge.ACTIONS) == list(actions)
    assert requests_by_action == list(actions)
    assert list(contract.ResponseByAction.__annotations__) == list(actions)


def test_responses_conform() -> None:
    """Every action's response to every example, and every refusal, has the shape of its type."""
    for request in sample_requests():
        response = json.loads(bridge.handle_json(request))
        action = json.loads(request).get("action", "compose") if response["ok"] else ""
        expected: Any = contract.ResponseByAction.__annotations__.get(action, contract.ErrorResponse)
        assert list(violations(response, expected)) == [], request[:300]


def test_first_paint_conforms() -> None:
    """The data in the page has the shape of its type."""
    assert list(violations(json.loads(json.dumps(first_paint())), contract.FirstPaint)) == []


@pytest.mark.parametrize(
    ("change", "expected"),
    [
        ({"now": 5}, "data.now: 5 is not <class 'str'>"),
        ({"now": None}, "data.now: None is not <class 'str'>"),
        ({"more": 1}, "data.more: unknown"),
        ({"zones": {"UTC": [[0]]}}, "data.zones.UTC[0]: [0] is not tuple[int, int]"),
        ({"zones": {"UTC": [[0, "1"]]}}, "data.zones.UTC[0][1]: '1' is not <class 'int'>"),
        ({"zones": {"UTC": {}}}, "data.zones.UTC: {} is not list[tuple[int, int]]"),
    ],
)
def test_violations_are_found(change: dict[str, Any], expected: str) -> None:
    """A value of another kind and a key too many are named."""
    data = {"now": examples.NOW, "zones": {"UTC": [[0, 0]]}}

    assert list(violations(data, contract.ClockData)) == []
    assert list(violations({**data, **change}, contract.ClockData)) == [expected]


def test_missing_keys_and_wrong_choices_are_found() -> None:
    """A key too few, and a value that is not among the choices, are named."""
    link = {"url": "", "length": 0, "limit": 0, "fits": True, "omitted": "body"}

    assert list(violations({}, contract.ShareRequest)) == [
        "data.action: missing",
        "data.answers: missing",
        "data.with_job: missing",
        "data.with_names: missing",
    ]
    assert list(violations(link, contract.LinkData)) == [
        "data.omitted: 'body' is not typing.Literal['', 'long', 'address', 'long-address']"
    ]

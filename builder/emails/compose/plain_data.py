"""What may reach a template: plain data only, since a proxied JavaScript object would undo Jinja2's sandbox."""

from dataclasses import fields, is_dataclass
from typing import Any, Final

type Values = dict[str, Any]

HARD_BREAK: Final = "\x01"
"""Ends a line of a template that must stay a line. No answer can hold it: control characters are dropped there."""

PARAGRAPH_BREAK: Final = "\x02"
"""A blank line of a template; a line that an absent beat leaves empty is not one."""

_PLAIN: Final = (str, int, bool, type(None))


class UnsafeValue(TypeError):
    """A value of a kind that no template may see."""


def assert_plain_data(values: Values) -> None:
    """Make sure that only plain data reaches a template.

    Raises:
        UnsafeValue: a value is no str, int, bool, None, tuple of those, or frozen dataclass.
    """
    for name, value in values.items():
        _check(name, value)


def _check(name: str, value: object) -> None:
    if type(value) in _PLAIN:
        return
    if type(value) is tuple:
        for part in value:
            _check(name, part)
        return
    if is_dataclass(value) and not isinstance(value, type) and value.__dataclass_params__.frozen:  # type: ignore[attr-defined]
        for f in fields(value):
            _check(f"{name}.{f.name}", getattr(value, f.name))
        return
    raise UnsafeValue(f"{name}: {type(value).__name__} may not reach a template")

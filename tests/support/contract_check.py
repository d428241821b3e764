"""Compares JSON data with the types of the contract, which nothing checks at run time."""

import typing
from collections.abc import Iterator
from enum import EnumType
from types import UnionType
from typing import Any, Literal, NotRequired, TypeAliasType, get_args, get_origin


def violations(value: object, hint: Any, path: str = "data") -> Iterator[str]:
    """Yield where a value differs from a type: a key too many or too few, or another kind of value."""
    if isinstance(hint, TypeAliasType):
        hint = hint.__value__
    origin = get_origin(hint)
    if typing.is_typeddict(hint):
        yield from _of_object(value, hint, path)
    elif origin in (list, tuple, dict):
        yield from _of_container(value, hint, path)
    elif origin in (typing.Union, UnionType):
        if all(list(violations(value, option, path)) for option in get_args(hint)):
            yield f"{path}: {value!r:.60} is not {hint}"
    elif not _is_a(value, hint):
        yield f"{path}: {value!r:.60} is not {hint}"


def _is_a(value: object, hint: Any) -> bool:
    """Return whether a value has a type without parts."""
    if get_origin(hint) is Literal:
        return value in get_args(hint)
    if isinstance(hint, EnumType):
        return value in list(hint)
    return hint is Any or type(value) is hint


def _of_object(value: object, hint: Any, path: str) -> Iterator[str]:
    """Yield where a value differs from a TypedDict."""
    if not isinstance(value, dict):
        yield f"{path}: {value!r:.60} is not an object"
        return
    hints = typing.get_type_hints(hint, include_extras=True)
    optional = {name for name, item in hints.items() if get_origin(item) is NotRequired}
    for name in sorted((set(hints) - optional) ^ (set(value) - optional)):
        yield f"{path}.{name}: {'unknown' if name in value else 'missing'}"
    for name in sorted(set(hints) & set(value)):
        item_hint = get_args(hints[name])[0] if name in optional else hints[name]
        yield from violations(value[name], item_hint, f"{path}.{name}")


def _of_container(value: object, hint: Any, path: str) -> Iterator[str]:
    """Yield where a value differs from a list, a tuple (a list in JSON) or a dict."""
    arguments, origin = get_args(hint), get_origin(hint)
    size = len(value) if isinstance(value, list | dict) else 0
    if type(value) is not (dict if origin is dict else list) or (origin is tuple and size != len(arguments)):
        yield f"{path}: {value!r:.60} is not {hint}"
    elif isinstance(value, dict):
        for key, item in value.items():
            yield from violations(key, arguments[0], f"{path}: key")
            yield from violations(item, arguments[1], f"{path}.{key}")
    elif isinstance(value, list):
        for index, item in enumerate(value):
            yield from violations(item, arguments[index if origin is tuple else 0], f"{path}[{index}]")

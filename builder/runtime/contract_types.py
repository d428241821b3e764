"""The types of builder/emails/contract.py in TypeScript: `make contract` writes builder/web/contract.d.ts."""

import re
import typing
from enum import EnumType
from inspect import getdoc
from types import NoneType, UnionType
from typing import Any, Final, Literal, NotRequired, TypeAliasType, get_args, get_origin

from builder.emails import contract
from builder.runtime.versions import ROOT

TARGET: Final = ROOT / "builder" / "web" / "contract.d.ts"
MAX_LINE_CHARS: Final = 120

_HEADER: Final = "/* Generated from builder/emails/contract.py by `make contract`. Do not edit. */"
_PRIMITIVES: Final[dict[object, str]] = {
    str: "string",
    int: "number",
    float: "number",
    bool: "boolean",
    NoneType: "null",
    Any: "unknown",
}
_ATTRIBUTE: Final = re.compile(r"^    (\w+): (.+(?:\n {8}.+)*)", re.MULTILINE)


def declarations() -> str:
    """Return the text of contract.d.ts: every TypedDict as an interface, every alias and enum as a type."""
    return "\n".join([_HEADER, *filter(None, map(_declaration, vars(contract).values()))]) + "\n"


def _declaration(value: object) -> str:
    """Return one exported type, "" for a value that is none."""
    if isinstance(value, TypeAliasType):
        return _wrapped(f"\nexport type {value.__name__} =", value.__value__, "  ")
    if isinstance(value, EnumType):
        return _wrapped(f"\nexport type {value.__name__} =", Literal[tuple(value.__members__.values())], "  ")
    return _interface(value) if isinstance(value, type) and typing.is_typeddict(value) else ""


def _interface(value: type) -> str:
    """Return a TypedDict as an interface, with its docstring as comments."""
    summary, _, attributes = (getdoc(value) or "").partition("\n\nAttributes:\n")
    comments = {name: " ".join(text.split()) for name, text in _ATTRIBUTE.findall(attributes)}
    lines = ["", f"/** {' '.join(summary.split())} */", f"export interface {value.__name__} {{"]
    for name, hint in typing.get_type_hints(value, include_extras=True).items():
        if name in comments:
            lines.append(f"  /** {comments[name]} */")
        optional = get_origin(hint) is NotRequired
        lines.append(_wrapped(f"  {name}{'?' if optional else ''}:", get_args(hint)[0] if optional else hint, "    "))
    return "\n".join([*lines, "}"])


def _wrapped(head: str, hint: object, indent: str) -> str:
    """Return a declaration on one line, or as prettier breaks a union that is too long for one."""
    line = f"{head} {_typescript(hint)};"
    if len(line.strip("\n")) <= MAX_LINE_CHARS:
        return line
    literal = get_origin(hint) is Literal
    members: list[object] = [Literal[value] if literal else value for value in get_args(hint)]
    return head + "".join(f"\n{indent}| {_typescript(member)}" for member in members) + ";"


def _typescript(hint: object) -> str:
    """Return the TypeScript type of a Python type.

    Raises:
        TypeError: there is no rule for it.
    """
    if hint in _PRIMITIVES:
        return _PRIMITIVES[hint]
    if isinstance(hint, TypeAliasType | EnumType) or typing.is_typeddict(hint):
        return str(hint.__name__)  # type: ignore[attr-defined]
    arguments = get_args(hint)
    origin = get_origin(hint)
    if origin is Literal:
        return " | ".join(f'"{value}"' if isinstance(value, str) else str(value).lower() for value in arguments)
    if origin in (typing.Union, UnionType):
        return " | ".join(map(_typescript, arguments))
    if origin is list:
        item = _typescript(arguments[0])
        return f"({item})[]" if " | " in item else f"{item}[]"
    if origin is tuple:
        return f"[{', '.join(map(_typescript, arguments))}]"
    if origin is dict:
        return f"Record<{', '.join(map(_typescript, arguments))}>"
    raise TypeError(f"no TypeScript for {hint}")


if __name__ == "__main__":
    TARGET.write_text(declarations(), "utf-8")

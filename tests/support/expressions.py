"""Evaluate GitHub's workflow expressions, as far as this repository's workflow uses them.

Syntax: https://docs.github.com/en/actions/reference/workflows-and-actions/expressions. Anything else is an error, so
that no expression is silently taken for an empty string.
"""

import re
from collections.abc import Callable, Mapping
from typing import Any

TEMPLATE = re.compile(r"\$\{\{(.*?)\}\}", re.DOTALL)
TOKEN = re.compile(r"\s*('(?:[^']|'')*'|==|!=|&&|\|\||[(),]|[\w-]+(?:\.(?:[\w-]+|\*))*)")

type Context = Mapping[str, Any]
"""What an expression may refer to by name: `{"matrix": {"engine": "firefox"}, …}`."""


class UnknownExpression(ValueError):
    """An expression uses syntax, a function or a name that isn't supported here."""


def substitute(text: str, context: Context) -> str:
    """Return `text` with the value of each `${{ expression }}` in its place."""
    return TEMPLATE.sub(lambda match: as_text(evaluate(match[1], context)), text)


def evaluate(expression: str, context: Context) -> Any:
    """Return the value of an expression, written without `${{ }}`.

    Raises:
        UnknownExpression: it can't be evaluated.
    """
    parser = _Parser(expression, context)
    value = parser.alternatives()
    if parser.tokens:
        raise UnknownExpression(expression)
    return value


def as_text(value: Any) -> str:
    """Return a value as GitHub writes it into a text."""
    if value is None:
        return ""
    return str(value).lower() if isinstance(value, bool) else str(value)


def _format(template: str, *values: Any) -> str:
    return re.sub(r"\{(\d+)\}", lambda match: as_text(values[int(match[1])]), template)


def _join(values: list[Any], separator: str = ",") -> str:
    return separator.join(map(as_text, values))


FUNCTIONS: dict[str, Callable[..., Any]] = {"format": _format, "join": _join}


class _Parser:
    """Evaluates while it parses: `||` binds less than `&&`, and that less than `==` and `!=`."""

    def __init__(self, expression: str, context: Context) -> None:
        self.expression, self.context, self.tokens = expression, context, self._split(expression)

    @staticmethod
    def _split(expression: str) -> list[str]:
        tokens, position, text = [], 0, expression.rstrip()
        while position < len(text):
            match = TOKEN.match(text, position)
            if not match:
                raise UnknownExpression(expression)
            tokens.append(match[1])
            position = match.end()
        return tokens

    def alternatives(self) -> Any:
        value = self._conjunction()
        while self._accept("||"):
            other = self._conjunction()
            value = value or other
        return value

    def _conjunction(self) -> Any:
        value = self._comparison()
        while self._accept("&&"):
            other = self._comparison()
            value = value and other
        return value

    def _comparison(self) -> Any:
        value = self._operand()
        if self._accept("=="):
            return bool(value == self._operand())
        if self._accept("!="):
            return bool(value != self._operand())
        return value

    def _operand(self) -> Any:
        if not self.tokens:
            raise UnknownExpression(self.expression)
        token = self.tokens.pop(0)
        if token.startswith("'"):
            return token[1:-1].replace("''", "'")
        if self._accept("("):
            return self._call(token)
        return self._look_up(token)

    def _call(self, name: str) -> Any:
        arguments = []
        while not self._accept(")"):
            arguments.append(self.alternatives())
            if not self._accept(",") and self.tokens[:1] != [")"]:
                raise UnknownExpression(self.expression)
        functions = {**FUNCTIONS, **self.context.get("functions", {})}
        if name not in functions:
            raise UnknownExpression(f"{self.expression}: {name}()")
        return functions[name](*arguments)

    def _look_up(self, path: str) -> Any:
        """Return the value that `path` leads to; a configuration variable that isn't set is empty."""
        name, *keys = path.split(".")
        if name not in self.context:
            raise UnknownExpression(f"{self.expression}: {name}")
        value = self.context[name]
        for number, key in enumerate(keys):
            if key == "*":
                rest = keys[number + 1 :]
                return [self._descend(item, rest) for item in value.values()]
            value = self._descend(value, [key], optional=name == "vars")
        return value

    def _descend(self, value: Any, keys: list[str], *, optional: bool = False) -> Any:
        for key in keys:
            if not isinstance(value, Mapping) or (key not in value and not optional):
                raise UnknownExpression(f"{self.expression}: {key}")
            value = value.get(key)
        return value

    def _accept(self, token: str) -> bool:
        if self.tokens[:1] != [token]:
            return False
        self.tokens.pop(0)
        return True

"""Requests to read invitations, to trace which code that runs; its modules are mounted first."""

import json
import tomllib
from pathlib import Path
from typing import Any, Final

from builder.runtime.workload.sample_requests import requests_for

_SOURCES: Final[dict[str, Any]] = tomllib.loads(Path(__file__).with_suffix(".toml").read_text("utf-8"))
_LONG_TIMES: Final = 400


def reading_requests() -> list[str]:
    """Return requests, as JSON, to read every kind of text and file, cut short and long."""
    request = requests_for(["read"])[0]
    sources = [str(source) for source in _SOURCES["sources"]]
    texts = [
        *sources,
        *(source[: len(source) // 2] for source in sources),
        *(s * _LONG_TIMES for s in sources),
        "",
        "\0" * 90,
    ]
    locales = [{"locale": locale, "your_zone": "Europe/London"} for locale in ("en-GB", "en-US")]
    return [
        json.dumps({**request, "answers": answers, "source": text})
        for answers in locales
        for text in [*texts, "", "\0" * 90]
    ]

"""The Nu HTML Checker finds no error in the built site: in its pages, style sheets and pictures.

It needs Java, which is installed where it's missing and that is possible.
"""

import json
import subprocess
from pathlib import Path

import pytest

from tests.conftest import ROOT
from tests.support import debian

pytestmark = pytest.mark.long

CHECKER = ROOT / "builder" / "web" / "node_modules" / "vnu-jar" / "build" / "dist" / "vnu.jar"

UNKNOWN_PROPERTIES = ("field-sizing", "paint-order")
"""Properties of CSS that browsers know and this checker doesn't: CSS Basic User Interface 4, CSS Fill and Stroke 3."""


def errors(folder: Path) -> list[str]:
    """What the checker finds in a folder, one line each: the file, the line in it, and what is wrong.

    Warnings are left out: it takes files from a disk, where 'self' in a policy allows nothing.
    """
    java = debian.program("java", "default-jre-headless")
    known = "|".join(f"CSS: “{name}”: Property “{name}” doesn't exist." for name in UNKNOWN_PROPERTIES)
    options = ["--errors-only", "--skip-non-html", "--also-check-css", "--also-check-svg", "--filterpattern", known]
    command: list[str | Path] = [java, "-jar", CHECKER, *options, "--format", "json", folder]
    ran = subprocess.run(command, capture_output=True, text=True)
    assert ran.returncode in (0, 1), ran.stderr
    messages = json.loads(ran.stderr)["messages"]
    return [f"{fault['url']}:{fault.get('lastLine')}: {fault['message']}" for fault in messages]


def test_whole_site_is_valid(site_folder: Path) -> None:
    """No page, style sheet or picture has an error."""
    assert errors(site_folder) == []


@pytest.mark.parametrize(
    ("name", "content"),
    [
        (
            "page.html",
            "<!doctype html><html lang=en><head><title>A</title></head><body><p><div>B</div></p></body></html>",
        ),
        ("sheet.css", "p { colour: red }"),
        ("picture.svg", '<svg xmlns="http://www.w3.org/2000/svg"><circel r="1"/></svg>'),
    ],
)
def test_an_error_would_be_found(tmp_path: Path, name: str, content: str) -> None:
    """Each kind of file is looked at."""
    (tmp_path / name).write_text(content)
    assert errors(tmp_path)

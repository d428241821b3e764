"""Every built page is valid HTML; what the theme writes against a rule stands in builder/web/htmlvalidate.config.js."""

import json
import subprocess
from pathlib import Path

from builder.runtime import tools
from tests.conftest import ROOT

WEB = ROOT / "builder" / "web"
VALIDATE = WEB / "node_modules" / "html-validate" / "bin" / "html-validate.mjs"


def faults(pages: list[Path]) -> list[str]:
    """What html-validate finds, one line each: the page, the line in it, and what is wrong."""
    command: list[str | Path] = [tools.node_program(), VALIDATE, "--config", WEB / "htmlvalidate.config.js"]
    command += ["--formatter", "json", *pages]
    ran = subprocess.run(command, capture_output=True, text=True)
    assert ran.returncode in (0, 1), ran.stderr
    return [
        f"{page['filePath']}:{fault['line']}: {fault['message']}"
        for page in json.loads(ran.stdout)
        for fault in page["messages"]
    ]


def test_every_page_is_valid(site_folder: Path) -> None:
    """html-validate finds nothing on any page."""
    pages = sorted(site_folder.rglob("*.html"))
    assert len(pages) > 40
    assert faults(pages) == []


def test_a_fault_would_be_found(tmp_path: Path) -> None:
    """A page with an element in the wrong place is no valid page."""
    page = tmp_path / "page.html"
    page.write_text("<!doctype html><html lang=en><head><title>A</title></head><body><p><div>B</div></p></body></html>")
    assert faults([page])

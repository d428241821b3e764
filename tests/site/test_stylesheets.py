"""The parts of the style sheets, and the contrast of their colours."""

import re
from pathlib import Path

import pytest

from tests.conftest import ROOT

SHEETS = {
    ROOT / "overrides" / "assets" / "stylesheets" / "site.css": "parts",
    ROOT / "overrides" / "assets" / "stylesheets" / "pictures.css": "pictures",
    ROOT / "builder" / "web" / "builder" / "builder.css": "styles",
}
COLOURS = ROOT / "overrides" / "assets" / "stylesheets" / "parts" / "colours.css"


@pytest.mark.parametrize(("sheet", "folder"), SHEETS.items(), ids=SHEETS.values())
def test_every_part_is_imported_once(sheet: Path, folder: str) -> None:
    """A style sheet consists of imports only, and none of its parts is long."""
    parts = sorted((sheet.parent / folder).iterdir())
    imports = re.findall(rf'^@import "\./{folder}/(.+)";$', sheet.read_text("utf-8"), re.MULTILINE)

    assert len(parts) > 5
    assert sorted(imports) == [part.name for part in parts]
    assert max(part.read_text("utf-8").count("\n") for part in parts) <= 200


TEXT_ON_GROUND = [
    ("--md-default-fg-color", "--md-default-bg-color", 4.5),
    ("--md-default-fg-color", "--site-surface", 4.5),
    ("--md-default-fg-color--light", "--md-default-bg-color", 4.5),
    ("--site-muted", "--md-default-bg-color", 4.5),
    ("--site-muted", "--site-surface", 4.5),
    ("--md-typeset-a-color", "--md-default-bg-color", 4.5),
    ("--md-typeset-a-color", "--site-surface", 4.5),
    ("--md-typeset-a-color", "--md-footer-bg-color", 4.5),
    ("--md-footer-fg-color--light", "--md-footer-bg-color", 4.5),
    ("--md-footer-fg-color--lighter", "--md-footer-bg-color", 4.5),
    ("--site-on-strong", "--site-strong", 4.5),
    ("--site-on-strong", "--site-strong-hover", 4.5),
    ("--site-good", "--md-default-bg-color", 4.5),
    ("--site-good", "--site-surface", 4.5),
    ("--site-warn", "--md-default-bg-color", 4.5),
    ("--site-warn", "--site-warn-surface", 4.5),
    ("--md-default-fg-color", "--site-warn-surface", 4.5),
    ("--site-on-strong", "--site-warn", 4.5),
    ("--md-default-fg-color", "--md-typeset-mark-color", 4.5),
    ("--site-border", "--md-default-bg-color", 3.0),
    ("--site-border", "--site-surface", 3.0),
]


def colours(scheme: str) -> dict[str, str]:
    """The variables of a scheme, as the style sheet sets them."""
    block = COLOURS.read_text("utf-8").split(f'[data-md-color-scheme="{scheme}"] {{')[1].split("}")[0]
    return dict(re.findall(r"(--[\w-]+): (#[0-9a-f]{6});", block))


def luminance(colour: str) -> float:
    """The relative luminance of a colour (WCAG 2.2)."""
    shares = [part / 255 for part in bytes.fromhex(colour[1:])]
    red, green, blue = (share / 12.92 if share <= 0.04045 else ((share + 0.055) / 1.055) ** 2.4 for share in shares)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


@pytest.mark.parametrize("scheme", ["default", "slate"])
@pytest.mark.parametrize(("text", "ground", "least"), TEXT_ON_GROUND)
def test_text_can_be_read(scheme: str, text: str, ground: str, least: float) -> None:
    """Text has a contrast of 4.5 with its ground, and the edge of a control one of 3, in both schemes."""
    palette = colours(scheme)
    lighter, darker = sorted((luminance(palette[text]), luminance(palette[ground])), reverse=True)

    assert (lighter + 0.05) / (darker + 0.05) >= least

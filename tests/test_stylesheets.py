"""A style sheet is written in parts and published as one file."""

from pathlib import Path

import pytest

from overrides.stylesheets import joined
from tests.conftest import ROOT

SHEETS = {
    ROOT / "overrides" / "assets" / "stylesheets" / "site.css": "parts",
    ROOT / "builder" / "web" / "builder.css": "styles",
}


@pytest.mark.parametrize(("sheet", "folder"), SHEETS.items(), ids=SHEETS.values())
def test_every_part_stands_in_the_sheet_once(sheet: Path, folder: str) -> None:
    """In the order of its imports, of which none is left for a browser to follow."""
    text = joined(sheet)
    parts = sorted((sheet.parent / folder).iterdir())
    assert len(parts) > 5
    assert [text.count(part.read_text("utf-8").strip()) for part in parts] == [1] * len(parts)
    assert "@import" not in text
    assert max(part.read_text("utf-8").count("\n") for part in parts) <= 200


def test_a_part_that_is_not_there_stops_the_build(tmp_path: Path) -> None:
    """Parts stand where they are named; a name without a file is an error."""
    sheet = tmp_path / "a.css"
    sheet.write_text('/* A */\n@import "./b.css";\n@import "./c/d.css";\np { top: 0; }\n', encoding="utf-8")
    (tmp_path / "b.css").write_text("b { top: 1px; }\n", encoding="utf-8")
    with pytest.raises(FileNotFoundError):
        joined(sheet)
    (tmp_path / "c").mkdir()
    (tmp_path / "c" / "d.css").write_text("i { top: 2px; }\n", encoding="utf-8")
    assert joined(sheet) == "/* A */\nb { top: 1px; }\n\ni { top: 2px; }\n\np { top: 0; }\n"

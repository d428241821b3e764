"""The hashes of scripts and style sheets in built pages."""

import base64
import hashlib
from pathlib import Path

import pytest

from overrides.hooks import integrity

HOME = "/sub/path/"


def value(content: str) -> str:
    """The `integrity` of a text, worked out the long way."""
    return "sha256-" + base64.b64encode(hashlib.sha256(content.encode()).digest()).decode()


@pytest.fixture
def site(tmp_path: Path) -> Path:
    """A site with a script, a module that it imports, the theme's script and a style sheet, but no page."""
    for name in ("a.js", "chunk.js", "theme.js", "a.css"):
        (tmp_path / name).write_text(name, "utf-8")
    return tmp_path


def written(site: Path, name: str, html: str) -> str:
    """A page after the hashes were written into it."""
    path = site / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(html, "utf-8")
    integrity.write(site, HOME)
    return path.read_text("utf-8")


@pytest.mark.parametrize(
    ("page", "address"), [("index.html", "a.js"), ("deep/er/index.html", "../../a.js"), ("404.html", f"{HOME}a.js")]
)
def test_addresses_are_resolved(site: Path, page: str, address: str) -> None:
    """A page names its files from where it is; the one for dead links names them from the origin."""
    html = written(site, page, f'<script type="module" src="{address}"></script>')

    assert html == f'<script type="module" src="{address}" integrity="{value("a.js")}"></script>'


def test_sheets_and_the_lazy_theme(site: Path) -> None:
    """Style sheets have a hash, and a script that names another for later has both."""
    html = written(
        site, "index.html", '<link rel="stylesheet" href="a.css"><script src="a.js" data-theme="theme.js"></script>'
    )

    assert f'<link rel="stylesheet" href="a.css" integrity="{value("a.css")}">' in html
    assert f'data-theme="theme.js" data-theme-integrity="{value("theme.js")}"' in html
    assert f' integrity="{value("a.js")}"' in html


def test_imports_stand_in_a_map(site: Path) -> None:
    """What the page preloads for its modules is what they import: the map stands where the template puts it."""
    html = written(site, "b/index.html", f'{integrity.PLACEHOLDER}<link rel="modulepreload" href="../chunk.js">')

    assert html.startswith('<script type="importmap">{"integrity": {"../chunk.js": "' + value("chunk.js"))
    assert html.endswith(f'<link rel="modulepreload" href="../chunk.js" integrity="{value("chunk.js")}">')


def test_later_imports_stand_in_the_map(site: Path) -> None:
    """What a script imports once it's needed isn't preloaded, but its hash is there from the start."""
    html = written(site, "b/index.html", f'{integrity.PLACEHOLDER}<script src="../a.js" data-imports="../chunk.js">')

    assert html.startswith('<script type="importmap">{"integrity": {"../chunk.js": "' + value("chunk.js"))
    assert html.endswith(f'<script src="../a.js" data-imports="../chunk.js" integrity="{value("a.js")}">')


def test_what_loads_nothing_is_left_alone(site: Path) -> None:
    """Inline scripts, data, icons and links to other pages have no hash, and without imports there's no map."""
    html = '<script>a("x")</script><script type="application/json" id="a">{}</script><link rel="icon" href="a.svg">'

    assert written(site, "index.html", html + integrity.PLACEHOLDER) == html


def test_a_missing_file_stops_the_build(site: Path) -> None:
    """A page that loads a file which isn't there is never published."""
    with pytest.raises(FileNotFoundError):
        written(site, "index.html", '<script src="b.js"></script>')

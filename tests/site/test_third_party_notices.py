"""Third-party components are listed with their licences, and nothing else of others is published."""

import re
import tomllib

import pytest

from overrides.shortcodes import registry, third_party_notices
from overrides.shortcodes.third_party_notices import NoticeError, check, components, licences

ROW = """
[[component]]
name = "Thing"
does = "Something"
licence = "MIT"
source = "https://thing.example"
text = "lunr.txt"
"""


def test_every_component_has_the_text_of_its_licence() -> None:
    """The texts are published, each under an address of its own, and each is long enough to be one."""
    texts = licences()

    assert len(texts) == len(components()) > 20
    assert all(len(text) > 500 for text in texts.values())
    assert "Mozilla Public License Version 2.0" in texts["licences/pyodide.txt"]
    assert "PYTHON SOFTWARE FOUNDATION LICENSE VERSION 2" in texts["licences/python.txt"]
    assert "Martin Donath" in texts["licences/material-for-mkdocs.txt"]


def test_every_licence_file_is_used() -> None:
    """Every file of overrides/licences/ is some component's licence."""
    used = {row["text"] for row in tomllib.loads(third_party_notices.DATA.read_text("utf-8"))["component"]}
    assert {path.name for path in third_party_notices.LICENCES.iterdir()} <= used


@pytest.mark.parametrize(
    ("change", "problem"),
    [
        (('text = "lunr.txt"', 'text = "none.txt"'), "Thing: there is no licence none.txt"),
        (('licence = "MIT"', 'licence = ""'), "Thing has no licence"),
        (('text = "lunr.txt"', 'text = "x"\npython = "no-such-package"'), "Thing: no-such-package is not installed"),
        (('text = "lunr.txt"', 'text = "x"\ninside = "jinja2"'), "Thing: there is no licence x"),
    ],
)
def test_component_without_licence_fails_build(change: tuple[str, str], problem: str) -> None:
    """A name without a text behind it is an error that says which."""
    with pytest.raises(NoticeError, match=problem):
        components(ROW.replace(*change))


@pytest.mark.parametrize("address", ["assets/fonts/a.woff2", "assets/python/1/numpy-2.whl", "assets/stylesheets/x.css"])
def test_unattributed_file_fails_build(address: str) -> None:
    """What is neither ours nor any component's is named."""
    with pytest.raises(NoticeError, match=address):
        check(["index.html", address], {})


def test_unattributed_package_in_a_bundle_fails_build() -> None:
    """The source map of a bundle tells what is in it, and each package in it needs a licence."""
    text = '{"sources": ["src/a.ts", "node_modules/rxjs/index.js", "node_modules/@x/stray/b.js"]}'

    with pytest.raises(NoticeError, match=r"has no licence for @x/stray$"):
        check([], {"assets/javascripts/bundle.js.map": text})


@pytest.mark.parametrize(
    ("source", "named"),
    [
        ("../../builder/web/node_modules/left-pad/index.js", "left-pad"),
        ("../../vendor/copied.js", "../../vendor/copied.js"),
    ],
)
def test_only_our_own_sources_are_in_our_bundle(source: str, named: str) -> None:
    """A package in it needs a component, and a file from anywhere else is named."""
    own = "../../builder/web/builder/main.js"
    check([], {"assets/builder/main-ABCDEFGH.js.map": f'{{"sources": ["{own}"]}}'})

    with pytest.raises(NoticeError, match=f"has no licence for {re.escape(named)}$"):
        check([], {"assets/builder/main-ABCDEFGH.js.map": f'{{"sources": ["{own}", "{source}"]}}'})


def test_notices_page_lists_every_component() -> None:
    """The list has an entry for each, with a link to the text that works from where the page stands."""
    html = registry.expand("<!-- notices -->", registry.PageContext("notices/"))

    for component in components():
        assert f'<a href="{component.source}">{component.name}</a>' in html
        assert f'<a href="../{component.address}">{component.licence}</a>' in html
    assert "0.29.5" in html

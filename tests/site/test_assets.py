"""The bundle of our scripts and style sheets, and the addresses it is published under."""

import json
import re
from pathlib import Path
from shutil import copytree, ignore_patterns

import pytest

from builder.runtime.errors import BuildError
from overrides.hooks import assets, esbuild
from overrides.hooks.assets import Bundle
from overrides.shortcodes import third_party_notices
from tests.conftest import ROOT


@pytest.fixture(scope="module")
def bundle() -> Bundle:
    """The bundle of this repository."""
    return assets.bundle(ROOT)


@pytest.fixture
def repository(tmp_path: Path) -> Path:
    """A copy of what is bundled."""
    for folder in ("builder/web", "overrides/assets/stylesheets"):
        copytree(ROOT / folder, tmp_path / folder, ignore=ignore_patterns("node_modules"))
    (tmp_path / "builder/web/node_modules").symlink_to(ROOT / "builder/web/node_modules")
    return tmp_path


def append(path: Path, text: str) -> None:
    """Add text at the end of a file."""
    path.write_text(path.read_text("utf-8") + text, "utf-8")


def test_another_folder_gives_the_same_bundle(bundle: Bundle, repository: Path) -> None:
    """Neither an address nor a byte of a source map depends on where the repository lies."""
    assert assets.bundle(repository) == bundle


def test_address_follows_content(bundle: Bundle, repository: Path) -> None:
    """A changed file has another address, and so has what names it; everything else keeps its own."""
    append(repository / "builder/web/builder/styles/columns.css", ".changed { top: 0; }\n")
    changed = assets.bundle(repository)
    assert {name for name in bundle.urls if changed.urls[name] != bundle.urls[name]} == {"builder.css"}

    append(repository / "builder/web/python/worker/worker.js", "console.log('changed');\n")
    changed = assets.bundle(repository)
    assert {name for name in bundle.urls if changed.urls[name] != bundle.urls[name]} == {
        "builder.css", "worker.js", "main.js", "start-on-paint.js",
    }  # fmt: skip


@pytest.mark.parametrize(
    ("name", "naming"),
    [
        ("worker.js", "start-on-paint.js"),
        ("start-on-paint.js", "main.js"),
        ("on-demand.js", "main.js"),
    ],
)
def test_scripts_know_what_they_load_later(bundle: Bundle, name: str, naming: str) -> None:
    """The file that loads another names it, and no third one has the name."""
    address = bundle.urls[name]
    path = f'"./{address.removeprefix(assets.FOLDER)}"'

    assert address in bundle.files
    assert [it for it, text in bundle.files.items() if path in text and it.endswith(".js")] == [bundle.urls[naming]]


def test_every_script_is_one_file(bundle: Bundle) -> None:
    """None fails because another can't be loaded."""
    static_import = re.compile(r"""(?<![\w.])(?:import|from)\s*["'`]""")
    scripts = {address: text for address, text in bundle.files.items() if address.endswith(".js")}

    assert len(scripts) > 4
    assert [address for address, text in scripts.items() if static_import.search(text)] == []


def test_source_maps_are_published(bundle: Bundle) -> None:
    """Every file names its map, and the maps hold our own sources, by their path in the repository, and no others."""
    for address, text in bundle.files.items():
        if address.endswith(".map"):
            for source, content in zip(*map(json.loads(text).get, ("sources", "sourcesContent")), strict=True):
                assert source.startswith(third_party_notices.OWN_SOURCES)
                assert (ROOT / source.removeprefix("../../")).read_text("utf-8") == content
        else:
            assert assets.FOLDER + text.rsplit("sourceMappingURL=", 1)[1].split()[0] in bundle.files


def test_service_worker_recognises_the_hash_in_every_address(bundle: Bundle) -> None:
    """Or it would ask the network for a file that never changes. A page's address has none."""
    source = (ROOT / "builder/web/site/service-worker.js").read_text("utf-8")
    pattern = re.findall(r"^const HASH = /(.*)/;$", source, re.MULTILINE)[0]

    assert all(re.search(pattern, f"https://example.org/x/{address}") for address in bundle.files)
    assert not re.search(pattern, "https://example.org/missed-interview/situations/wrong-day-or-time-zone/")


def test_missing_esbuild_names_the_remedy(tmp_path: Path) -> None:
    """Npm installs only the program of this machine's platform; without it the build says what to run."""
    with pytest.raises(BuildError, match=r"^esbuild is not installed.*\n.*npm --prefix builder/web ci"):
        esbuild.program(tmp_path)


@pytest.mark.parametrize("code", ["import './none.js';\n", "const = 1;\n"])
def test_faulty_source_fails_the_build(repository: Path, code: str) -> None:
    """The error names the file."""
    append(repository / "builder/web/builder/main.js", code)
    with pytest.raises(BuildError, match=r"builder/web/builder/main\.js:\d+"):
        assets.bundle(repository)

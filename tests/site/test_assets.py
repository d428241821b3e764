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


def test_page_script_knows_the_worker(bundle: Bundle) -> None:
    """The file that starts the worker names it, and no other file has the name."""
    worker = bundle.urls["worker.js"]
    name = "./" + worker.removeprefix(assets.FOLDER)
    naming = [address for address, text in bundle.files.items() if name in text and address.endswith(".js")]

    assert worker in bundle.files
    assert len(naming) == 1
    assert naming[0] in [bundle.urls["main.js"], *bundle.preloads(["main.js"])]


def test_worker_is_one_file(bundle: Bundle) -> None:
    """It starts Python without waiting for a module of its own."""
    assert bundle.imports[bundle.urls["worker.js"]] == ()


def test_preloads_are_all_that_a_script_imports() -> None:
    """What the imported files import is preloaded too, each file once, and the script itself is not."""
    imports = {"m": ("a", "b"), "a": ("c",), "b": ("c",), "c": (), "other": ("d",), "d": ()}
    bundle = Bundle({}, {"main.js": "m", "other.js": "other"}, imports)

    assert bundle.preloads(["main.js"]) == ["a", "b", "c"]
    assert bundle.preloads(["main.js", "other.js"]) == ["a", "b", "c", "d"]


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

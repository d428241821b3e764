"""The runtime build: what it makes, that it makes it again only when it must, and how it fails."""

import gzip
import json
import marshal
import os
import py_compile
import subprocess
import sys
import traceback
from base64 import b64decode, b64encode
from dataclasses import replace
from hashlib import sha256
from importlib.metadata import version
from io import BytesIO
from pathlib import Path
from shutil import copytree
from struct import pack, unpack_from
from types import CodeType
from typing import Any
from zipfile import ZipFile

import pytest

from builder.runtime import versions as pins_module
from builder.runtime.archives import read_zip
from builder.runtime.build_cache import KEPT, fingerprint, stage
from builder.runtime.bytecode import wheels
from builder.runtime.bytecode.strip_lines import HEADER, without_lines
from builder.runtime.bytecode.wheels import builder_wheel, installed_wheel
from builder.runtime.distribution import Distribution, ensure
from builder.runtime.errors import BuildFailure
from builder.runtime.pyodide_package import FOLDER, pyodide_files
from builder.runtime.versions import check_pins, read_pins
from builder.runtime.wasm.binary import DATA, MEMORY_BASE, assembled, sized, static_data
from builder.runtime.wasm.snapshot import PAGE, pack_memory, pages_of
from tests.conftest import ROOT


@pytest.fixture(scope="module")
def made() -> Distribution:
    """The distribution of the code as it stands."""
    return ensure()


def contents(made: Distribution, name: str) -> bytes:
    """Return the content of a file that the manifest names."""
    path: str = made.manifest["files"][name]["path"]
    return (made.path / path).read_bytes()


def archive(made: Distribution, name: str) -> dict[str, bytes]:
    """Return the files of a packed archive that the manifest names."""
    with ZipFile(BytesIO(gzip.decompress(contents(made, name)))) as opened:
        return {entry: opened.read(entry) for entry in opened.namelist()}


def test_the_manifest_tells_true_sizes_and_hashes(made: Distribution) -> None:
    """Every file is there, as long and as compressible as the manifest says, with the hash that it says."""
    for name, file in made.manifest["files"].items():
        content = contents(made, name)
        assert file["bytes"] == len(content)
        assert file["integrity"].startswith("sha256-")
        assert b64decode(file["integrity"].removeprefix("sha256-")) == sha256(content).digest()
        packed = file["path"].endswith(".gz")
        assert file["gzip"] == len(content if packed else gzip.compress(content, 6, mtime=0))


def test_every_file_stands_under_a_hash_of_what_it_holds(made: Distribution) -> None:
    """A file at an address never changes, and the distribution holds no file that the manifest does not name."""
    files = made.manifest["files"]
    pyodide = ("loader", "glue")
    together = fingerprint(*(contents(made, name) for name in pyodide))
    for name, file in files.items():
        folder = file["path"].split("/")[0]
        assert folder == (together if name in pyodide else fingerprint(contents(made, name)))
    found = {path.relative_to(made.path).as_posix() for path in made.path.rglob("*") if path.is_file()}
    assert found == {file["path"] for file in files.values()}


def test_the_lock_names_our_wheels_with_their_hashes(made: Distribution) -> None:
    """Pyodide checks each wheel against the lock; the versions are those of requirements.txt."""
    packages = made.manifest["lock"]["packages"]
    assert set(packages) == {"builder", "jinja2", "markupsafe"}
    for name, package in packages.items():
        assert package["sha256"] == sha256(contents(made, name)).hexdigest()
        assert package["file_name"] == made.manifest["files"][name]["path"]
        assert name == "builder" or package["version"] == version(name)
    assert packages["builder"]["depends"] == ["jinja2"]
    assert packages["jinja2"]["depends"] == ["markupsafe"]


def test_the_browser_gets_bytecode_and_nothing_of_the_build(made: Distribution) -> None:
    """No source, no machine code, no examples; every template and word file of the builder."""
    builder = made.path / made.manifest["files"]["builder"]["path"]
    names = set(read_zip(builder))
    emails = ROOT / "builder" / "emails"
    data = [path for path in (emails / "templates").rglob("*") if path.suffix in (".toml", ".jinja2")]
    assert {path.relative_to(ROOT).as_posix() for path in data} <= names
    assert {"builder/emails/bridge.pyc", "builder/emails/compose/composer.pyc"} <= names
    assert not {name for name in names if "example" in name or "zone_transitions" in name or "__main__" in name}
    for wheel in ("builder", "jinja2", "markupsafe"):
        members = read_zip(made.path / made.manifest["files"][wheel]["path"])
        assert not [name for name in members if name.endswith((".py", ".so", ".c", ".pyi"))]


def lines_of(pyc: bytes) -> set[int | None]:
    """Return the lines that the code of a .pyc knows."""
    return lines_in(marshal.loads(pyc[HEADER:]))  # noqa: S302  # the build has just written it


def lines_in(code: CodeType) -> set[int | None]:
    """Return the lines that a code and the code in it know."""
    inner = [constant for constant in code.co_consts if isinstance(constant, CodeType)]
    return {line for _, _, line in code.co_lines()}.union(*map(lines_in, inner))


def test_only_our_own_code_knows_its_lines(made: Distribution) -> None:
    """The standard library and the libraries travel without them; an error in the builder still names its line."""
    files = made.manifest["files"]
    ours = read_zip(made.path / files["builder"]["path"])["builder/emails/bridge.pyc"]
    assert len(lines_of(ours)) > 10
    for name in ("jinja2/environment.pyc", "jinja2/__init__.pyc"):
        assert lines_of(read_zip(made.path / files["jinja2"]["path"])[name]) == {None}
    assert lines_of(archive(made, "stdlib")["json/decoder.pyc"]) == {None}


def test_code_without_lines_does_the_same(made: Distribution, tmp_path: Path) -> None:
    """It runs, and an error in it still says in which function it happened; only the tables of lines differ."""
    source = tmp_path / "given.py"
    long = f"    x + ({' + '.join(['x'] * 200)}); raise ValueError('odd')\n"
    source.write_text(f"def half(x):\n    if x % 2:\n    {long}    return x // 2\n", "utf-8")
    py_compile.compile(str(source), cfile=str(tmp_path / "given.pyc"), doraise=True)
    before = (tmp_path / "given.pyc").read_bytes()
    after = without_lines(before)
    assert len(after) == len(before)
    assert without_lines(after) == after
    found: dict[str, Any] = {}
    exec(marshal.loads(after[HEADER:]), found)  # noqa: S102, S302  # what was compiled four lines above
    assert found["half"](4) == 2
    with pytest.raises(ValueError, match="odd") as caught:
        found["half"](3)
    shown = "".join(traceback.format_exception(caught.value))
    assert "given.py" in shown
    assert "in half" in shown
    for code in (found["half"].__code__, *map(code_of, archive(made, "stdlib").items())):
        assert len(list(code.co_positions())) >= len(code.co_code) // 2


def code_of(module: tuple[str, bytes]) -> CodeType:
    """Return the code of a module: name and .pyc."""
    code: CodeType = marshal.loads(module[1][HEADER:])  # noqa: S302  # the build has just written it
    return code


def test_the_two_archives_are_the_whole_standard_library(made: Distribution) -> None:
    """What is not in the first archive is in the second: a module imported late is still found."""
    first, rest = archive(made, "stdlib"), archive(made, "rest")
    whole = {name + "c" if name.endswith(".py") else name for name in read_zip(FOLDER / "python_stdlib.zip")}
    assert not set(first) & set(rest)
    assert set(first) | set(rest) == whole
    assert "json/decoder.pyc" in first
    assert "mailbox.pyc" in rest


def test_a_second_build_makes_nothing(made: Distribution) -> None:
    """What was made is kept until its inputs change."""
    said: list[str] = []
    assert ensure(said.append) == made
    assert said == []


def test_wheels_come_out_the_same_every_time(tmp_path: Path) -> None:
    """The same sources give the same bytes, so the addresses change only with the content."""
    for folder in ("one", "two"):
        (tmp_path / folder).mkdir()
        builder_wheel(tmp_path / folder)
        installed_wheel("jinja2", tmp_path / folder)
        installed_wheel("markupsafe", tmp_path / folder)
    one, two = (sorted((tmp_path / folder).iterdir()) for folder in ("one", "two"))
    assert [path.read_bytes() for path in one] == [path.read_bytes() for path in two]


def test_pure_markupsafe_runs_without_its_machine_code(tmp_path: Path) -> None:
    """The wheel imports in CPython too, and escapes with its Python version."""
    wheel = installed_wheel("markupsafe", tmp_path)
    code = "import markupsafe; print(markupsafe._escape_inner.__module__, markupsafe.escape('<&>'))"
    done = subprocess.run(
        [sys.executable, "-S", "-c", code], env={**os.environ, "PYTHONPATH": str(wheel)}, capture_output=True, text=True
    )
    assert done.stdout == "markupsafe._native &lt;&amp;&gt;\n"


def test_a_changed_file_of_pyodide_fails_the_build(tmp_path: Path) -> None:
    """One byte is enough; the message names the command that mends it."""
    copy = copytree(FOLDER, tmp_path / "pyodide")
    glue = copy / "pyodide.asm.js"
    glue.write_bytes(glue.read_bytes() + b" ")
    with pytest.raises(BuildFailure, match=r"pyodide\.asm\.js is not the file (.|\n)*npm --prefix builder/web ci"):
        pyodide_files(read_pins(), copy)


def test_a_missing_file_of_pyodide_fails_the_build(tmp_path: Path) -> None:
    """As after a clone without npm's packages."""
    with pytest.raises(BuildFailure, match=r"is not installed\.\n  To mend it: npm --prefix builder/web ci"):
        pyodide_files(read_pins(), tmp_path)


def test_another_python_cannot_build() -> None:
    """Bytecode of another minor version would not run in the browser."""
    with pytest.raises(BuildFailure, match=r"the browser runs 3\.14"):
        check_pins(replace(read_pins(), python="3.14"))


def test_another_pyodide_than_the_pinned_one_cannot_be_asked_for() -> None:
    """package.json and pins.toml move together."""
    with pytest.raises(BuildFailure, match=r"for 9\.9\.9"):
        check_pins(replace(read_pins(), pyodide="9.9.9"))


def test_the_pins_agree_with_the_project(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """.python-version is checked against pins.toml."""
    check_pins(read_pins())
    (tmp_path / ".python-version").write_text("3.12\n")
    monkeypatch.setattr(pins_module, "ROOT", tmp_path)
    with pytest.raises(BuildFailure, match=r"\.python-version says 3\.12"):
        check_pins(read_pins())


def test_a_version_that_is_not_locked_fails_the_build(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """The wheel in the browser and the package under test are one version, or there is no build."""
    lock = tmp_path / "requirements.txt"
    lock.write_text("jinja2==3.1.5 \\\n")
    monkeypatch.setattr(wheels, "LOCK", lock)
    with pytest.raises(BuildFailure, match=r"requirements\.txt has jinja2==3\.1\.5"):
        installed_wheel("jinja2", tmp_path)


def test_a_module_that_does_not_compile_is_named(tmp_path: Path) -> None:
    """The line is named, not the inside of a tool."""
    (tmp_path / "letters.py").write_text("def f(:\n    pass\n")
    with pytest.raises(BuildFailure, match=r"builder/emails/letters\.py, line 1"):
        builder_wheel(tmp_path, tmp_path)


def test_an_interrupted_step_leaves_nothing_behind(tmp_path: Path) -> None:
    """A folder appears whole or not at all."""

    def broken(folder: Path) -> None:
        (folder / "half").write_text("a")
        raise BuildFailure("no", "none")

    with pytest.raises(BuildFailure):
        stage(tmp_path / "step-1", broken)
    assert list(tmp_path.iterdir()) == []


def test_the_cache_keeps_the_last_few_results(tmp_path: Path) -> None:
    """Undoing an edit costs nothing, and the cache does not grow without end."""

    def make(folder: Path) -> None:
        (folder / "file").write_text("a")

    for number in range(KEPT + 3):
        os.utime(stage(tmp_path / f"step-{number}", make), (number, number))
    assert len(list(tmp_path.iterdir())) == KEPT


def test_the_command_says_what_it_made(made: Distribution) -> None:
    """`python -m builder.runtime` lists the files with their sizes."""
    done = subprocess.run([sys.executable, "-m", "builder.runtime"], cwd=ROOT, capture_output=True, text=True)
    assert done.returncode == 0
    assert all(file["path"] in done.stdout for file in made.manifest["files"].values())


def test_the_manifest_is_small_enough_to_stand_in_a_page(made: Distribution) -> None:
    """It is part of the builder's page, and a visitor waits for every kilobyte of that."""
    assert len(gzip.compress(json.dumps(made.manifest).encode())) < 3000


def test_the_packed_memory_is_whole(made: Distribution) -> None:
    """As many pages as it says, in order, within the memory, and the end of the code's own data."""
    packed = gzip.decompress(contents(made, "snapshot"))
    magic, end, count = unpack_from("<4s2I", packed)
    assert magic == b"PYMS"
    assert len(packed) == 12 + count * (4 + PAGE)
    numbers = unpack_from(f"<{count}I", packed, 12)
    assert list(numbers) == sorted(set(numbers))
    assert (numbers[-1] + 1) * PAGE <= made.manifest["snapshot"]["heap"]
    start, data = static_data(contents(made, "slim"))
    assert end == start + len(data)


def test_only_pages_that_differ_are_packed() -> None:
    """A page as the code brings it, and an empty one, cost nothing; a changed one comes back whole."""
    segment = bytes(range(256)) * 48
    wasm = assembled([(DATA, bytes([1, 0, 0x23, 0, 0x0B]) + sized(segment))])
    memory = bytearray(6 * PAGE)
    memory[MEMORY_BASE : MEMORY_BASE + len(segment)] = segment
    memory[4 * PAGE + 7] = 1
    header = pack("<2I", 0, 16) + bytes(8)
    packed, about = pack_memory(header + bytes(memory), wasm)
    raw = gzip.decompress(packed)
    assert raw[12:] == pack("<I", 4) + bytes(memory[4 * PAGE : 5 * PAGE])
    assert about == {"heap": len(memory), "header": b64encode(header).decode()}
    assert pages_of(packed) == (4,)


def test_a_webassembly_file_of_another_form_is_refused() -> None:
    """If Pyodide's code came to lay out its data in another way, the build would stop, not guess."""
    with pytest.raises(ValueError, match="another form"):
        static_data(assembled([(DATA, bytes([2, 0, 0x23, 0, 0x0B]))]))
    with pytest.raises(ValueError, match="no data section"):
        static_data(assembled([]))

"""The Content Security Policy made from built pages."""

import base64
import hashlib
from pathlib import Path

import pytest

from overrides.hooks import csp


def page(*scripts: str) -> str:
    """A page with the placeholder of the policy, and some scripts."""
    return f'<head><meta content="{csp.PLACEHOLDER}"></head><body>{"".join(scripts)}</body>'


def source(script: str) -> str:
    """The CSP source of a script, worked out the long way."""
    return "'sha256-" + base64.b64encode(hashlib.sha256(script.encode()).digest()).decode() + "'"


@pytest.fixture
def site(tmp_path: Path) -> Path:
    """Two pages and the builder's, as MkDocs leaves them."""
    for name, html in {
        "index.html": page("<script>one()</script>"),
        "deep/er/index.html": page("<script>two < 3 && '</p>'</script>"),
        csp.BUILDER: page('<script type="module">three()</script>'),
    }.items():
        path = tmp_path / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(html, encoding="utf-8")
    return tmp_path


def test_every_character_of_an_inline_script_counts() -> None:
    """The hash is that of the text between the tags, untouched: entities, tags and line breaks in it are text."""
    script = "\n a = '&amp;<b>' \n"

    assert {source(script)} == csp.script_hashes(f"<script>{script}</script>")


@pytest.mark.parametrize("kind", ["module", "importmap", "speculationrules"])
def test_every_kind_of_script_that_a_policy_governs_has_a_hash(kind: str) -> None:
    """Modules, import maps and speculation rules need one as well."""
    assert {source("{}")} == csp.script_hashes(f'<script type="{kind}">{{}}</script>')


@pytest.mark.parametrize(
    "html",
    [
        '<script src="page.js"></script>',
        '<script type="application/json">{"a": 1}</script>',
        '<script type="application/ld+json">{}</script>',
        "<p>script</p>",
    ],
)
def test_external_scripts_and_data_blocks_need_no_hash(html: str) -> None:
    """A script from a file is allowed by its origin; a block of data never runs."""
    assert set() == csp.script_hashes(html)


def test_each_page_allows_its_own_scripts(site: Path) -> None:
    """A page's policy has the hashes of its own inline scripts, and of no other page's."""
    before = {path: csp.script_hashes(path.read_text("utf-8")) for path in site.rglob("*.html")}
    assert len(set().union(*before.values())) > max(map(len, before.values()))
    csp.write(site)

    for path, own in before.items():
        line = path.read_text("utf-8").split('content="')[1].split('"')[0]
        assert {part.rstrip(";") for part in line.split() if part.startswith("'sha256-")} == own
        assert ("blob:" in line) is ("wasm" in line) is (path == site / csp.BUILDER)


def test_only_the_builder_page_allows_wasm_and_blob_workers(site: Path) -> None:
    """The builder's page alone may compile WebAssembly and start a worker from a blob."""
    csp.write(site)

    line = (site / csp.BUILDER).read_text("utf-8")
    assert "script-src 'self' 'wasm-unsafe-eval'" in line
    assert "worker-src 'self' blob:" in line
    assert "trusted-types default python-worker" in line


@pytest.mark.parametrize("python", [False, True])
def test_policy_denies_by_default(python: bool) -> None:
    """Everything is forbidden that is not listed, and no source in the list makes the list worthless."""
    line = csp.policy({source("x")}, python=python)

    assert line.startswith("default-src 'none'; ")
    for part in ("base-uri 'none'", "form-action 'none'", "connect-src 'self'", "style-src 'self'"):
        assert part in line.split("; ")
    # A <meta> policy ignores the last three; browsers warn about them.
    for loophole in ("unsafe-inline", "'unsafe-eval'", "http", "*", "frame-ancestors", "report-uri", "sandbox"):
        assert loophole not in line


def test_missing_csp_placeholder_fails_build(site: Path) -> None:
    """A page that the policy cannot be put into is never published."""
    (site / "bare.html").write_text("<p>Hello</p>", encoding="utf-8")

    with pytest.raises(ValueError, match=r"bare\.html"):
        csp.write(site)


def test_live_reload_allows_inline_scripts(site: Path) -> None:
    """Only `mkdocs serve`, whose script differs each time, gets a policy that allows inline scripts."""
    csp.write(site, allow_live_reload=True)

    assert "script-src 'self' 'unsafe-inline'" in (site / "index.html").read_text("utf-8")

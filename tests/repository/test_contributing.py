"""What CONTRIBUTING.md says about adding a cause, a situation and a language is true: each is done in a copy."""

import json
import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from tests.conftest import ROOT

BLOCK = re.compile(r"```(\w+)\n(.*?)```", re.DOTALL)
PLACE = re.compile(r"^(?:#|\{#) (\S+?)(?:, in (.+?))?(?: #\})?$")
GUIDE = (ROOT / "CONTRIBUTING.md").read_text(encoding="utf-8")


def section(title: str) -> str:
    """Return one section of CONTRIBUTING.md."""
    return GUIDE.split(f"## {title}\n", 1)[1].split("\n## ", 1)[0]


@pytest.fixture
def copy(tmp_path: Path) -> Path:
    """A copy of the package in a folder of its own."""
    shutil.copytree(ROOT / "builder" / "emails", tmp_path / "builder" / "emails")
    shutil.copy(ROOT / "builder" / "__init__.py", tmp_path / "builder" / "__init__.py")
    return tmp_path


def follow(title: str, folder: Path) -> None:
    """Do in a copy what a section says: write its files, add its entries, run its commands."""
    blocks = BLOCK.findall(section(title))
    assert blocks
    for language, text in blocks:
        if language == "sh":
            subprocess.run(["sh", "-euc", text], cwd=folder, check=True)  # noqa: S607
            continue
        first, rest = text.split("\n", 1)
        place = PLACE.match(first)
        assert place, first
        path = folder / place[1]
        if place[2]:
            insert(path, place[2], rest)
        else:
            path.write_text(rest, encoding="utf-8")


def insert(path: Path, name: str, entry: str) -> None:
    """Add an entry right below the head of a table."""
    lines = path.read_text(encoding="utf-8").split("\n")
    (head,) = [n for n, line in enumerate(lines) if line == name or line.startswith(f"{name}: ")]
    path.write_text("\n".join([*lines[: head + 1], entry.rstrip("\n"), *lines[head + 1 :]]), encoding="utf-8")


def run(folder: Path, command: str, answers: dict[str, str] | None = None) -> dict[str, object]:
    """Run the copy's command line."""
    done = subprocess.run(
        [sys.executable, "-m", "builder.emails", command],
        input=json.dumps(answers or {}),
        capture_output=True,
        text=True,
        cwd=folder,
        env={**os.environ, "PYTHONPATH": str(folder)},
        check=False,
    )
    assert done.returncode == 0, done.stdout + done.stderr
    data: dict[str, object] = json.loads(done.stdout)
    return data


def test_a_wording_is_one_entry(copy: Path) -> None:
    """After the one step, the message asks in the new words."""
    follow("Add a wording", copy)

    assert "Could I ring you about another time?" in str(run(copy, "compose", {"situation": "missed"})["body"])


def test_a_voice_is_a_name_a_label_and_its_wordings(copy: Path) -> None:
    """After the three steps, a message in the new voice has its wording, and plain ones elsewhere."""
    follow("Add a voice", copy)

    body = str(run(copy, "compose", {"situation": "missed", "voice": "brisk"})["body"])

    assert "A no is fine, too." in body
    assert "I'm sorry" in body or "I owe you an apology" in body


def test_a_cause_is_one_entry_and_its_sentences(copy: Path) -> None:
    """After the two steps, the new cause writes its sentence, with its kind and detail, and takes no blame."""
    follow("Add a cause", copy)

    answers = {"situation": "missed", "cause": "lift", "cause_kind": "lift-stuck", "cause_detail": "at your office"}
    reply = run(copy, "compose", answers)

    assert "I was stuck in a lift (at your office)." in str(reply["body"])
    assert "mistake" not in str(reply["body"])


def test_a_situation_is_one_entry_one_template_and_its_label(copy: Path) -> None:
    """After the three steps, the new situation writes a whole message and stands in the catalogue."""
    follow("Add a situation", copy)

    reply = run(copy, "compose", {"situation": "move-it", "role": "Data Analyst", "your_name": "Sam Taylor"})

    assert "Sam Taylor" in str(reply["subject"])
    assert "the Data Analyst role" in str(reply["body"])
    assert str(reply["body"]).endswith("Sam Taylor")
    assert "move-it" in json.dumps(run(copy, "catalogue"))


def test_a_language_is_a_folder(copy: Path) -> None:
    """After copying, naming and translating, the new locale writes in its own words."""
    follow("Add a language", copy)
    folder = copy / "builder" / "emails" / "templates" / "fr"
    for path, old, new in (
        ("fr-FR.toml", 'neutral = ["Kind regards", "Best wishes"]', 'neutral = ["Cordialement"]'),
        (
            "causes/overslept.toml",
            'text = "I slept through my alarm, and I have no better excuse than that."',
            'text = "Je ne me suis pas réveillé."',
        ),
    ):
        text = (folder / path).read_text(encoding="utf-8")
        assert old in text
        (folder / path).write_text(text.replace(old, new), encoding="utf-8")

    reply = run(copy, "compose", {"situation": "missed", "cause": "overslept", "locale": "fr-FR"})

    assert "Je ne me suis pas réveillé." in str(reply["body"])
    assert "Cordialement" in str(reply["body"])
    assert run(copy, "catalogue")["locales"] == ["en-GB", "en-US", "fr-FR"]

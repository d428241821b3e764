"""The page that the builder is compared with: Python in the browser as Pyodide's own introduction starts it.

It shows the same message, composed by the same package, uncompiled, with the same version of Pyodide.
"""

import json
from pathlib import Path
from shutil import copy
from typing import Final

from builder.runtime.bytecode.wheels import builder_wheel, installed_wheel
from builder.runtime.pyodide_package import pyodide_files
from builder.runtime.versions import read_versions

ANSWERS: Final = {"situation": "missed", "cause": "overslept", "locale": "en-GB"}
REQUEST: Final = {"action": "compose", "answers": ANSWERS, "clock": {"now": "2026-11-24T10:40:00Z", "zones": {}}}

HTML: Final = """<!doctype html>
<html lang="en">
<meta charset="utf-8">
<meta name="viewport" content="width=device-width">
<title>Stock</title>
<link rel="icon" href="data:,">
<script type="module" src="stock.js"></script>
<body><textarea id="message-body" rows="20" cols="60"></textarea></body>
</html>
"""

SCRIPT: Final = """import { loadPyodide } from "./pyodide.mjs";
const python = await loadPyodide();
await python.loadPackage(WHEELS);
const handleJson = python.pyimport("builder.emails.bridge").handle_json;
document.getElementById("message-body").value = JSON.parse(handleJson(JSON.stringify(REQUEST))).body;
document.body.dataset.source = "python";
"""


def lay_out(folder: Path) -> None:
    """Write the page, Pyodide as npm has it, and three wheels of source into a folder."""
    for path in pyodide_files(read_versions()).values():
        copy(path, folder)
    wheels = [installed_wheel("markupsafe", folder), installed_wheel("jinja2", folder), builder_wheel(folder)]
    script = SCRIPT.replace("WHEELS", json.dumps([path.name for path in wheels]))
    (folder / "stock.js").write_text(script.replace("REQUEST", json.dumps(REQUEST)), "utf-8")
    (folder / "index.html").write_text(HTML, "utf-8")

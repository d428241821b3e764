"""Style sheets. Each is written in parts and published as one file, so that a page waits for one answer.

A sheet imports its parts, as any sheet may; the build puts their text where the import stands.
"""

import re
from pathlib import Path
from typing import Final

_IMPORT: Final = re.compile(r'^@import "\./([\w/-]+\.css)";$', re.MULTILINE)


def joined(sheet: Path) -> str:
    """Return a style sheet with the text of its parts in place of their imports.

    Raises:
        FileNotFoundError: a part is not there.
    """
    return _IMPORT.sub(lambda found: (sheet.parent / found[1]).read_text("utf-8"), sheet.read_text("utf-8"))

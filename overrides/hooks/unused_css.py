"""Leaves out of the theme's style sheets what no page of the site uses: PurgeCSS, https://purgecss.com.

The theme is made for every option it has; a visitor's phone should load what this site needs.
"""

import hashlib
import re
from pathlib import Path
from typing import Final

from builder.runtime import tools

SCRIPT: Final = Path("builder/web/purge-css.mjs")
FOLDER: Final = "assets/stylesheets/"

_HASH: Final = re.compile(r"\.[0-9a-f]{8}\.")
_SOURCE_MAP: Final = re.compile(r"\n?/\*# sourceMappingURL=\S+ \*/")


def purge(site: Path, root: Path) -> None:
    """Shorten the theme's style sheets under `site`, rename them after their new content, and tell the pages.

    Raises:
        BuildError: PurgeCSS fails, or is not installed.
    """
    sheets = sorted((site / FOLDER).glob("*.css"))
    tools.node(root / SCRIPT, site, *sheets)
    names = {sheet.name: _rename(sheet) for sheet in sheets}
    for page in sorted(site.rglob("*.html")):
        html = page.read_text("utf-8")
        for old, new in names.items():
            html = html.replace(FOLDER + old, FOLDER + new)
        page.write_text(html, "utf-8")


def _rename(sheet: Path) -> str:
    """Give a style sheet the hash of what it holds now, and return its name. Its source map describes it no longer."""
    css = _SOURCE_MAP.sub("", sheet.read_text("utf-8"))
    name = _HASH.sub(f".{hashlib.sha256(css.encode()).hexdigest()[:8]}.", sheet.name)
    sheet.with_name(sheet.name + ".map").unlink(missing_ok=True)
    sheet.unlink()
    sheet.with_name(name).write_text(css, "utf-8")
    return name

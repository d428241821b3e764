"""The MkDocs hooks: a few lines per event. The modules beside this one do the work and know nothing of MkDocs.

They and `builder` are imported inside the functions: under `mkdocs serve` this file stays loaded while they change, and
every build must use their current code.
"""

import logging
import os
import re
import sys
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

from jinja2 import Environment
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import PluginError
from mkdocs.structure import StructureItem
from mkdocs.structure.files import File, Files
from mkdocs.structure.nav import Navigation, Section
from mkdocs.structure.pages import Page

ROOT = Path(__file__).parents[2]

# Our data, templates and style sheets, published in another form; the theme's logo, and its search in other languages.
_NOT_PUBLISHED = (
    "data/",
    "licences/",
    "shortcodes/",
    "assets/stylesheets/site.css",
    "assets/stylesheets/parts/",
    "assets/stylesheets/pictures.css",
    "assets/stylesheets/pictures/",
    "assets/images/favicon.png",
    "assets/javascripts/lunr/",
)

log = logging.getLogger("mkdocs.hooks")

_serving = False


def on_startup(*, command: str, dirty: bool) -> None:
    """Remember whether this is `mkdocs serve`, whose live-reload script the policy must allow."""
    global _serving
    _serving = command == "serve"


def on_config(config: MkDocsConfig) -> None:
    """Reload our own code for each build."""
    if str(ROOT) not in sys.path:
        sys.path.insert(0, str(ROOT))
    for name in [name for name in sys.modules if name.split(".")[0] in ("builder", "overrides")]:
        del sys.modules[name]


def on_files(files: Files, *, config: MkDocsConfig) -> None:
    """Add the page with all of the guide, and what the browser loads: scripts, style sheets, Python, licences.

    A published file that no component accounts for fails the build.
    """
    from builder.runtime import distribution
    from builder.runtime.errors import BuildError
    from overrides.hooks import assets, one_page
    from overrides.shortcodes import third_party_notices

    for unwanted in [file for file in files if file.src_uri.startswith(_NOT_PUBLISHED)]:
        files.remove(unwanted)
    chapters = {name: files.src_uris[name].content_string for name in one_page.CHAPTERS}
    files.append(File.generated(config, one_page.PAGE, content=one_page.markdown(chapters)))
    try:
        bundle = assets.bundle(ROOT)
        runtime = distribution.ensure(log.info)
    except BuildError as error:
        raise PluginError(str(error)) from error
    config.extra["bundle"] = bundle.urls
    config.extra["preloads"] = [bundle.urls["start-on-paint.js"], bundle.urls["worker.js"]]
    config.extra["runtime"] = runtime.manifest
    config.extra_css.append(bundle.urls["site.css"])
    try:
        licences = third_party_notices.licences()
        for uri, text in (bundle.files | licences).items():
            files.append(File.generated(config, uri, content=text))
        for uri, path in assets.python_assets(runtime.path, runtime.manifest).items():
            files.append(File.generated(config, uri, abs_src_path=str(path)))
        maps = {file.dest_uri: file.content_string for file in files if file.dest_uri.endswith(".map")}
        third_party_notices.check([file.dest_uri for file in files], maps)
    except third_party_notices.NoticeError as error:
        raise PluginError(str(error)) from error


def on_env(env: Environment, *, config: MkDocsConfig, files: Files) -> None:
    """Write the pages' JSON as it is, without spaces or escapes: the builder's page loads fewer bytes so."""
    env.policies["json.dumps_kwargs"] = {"sort_keys": False, "ensure_ascii": False, "separators": (",", ":")}


def on_page_markdown(markdown: str, *, page: Page, config: MkDocsConfig, files: Files) -> str:
    """Expand the comment shortcodes. An unknown one, or an unknown name in one, stops the build."""
    from overrides.shortcodes import registry

    try:
        expanded = registry.expand(markdown, registry.PageContext(page.url))
    except registry.ShortcodeError as error:
        raise PluginError(f"docs/{page.file.src_uri}: {error}") from error
    # The sitemap says when a page was last reviewed, not when it was built.
    page.update_date = str(page.meta.get("reviewed", page.update_date))
    return expanded


def on_page_context(context: dict[str, Any], *, page: Page, config: MkDocsConfig, nav: Navigation) -> None:
    """Give the templates their data: JSON-LD, and on the builder's page the builder's texts and catalogue."""
    from overrides.hooks import builder_page, csp, integrity, json_ld, share_images

    if not page.ancestors:  # a navigation of one page helps nobody; the home page is its own table of contents
        page.meta.setdefault("hide", ["navigation", "toc"] if page.is_homepage else ["navigation"])
    context |= {"policy": csp.PLACEHOLDER, "import_map": integrity.PLACEHOLDER, "live_reload": _serving}
    context["share_image"] = image = share_images.share_image(page.file.src_uri)
    context["has_guide_messages"] = bool(re.search("data-(letter|locale)", page.content or ""))
    context["has_pictures"] = 'class="picture ' in (page.content or "")
    context["json_ld"] = json_ld.blocks(
        site=config.site_name,
        home=config.site_url or "",
        url=page.canonical_url or "",
        image=image.path,
        title=str(page.title),
        meta=page.meta,
        trail=[(section.title or "", _index_url(section)) for section in [*page.ancestors][::-1]],
    )
    if page.meta.get("template") == "builder.html":
        context["builder"] = builder_page.context(config.extra["runtime"])


def on_template_context(context: dict[str, Any], *, template_name: str, config: MkDocsConfig) -> None:
    """Give the 404 page the policy too."""
    from overrides.hooks import csp, integrity, share_images

    context |= {"policy": csp.PLACEHOLDER, "import_map": integrity.PLACEHOLDER, "live_reload": _serving}
    context["share_image"] = share_images.share_image("")


def on_post_page(output: str, *, page: Page, config: MkDocsConfig) -> str:
    """Correct the theme's invalid HTML, and leave out what only indents it."""
    from overrides.hooks import theme_fixes, whitespace

    return whitespace.strip_indents(theme_fixes.fix_html(output))


def on_post_template(output_content: str, *, template_name: str, config: MkDocsConfig) -> str:
    """Correct it in the 404 page too."""
    from overrides.hooks import theme_fixes

    return theme_fixes.fix_html(output_content) if template_name.endswith(".html") else output_content


def on_post_build(*, config: MkDocsConfig) -> None:
    """Finish the files: the theme's style sheets, hashes and policies in pages, the service worker's list."""
    from builder.runtime.errors import BuildError
    from overrides.hooks import csp, integrity, service_worker, unused_css

    if not _serving:
        try:
            unused_css.purge(Path(config.site_dir), ROOT)
        except BuildError as error:
            raise PluginError(str(error)) from error
    integrity.write(Path(config.site_dir), urlsplit(config.site_url or "/").path)
    csp.write(Path(config.site_dir), allow_live_reload=_serving)
    uninstall = _serving or os.environ.get("SERVICE_WORKER") == "off"
    service_worker.write(Path(config.site_dir), config.extra["runtime"], uninstall=uninstall)


def _index_url(section: StructureItem) -> str | None:
    """Return the address of a section's own page, if it has one."""
    children = section.children if isinstance(section, Section) else []
    return next((child.canonical_url for child in children if isinstance(child, Page) and child.is_index), None)

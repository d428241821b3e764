"""What the theme writes wrongly is corrected in every page."""

from overrides.hooks.theme_fixes import fix_html


def test_checkboxes_lose_autocomplete() -> None:
    """`autocomplete` isn't allowed on a checkbox; on a box to type into it stays."""
    box = '<input class="md-toggle" data-md-toggle="drawer" type="checkbox" id="__drawer" autocomplete="off">'
    search = '<input type="text" name="query" autocomplete="off">'

    assert fix_html(f"{box}{search}") == f"{box.replace(' autocomplete="off"', '')}{search}"


def test_empty_tabindex_is_dropped() -> None:
    """An empty tabindex says nothing."""
    assert fix_html('<a tabindex="">') == "<a>"


def test_no_script_waits_between_the_stylesheets() -> None:
    """The theme's small script stands before the stylesheets; a page without either stays as it is."""
    script, theme, ours = "<script>__md_scope=1</script>", '<link rel="stylesheet" href="a">', '<link rel="stylesheet">'

    assert fix_html(f"<head>{theme}{script}{ours}").replace("\n", "") == f"<head>{script}{theme}{ours}"
    for page in (f"{script}{theme}", theme, script):
        assert fix_html(page) == page

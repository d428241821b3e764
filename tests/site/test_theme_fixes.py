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

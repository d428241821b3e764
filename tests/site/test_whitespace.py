"""The indentation of templates doesn't reach the pages; text is left alone."""

from overrides.hooks.whitespace import strip_indents


def test_indentation_before_tags_goes() -> None:
    """A tag begins its line, whatever stood before it, and blank lines go."""
    assert (
        strip_indents("<ul>\n\n    <li>one</li>\n  \n\t<li>two</li>\n</ul>")
        == "<ul>\n<li>one</li>\n<li>two</li>\n</ul>"
    )


def test_text_keeps_its_lines() -> None:
    """Text over several lines stays as it is, since a style may show its line breaks."""
    html = "<p>Dear Ms Okafor,\n\n  I'm sorry.</p>"

    assert strip_indents(html) == html


def test_verbatim_elements_stay_as_they_are() -> None:
    """Nothing changes where every space counts."""
    for name in ("pre", "textarea", "script", "style"):
        html = f'<{name} id="one">\n    <b>two</b>\n\n    three</{name}>'

        assert strip_indents(f"<div>\n  {html}\n</div>") == f"<div>\n{html}\n</div>"

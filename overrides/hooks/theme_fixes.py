"""Corrects HTML that the theme writes: what is invalid, and what holds the page up."""

import re
from typing import Final

_CHECKBOX: Final = re.compile(r'<input[^>]* type="checkbox"[^>]*>')
_SCOPE_SCRIPT: Final = re.compile(r"<script>__md_scope=.*?</script>", re.DOTALL)
_FIRST_STYLESHEET: Final = re.compile(r'<link rel="stylesheet"')


def fix_html(html: str) -> str:
    """Return a built page without the theme's faults.

    The theme writes an empty tabindex where it means none, and `autocomplete` on checkboxes, which take none. And the
    checkbox that opens a page's table of contents and its label depend on two conditions: on some pages one stands
    without the other, and then neither does anything.
    """
    html = _scope_script_first(html.replace(' tabindex=""', ""))
    html = _CHECKBOX.sub(lambda match: match[0].replace(' autocomplete="off"', ""), html)
    checkbox, label = ' id="__toc"', ' for="__toc"'
    if label not in html:
        return html.replace(f'<input class="md-nav__toggle md-toggle" type="checkbox"{checkbox}>', "")
    return html if checkbox in html else html.replace(label, "")


def _scope_script_first(html: str) -> str:
    """Return a page whose stylesheets are all asked for at once.

    A script in the page waits for the stylesheets before it, and with it all that comes after: our own stylesheet and
    scripts would be asked for once the theme's have come, which takes another round trip.
    """
    script, stylesheet = _SCOPE_SCRIPT.search(html), _FIRST_STYLESHEET.search(html)
    if not script or not stylesheet or script.start() < stylesheet.start():
        return html
    rest = html[stylesheet.start() : script.start()] + html[script.end() :]
    return f"{html[: stylesheet.start()]}{script[0]}\n{rest}"

"""Corrects invalid HTML that the theme writes."""

import re
from typing import Final

_CHECKBOX: Final = re.compile(r'<input[^>]* type="checkbox"[^>]*>')


def fix_html(html: str) -> str:
    """Return a built page without the theme's faults.

    The theme writes an empty tabindex where it means none, and `autocomplete` on checkboxes, which take none. And the
    checkbox that opens a page's table of contents and its label depend on two conditions: on some pages one stands
    without the other, and then neither does anything.
    """
    html = html.replace(' tabindex=""', "")
    html = _CHECKBOX.sub(lambda match: match[0].replace(' autocomplete="off"', ""), html)
    checkbox, label = ' id="__toc"', ' for="__toc"'
    if label not in html:
        return html.replace(f'<input class="md-nav__toggle md-toggle" type="checkbox"{checkbox}>', "")
    return html if checkbox in html else html.replace(label, "")

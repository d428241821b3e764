"""Mend what is not valid in the HTML that the theme writes."""


def mended(html: str) -> str:
    """A built page without the theme's faults.

    It writes an empty tabindex where it means none. And the switch for a page's contents and its label come from two
    conditions: on some pages one of them stands without the other, and then neither does anything.
    """
    html = html.replace(' tabindex=""', "")
    switch, labelled = ' id="__toc"', ' for="__toc"'
    if labelled not in html:
        return html.replace(f'<input class="md-nav__toggle md-toggle" type="checkbox"{switch}>', "")
    return html if switch in html else html.replace(labelled, "")

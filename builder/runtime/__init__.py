"""Build time only: makes the self-hosted Python that runs in the visitor's browser.

`python -m builder.runtime` makes it; `distribution.ensure()` gives it to the site. Nothing here imports
mkdocs, and nothing here runs in the browser.
"""

"""Writes the messages about a missed interview. The same code runs at build time and in the visitor's browser.

    answers (a flat dict of strings)
      -> form      a frozen, validated context, or messages by field
      -> compose   Jinja2 templates: a subject and a body
      -> checks    findings about the text as it is now, edits included
      -> export    links and files

`bridge` is the browser's way in: JSON in, JSON out, typed by `contract`. Imports point down only: text, translations
< model < form < compose, checks < export < responses < bridge.
"""

"""Reads an invitation or a reply: the text of a mail, an .eml or an .ics in, the form's answers out.

`reader.read` is the way in. Everything goes by rules: the phrases are in the language's reading.toml, the patterns here.
Nothing is stored, and what was read from where is part of the result.
"""

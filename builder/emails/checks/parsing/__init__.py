"""Reads a message: words, sections, and what it mentions."""

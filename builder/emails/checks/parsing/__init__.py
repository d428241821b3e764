"""Parsing: from a raw message to tokens, sections, and the days, times, names and causes it mentions."""

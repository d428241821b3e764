"""Writes the messages of a missed interview. The same code runs at build time and in the visitor's browser."""

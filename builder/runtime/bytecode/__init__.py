"""Compiled modules, and the wheels that hold them."""

"""The requests that profile the builder at build time."""

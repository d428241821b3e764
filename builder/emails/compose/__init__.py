"""From a context to a message."""

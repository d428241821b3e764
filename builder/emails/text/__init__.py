"""Text as it reaches a message: cleaned, and measured as a text message."""

"""From the visitor's answers to a validated context, or messages by field."""

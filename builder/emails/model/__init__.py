"""Facts and value types: the catalogue, the context, clocks and dates of follow-ups."""

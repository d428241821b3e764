"""Ways for a message to leave the page: links and files."""

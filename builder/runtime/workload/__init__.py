"""What the build asks of the builder, to see what runs."""

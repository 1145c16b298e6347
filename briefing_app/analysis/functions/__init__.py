"""What a text says that people are, and where they are it."""

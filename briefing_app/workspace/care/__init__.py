"""Looking after the library: its file, and what was removed from it."""

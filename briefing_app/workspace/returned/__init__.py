"""A file that came back from a colleague, held against the library."""

"""RTF: what a word processor shows of it, and nothing that it hides."""

"""The body of a Word file: each kind of block, and the words in it."""

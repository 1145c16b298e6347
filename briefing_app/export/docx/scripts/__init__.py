"""Languages and ways of writing, as Word wants to be told of them."""

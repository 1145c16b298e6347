"""What was said: quotation marks, reporting words, and the words that they report."""

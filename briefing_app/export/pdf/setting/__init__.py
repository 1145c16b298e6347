"""Words and paragraphs set as lines."""

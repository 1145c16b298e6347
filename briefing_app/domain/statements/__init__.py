"""What was said, and how words are cut and quoted without changing it."""

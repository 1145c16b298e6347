"""Articles as they were taken in, and what is known about them."""

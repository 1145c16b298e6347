"""What is known about the article at hand, and how sure that is."""

"""What is found out about an article, from where, and how surely."""

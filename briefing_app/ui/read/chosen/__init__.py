"""What is done to several chosen articles at once."""

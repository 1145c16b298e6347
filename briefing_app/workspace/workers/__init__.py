"""Worker processes for long and dangerous work."""

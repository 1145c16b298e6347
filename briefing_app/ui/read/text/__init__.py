"""The middle of the read view: an article as it is read and marked."""

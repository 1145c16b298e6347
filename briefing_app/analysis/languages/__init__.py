"""Reads articles in languages other than English: what differs between them is data."""

"""Finds statements and actors in an article: one door, `analyse.analyse`."""

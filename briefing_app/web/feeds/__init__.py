"""Feeds of the web, read from their bytes: RSS, Atom, JSON Feed, and lists of feeds."""

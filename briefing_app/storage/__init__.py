"""The library: one SQLite file that only this package reads and writes."""

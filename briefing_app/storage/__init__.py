"""The library, in one file or on a server: only this package reads and writes it."""

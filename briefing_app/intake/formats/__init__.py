"""Readers of the file formats: one module a format, all declared in `intake/registry.py`."""

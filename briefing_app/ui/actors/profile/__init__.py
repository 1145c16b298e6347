"""The actor at hand on a page."""

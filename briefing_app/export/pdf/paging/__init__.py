"""Strips to pages: breaks, columns, foot notes, sheets, and what stands on every page."""

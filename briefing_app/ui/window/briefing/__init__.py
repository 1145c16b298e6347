"""The details of the current briefing, and its sections at hand."""

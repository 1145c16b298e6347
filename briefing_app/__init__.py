"""Briefing Desk: from news articles to attributed statements to a printed briefing."""

__version__ = "0.1.0"

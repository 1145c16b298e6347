"""From a finished briefing to an issue, and what can follow it."""

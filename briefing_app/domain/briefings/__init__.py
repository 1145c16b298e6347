"""A briefing from its outline to its numbered copies."""

"""Commands that make a briefing or read for one, hand it over, and verify what came back."""

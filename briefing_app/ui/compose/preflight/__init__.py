"""The checks of a briefing while it is made: kept up, listed, waived."""

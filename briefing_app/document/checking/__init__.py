"""What is looked at before a briefing leaves."""

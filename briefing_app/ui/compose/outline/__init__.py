"""The outline of a briefing: its rows, and where something goes among them."""

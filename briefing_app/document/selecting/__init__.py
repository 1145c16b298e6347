"""The program's own choice: what of a day's articles goes into a briefing, and how it is cut."""

"""The neutral document: what every writer renders, and how a briefing becomes one."""

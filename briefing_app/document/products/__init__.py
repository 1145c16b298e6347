"""What can be made of a briefing: products as files, their sections, forms and parts."""

"""The feeds: what is added, how each is doing, and how they come in."""

"""Who and what an article names, and which names are one actor's."""

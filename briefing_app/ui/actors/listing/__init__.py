"""The list of all actors: what is asked for, and the rows that answer."""

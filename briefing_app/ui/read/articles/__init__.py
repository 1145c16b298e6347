"""The left pane of the read view: the list of articles, and what it is asked for."""

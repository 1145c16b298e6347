"""The read view: the list of articles, the reader, and the inspector beside it."""

"""What web pages say about their articles."""

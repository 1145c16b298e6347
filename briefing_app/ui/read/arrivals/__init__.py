"""What came while somebody worked: a bar over the list, and what can be looked at from there."""

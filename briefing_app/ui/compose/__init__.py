"""The compose view: pool, outline, the words of items, and the paper as it takes shape."""

"""Who speaks and is spoken of, under whatever names."""

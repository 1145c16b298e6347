"""What the statements are filtered by: search, facets, days."""

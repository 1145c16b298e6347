"""What a person looks for: words as they are compared, the query as it is typed, and where it is met."""

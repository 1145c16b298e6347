"""The ways to see the same statements: table, matrix, timeline, or why there are none."""

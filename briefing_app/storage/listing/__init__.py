"""Lists of any length: a short one holds its ids, a long one only where some of its rows stand."""

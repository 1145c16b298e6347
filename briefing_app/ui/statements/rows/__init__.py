"""The statements as a table: its columns, its rows, how they are kept and painted."""

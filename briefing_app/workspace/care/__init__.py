"""Looking after the library: its file, its trash, its clock."""

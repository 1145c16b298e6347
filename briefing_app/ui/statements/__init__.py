"""The statements view: every statement of the library as a table."""

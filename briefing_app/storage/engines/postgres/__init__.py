"""A library on a PostgreSQL server, for several people at once."""

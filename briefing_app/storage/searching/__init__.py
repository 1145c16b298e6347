"""Finding articles and statements: what is indexed, and a query as each engine understands it."""

"""Articles, statements, actors and briefings: values that know nothing of files or windows."""

"""Who is who: the actors of the library and those whom an article names."""

"""When the article of a page was published."""

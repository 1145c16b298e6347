"""Labels of articles: how they look, the picker that puts them on, and the labels of the library."""

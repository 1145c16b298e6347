"""Paper on the screen and on the printer: the pages of a PDF, shown and printed."""

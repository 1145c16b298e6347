"""What belongs to the window as a whole: its bars, its dialogs, and what is done from any view."""

"""From files and the clipboard to articles: everything that comes from outside enters here."""

"""Commands by which articles come in: from files, watched folders and feeds."""

"""Commands on a library as a whole: searched, looked through, checked, kept and moved."""

"""How articles come into the library: by hand or by themselves, read, and adopted."""

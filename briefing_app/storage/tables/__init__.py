"""The tables of one subject each: what is read from them, and what is written to them."""

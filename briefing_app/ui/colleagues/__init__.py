"""Several people in one library: the line to it, what others do, and what two do at once."""

"""What two people did to the same thing at the same time, put together where it can be."""

"""A library in one file of this computer."""

"""The words of whatever is current in the outline."""

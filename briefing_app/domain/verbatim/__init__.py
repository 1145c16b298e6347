"""Printed words held against the text that they come from, character by character."""

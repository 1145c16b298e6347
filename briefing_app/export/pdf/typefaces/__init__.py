"""Faces and fonts: which draws a character, and words as shaped glyphs."""

"""The PDF file itself: operators, objects, fonts, structure, metadata."""

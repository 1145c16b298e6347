"""The pages of a Word file: their measures, heads and feet, and what is parted to fit."""

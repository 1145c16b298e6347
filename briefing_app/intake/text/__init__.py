"""From bytes and markup to the one normalised text."""

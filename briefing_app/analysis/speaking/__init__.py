"""Who said it: from the words for a source to an actor."""

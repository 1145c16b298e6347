"""From a text to tagged words: sentences, tokens, parts of speech, phrases."""

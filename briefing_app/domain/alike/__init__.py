"""Articles that share their words: found, grouped, and told apart again."""

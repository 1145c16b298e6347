"""The actors of the article at hand: listed, chosen, named."""

"""The statements of the article at hand: listed, told, and decided on."""

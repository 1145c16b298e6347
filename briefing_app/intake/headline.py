"""A headline for an article that came without one."""

from __future__ import annotations


def propose_headline(text: str) -> str:
    """Return a headline made from the first sentence."""
    return text[:90].rsplit(" ", 1)[0]

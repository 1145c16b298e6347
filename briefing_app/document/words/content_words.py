"""Which words of a text carry meaning."""

from __future__ import annotations

import re

_COMMON_WORDS = """
    about after again against also among amid and another any are because been before being between
    both but can could did does during each even few first for from had has have her here him his
    how into its just last like made make many may more most much must new not now off one only
    other our out over own per said same says she should since some still such than that the their
    them then there these they this those three through told two under until upon very was were what
    when where which while who whom whose will with within without would year years yesterday today
    monday tuesday wednesday thursday friday saturday sunday week month people according added
    statement
"""
COMMON_WORDS = frozenset(_COMMON_WORDS.split())


def content_words(text: str) -> list[str]:
    """Return the words of `text` that carry meaning, in lower case and without plural endings."""
    words = (word.lower() for word in re.findall(r"[^\W\d_]{3,}", text))
    return [word.removesuffix("s") for word in words if word not in COMMON_WORDS]

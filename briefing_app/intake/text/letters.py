"""By what two ways of writing the same words are known: their letters and digits alone."""

from __future__ import annotations

import re

_OTHERS = re.compile(r"[\W_]+")


def letters_of(text: str) -> str:
    """Return the letters and digits of a text, in small letters and without what parts them."""
    return _OTHERS.sub("", text.casefold())

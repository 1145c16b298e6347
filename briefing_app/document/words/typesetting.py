"""Words as a typographer sets them, whoever typed them: dashes, and spaces that hold."""

from __future__ import annotations

import re

_FRENCH_SPACES = re.compile(r"(?<=\S) (?=[?!;:»](?:[\s.,…\]”’»)]|$))|(?<=«) ")


def dashed(words: str) -> str:
    """Return words with the dashes that typewriters and wire services could not set."""
    words = re.sub(r"(?<=\s)(?:-{1,3}|―)(?=\s)", "–", words)
    return re.sub(r"(?<=\w)--(?=\w)", "—", words)


def kept_together(words: str) -> str:
    """Return words with the spaces that French sets inside its marks made narrow and unbreakable.

    They are those before `? ! ; :` and inside « »; a line never ends there.
    """
    return _FRENCH_SPACES.sub("\u202f", words)

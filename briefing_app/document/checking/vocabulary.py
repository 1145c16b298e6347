"""The words that the checks look for, in one language; one TOML file each under `lexicons/checks`."""

from __future__ import annotations

import re
import tomllib
from functools import cache

from briefing_app.domain.checks import Vocabulary
from briefing_app.paths import resource


@cache
def load_vocabulary(language: str) -> Vocabulary:
    """Return what the checks look for in the words of `language`; nothing where there is no list."""
    tag = language.split("-", maxsplit=1)[0].lower()
    path = resource("lexicons", "checks", f"{tag}.toml")
    if not tag.isalpha() or not path.is_file():
        return Vocabulary()
    lists = tomllib.loads(path.read_text(encoding="utf-8"))
    return Vocabulary(**{key: _pattern(phrases) for key, phrases in lists.items()})


def _pattern(phrases: list[str]) -> re.Pattern[str]:
    """Return a pattern that finds each of `phrases` as whole words, the longest first."""
    if not phrases:
        return re.compile(r"(?!)")
    parts = [_phrase(phrase) for phrase in sorted(phrases, key=len, reverse=True)]
    return re.compile(rf"(?<![\w’'])(?:{'|'.join(parts)})(?!\w)", re.IGNORECASE)


def _phrase(phrase: str) -> str:
    words = []
    for word in phrase.split():
        if word == "*":
            words.append(r"\S+")
        elif word.endswith("*"):
            words.append(re.escape(word[:-1]) + r"\w*")
        else:
            words.append(re.escape(word).replace("'", "['’]"))
    return r"\s+".join(words)

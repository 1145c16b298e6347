"""Capital letters as each language writes them."""

from __future__ import annotations

import unicodedata

_TONOS, _DIALYTIKA = "\u0301", "\u0308"
_GREEK = range(0x0370, 0x0400)
_GREEK_MARKS = {_TONOS, "\u0300", "\u0342", "\u0313", "\u0314"}


def in_capitals(word: str, language: str) -> str:
    """Return `word` in capitals: Greek ones bear no accents, Turkish ones keep the dot of their i."""
    if word.isascii() and language[:2] not in ("tr", "az"):
        return word.upper()
    if language[:2] in ("tr", "az"):
        word = word.replace("i", "İ").replace("ı", "I")
    if any(ord(character) in _GREEK for character in word):
        word = _without_accents(word)
    return word.upper()


def _without_accents(word: str) -> str:
    """Return `word` without the accents of its Greek letters.

    An accent that kept two vowels apart leaves a dialytika on the second: ρολόι, ΡΟΛΟΪ.
    """
    kept: list[str] = []
    accented = False
    for character in word:
        parts = unicodedata.normalize("NFD", character)
        letter, marks = parts[0], list(parts[1:])
        if ord(letter) not in _GREEK:
            kept.append(character)
            accented = False
            continue
        if accented and letter in "ιυ" and not marks:
            marks = [_DIALYTIKA]
        accented = _TONOS in marks and letter in "αεου"
        kept.append(unicodedata.normalize("NFC", letter + "".join(m for m in marks if m not in _GREEK_MARKS)))
    return "".join(kept)

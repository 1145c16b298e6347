"""Languages and the direction of writing, as Word wants to be told of them."""

from __future__ import annotations

import re
from functools import lru_cache

_RTL = "\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufefc"
_HAS_RTL = re.compile(f"[{_RTL}]")
# Words from right to left with the spaces and marks between them.
_RTL_STRETCH = re.compile(f"[{_RTL}](?:[^\\w]*[{_RTL}]+)*")
_RTL_LANGUAGES = {"ar", "fa", "he", "ps", "ur", "yi", "ckb", "dv", "sd", "ug"}
_EAST_ASIAN = {"zh", "ja", "ko"}
# Word proofs a language only where it knows the country as well.
_COUNTRY = {
    "ar": "ar-SA", "be": "be-BY", "bg": "bg-BG", "bs": "bs-Latn-BA", "ca": "ca-ES", "cs": "cs-CZ",
    "da": "da-DK", "de": "de-DE", "el": "el-GR", "en": "en-GB", "es": "es-ES", "et": "et-EE",
    "fa": "fa-IR", "fi": "fi-FI", "fr": "fr-FR", "he": "he-IL", "hr": "hr-HR", "hu": "hu-HU",
    "is": "is-IS", "it": "it-IT", "ja": "ja-JP", "ko": "ko-KR", "lt": "lt-LT", "lv": "lv-LV",
    "mk": "mk-MK", "nb": "nb-NO", "nl": "nl-NL", "nn": "nn-NO", "no": "nb-NO", "pl": "pl-PL",
    "pt": "pt-PT", "ro": "ro-RO", "ru": "ru-RU", "sk": "sk-SK", "sl": "sl-SI", "sq": "sq-AL",
    "sr": "sr-Cyrl-RS", "sv": "sv-SE", "tr": "tr-TR", "uk": "uk-UA", "ur": "ur-PK", "zh": "zh-CN",
}  # fmt: skip
_TAG = re.compile(r"[A-Za-z]{2,3}(?:-[A-Za-z0-9]{1,8})*")


@lru_cache(maxsize=256)
def language_xml(tag: str) -> str:
    """Return the element that marks words as being in the language `tag`, "" for no known tag."""
    if not _TAG.fullmatch(tag):
        return ""
    primary = tag.split("-", maxsplit=1)[0].lower()
    full = _COUNTRY.get(tag.lower(), tag)
    if primary in _RTL_LANGUAGES:
        return f'<w:lang w:bidi="{full}"/>'
    if primary in _EAST_ASIAN:
        return f'<w:lang w:eastAsia="{full}"/>'
    return f'<w:lang w:val="{full}"/>'


def has_rtl(text: str) -> bool:
    """Tell whether any of `text` is written from right to left."""
    return not text.isascii() and _HAS_RTL.search(text) is not None


def stretches(text: str) -> list[tuple[str, bool]]:
    """Return `text` in pieces, each with whether it is written from right to left."""
    if not has_rtl(text):
        return [(text, False)]
    pieces: list[tuple[str, bool]] = []
    at = 0
    for match in _RTL_STRETCH.finditer(text):
        if match.start() > at:
            pieces.append((text[at : match.start()], False))
        pieces.append((match.group(), True))
        at = match.end()
    if at < len(text):
        pieces.append((text[at:], False))
    return pieces


def reads_rtl(text: str) -> bool:
    """Tell whether a paragraph of `text` starts from the right: its first letter decides."""
    if not has_rtl(text):
        return False
    first = next((character for character in text if character.isalpha()), "")
    return has_rtl(first)

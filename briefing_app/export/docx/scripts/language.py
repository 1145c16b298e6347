"""Languages, as Word wants to be told of them."""

from __future__ import annotations

import re
from functools import lru_cache

from briefing_app.export.direction import is_rtl_language

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
    "zh-hans": "zh-CN", "zh-hant": "zh-TW",
}  # fmt: skip
_TAG = re.compile(r"[A-Za-z]{2,3}(?:-[A-Za-z0-9]{1,8})*")


def full_tag(tag: str) -> str:
    """Return `tag` with the country that Word wants to know, as it is where it names one or none is known."""
    return _COUNTRY.get(tag.lower(), tag)


@lru_cache(maxsize=256)
def language_xml(tag: str) -> str:
    """Return the element that marks words as being in the language `tag`, "" for no known tag."""
    if not _TAG.fullmatch(tag):
        return ""
    primary = tag.split("-", maxsplit=1)[0].lower()
    full = full_tag(tag)
    if is_rtl_language(tag):
        return f'<w:lang w:bidi="{full}"/>'
    if primary in _EAST_ASIAN:
        return f'<w:lang w:eastAsia="{full}"/>'
    return f'<w:lang w:val="{full}"/>'

"""Which of the older encodings a text is in: the one in which it reads as a language."""

from __future__ import annotations

import re

from briefing_app.intake.languages.common_words import common_word_share, language_by_common_words

_CANDIDATES = (
    "cp1252",
    "cp1250",
    "iso8859-2",
    "cp1251",
    "koi8-r",
    "cp1254",
    "cp1253",
    "cp1256",
    "cp1255",
    "cp866",
)
_PUNCTUATION = "“”„‘’‚«»‹›–—…•·€£§°©®№\u00a0´¿¡º½¼²³%×"
_LETTERS = {
    "en": "éèêëàâçñöüïîôáíóúåäøæ",
    "de": "äöüßÄÖÜéèà",
    "fr": "àâæçéèêëîïôœùûüÿÀÂÇÉÈÊËÎÏÔŒÙÛ",
    "es": "áéíóúüñÁÉÍÓÚÜÑ",
    "it": "àèéìíîòóùúÀÈÉÌÒÙ",
    "pt": "áâãàçéêíóôõúüÁÂÃÀÇÉÊÍÓÔÕÚ",
    "nl": "éëïóöüèáêÉË",
    "sv": "åäöéÅÄÖ",
    "da": "æøåéÆØÅ",
    "fi": "äöåÄÖÅ",
    "pl": "ąćęłńóśźżĄĆĘŁŃÓŚŹŻ",
    "cs": "áčďéěíňóřšťúůýžÁČĎÉĚÍŇÓŘŠŤÚŮÝŽ",
    "hu": "áéíóöőúüűÁÉÍÓÖŐÚÜŰ",
    "ro": "ăâîșțşţĂÂÎȘȚŞŢ",
    "tr": "çğıöşüÇĞİÖŞÜâ",
}
_CYRILLIC = re.compile("[\u0400-\u045f\u0490\u0491]")
_CYRILLIC_LANGUAGES = frozenset(("ru", "uk", "be", "bg", "sr"))
_LEAST_COMMON_WORDS = 0.08
_GOOD_ENOUGH = 0.9


def best_encoding(sample: bytes) -> str:
    """Return the encoding in which `sample` reads best, "" when it reads well in none."""
    scores = [(score(sample.decode(name, "replace")), -place) for place, name in enumerate(_CANDIDATES)]
    best, place = max(scores)
    return _CANDIDATES[-place] if best >= _GOOD_ENOUGH else ""


def score(text: str) -> float:
    """Return how well the unusual characters of `text` fit its language; above 1 is good."""
    language = language_by_common_words(text)
    unusual = [character for character in text if character > "\x7f"]
    if not language or not unusual:
        return 0.0
    common = common_word_share(text, language)
    if common < _LEAST_COMMON_WORDS:
        return 0.0
    fitting = sum(_fits(character, language) for character in unusual) / len(unusual)
    return fitting * (1 + common)


def _fits(character: str, language: str) -> bool:
    if character in _PUNCTUATION:
        return True
    if language in _CYRILLIC_LANGUAGES:
        return bool(_CYRILLIC.match(character))
    return character in _LETTERS.get(language, "")

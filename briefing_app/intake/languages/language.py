"""The language of a text, and how sure that is; told offline for some eighty languages."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING

from briefing_app.intake.languages.close import group_of, told_apart
from briefing_app.intake.languages.common_words import common_word_share, language_by_common_words
from briefing_app.intake.languages.scripts import script_of

if TYPE_CHECKING:
    from py3langid.langid import LanguageIdentifier

__all__ = ["ToldLanguage", "common_word_share", "language_of", "language_tag", "told_language"]

_SAMPLE_CHARACTERS = 3_000
_GLANCE_CHARACTERS = 1_000
_PIECES_CHARACTERS = 1_200
_ENOUGH_LETTERS = 40
_PLAIN_ENGLISH_WORDS = 25
_PLAIN_ENGLISH_SHARE = 0.25
_MOST = 0.97
_FEW_LETTERS = 10
_BY_SCRIPT_ALONE = 0.9
_TAG = re.compile(r"([A-Za-z]{2,3})(?:[-_][A-Za-z0-9]+)*")
_LETTER = re.compile(r"[^\W\d_]")
_OF_SCRIPT = {"el", "he", "ja", "zh", "ko", "ka", "hy", "th"}
"""What `script_of` names of languages that share their script with no other newspaper."""

_LANGUAGES = (
    "af am ar az be bg bn bs ca cs cy da de el en es et eu fa fi fr ga gl gu ha he hi hr hu hy id is "
    "it ja ka kk km kn ko ku ky lo lt lv mk ml mn mr ms mt my ne nl nn no pa pl ps pt ro ru si sk sl "
    "so sq sr sv sw ta te tg th tk tl tr tt ug uk ur uz vi zh la zxx"
)
"""Languages with newspapers; what looks like another is rather a short text in one of these.

Latin, which blind text is in, and signs without words are there so that they are told as nothing.
"""

_WRITTEN_AS = {"nn": "no", "nb": "no", "iw": "he", "in": "id"}
_NO_NEWS = {"la", "zxx"}


@dataclass(frozen=True, slots=True)
class ToldLanguage:
    """A language code, "" when the text does not show it, and how sure it is (0 to 1)."""

    language: str
    confidence: float


def told_language(text: str) -> ToldLanguage:
    """Return in which language `text` is."""
    sample = text[:_SAMPLE_CHARACTERS]
    script = script_of(sample)
    if script == "Latin" and _is_plain_english(sample):
        return ToldLanguage("en", _MOST)
    letters = len(_LETTER.findall(sample))
    if letters < 2:
        return ToldLanguage("", 0.0)
    if script in _OF_SCRIPT:
        return ToldLanguage(script, _MOST if letters >= _FEW_LETTERS else _BY_SCRIPT_ALONE)
    language, confidence = _judged(sample)
    confidence *= min(1.0, letters / _ENOUGH_LETTERS)
    if letters < _FEW_LETTERS:
        return ToldLanguage(language_by_common_words(sample), confidence)
    return ToldLanguage(language, round(min(confidence, _MOST), 3))


def language_of(text: str) -> str:
    """Return the language code of `text`, "" when it does not show."""
    return told_language(text).language


def language_tag(value: str) -> str:
    """Return the language of a tag such as `en-GB` or `de_AT`, "" for anything else."""
    match = _TAG.fullmatch(value.strip())
    code = match[1].lower() if match else ""
    return "" if code == "und" else _WRITTEN_AS.get(code, code)


def _judged(sample: str) -> tuple[str, float]:
    """Return the likeliest language by pieces of words, and among close ones by words."""
    ranked = [
        (_WRITTEN_AS.get(code, code), float(share))
        for code, share in _identifier().rank(sample[:_PIECES_CHARACTERS])
    ]
    shares: dict[str, float] = {}
    for code, share in ranked:
        shares[code] = shares.get(code, 0.0) + share
    best = max(shares, key=lambda code: shares[code])
    if best in _NO_NEWS:
        return "", 0.0
    close = group_of(best)
    if not close or script_of(sample) != "Latin":
        return best, shares[best]
    language, certainty = told_apart(sample, best, shares)
    return language, certainty * min(1.0, sum(shares.get(code, 0.0) for code in close))


def _is_plain_english(sample: str) -> bool:
    """Tell whether a text is so plainly English that nothing more need be asked.

    No other language has a quarter of its words among the commonest of English.
    """
    start = sample[:_GLANCE_CHARACTERS]
    return (
        len(start.split()) >= _PLAIN_ENGLISH_WORDS and common_word_share(start, "en") >= _PLAIN_ENGLISH_SHARE
    )


@cache
def _identifier() -> LanguageIdentifier:
    """Return the model, read when it is first needed: that takes half a second."""
    from py3langid.langid import MODEL_FILE, LanguageIdentifier

    identifier = LanguageIdentifier.from_model_file(MODEL_FILE, norm_probs=True)
    identifier.set_languages(_LANGUAGES.split())
    return identifier

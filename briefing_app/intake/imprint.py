"""The line that says where and when an article was printed: `The Coast Courier, 20 November 2026`."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from briefing_app.intake.dates import date_in

if TYPE_CHECKING:
    from datetime import date

_LONGEST = 90
_MOST_WORDS = 7
_MEDIA = """
agency allgemeine anzeiger argus beobachter blatt bild bote broadcasting bulletin chronicle correo courier
courrier dagblad dagens daily diario dispatch echo echos economist enquirer examiner express figaro focus fm
gazeta gazette gazzetta giornale globe guardian handelsblatt herald heute independent inquirer insider
intelligencer journal kommersant kurier ledger leader libération magazine mail mercury messenger mirror monde
monitor morgenpost mundo nachrichten news newspaper notícias observer online observador país parisien politico
post pravda presse press radio record referee register reporter republic review rundschau scotsman sentinel
spiegel standard star stampa sun tagblatt tageblatt tagesspiegel tageszeitung telegraaf telegraph telegram
telegramm tidende times today tribune tv vanguardia voice volkskrant weekly welt wire woche world zeit zeitung
вестник ведомости время газета голос известия коммерсант комсомолець курьер новости правда день
"""
_MEDIA_WORDS = frozenset(_MEDIA.split())
_MEDIA_ENDS = ("anzeiger", "blatt", "bote", "kurier", "nachrichten", "post", "presse", "rundschau", "zeitung")
_JOINING = frozenset(
    ("the", "of", "and", "de", "der", "die", "das", "des", "du", "la", "le", "el", "für", "&")
)
_WORD = re.compile(r"[^\W_]+|&")
_PAGE = r"(?:[\s,;|·–—-]+(?:p|pp|pg|page|pages|s|seite|str)\.?\s*[A-Z]?\d{1,3}(?:[-–]\d{1,3})?)?"
_SIGN = r"\s*(?:,|;|\||·|•|–|—|\s-\s|\s/\s|\()\s*"
_WEEKDAY = r"(?:(?:mon|tues|wednes|thurs|fri|satur|sun)day,?\s+)?"
_NAME_THEN_DAY = re.compile(
    rf"(?P<name>[^\d]{{3,60}}?){_SIGN}(?P<day>{_WEEKDAY}[^\d,;|]{{0,12}}\d.*?)\)?{_PAGE}\.?", re.I
)
_DAY_THEN_NAME = re.compile(rf"(?P<day>{_WEEKDAY}.*?\d{{4}}){_SIGN}(?P<name>[^\d]{{3,60}}?){_PAGE}\.?", re.I)
SURE, _GUESSED = 0.8, 0.5
"""How far the name of a medium is believed: with a word that media are called by, without one."""


@dataclass(frozen=True, slots=True)
class Imprint:
    """Who printed a text and when, as its first lines say; `confidence` is that of the name, 0 to 1."""

    outlet: str
    published_on: date | None
    confidence: float


def imprint_of(paragraph: str, today: date) -> Imprint | None:
    """Return what a line says that holds the name of a medium and a date and nothing else.

    `PARIS, 20 November 2026` is a place and a date: without a word that media are called by, a name
    has to begin with an article and be of three words or more, and is a guess even then.
    """
    if len(paragraph) > _LONGEST:
        return None
    for form in (_NAME_THEN_DAY, _DAY_THEN_NAME):
        match = form.fullmatch(paragraph.strip())
        if match is None:
            continue
        name, day = match["name"].strip(" ,;|·•–—-("), date_in(match["day"], today)
        confidence = _is_medium(name)
        if day is not None and confidence:
            return Imprint(name, day, confidence)
    return None


def medium_named(paragraph: str) -> str:
    """Return the name of a medium where a line holds nothing else, or ""."""
    name = paragraph.strip()
    return name if len(name) <= _LONGEST // 2 and _is_medium(name) == SURE else ""


def _is_medium(name: str) -> float:
    words = _WORD.findall(name)
    if not 1 <= len(words) <= _MOST_WORDS or name.endswith((".", "!", "?", ":")):
        return 0.0
    if any(word[0].islower() and word not in _JOINING for word in words):
        return 0.0
    folded = [word.casefold() for word in words]
    if any(word in _MEDIA_WORDS or word.endswith(_MEDIA_ENDS) for word in folded):
        return SURE
    return _GUESSED if len(words) >= 3 and words[0] == "The" else 0.0

"""How an article begins: its lead found below datelines and decks, and made short enough for a line."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from briefing_app.document.words.content_words import content_words
from briefing_app.domain.statements.quotation import pair_marks
from briefing_app.domain.statements.sentences import sentences
from briefing_app.domain.text import Span

if TYPE_CHECKING:
    from collections.abc import Iterator

    from briefing_app.domain.articles.article import Article

_DASH = r"(?:\s*[—–―]+|\s+--?(?=\s))\s*"
_AGENCY = r"\([^()\n]{2,40}\)"
_PLACE_AND_DAY = (
    r"[^\W\d_a-z][\w'’.\- ]{2,30},\s+(?:le |el |dnia )?\d{1,2}(?:er)?\.?\s+(?:de )?[^\W\d_]{3,12}"
)
_YEAR = r"\s+(?:de )?\d{4}(?:\s+(?:года|року|[грr]\.))?"
_DATELINE = re.compile(
    rf"(?:(?:[A-ZÀ-Þ][A-ZÀ-Þ'’.\-/ ]{{2,40}}(?:,\s[^—–―\n]{{1,40}}?)*\s*(?:{_AGENCY})?"
    rf"|[A-ZÀ-Þ][\w'’.\- ]{{2,30}}(?:,\s[^—–―\n]{{1,40}}?)?\s*{_AGENCY}"
    rf"|{_PLACE_AND_DAY}(?:{_YEAR})?\s*(?:{_AGENCY})?"
    rf"|{_AGENCY}){_DASH}"
    rf"|{_PLACE_AND_DAY}{_YEAR}\.?(?<=\.)\s+)(?=[\"“‘«„A-ZÀ-ÞЀ-Я\d])"
)
"""`LONDON, Nov 22 (Wire) — `, and as papers of the continent set it: `Berlin, 22. November 2026 – `,
`Москва, 22 ноября 2026 года. `."""
_PLACES = 5
"""Paragraphs in which a dateline is looked for."""
_LONGEST_DECK = 200
_LONGEST_BARE_DECK = 110
_LONGEST_TEASER = 80
_DAYS = re.compile(
    r"\b(?:(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day|today|yesterday|\d{1,2} (?:January|February|March|April"
    r"|May|June|July|August|September|October|November|December)"
    r"|(?:Mon|Diens|Donners|Frei|Sams|Sonn)tag|Mittwoch|heute|gestern"
    r"|lundi|mardi|mercredi|jeudi|vendredi|samedi|dimanche|aujourd[’']hui|hier"
    r"|lunes|martes|miércoles|jueves|viernes|sábado|domingo|hoy|ayer"
    r"|понедельник|вторник|сред[уа]|четверг|пятниц[уа]|суббот[уа]|воскресенье|сегодня|вчера"
    r"|понеділок|вівторок|середу|четвер|п[’']ятницю|суботу|неділю|сьогодні|вчора"
    r"|poniedziałek|wtorek|środę|czwartek|piątek|sobotę|niedzielę|dziś|dzisiaj|wczoraj)\b"
)
_ARTICLE_WORDS = re.compile(r"\b(?:a|an|the)\b", re.IGNORECASE)
_FIRST_OF_CLAUSE = """
    as after before when while with following despite although though if since because in on at during
    for from under amid among according until unless once by
"""
_OPENS_A_CLAUSE = frozenset(_FIRST_OF_CLAUSE.split())
_FREE_TAIL = (
    r"\w{3,}ing|which|where|when|while|whereas|as|after|before|although|though|because|since|amid|despite|"
    r"even|just|with|(?:less|more) than|\w+ (?:days?|weeks?|months?|years?|hours?) (?:after|before)"
)
_SECOND_VERB = (
    r"(?:will|would|has|have|is|are|was|were|\w{3,}ed (?:to|that|a|an|the|on|in|for|by|its|his|her)) "
)
_APPOSITION = r"who|whose|whom|a|an|the|one|including|and (?:the|a|an|his|her|its|their)"
_CUTS = re.compile(
    rf"(?P<free>,\s+(?=(?:{_FREE_TAIL})\b)|\s+(?=(?:in which|even as|amid)\b)|;\s+|\s+and (?={_SECOND_VERB}))"
    rf"|(?P<aside>,\s+(?=(?:{_APPOSITION})\b)|\s+(?:[—–―]+|--?)\s+)"
)
_FINITE = re.compile(
    r"\b(?:is|are|was|were|has|have|had|will|would|can|could|may|might|must|should|did|does|do|said|says|"
    r"told|made|took|gave|went|came|met|set|cut|put|won|lost|held|began|rose|fell|sent|left|kept|found|"
    r"saw|led|paid|sold|bought|fought|struck|shot|hit|spoke|spent|grew|drew|threw|\w{2,}ed)\b"
)
_ATTRIBUTES = re.compile(r"\b(?:according|said|says|told|reported|announced|confirmed|claim\w*|alleg\w*)\b")
_FEWEST_LETTERS = 45
_SHORTEST_NEWS = 50
_FEWEST_WORDS = 7


def body_sentences(article: Article) -> Iterator[tuple[Span, str]]:
    """Give the sentences of an article from its lead on, each with its words on one line.

    The headline where the text repeats it, the deck under it and the dateline are no part of it.
    """
    text = article.text
    start = lead_start(article)
    for span in sentences(text):
        if span.end <= start:
            continue
        kept = Span(max(span.start, start), span.end)
        words = " ".join(kept.of(text).split())
        if words:
            yield kept, words


def crisp(sentence: str, most: int) -> str:
    """Return a sentence without the clauses that trail after its statement, "" where it stays too long.

    Only whole tails are left out, and none that says who is the source.
    """
    if len(sentence) <= most:
        return sentence
    best = ""
    for cut in _CUTS.finditer(sentence):
        head, tail = sentence[: cut.start()].rstrip(" ,;:"), sentence[cut.end() :]
        if len(head) > most:
            break
        if _stands_alone(head, tail, aside=cut["aside"] is not None):
            best = f"{head}."
    return best


def _stands_alone(head: str, tail: str, *, aside: bool) -> bool:
    """Tell whether `head` is a sentence that says the same without `tail`.

    An aside that has a comma may end there, and the sentence go on behind it.
    """
    words = head.split()
    if len(head) < _FEWEST_LETTERS or len(words) < _FEWEST_WORDS or not has_finite_verb(head):
        return False
    if words[0].lower() in _OPENS_A_CLAUSE and "," not in head:
        return False
    if _ATTRIBUTES.search(" ".join(tail.split()[:8])) or head.count("(") != head.count(")"):
        return False
    marks = pair_marks(head)
    if marks.lone_openings or marks.lone_closings:
        return False
    return not (aside and "," in tail)


def has_finite_verb(words: str) -> bool:
    """Tell whether English words hold a verb that makes them a sentence, as far as its form shows."""
    return _FINITE.search(words) is not None


def is_news_lead(sentence: str, headline: str) -> bool:
    """Tell whether a lead says what happened: it names the day, or it says what the headline says.

    The scenes and quips that features open with do neither.
    """
    if len(sentence) < _SHORTEST_NEWS:
        return False
    above = set(content_words(headline))
    return bool(_DAYS.search(sentence)) or len(above & set(content_words(sentence))) >= min(2, len(above))


def lead_start(article: Article) -> int:
    """Return where the lead begins; the start of the text where all of it would be skipped."""
    paragraphs = [match.span() for match in re.finditer(r"\S(?:.*\S)?", article.text)]
    start = 0
    for nth, (begin, end) in enumerate(paragraphs[:_PLACES]):
        dateline = _DATELINE.match(article.text, begin, end)
        if dateline:
            above = paragraphs[:nth]
            if all(stop - first <= _LONGEST_DECK for first, stop in above):
                return dateline.end()
            break
    for nth, (begin, end) in enumerate(paragraphs[:_PLACES]):
        words = article.text[begin:end]
        below = article.text[slice(*paragraphs[nth + 1])] if nth + 1 < len(paragraphs) else ""
        if not below or not (_is_headline(words, article) or _is_deck(words, below)):
            start = begin if nth else 0
            break
    return start


def _is_headline(words: str, article: Article) -> bool:
    return not article.headline_proposed and _folded(words) == _folded(article.headline)


def _is_deck(words: str, below: str) -> bool:
    """Tell whether a first paragraph is a line between headline and text: short, and dated to no day."""
    if len(words.split()) <= 2:
        return True
    bare = len(words) <= _LONGEST_BARE_DECK and not _ARTICLE_WORDS.search(words)
    teaser = len(words) <= _LONGEST_TEASER
    return (
        (bare or teaser)
        and not _DAYS.search(words)
        and len(below) > 1.5 * len(words)
        and len(sentences(words)) == 1
        and not re.match(r"(?:he|she|it|they|his|her|its|their)\b", below, re.IGNORECASE)
    )


def _folded(text: str) -> str:
    return re.sub(r"\W+", "", text).casefold()

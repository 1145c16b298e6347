"""What somebody said, as a sentence that can be printed after the speaker's name."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from briefing_app.document.words.clauses import as_clause
from briefing_app.document.words.typesetting import dashed, kept_together
from briefing_app.domain.statements.quotation import requoted
from briefing_app.domain.statements.statement import Manner

if TYPE_CHECKING:
    from briefing_app.document.words.wording import Wording
    from briefing_app.domain.articles.article import Article
    from briefing_app.domain.statements.statement import Statement

_FEWEST_WORDS_OF_SENTENCE = 4
_FEWEST_WORDS_OF_CLAUSE = 6
_SOFT_END = " ,;:–—-،؛"
_SOFT_IN_MARKS = re.compile(r"[,;:–—-]+(\s*[”’»“‘]+)$")
_STOPS = ".!?…؟۔。！？"
_SENTENCE_END = re.compile(rf"[{_STOPS}](?:\s?[”’»“‘\")\]])*$")
_QUESTION_END = re.compile(rf"[{_STOPS.replace('.', '')}](?:\s?[”’»“‘\")\]])*$")
_OPENED = re.compile(r"([“„«»‘]\s?)([^\W\d_])")
_FULL_STOP = re.compile(r"(?<!\.)\.((?:\s?[”’»“‘\")])*)$")
_ABBREVIATED = re.compile(
    r"(?:\b\w\.\s?\w|\b(?:г|гг|др|пр|р|рр|руб|грн|коп|тыс|тис|млн|млрд|etc|usw|itd|itp|zł|br|Inc|Ltd|Co|Jr|Sr))\.$"
)
"""Words that keep their full stop where the sentence gets its own outside the marks."""


def printed_words(statement: Statement, article: Article, words: str, wording: Wording, subject: str) -> str:
    """Return words of a statement as a sentence; `subject` is who speaks, in square brackets."""
    words = dashed(" ".join(words.split()))
    if statement.manner in (None, Manner.DIRECT):
        return kept_together(in_marks(words.rstrip(_SOFT_END), wording))
    kept = _SOFT_IN_MARKS.sub(r"\1", requoted(words.rstrip(_SOFT_END), wording.marks))
    kept = _sentence_start(as_clause(kept, statement, article, subject), wording)
    return kept_together(_stopped(kept, wording))


def capital(words: str) -> str:
    """Return `words` with a capital at the start, unless a mark stands there."""
    return words[:1].upper() + words[1:]


def in_marks(kept: str, wording: Wording) -> str:
    """Return quoted words in their marks, with the full stop where the language has it."""
    house = wording.tables["quotation"]
    if house["bracketed_capital"] and kept[:1].islower() and len(kept.split()) >= _FEWEST_WORDS_OF_CLAUSE:
        kept = f"[{kept[0].upper()}]{kept[1:]}"
    if house["stop"] == "outside":
        asks = _QUESTION_END.search(kept) and not kept.endswith("[…]")
        if asks and not house["stop_after_mark"]:
            return wording.marks.around(kept)
        return f"{wording.marks.around(_without_stop(kept))}."
    if _SENTENCE_END.search(kept) or kept.endswith("]"):
        return wording.marks.around(kept)
    if kept[:1] == "[" or (kept[:1].isupper() and len(kept.split()) >= _FEWEST_WORDS_OF_SENTENCE):
        return wording.marks.around(f"{kept}.")
    return f"{wording.marks.around(kept)}."


def _stopped(kept: str, wording: Wording) -> str:
    """Return a sentence of ours with its full stop, and marks at its end on their side of it."""
    house = wording.tables["quotation"]
    quoted_last = re.search(r"[”’»“‘]$", kept) is not None
    if quoted_last and house["stop"] == "outside":
        if _QUESTION_END.search(kept) and not house["stop_after_mark"]:
            return kept
        return f"{_without_stop(kept)}."
    return kept if _SENTENCE_END.search(kept) else f"{kept}."


def _without_stop(kept: str) -> str:
    """Return words without their last full stop, that of an abbreviation apart."""
    if _ABBREVIATED.search(kept.rstrip('”’»“‘") \u202f')):
        return kept
    return _FULL_STOP.sub(r"\1", kept)


def _sentence_start(words: str, wording: Wording) -> str:
    """Return words with a capital at the start; inside quotation marks the change is bracketed."""
    if words[:1].islower():
        return capital(words)
    opened = _OPENED.match(words)
    bracketed = wording.tables["quotation"]["bracketed_capital"]
    if opened and bracketed and opened[2].islower() and len(words.split()) >= _FEWEST_WORDS_OF_CLAUSE:
        return f"{opened[1]}[{opened[2].upper()}]{words[opened.end() :]}"
    return words

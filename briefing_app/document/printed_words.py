"""What somebody said, as a sentence that can be printed after the speaker's name."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from briefing_app.document.cue_words import turning_words
from briefing_app.document.wording import dashed
from briefing_app.domain.quotation import pair_marks, requoted
from briefing_app.domain.statement import Manner

if TYPE_CHECKING:
    from briefing_app.document.wording import Wording
    from briefing_app.domain.article import Article
    from briefing_app.domain.statement import Statement

_HANGING_WORDS = """
    to of for against about on as in with by from whether how why what who when where if at over into
"""
_CLAUSE_VERBS = """
    say says said saying tell tells told add adds added adding state states stated stating note
    notes noted noting claim claims claimed argue argues argued insist insists insisted announce
    announces announced report reports reported reporting believe believes believed think thinks
    thought warn warns warned stress stresses stressed explain explains explained declare declares
    declared maintain maintains maintained according write writes wrote reply replies replied
    confirm confirms confirmed suggest suggests suggested hope hopes hoped expect expects expected
    fear fears feared estimate estimates estimated emphasize emphasise emphasized emphasised
    emphasizing emphasising acknowledge acknowledged concede conceded admit admits admitted
"""
_CLAUSE_CUES = frozenset(_CLAUSE_VERBS.split())
_NEEDS_CUE = frozenset(_HANGING_WORDS.split())
_FEWEST_WORDS_OF_SENTENCE = 4
_FEWEST_WORDS_OF_CLAUSE = 6
_OPENINGS = "“„«»‘"
_SOFT_END = " ,;:–—-"
_FURTHER_THAT = re.compile(
    r"\band that (?!(?:is|are|was|were|has|have|had|will|would|can|could|may|might|should|did|does)\b)"
)
"""The second of two clauses that hung on one verb: with the first “that” goes the second."""
_LONE_AS = re.compile(r"^as (?=[“‘\"]|an? |the )", re.IGNORECASE)
_SOFT_IN_MARKS = re.compile(r"[,;:–—-]+([”’»“‘]+)$")
_SENTENCE_END = re.compile(r"[.!?…][”’»“‘\")\]]*$")


def _sentence_start(words: str) -> str:
    """Return words with a capital at the start; inside quotation marks the change is bracketed."""
    if words[:1].islower():
        return capital(words)
    if words[:1] in _OPENINGS and words[1:2].islower() and len(words.split()) >= _FEWEST_WORDS_OF_CLAUSE:
        return f"{words[:1]}[{words[1].upper()}]{words[2:]}"
    return words


def printed_words(statement: Statement, article: Article, words: str, wording: Wording, subject: str) -> str:
    """Return words of a statement as a sentence; `subject` is who speaks, in square brackets."""
    words = dashed(" ".join(words.split()))
    if statement.manner in (None, Manner.DIRECT):
        kept = words.rstrip(_SOFT_END)
        if kept[:1].islower() and len(kept.split()) >= _FEWEST_WORDS_OF_CLAUSE:
            kept = f"[{kept[0].upper()}]{kept[1:]}"
        if _SENTENCE_END.search(kept) or kept.endswith("]"):
            return wording.marks.around(kept)
        if kept[:1] == "[" or (kept[:1].isupper() and len(kept.split()) >= _FEWEST_WORDS_OF_SENTENCE):
            return wording.marks.around(f"{kept}.")
        return f"{wording.marks.around(kept)}."
    kept = _SOFT_IN_MARKS.sub(r"\1", requoted(words.rstrip(_SOFT_END), wording.marks))
    kept = _sentence_start(_as_clause(kept, statement, article, subject))
    if _SENTENCE_END.search(kept):
        return kept
    return f"{kept}."


def capital(words: str) -> str:
    """Return `words` with a capital at the start, unless a mark stands there."""
    return words[:1].upper() + words[1:]


def _as_clause(kept: str, statement: Statement, article: Article, subject: str) -> str:
    """Return indirect words as a sentence: without “that”, or with the verb that they hang on.

    The verb gets `subject` in square brackets: that word is the desk's. Where the verb turns
    the meaning round it stands in the line above, and not here again.
    """
    attribution = statement.attribution
    first_word = kept.split(" ", 1)[0].lower()
    if first_word == "that" and " " in kept:
        return _without_further_that(kept.split(" ", 1)[1])
    if turning_words(statement, article.text):
        return kept
    if attribution is None or attribution.cue is None:
        return _LONE_AS.sub("", kept)
    start = min(span.start for span in attribution.content)
    gap = article.text[attribution.cue.end : start]
    if not 0 < len(gap) <= 12 or re.search(r"[.!?\n“\"]", gap):
        return _LONE_AS.sub("", kept)
    cue = attribution.cue.of(article.text).lower()
    if (
        first_word in _NEEDS_CUE
        or first_word.endswith("ing")
        or not _CLAUSE_CUES & set(re.findall(r"\w+", cue))
    ):
        predicate = f"{' '.join(article.text[attribution.cue.start : start].split())} {kept}"
        english = article.language.split("-")[0] in ("", "en")
        tells = subject and english and cue[:1].isalpha() and not cue.split()[0].endswith("ing")
        return f"{subject} {predicate}" if tells else predicate
    return _without_further_that(kept)


def _without_further_that(words: str) -> str:
    """Return words without the “that” of a second clause, unless it stands in quotation marks."""
    quoted = pair_marks(words).pairs

    def shortened(match: re.Match[str]) -> str:
        return match[0] if any(first < match.start() < last for first, last in quoted) else "and "

    return _FURTHER_THAT.sub(shortened, words)

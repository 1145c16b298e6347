"""What somebody said in a reported clause, as words that can stand alone.

How a clause hangs on its verb depends on the language of the article: English, French,
Spanish, Slavic and Arabic clauses are sentences once their “that” is gone; a German one has
its verb at the end and keeps its *dass*.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from briefing_app.document.words.cue_words import turning_words
from briefing_app.document.words.wording import base_language
from briefing_app.domain.statements.quotation import pair_marks

if TYPE_CHECKING:
    from briefing_app.domain.articles.article import Article
    from briefing_app.domain.statements.statement import Statement

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
_FURTHER_THAT = re.compile(
    r"\band that (?!(?:is|are|was|were|has|have|had|will|would|can|could|may|might|should|did|does|do)\b)"
)
"""The second of two clauses that hung on one verb: with the first “that” goes the second."""
_LONE_AS = re.compile(r"^as (?=[“‘\"]|an? |the )", re.IGNORECASE)
_LONGEST_GAP = 12
"""Characters between a verb and the clause that hangs on it: `, dass `."""

_THAT = {
    "fr": re.compile(r"que\s+|qu['’](?=\w)", re.IGNORECASE),
    "es": re.compile(r"que\s+", re.IGNORECASE),
    "ru": re.compile(r"что\s+", re.IGNORECASE),
    "uk": re.compile(r"що\s+", re.IGNORECASE),
    "pl": re.compile(r"(?:że|iż)\s+", re.IGNORECASE),
    "ar": re.compile(r"(?:ب?أن|إن)\s+"),
}
"""The words that go, and leave a sentence."""
_DASS = re.compile(r"(?:dass|daß)\s+", re.IGNORECASE)
_ENDS_IN_DASS = re.compile(r"\b(?:dass|daß)\s+$", re.IGNORECASE)
_HANGS = {
    "de": "zu um ob wie warum wann wo wer was auf für gegen von mit",
    "fr": "de à d’ d' si comment pourquoi quand où qui à pour contre sur",
    "es": "a de si cómo por para contra sobre",
    "ru": "чтобы о об на за против к в с по как почему когда где кто ли",
    "uk": "щоб про на за проти до в у з як чому коли де хто чи",
    "pl": "żeby aby by o do na za przeciw czy jak dlaczego kiedy gdzie kto",
}
"""The words that leave no sentence, and stand with the verb that they hang on."""
_HANGING = {language: frozenset(words.split()) for language, words in _HANGS.items()}


def as_clause(kept: str, statement: Statement, article: Article, subject: str) -> str:
    """Return indirect words as a sentence: without “that”, or with the verb that they hang on.

    The verb gets `subject` in square brackets: that word is the desk's. Where the verb turns
    the meaning round it stands in the line above, and not here again.
    """
    language = base_language(article.language)
    if language in ("", "en"):
        return _english(kept, statement, article, subject)
    if language == "de":
        return _german(kept, statement, article, subject)
    if that := _THAT.get(language):
        kept = that.sub("", kept, count=1) if that.match(kept) else kept
    if _hangs(kept, language) and not turning_words(statement, article.text):
        return _behind_cue(kept, statement, article, subject)
    return kept


def _english(kept: str, statement: Statement, article: Article, subject: str) -> str:
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
    if not 0 < len(gap) <= _LONGEST_GAP or re.search(r"[.!?\n“\"]", gap):
        return _LONE_AS.sub("", kept)
    cue = attribution.cue.of(article.text).lower()
    if (
        first_word in _NEEDS_CUE
        or first_word.endswith("ing")
        or not _CLAUSE_CUES & set(re.findall(r"\w+", cue))
    ):
        predicate = f"{' '.join(article.text[attribution.cue.start : start].split())} {kept}"
        tells = subject and cue[:1].isalpha() and not cue.split()[0].endswith("ing")
        return f"{subject} {predicate}" if tells else predicate
    return _without_further_that(kept)


def _without_further_that(words: str) -> str:
    """Return words without the “that” of a second clause, unless it stands in quotation marks."""
    quoted = pair_marks(words).pairs

    def shortened(match: re.Match[str]) -> str:
        return match[0] if any(first < match.start() < last for first, last in quoted) else "and "

    return _FURTHER_THAT.sub(shortened, words)


def _german(kept: str, statement: Statement, article: Article, subject: str) -> str:
    """Return a German clause: with its *dass*, also where the statement begins behind it."""
    if statement.attribution is not None and not _DASS.match(kept):
        start = min(span.start for span in statement.attribution.content)
        if before := _ENDS_IN_DASS.search(article.text[max(0, start - 8) : start]):
            kept = f"{before.group().strip()} {kept}"
    if not (_DASS.match(kept) or _hangs(kept, "de")) or turning_words(statement, article.text):
        return kept
    return _behind_cue(kept, statement, article, subject)


def _hangs(kept: str, language: str) -> bool:
    first = re.match(r"\w+['’]?", kept)
    return first is not None and first.group().lower() in _HANGING.get(language, frozenset())


def _behind_cue(kept: str, statement: Statement, article: Article, subject: str) -> str:
    """Return `[Merz] sagte, dass …` where nothing but the verb stands before the clause, else `kept`."""
    attribution = statement.attribution
    if not subject or attribution is None or attribution.cue is None:
        return kept
    start = min(span.start for span in attribution.content)
    cue, gap = attribution.cue, article.text[attribution.cue.end : start]
    gap = _ENDS_IN_DASS.sub("", gap) if _DASS.match(kept) else gap
    told = cue.of(article.text)
    if start < cue.end or len(gap) > _LONGEST_GAP or re.search(r"[.!?\n“„«\"]|[^\W\d_]", gap):
        return kept
    if not told[:1].isalpha() or told[:1].isupper():
        return kept
    comma = "," if "," in gap else ""
    return f"{subject} {' '.join(told.split())}{comma} {kept}"

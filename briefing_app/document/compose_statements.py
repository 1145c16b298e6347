"""A statement in the printed grammar: who, in what function, said what, reported where."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from briefing_app.document.citation import author, cited_title, has_own_headline
from briefing_app.document.nodes import Emphasis, Quotation, SourceRef, Text
from briefing_app.domain.actor import ActorKind
from briefing_app.domain.quotation import requoted
from briefing_app.domain.shortening import faults, printed_wording
from briefing_app.domain.statement import Manner

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import date

    from briefing_app.document.material import Material
    from briefing_app.document.nodes import Inline, Inlines
    from briefing_app.document.wording import Wording
    from briefing_app.domain.actor import Actor, Function
    from briefing_app.domain.article import Article
    from briefing_app.domain.briefing import StatementItem
    from briefing_app.domain.identity import ArticleId
    from briefing_app.domain.statement import Statement

_PRONOUN_WORDS = """
    he she it they we i you who him her them his their this that those one er sie es wir il elle ils elles on
"""
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
_PRONOUNS = frozenset(_PRONOUN_WORDS.split())
_NEEDS_CUE = frozenset(_HANGING_WORDS.split())
_FEWEST_WORDS_OF_SENTENCE = 4
_SOFT_END = " ,;:–—-"
_SENTENCE_END = re.compile(r"[.!?…][”’»“‘\")\]]*$")


@dataclass(frozen=True, slots=True)
class Quoter:
    """What quotations of one document share: its material, source numbers and words."""

    material: Material
    numbers: Mapping[ArticleId, int]
    wording: Wording

    def quotation(
        self,
        item: StatementItem,
        *,
        number: int | None,
        under: ArticleId | None,
        known: set[str] | None = None,
    ) -> Quotation | None:
        """Return a statement as it is printed; None for one that must not be.

        `number` is printed for an item of its own, `under` is the article whose head stands
        above, `known` are the speakers introduced there: their function is printed once.
        A passage whose words no longer stand in its article is not printed, and a
        wording that does not follow from its original gives way to the original.
        """
        found = standing(item, self.material)
        if found is None:
            return None
        statement, article = found
        original = printed_wording(statement, article.text)
        chosen = item.wording if item.wording is not None else original
        if faults(chosen, original) and faults(chosen, statement.passage.quote):
            chosen = original
        content: Inlines = (
            Text(_content(statement, article, chosen, self.wording), language=self._tag(article)),
            Text(" "),
            SourceRef((self.numbers[article.id],)),
        )
        return Quotation(
            attribution=self._attribution(statement, article, known, alone=article.id != under),
            content=content,
            label=str(number) if number is not None else "",
            notes=self._notes(statement, article),
            anchor=f"item-{number}" if number is not None else "",
            origin=item.id,
        )

    def _tag(self, article: Article) -> str:
        return article.language if article.language and article.language != self.wording.language else ""

    def _attribution(
        self, statement: Statement, article: Article, known: set[str] | None, *, alone: bool
    ) -> Inlines:
        name, place = self._speaker(statement, article)
        if known is not None:
            place = "" if name in known else place
            known.add(name)
        inlines: list[Inline] = [Text(name, Emphasis.STRONG)]
        if place:
            inlines.append(Text(f", {place}"))
        if alone:
            source = _source(article, self.wording, with_outlet=statement.attribution is not None)
            inlines.append(Text(f" — {source}", Emphasis.QUIET))
        return tuple(inlines)

    def _speaker(self, statement: Statement, article: Article) -> tuple[str, str]:
        """Return who speaks and in what function, on the date of the article."""
        if statement.attribution is None:
            return article.outlet or self.wording.word("unknown_outlet"), self.wording.word("own_words")
        actor = self.material.actors.get(statement.actor_id) if statement.actor_id is not None else None
        if actor is not None:
            return _capital(actor.name), function_line(actor, statement.said_on or article.published_on)
        words = " ".join(statement.speaker.split())
        if not words and statement.attribution.source is not None:
            words = " ".join(statement.attribution.source.of(article.text).split())
        if not words or words.lower() in _PRONOUNS:
            return self.wording.word("unknown_speaker"), ""
        return _capital(requoted(words, self.wording.marks)), ""

    def _notes(self, statement: Statement, article: Article) -> tuple[str, ...]:
        when = ""
        if statement.said_on is not None:
            when = self.wording.short_date(statement.said_on)
        elif article.published_on is not None:
            when = self.wording.reported(article.published_on)
        manner = self.wording.manner(statement.manner) if statement.manner else ""
        return tuple(note for note in (when, manner) if note)


def standing(item: StatementItem, material: Material) -> tuple[Statement, Article] | None:
    """Return the statement and the article of an item, None unless its words still stand there."""
    statement = material.statements.get(item.statement_id)
    if statement is None:
        return None
    article = material.articles.get(statement.passage.article_id)
    if article is None or not statement.passage.stands_in(article.text):
        return None
    return statement, article


def function_line(actor: Actor, day: date | None) -> str:
    """Return the function that held on `day`, where it is held, and the country."""
    function = _function_on(actor, day)
    parts = [function.display] if function else []
    said = f"{actor.name} {parts[0] if parts else ''}".casefold()
    if actor.country and actor.kind is not ActorKind.COUNTRY and actor.country.casefold() not in said:
        parts.append(actor.country)
    return ", ".join(part for part in parts if part)


def _function_on(actor: Actor, day: date | None) -> Function | None:
    """Return the latest function that `day` does not rule out."""
    for function in reversed(actor.functions):
        early = day is not None and function.since is not None and day < function.since
        late = day is not None and function.until is not None and day > function.until
        if not early and not late:
            return function
    return None


def _source(article: Article, wording: Wording, *, with_outlet: bool) -> str:
    parts = [cited_title(article, wording)] if has_own_headline(article) else []
    if with_outlet:
        parts.append(article.outlet or wording.word("unknown_outlet"))
    parts.append(author(article))
    parts.append(
        wording.short_date(article.published_on) if article.published_on else wording.word("undated")
    )
    return ", ".join(part for part in parts if part)


def _content(statement: Statement, article: Article, words: str, wording: Wording) -> str:
    words = " ".join(words.split())
    if statement.manner in (None, Manner.DIRECT):
        kept = words.rstrip(_SOFT_END)
        if _SENTENCE_END.search(kept) or kept.endswith("]"):
            return wording.marks.around(kept)
        if kept[:1].isupper() and len(kept.split()) >= _FEWEST_WORDS_OF_SENTENCE:
            return wording.marks.around(f"{kept}.")
        return f"{wording.marks.around(kept)}."
    kept = requoted(words.rstrip(_SOFT_END), wording.marks)
    kept = _as_clause(kept, statement, article)
    kept = _capital(kept)
    return kept if _SENTENCE_END.search(kept) else f"{kept}."


def _capital(words: str) -> str:
    """Return `words` with a capital at the start, unless a mark stands there."""
    return words[:1].upper() + words[1:]


def _as_clause(kept: str, statement: Statement, article: Article) -> str:
    """Return indirect words as a sentence: without “that”, with the verb that they hang on."""
    attribution = statement.attribution
    first_word = kept.split(" ", 1)[0].lower()
    if first_word == "that" and " " in kept:
        return kept.split(" ", 1)[1]
    if attribution is None or attribution.cue is None:
        return kept
    start = min(span.start for span in attribution.content)
    gap = article.text[attribution.cue.end : start]
    if not 0 < len(gap) <= 12 or re.search(r"[.!?\n“\"]", gap):
        return kept
    cue = attribution.cue.of(article.text).lower()
    if (
        first_word in _NEEDS_CUE
        or first_word.endswith("ing")
        or not _CLAUSE_CUES & set(re.findall(r"\w+", cue))
    ):
        return f"{' '.join(article.text[attribution.cue.start : start].split())} {kept}"
    return kept

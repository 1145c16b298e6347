"""A statement in the printed grammar: who, in what function, said what, reported where."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from briefing_app.document.citation import author, cited_title, foreign_tag, has_own_headline
from briefing_app.document.nodes import Emphasis, Quotation, SourceRef, Text
from briefing_app.document.words.cue_words import turning_words
from briefing_app.document.words.functions import function_line
from briefing_app.document.words.printed_words import capital, in_marks, printed_words
from briefing_app.document.words.wording import base_language
from briefing_app.domain.actors.actor import ActorKind
from briefing_app.domain.statements.quotation import requoted
from briefing_app.domain.statements.shortening import faults, printed_wording
from briefing_app.domain.statements.statement import Manner

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import date

    from briefing_app.document.material import Material
    from briefing_app.document.nodes import Inline, Inlines
    from briefing_app.document.words.wording import Wording
    from briefing_app.domain.articles.article import Article
    from briefing_app.domain.briefings.briefing import StatementItem, Translation
    from briefing_app.domain.identity import ArticleId
    from briefing_app.domain.statements.statement import Statement

_PRONOUN_WORDS = """
    he she it they we i you who him her them his their this that those one
    er sie es wir ich ihr il elle ils elles on nous vous je él ella ellos ellas nosotros yo usted
    он она оно они мы я вы він вона воно вони ми я ви on ona ono oni one my ja wy
    هو هي هم هن نحن أنا أنت
"""
_PLURAL_KINDS = frozenset({ActorKind.GROUP})
_NAME_ENDS = frozenset({"jr", "sr", "ii", "iii"})
_PRONOUNS = frozenset(_PRONOUN_WORDS.split())


@dataclass(frozen=True, slots=True)
class Quoter:
    """What quotations of one document share: its material, source numbers, words, and the year of its dates.

    A date of another year names it; with no year none does. A function that is known to be no longer
    held `today` is named as such; without a day none is.
    """

    material: Material
    numbers: Mapping[ArticleId, int]
    wording: Wording
    year: int = 0
    today: date | None = None

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
        return Quotation(
            attribution=self._attribution(statement, article, known, alone=article.id != under),
            content=(
                *self.words(item, statement, article, alone=False),
                Text(" "),
                SourceRef((self.numbers[article.id],)),
            ),
            label=str(number) if number is not None else "",
            notes=self._notes(statement, article),
            anchor=f"item-{number}" if number is not None else "",
            origin=item.id,
            original=self._original(item, statement, article),
        )

    def _original(self, item: StatementItem, statement: Statement, article: Article) -> Inlines:
        """Return the words under their translation as they were said, () where none is printed."""
        if not is_translated(item):
            return ()
        label = self.wording.word("original", language=article.language or "?")
        return (Text(f"{label} "), *self._said(item, statement, article))

    def words(
        self, item: StatementItem, statement: Statement, article: Article, *, alone: bool = True
    ) -> Inlines:
        """Return what was said as it is printed: translated, else the desk's wording where it is faithful.

        `alone` are words without the lines of a quotation about them: what those would say of
        their meaning stands before and behind (`denied:`, `thought, not said`), so that nobody
        is made to say what they denied or only wished.
        """
        words: list[Inline] = list(self._printed(item, statement, article))
        turned = turning_words(statement, article.text) if alone else ""
        if turned:
            colon = self.wording.sign("colon")
            words = [Text(turned, Emphasis.STRONG, self._tag(article)), Text(colon, Emphasis.STRONG), *words]
        if alone and statement.is_thought:
            words.append(Text(f" [{self.wording.word('thought')}]", Emphasis.QUIET))
        return tuple(words)

    def _printed(self, item: StatementItem, statement: Statement, article: Article) -> Inlines:
        translation = item.translation
        if translation is None or not is_translated(item):
            return self._said(item, statement, article)
        words = " ".join(translation.words.split())
        if statement.manner in (None, Manner.DIRECT):
            words = in_marks(words, self.wording)
        return (Text(words), Text(f" [{self._translator(translation)}]", Emphasis.QUIET))

    def _translator(self, translation: Translation) -> str:
        if translation.is_machine:
            return self.wording.word("machine_translation")
        if translation.by.strip():
            return self.wording.word("translated_by", name=translation.by.strip())
        return self.wording.word("our_translation")

    def _said(self, item: StatementItem, statement: Statement, article: Article) -> Inlines:
        """Return the words of the article, the desk's wording of them where it follows from the original."""
        original = printed_wording(statement, article.text)
        chosen = item.wording if item.wording is not None else original
        if faults(chosen, original) and faults(chosen, statement.passage.quote):
            chosen = original
        subject = self._subject(statement, article)
        printed = printed_words(statement, article, chosen, self.wording, subject)
        return (Text(printed, language=self._tag(article)),)

    def _tag(self, article: Article) -> str:
        return foreign_tag(article, self.wording)

    def _attribution(
        self, statement: Statement, article: Article, known: set[str] | None, *, alone: bool
    ) -> Inlines:
        name, place = self.speaker(statement, article)
        comma = self.wording.sign("comma")
        if known is not None:
            place = "" if name in known else place
            known.add(name)
        inlines: list[Inline] = [Text(name, Emphasis.STRONG)]
        if place:
            inlines.append(Text(f"{comma}{place}"))
        turned = turning_words(statement, article.text)
        if turned:
            inlines += [Text(comma), Text(turned, Emphasis.STRONG, self._tag(article))]
        if alone:
            source = self._source(article, with_outlet=statement.attribution is not None)
            inlines.append(Text(f"{self.wording.sign('dash')}{source}", Emphasis.QUIET))
        if turned:
            inlines.append(Text(self.wording.sign("colon").rstrip(" ")))
        return tuple(inlines)

    def speaker(self, statement: Statement, article: Article) -> tuple[str, str]:
        """Return who speaks and in what function, on the date of the article."""
        if statement.attribution is None:
            outlet = article.outlet or capital(self.wording.word("unknown_outlet"))
            return outlet, self.wording.word("own_words")
        actor = self.material.actors.get(statement.actor_id) if statement.actor_id is not None else None
        if actor is not None:
            day = statement.said_on or article.published_on
            return capital(actor.name), function_line(actor, day, self.wording, self.today)
        words = " ".join(statement.speaker.split())
        if not words and statement.attribution.source is not None:
            words = " ".join(statement.attribution.source.of(article.text).split())
        if not words or words.lower() in _PRONOUNS:
            return self.wording.word("unknown_speaker"), ""
        return capital(requoted(words, self.wording.marks)), ""

    def _subject(self, statement: Statement, article: Article) -> str:
        """Return the speaker as the subject of a sentence, in square brackets: `[Schiff]`, `[It]`.

        It stands before words of the article, and a pronoun is one of the article's language.
        """
        actor = self.material.actors.get(statement.actor_id) if statement.actor_id is not None else None
        if actor is None:
            name, _ = self.speaker(statement, article)
            unknown = statement.attribution is None or name == self.wording.word("unknown_speaker")
            return "" if unknown else f"[{name}]"
        if actor.kind is not ActorKind.PERSON:
            if base_language(article.language) not in ("", "en"):
                return f"[{actor.name}]"
            return "[They]" if actor.kind in _PLURAL_KINDS else "[It]"
        names = [name for name in actor.name.split() if name.lower().strip(".,") not in _NAME_ENDS]
        return f"[{names[-1]}]" if names else ""

    def _source(self, article: Article, *, with_outlet: bool) -> str:
        wording = self.wording
        parts = [cited_title(article, wording)] if has_own_headline(article) else []
        if with_outlet:
            parts.append(article.outlet or wording.word("unknown_outlet"))
        parts.append(author(article))
        day = article.published_on
        parts.append(wording.day(day, self.year) if day else wording.word("undated"))
        return wording.sign("comma").join(part for part in parts if part)

    def _notes(self, statement: Statement, article: Article) -> tuple[str, ...]:
        when = ""
        if statement.said_on is not None:
            when = self.wording.day(statement.said_on, self.year)
        elif article.published_on is not None:
            when = self.wording.reported(article.published_on, self.year)
        manner = self.wording.manner(statement.manner) if statement.manner else ""
        thought = self.wording.word("thought") if statement.is_thought else ""
        return tuple(note for note in (when, manner, thought) if note)


def is_translated(item: StatementItem) -> bool:
    """Tell whether an item has a translation to print."""
    return item.translation is not None and bool(item.translation.words.strip())


def standing(item: StatementItem, material: Material) -> tuple[Statement, Article] | None:
    """Return the statement and the article of an item, None unless its words still stand there."""
    statement = material.statements.get(item.statement_id)
    if statement is None:
        return None
    article = material.articles.get(statement.passage.article_id)
    if article is None or not statement.passage.stands_in(article.text):
        return None
    return statement, article

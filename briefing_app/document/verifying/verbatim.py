"""The verbatim guarantee: each printed quotation is found again in the stored text of its article.

What is looked at is the finished document, word by word as it will be printed. Nothing of how
it was made is trusted: the words, the speaker and the source number are held against the
stored article, whose text must still have the hash that was taken when it came in.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, assert_never

from briefing_app.document.nodes import (
    Comment,
    Contents,
    EndMark,
    Figure,
    Heading,
    Index,
    ItemHead,
    KeyFigures,
    ListBlock,
    Masthead,
    PageBreak,
    Paragraph,
    Quotation,
    Role,
    SourceRef,
    Sources,
    Table,
    Text,
)
from briefing_app.document.verifying.printed import numbered_sources, printed_words, with_numbers, words_of
from briefing_app.document.verifying.saying import is_by, is_said, original_of
from briefing_app.document.verifying.verification import NOWHERE, Failure, Fault, Verification, Verified
from briefing_app.document.words.wording import load_wording
from briefing_app.domain.briefings.briefing import ArticleItem, StatementItem
from briefing_app.domain.briefings.outline import items
from briefing_app.domain.identity import ItemId
from briefing_app.domain.text import Span
from briefing_app.domain.verbatim.differences import differences, nearest, told
from briefing_app.domain.verbatim.finding import found_in, quoted_parts, without_outer_marks
from briefing_app.domain.verbatim.following import Latitude, follows

if TYPE_CHECKING:
    from briefing_app.document.material import Material
    from briefing_app.document.nodes import Block, Inlines
    from briefing_app.domain.articles.article import Article
    from briefing_app.domain.briefings.briefing import Briefing
    from briefing_app.domain.identity import ArticleId
    from briefing_app.domain.statements.statement import Statement

_TITLED = frozenset({Role.ITEM_SOURCE, Role.ITEM_HEAD_ORIG, Role.ALSO_IN, Role.SOURCE_SUMMARY})


def verify(blocks: Iterable[Block], briefing: Briefing, material: Material) -> Verification:
    """Hold everything that `blocks` print in quotation marks against the articles of a briefing."""
    return _Verifier(briefing, material).run(tuple(blocks))


@dataclass(slots=True)
class _Verifier:
    briefing: Briefing
    material: Material
    verified: list[Verified] = field(default_factory=list)
    failures: list[Failure] = field(default_factory=list)
    _sources: Mapping[int, tuple[ArticleId, ...]] = field(default_factory=dict)
    _whole: dict[ArticleId, bool] = field(default_factory=dict)
    _items: dict[int, StatementItem | ArticleItem] = field(default_factory=dict)
    _statements: dict[ArticleId, list[Statement]] = field(default_factory=dict)
    _headlines: frozenset[tuple[str, ...]] = frozenset()
    _translations: tuple[tuple[str, ...], ...] = ()

    def run(self, blocks: tuple[Block, ...]) -> Verification:
        self._items = {
            item.id: item for item in items(self.briefing) if isinstance(item, (StatementItem, ArticleItem))
        }
        for statement in self.material.statements.values():
            self._statements.setdefault(statement.passage.article_id, []).append(statement)
        self._sources = numbered_sources(blocks, self.material.articles.values())
        self._translations = tuple(
            words_of(item.translation.words)
            for item in self._items.values()
            if isinstance(item, StatementItem) and item.translation is not None
        )
        self._headlines = frozenset(words_of(a.headline) for a in self.material.articles.values())
        for block in blocks:
            self._look_at(block)
        return Verification(tuple(self.verified), tuple(self.failures))

    def _look_at(self, block: Block) -> None:
        match block:
            case Quotation():
                self._quotation(block)
            case Paragraph(role=role) if role in _TITLED:
                pass  # the headlines of articles stand there in quotation marks, and nothing else
            case Paragraph(origin=origin, inlines=inlines):
                self._quotes(inlines, origin)
            case ItemHead(origin=origin, inlines=inlines) | Heading(origin=origin, inlines=inlines):
                self._quotes(inlines, origin)
            case Comment(paragraphs=paragraphs, origin=origin):
                for paragraph in paragraphs:
                    self._quotes(paragraph, origin)
            case ListBlock(items=listed, origin=origin):
                for each in listed:
                    self._quotes(each, origin)
            case Table():
                self._table(block)
            case KeyFigures(figures=figures, origin=origin):
                for figure in figures:
                    self._quotes((Text(f"{figure.name} "), *figure.note), origin)
            case Masthead() | Figure() | Contents() | Index() | Sources() | PageBreak() | EndMark():
                pass
            case _:
                assert_never(block)

    # statements

    def _quotation(self, block: Quotation) -> None:
        item = self._items.get(block.origin) if block.origin is not None else None
        printed = printed_words(block.content)
        statement = (
            self.material.statements.get(item.statement_id) if isinstance(item, StatementItem) else None
        )
        article = self.material.articles.get(statement.passage.article_id) if statement else None
        if not isinstance(item, StatementItem) or statement is None or article is None:
            self._quotes(block.content, block.origin)
            return
        if not self._stands_on(article, item.id, printed):
            return
        actor = self.material.actors.get(statement.actor_id) if statement.actor_id is not None else None
        first = block.attribution[0] if block.attribution else None
        name = first.text if isinstance(first, Text) else ""
        numbers = [n for one in block.content if isinstance(one, SourceRef) for n in one.numbers]
        if any(article.id not in self._sources.get(number, (article.id,)) for number in numbers):
            sentence = f"The source number {numbers[0]} belongs to another article."
            self._fail(Fault.SOURCE, item.id, printed, sentence, article, statement.passage.span)
        elif block.original and not _is_translation(printed, item):
            sentence = "The translation is not the one that was entered."
            self._fail(Fault.WORDS, item.id, printed, sentence, article, statement.passage.span)
        elif not is_said(
            said := printed_words(block.original[1:]) or printed, item, statement, article, actor
        ):
            printed = said
            self._altered(printed, item.id, statement, article)
        elif not is_by(name, statement, article, actor, load_wording(self.briefing.language)):
            sentence = f"“{name}” is named as the speaker; the statement is another’s."
            self._fail(Fault.SPEAKER, item.id, printed, sentence, article, statement.passage.span)
        elif quoted_parts(said):
            self.verified.append(Verified(item.id, printed, article.id, statement.passage.span))

    def _altered(self, printed: str, item_id: ItemId, statement: Statement, article: Article) -> None:
        passage = original_of(statement, article).words
        span = statement.passage.span
        if not statement.passage.stands_in(article.text):
            near = nearest(statement.passage.quote, article.text)
            span = near.span if near else NOWHERE
            passage = span.of(article.text)
        found = differences(without_outer_marks(printed), passage)
        sentence = told(found, without_outer_marks(printed), passage)
        self.failures.append(
            Failure(
                Fault.WORDS, item_id, without_outer_marks(printed), sentence, passage, article.id, span, found
            )
        )

    def _stands_on(self, article: Article, item_id: ItemId | None, printed: str) -> bool:
        """Tell whether the stored text of an article is the one that was taken in."""
        if article.id not in self._whole:
            digest = hashlib.sha256(article.text.encode("utf-8", "surrogatepass")).hexdigest()
            self._whole[article.id] = digest == article.sha256
        if not self._whole[article.id]:
            sentence = "The stored text of the article is no longer the one that was taken in."
            self._fail(Fault.HASH, item_id, printed, sentence, article, NOWHERE)
        return self._whole[article.id]

    # words in quotation marks elsewhere

    def _table(self, block: Table) -> None:
        """Look at the cells of a table; a row names its item and, in one of its cells, its sources."""
        for nth, row in enumerate(block.rows):
            origin = block.origins[nth] if nth < len(block.origins) else None
            numbers = tuple(
                n for cell in row for one in cell if isinstance(one, SourceRef) for n in one.numbers
            )
            for cell in row:
                self._quotes(cell, origin if origin is not None else block.origin, numbers)

    def _quotes(self, inlines: Inlines, origin: int | None, others: tuple[int, ...] = ()) -> None:
        """Look at what stands in quotation marks in running words; references say whose it is."""
        for words, own in with_numbers(inlines):
            numbers = own or others
            for quoted in quoted_parts(words):
                if words_of(quoted) in self._headlines or self._is_translated(quoted):
                    continue
                self._quoted(quoted, numbers, origin)

    def _is_translated(self, quoted: str) -> bool:
        """Tell whether quoted words are the desk's own translation of a statement, whole or cut short."""
        wanted = words_of(quoted)
        return any(words[: len(wanted)] == wanted for words in self._translations)

    def _quoted(self, quoted: str, numbers: tuple[int, ...], origin: int | None) -> None:
        item = self._items.get(origin) if origin is not None else None
        item_id = ItemId(origin) if origin is not None else None
        articles = self._articles(numbers, item)
        for article in articles:
            if (span := self._placed(quoted, article)) is not None or (
                span := found_in(quoted, article.text)
            ) is not None:
                if self._stands_on(article, item_id, quoted):
                    self.verified.append(Verified(item_id, quoted, article.id, span))
                return
        if any(found_in(quoted, article.headline) is not None for article in articles):
            return  # the outlet quotes it in its own headline, which is printed as such
        best: tuple[float, Article, Span] | None = None
        for article in articles:
            near = nearest(quoted, article.text)
            if near is not None and (best is None or near.likeness > best[0]):
                best = (near.likeness, article, near.span)
        if best is None:
            sentence = "These words stand in no article that the briefing rests on."
            self.failures.append(Failure(Fault.LOOSE_QUOTE, item_id, quoted, sentence))
            return
        _, article, span = best
        found = differences(quoted, span.of(article.text))
        sentence = told(found, quoted, span.of(article.text))
        self._fail(Fault.LOOSE_QUOTE, item_id, quoted, sentence, article, span)

    def _placed(self, quoted: str, article: Article) -> Span | None:
        """Return the place of the statement of the briefing that quoted words are, cut short or not."""
        for statement in self._statements.get(article.id, ()):
            said = original_of(statement, article)
            stands = statement.passage.stands_in(article.text)
            if stands and follows(quoted, said, Latitude.EXACT, cut_short=True):
                return statement.passage.span
        return None

    def _articles(
        self, numbers: tuple[int, ...], item: StatementItem | ArticleItem | None
    ) -> tuple[Article, ...]:
        """Return the articles that quoted words may stand in, likeliest first."""
        named = [one for number in numbers for one in self._sources.get(number, ())]
        if not named and isinstance(item, ArticleItem):
            named = [item.article_id, *item.also_in]
        others = () if named else self.material.articles
        known = self.material.articles
        return tuple(known[one] for one in dict.fromkeys((*named, *others)) if one in known)

    def _fail(
        self, fault: Fault, item_id: ItemId | None, printed: str, sentence: str, article: Article, span: Span
    ) -> None:
        words = without_outer_marks(printed)
        passage = span.of(article.text)
        found = differences(words, passage) if fault is Fault.LOOSE_QUOTE else ()
        self.failures.append(Failure(fault, item_id, words, sentence, passage, article.id, span, found))


def _is_translation(printed: str, item: StatementItem) -> bool:
    return item.translation is not None and words_of(printed) == words_of(item.translation.words)

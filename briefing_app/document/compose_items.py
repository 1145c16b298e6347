"""Sections and their items as blocks: heads, source lines, summaries, statements, notes."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from briefing_app.document.citation import (
    author,
    cited_title,
    foreign_tag,
    has_own_headline,
    headline_without_stop,
    origin_not_stated,
)
from briefing_app.document.compose_statements import Quoter
from briefing_app.document.nodes import (
    Comment,
    Emphasis,
    Heading,
    ItemHead,
    Paragraph,
    Role,
    SourceRef,
    Text,
)
from briefing_app.document.wording import dashed, kept_together
from briefing_app.domain.article import OPINION_GENRES
from briefing_app.domain.briefing import ArticleItem, NoteItem, NoteKind, StatementItem
from briefing_app.domain.outline import groups, item_numbers
from briefing_app.domain.quotation import requoted

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from datetime import date

    from briefing_app.document.material import Material
    from briefing_app.document.nodes import Block, Inline
    from briefing_app.document.wording import Wording
    from briefing_app.domain.article import Article
    from briefing_app.domain.briefing import Briefing, Section
    from briefing_app.domain.identity import ArticleId, ItemId
    from briefing_app.domain.outline import Group


@dataclass(frozen=True, slots=True)
class Setting:
    """What all blocks of one document draw on; `year` is the one that dates need not name."""

    material: Material
    wording: Wording
    sources: Mapping[ArticleId, int]
    items: Mapping[ItemId, int]
    year: int

    @property
    def quoter(self) -> Quoter:
        """What sets statements."""
        return Quoter(self.material, self.sources, self.wording, self.year)


def section_blocks(briefing: Briefing, setting: Setting) -> tuple[Block, ...]:
    """Return the blocks of every section that has something to print."""
    blocks: list[Block] = []
    number = 0
    for section in briefing.sections:
        body = [block for group in groups(section) for block in _group_blocks(group, setting)]
        if not body:
            continue
        number += 1
        blocks.append(_section_heading(section, number))
        blocks.extend(body)
    return tuple(blocks)


def numbers_of_items(briefing: Briefing) -> dict[ItemId, int]:
    """Return the printed numbers of items, as the window shows them."""
    return item_numbers(briefing)


def paragraphs_of(text: str) -> tuple[str, ...]:
    """Return the paragraphs of what a person wrote, each on one line."""
    return tuple(" ".join(part.split()) for part in re.split(r"\n\s*\n", text) if part.strip())


def _section_heading(section: Section, number: int) -> Heading:
    title = " ".join(section.title.split())
    return Heading(1, (Text(title or str(number)),), f"section-{number}", str(number), origin=section.id)


def _group_blocks(group: Group, setting: Setting) -> Iterator[Block]:
    match group.lead:
        case ArticleItem() as item:
            article = setting.material.articles.get(item.article_id)
            if article is not None:
                yield from _article_blocks(item, article, setting)
            known: set[str] = set()
            for led in group.led:
                under = item.article_id if article is not None else None
                if quotation := setting.quoter.quotation(led, number=None, under=under, known=known):
                    yield quotation
            if article is not None:
                yield from _also_in(item, setting)
        case StatementItem() as item:
            number = setting.items[item.id]
            if quotation := setting.quoter.quotation(item, number=number, under=None):
                yield quotation
        case NoteItem() as item:
            yield from _note_blocks(item, setting)


def _article_blocks(item: ArticleItem, article: Article, setting: Setting) -> Iterator[Block]:
    wording = setting.wording
    number = setting.items[item.id]
    headline = headline_without_stop(item.headline or article.headline)
    printed = kept_together(requoted(headline, wording.marks)) or cited_title(article, wording)
    genre = wording.genre(article.genre) if article.genre in OPINION_GENRES else ""
    tag = "" if item.headline else foreign_tag(article, wording)
    yield ItemHead(str(number), (Text(printed, language=tag),), f"item-{number}", genre, origin=item.id)
    reference = SourceRef((setting.sources[article.id],))
    paragraphs = paragraphs_of(item.summary)
    source = _source_line(item, article, setting)
    yield Paragraph(
        Role.ITEM_SOURCE, source if paragraphs else (*source, Text(" "), reference), origin=item.id
    )
    for nth, paragraph in enumerate(paragraphs, start=1):
        inlines: tuple[Inline, ...] = (Text(kept_together(dashed(requoted(paragraph, wording.marks)))),)
        if nth == len(paragraphs):
            inlines = (*inlines, Text(" "), reference)
        yield Paragraph(Role.ITEM_BODY, inlines, origin=item.id)


def _source_line(item: ArticleItem, article: Article, setting: Setting) -> tuple[Inline, ...]:
    wording = setting.wording
    inlines: list[Inline] = []
    if has_own_headline(article) and item.headline.strip() not in ("", article.headline.strip()):
        tag = foreign_tag(article, wording)
        inlines += [Text(cited_title(article, wording), language=tag), Text(wording.sign("dash"))]
    facts = [author(article)]
    if article.outlet:
        inlines.append(Text(article.outlet, Emphasis.STRONG))
        facts.append(_date(article.published_on, setting))
    else:
        inlines.append(Text(_capital(origin_not_stated(article, wording))))
        facts.append(_date(article.published_on, setting) if article.published_on else "")
    facts.append(wording.genre(article.genre))
    if foreign_tag(article, wording):
        facts.append(wording.in_language(article.language))
    comma = wording.sign("comma")
    inlines.append(Text("".join(f"{comma}{fact}" for fact in facts if fact)))
    return tuple(inlines)


def _capital(words: str) -> str:
    return words[:1].upper() + words[1:]


def _date(day: date | None, setting: Setting) -> str:
    if day is None:
        return setting.wording.word("undated")
    return setting.wording.day(day, setting.year)


def _also_in(item: ArticleItem, setting: Setting) -> Iterator[Block]:
    inlines: list[Inline] = []
    for article_id in dict.fromkeys(item.also_in):
        article = setting.material.articles.get(article_id)
        if article is None or article_id == item.article_id:
            continue
        outlet = article.outlet or cited_title(article, setting.wording)
        wording = setting.wording
        lead = wording.sign("semicolon") if inlines else wording.word("also_in") + wording.sign("colon")
        inlines += [Text(f"{lead}{outlet} "), SourceRef((setting.sources[article_id],))]
    if inlines:
        yield Paragraph(Role.ALSO_IN, tuple(inlines), origin=item.id)


def _note_blocks(item: NoteItem, setting: Setting) -> Iterator[Block]:
    wording = setting.wording
    paragraphs = tuple(kept_together(requoted(text, wording.marks)) for text in paragraphs_of(item.text))
    if not paragraphs:
        return
    match item.kind:
        case NoteKind.HEADING:
            title = " ".join(paragraphs)
            yield Heading(2, (Text(title),), f"heading-{item.id}", origin=item.id)
        case NoteKind.NOTE:
            for nth, text in enumerate(paragraphs):
                label = wording.word("note") if nth == 0 else ""
                yield Paragraph(Role.NOTE, (Text(text),), label, origin=item.id)
        case NoteKind.COMMENT:
            yield Comment(
                wording.word("comment"),
                wording.word("comment_caution"),
                tuple((Text(text),) for text in paragraphs),
                item.id,
            )

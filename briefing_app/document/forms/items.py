"""Articles in full: head, source line, summary, statements, and where else the story stands."""

from __future__ import annotations

from typing import TYPE_CHECKING

from briefing_app.document.citation import (
    author,
    cited_title,
    foreign_tag,
    has_own_headline,
    headline_without_stop,
    origin_not_stated,
)
from briefing_app.document.forms.notes import note_blocks
from briefing_app.document.forms.written import paragraphs_of
from briefing_app.document.nodes import Emphasis, ItemHead, Paragraph, Role, SourceRef, Text
from briefing_app.document.tracing import agency_of
from briefing_app.document.words.agencies import agency_called
from briefing_app.document.words.typesetting import kept_together
from briefing_app.domain.articles.article import OPINION_GENRES
from briefing_app.domain.briefings.briefing import ArticleItem, NoteItem, StatementItem
from briefing_app.domain.statements.quotation import requoted

if TYPE_CHECKING:
    from collections.abc import Iterator

    from briefing_app.document.forms.setting import Setting
    from briefing_app.document.nodes import Block, Inline, Inlines
    from briefing_app.document.products.parts import Part
    from briefing_app.domain.articles.article import Article
    from briefing_app.domain.briefings.outline import Group


def items_form(part: Part, setting: Setting) -> Iterator[Block]:
    """Give articles with their summaries and statements, loose statements, and notes."""
    for group in part.groups:
        yield from _group_blocks(group, setting)


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
                yield from also_in(item, setting)
        case StatementItem() as item:
            number = setting.numbers[item.id]
            if quotation := setting.quoter.quotation(item, number=number, under=None):
                yield quotation
        case NoteItem() as item:
            yield from note_blocks(item, setting)


def _article_blocks(item: ArticleItem, article: Article, setting: Setting) -> Iterator[Block]:
    wording = setting.wording
    number = setting.numbers[item.id]
    printed = printed_headline(item, article, setting)
    genre = wording.genre(article.genre) if article.genre in OPINION_GENRES else ""
    tag = "" if item.headline else foreign_tag(article, wording)
    yield ItemHead(str(number), (Text(printed, language=tag),), f"item-{number}", genre, origin=item.id)
    reference = setting.reference(article)
    paragraphs = paragraphs_of(item.summary)
    source = source_line(item, article, setting)
    yield Paragraph(
        Role.ITEM_SOURCE, source if paragraphs else (*source, Text(" "), reference), origin=item.id
    )
    for nth, paragraph in enumerate(paragraphs, start=1):
        inlines = setting.written(paragraph)
        if nth == len(paragraphs):
            inlines = (*inlines, Text(" "), reference)
        yield Paragraph(Role.ITEM_BODY, inlines, origin=item.id)


def printed_headline(item: ArticleItem, article: Article, setting: Setting) -> str:
    """Return the headline of an item, the desk's own before the article's."""
    headline = headline_without_stop(item.headline or article.headline)
    return kept_together(requoted(headline, setting.wording.marks)) or cited_title(article, setting.wording)


def source_line(item: ArticleItem, article: Article, setting: Setting) -> Inlines:
    """Return where an article stands: its own headline if another is printed, author, outlet, date, genre."""
    wording = setting.wording
    inlines: list[Inline] = []
    if has_own_headline(article) and item.headline.strip() not in ("", article.headline.strip()):
        tag = foreign_tag(article, wording)
        inlines += [Text(cited_title(article, wording), language=tag), Text(wording.sign("dash"))]
    facts = [author(article)]
    if article.outlet:
        inlines.append(Text(article.outlet, Emphasis.STRONG))
        facts.append(setting.day(article.published_on))
    else:
        inlines.append(Text(_capital(origin_not_stated(article, wording))))
        facts.append(setting.day(article.published_on) if article.published_on else "")
    facts.append(wording.genre(article.genre))
    if foreign_tag(article, wording):
        facts.append(wording.in_language(article.language))
    comma = wording.sign("comma")
    inlines.append(Text("".join(f"{comma}{fact}" for fact in facts if fact)))
    return tuple(inlines)


def _capital(words: str) -> str:
    return words[:1].upper() + words[1:]


def _as_origin(article: Article, outlet: str, setting: Setting) -> str:
    """Return an outlet, with the word that it is the origin where it is the agency itself."""
    agency = setting.material.origins.get(article.id)
    return (
        setting.wording.word("origin", agency=outlet)
        if agency and agency_called(outlet) == agency
        else outlet
    )


def _origin_elsewhere(item: ArticleItem, setting: Setting) -> list[Inline]:
    """Return the agency that the story comes from, where its own article is not among those named."""
    material, wording = setting.material, setting.wording
    named = [one for one in (item.article_id, *item.also_in) if one in material.articles]
    agency = agency_of(named, material)
    own = any(agency_called(material.articles[one].outlet) == agency for one in named)
    if not agency or own:
        return []
    return [Text(f"{wording.sign('semicolon')}{wording.word('origin', agency=agency)}")]


def also_in(item: ArticleItem, setting: Setting) -> Iterator[Block]:
    """Give the line that names the other outlets of a story."""
    inlines: list[Inline] = []
    for article_id in dict.fromkeys(item.also_in):
        article = setting.material.articles.get(article_id)
        if article is None or article_id == item.article_id:
            continue
        outlet = article.outlet or cited_title(article, setting.wording)
        wording = setting.wording
        lead = wording.sign("semicolon") if inlines else wording.word("also_in") + wording.sign("colon")
        inlines += [
            Text(f"{lead}{_as_origin(article, outlet, setting)} "),
            SourceRef((setting.sources[article_id],)),
        ]
    if inlines:
        inlines += _origin_elsewhere(item, setting)
        yield Paragraph(Role.ALSO_IN, tuple(inlines), origin=item.id)

"""Short lines to speak or to scan: points, headlines."""

from __future__ import annotations

from typing import TYPE_CHECKING

from briefing_app.document.forms.items import printed_headline
from briefing_app.document.forms.notes import note_blocks
from briefing_app.document.forms.written import lines_of, topic_and_message
from briefing_app.document.nodes import Emphasis, Heading, ListBlock, Paragraph, Role, Text
from briefing_app.domain.briefings.briefing import ArticleItem, NoteItem, NoteKind, StatementItem

if TYPE_CHECKING:
    from collections.abc import Iterator

    from briefing_app.document.forms.setting import Setting
    from briefing_app.document.nodes import Block, Inlines
    from briefing_app.document.products.parts import Part
    from briefing_app.domain.articles.article import Article
    from briefing_app.domain.briefings.outline import Group

MANY_OUTLETS = 4
"""From how many outlets on a headline says “media” and names none."""


def points_form(part: Part, setting: Setting) -> Iterator[Block]:
    """Give each line of a note, each statement and each headline as a numbered point.

    `Topic: message` has its topic in bold.
    """
    number = 0
    for group in part.groups:
        lead = group.lead
        if isinstance(lead, NoteItem) and lead.kind is not NoteKind.NOTE:
            yield from note_blocks(lead, setting)
            continue
        for inlines in _points(group, setting):
            number += 1
            yield Paragraph(Role.TALKING_POINT, inlines, origin=lead.id, number=str(number))


def _points(group: Group, setting: Setting) -> Iterator[Inlines]:
    match group.lead:
        case NoteItem(text=text):
            for line in lines_of(text):
                topic, message = topic_and_message(line)
                bold = (Text(f"{topic}{setting.wording.sign('colon')}", Emphasis.STRONG),) if topic else ()
                yield (*bold, *setting.written(message))
        case StatementItem() as item:
            yield from _said(item, setting)
        case ArticleItem() as item:
            article = setting.material.articles.get(item.article_id)
            if article is not None:
                yield (
                    Text(printed_headline(item, article, setting)),
                    Text(" "),
                    setting.reference(article),
                )
            for led in group.led:
                yield from _said(led, setting)


def _said(item: StatementItem, setting: Setting) -> Iterator[Inlines]:
    for said in setting.said((item,)):
        name, _ = setting.quoter.speaker(said.statement, said.article)
        words = setting.quoter.words(item, said.statement, said.article)
        yield (
            Text(f"{name}{setting.wording.sign('colon')}", Emphasis.STRONG),
            *words,
            Text(" "),
            setting.reference(said.article),
        )


def headlines_form(part: Part, setting: Setting) -> Iterator[Block]:
    """Give one line for each article, `Actor: claim (Outlet)`, under the language of its outlet."""
    by_language: dict[str, list[Inlines]] = {}
    for group in part.groups:
        lead = group.lead
        if isinstance(lead, NoteItem):
            yield from note_blocks(lead, setting)
            continue
        for language, line in _headline(group, setting):
            by_language.setdefault(language, []).append(line)
    for language, lines in by_language.items():
        if len(by_language) > 1:
            name = setting.wording.language_name(language) if language else setting.wording.word("other")
            section = part.section.id if part.section else 0
            yield Heading(
                2, (Text(name[:1].upper() + name[1:]),), f"headlines-{section}-{language or 'other'}"
            )
        yield ListBlock(tuple(lines))


def _headline(group: Group, setting: Setting) -> Iterator[tuple[str, Inlines]]:
    if isinstance(group.lead, ArticleItem):
        article = setting.material.articles.get(group.lead.article_id)
        if article is None:
            return
        words: Inlines = (Text(printed_headline(group.lead, article, setting)),)
        said = setting.said(group.led[:1])
        if said and not group.lead.headline.strip():
            name, _ = setting.quoter.speaker(said[0].statement, article)
            words = (
                Text(f"{name}{setting.wording.sign('colon')}", Emphasis.STRONG),
                *setting.quoter.words(said[0].item, said[0].statement, article),
            )
        outlets = [article, *_also(group.lead, setting)]
        yield (
            article.language,
            (*words, Text(f" ({_outlets(outlets, setting)}) "), setting.reference(article)),
        )
    elif isinstance(group.lead, StatementItem):
        for said_alone in setting.said((group.lead,)):
            article = said_alone.article
            for line in _said(group.lead, setting):
                yield article.language, (*line, Text(f" ({_outlets([article], setting)})"))


def _also(item: ArticleItem, setting: Setting) -> list[Article]:
    articles = setting.material.articles
    return [articles[other] for other in item.also_in if other in articles and other != item.article_id]


def _outlets(articles: list[Article], setting: Setting) -> str:
    if len(articles) >= MANY_OUTLETS:
        return setting.wording.word("media")
    names = [article.outlet or setting.wording.word("unknown_outlet") for article in articles]
    return setting.wording.sign("comma").join(dict.fromkeys(names))

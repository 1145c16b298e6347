"""What follows the briefing itself: which outlets carried what, and the articles in full."""

from __future__ import annotations

from typing import TYPE_CHECKING

from briefing_app.document.citation import foreign_tag
from briefing_app.document.forms.items import printed_headline, source_line
from briefing_app.document.nodes import (
    Column,
    Emphasis,
    Heading,
    ItemRef,
    PageBreak,
    Paragraph,
    Role,
    Table,
    Text,
)
from briefing_app.document.words.typesetting import kept_together
from briefing_app.domain.briefings.briefing import ArticleItem
from briefing_app.domain.briefings.outline import items

if TYPE_CHECKING:
    from collections.abc import Iterator

    from briefing_app.document.forms.setting import Setting
    from briefing_app.document.nodes import Block, Inline, Inlines
    from briefing_app.document.products.parts import Part


def outlets_form(part: Part, setting: Setting) -> Iterator[Block]:
    """Give the log of prominence: each outlet with its headlines, dates and item numbers."""
    rows: list[tuple[str, tuple[Inlines, ...], int]] = []
    for item in _article_items(setting):
        number = setting.numbers.get(item.id)
        target: Inline = ItemRef(f"item-{number}", str(number)) if number else Text("")
        for article_id in dict.fromkeys((item.article_id, *item.also_in)):
            article = setting.material.articles.get(article_id)
            if article is None:
                continue
            outlet = article.outlet or setting.wording.word("unknown_outlet")
            cells: tuple[Inlines, ...] = (
                (Text(outlet, Emphasis.STRONG),),
                (
                    Text(
                        kept_together(" ".join(article.headline.split())),
                        language=foreign_tag(article, setting.wording),
                    ),
                ),
                (Text(setting.day(article.published_on), Emphasis.QUIET),),
                (target,),
            )
            rows.append((outlet.casefold(), cells, item.id))
    if not rows:
        return
    rows.sort(key=lambda row: row[0])
    word = setting.wording.word
    yield Table(
        (
            Column(word("outlet"), 1.0),
            Column(word("headline"), 2.6),
            Column(word("date"), 0.7),
            Column(word("item"), 0.4, align_right=True),
        ),
        tuple(cells for _, cells, _ in rows),
        part.title(setting.language),
        origins=tuple(origin for _, _, origin in rows),
    )


def clippings_form(part: Part, setting: Setting) -> Iterator[Block]:
    """Give each article in full on a page of its own, under the number of its item."""
    first = True
    for item in _article_items(setting):
        article = setting.material.articles.get(item.article_id)
        if article is None:
            continue
        if not first:
            yield PageBreak()
        first = False
        number = setting.numbers.get(item.id)
        prefix = f"{number}.\u2002" if number else ""
        title = f"{prefix}{printed_headline(ArticleItem(item.id, item.article_id), article, setting)}"
        language = foreign_tag(article, setting.wording)
        yield Heading(2, (Text(title, language=language),), f"clipping-{item.id}", origin=item.id)
        yield Paragraph(
            Role.ITEM_SOURCE,
            (
                *source_line(ArticleItem(item.id, item.article_id), article, setting),
                Text(" "),
                setting.reference(article),
            ),
            origin=item.id,
        )
        for text in article.text.split("\n\n"):
            if text.strip():
                yield Paragraph(
                    Role.ITEM_BODY,
                    (Text(kept_together(" ".join(text.split())), language=language),),
                    origin=item.id,
                )
        if notice := setting.briefing.control.notice.strip() or setting.product.notice_in(setting.language):
            yield Paragraph(Role.NOTICE, (Text(" ".join(notice.split())),))


def _article_items(setting: Setting) -> list[ArticleItem]:
    return [item for item in items(setting.briefing) if isinstance(item, ArticleItem)]

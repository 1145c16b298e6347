"""Numbered paragraphs, as reports are answered by them: “para 7”."""

from __future__ import annotations

from typing import TYPE_CHECKING

from briefing_app.document.forms.items import also_in, printed_headline
from briefing_app.document.forms.notes import note_blocks
from briefing_app.document.forms.written import paragraphs_of
from briefing_app.document.nodes import Emphasis, Paragraph, Role, Text
from briefing_app.domain.briefings.briefing import ArticleItem, NoteItem, NoteKind, StatementItem

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import datetime

    from briefing_app.document.forms.setting import Setting
    from briefing_app.document.nodes import Block, Inlines
    from briefing_app.document.products.parts import Part
    from briefing_app.domain.articles.article import Article


def paragraphs_form(part: Part, setting: Setting) -> Iterator[Block]:
    """Give each article, statement and note as a numbered paragraph, its date in the margin.

    A paragraph whose source was taken in after the cut-off of the report before carries a bar.
    """
    for group in part.groups:
        lead = group.lead
        number = setting.numbers.get(lead.id)
        match lead:
            case NoteItem() if lead.kind is not NoteKind.NOTE:
                yield from note_blocks(lead, setting)
            case NoteItem():
                yield from _numbered(setting, lead, number)
            case StatementItem():
                if quotation := setting.quoter.quotation(lead, number=number, under=None):
                    yield quotation
            case ArticleItem():
                article = setting.material.articles.get(lead.article_id)
                if article is None:
                    continue
                yield _reported(lead, article, setting, number)
                known: set[str] = set()
                for led in group.led:
                    if quotation := setting.quoter.quotation(led, number=None, under=article.id, known=known):
                        yield quotation
                yield from also_in(lead, setting)


def _numbered(setting: Setting, note: NoteItem, number: int | None) -> Iterator[Block]:
    for nth, text in enumerate(paragraphs_of(note.text)):
        yield Paragraph(
            Role.ITEM_BODY,
            setting.written(text),
            anchor=f"item-{number}" if nth == 0 and number else "",
            origin=note.id,
            number=str(number) if nth == 0 and number else "",
        )


def _reported(item: ArticleItem, article: Article, setting: Setting, number: int | None) -> Block:
    """Return what an article reports as one paragraph: summary, else headline, and its outlet."""
    paragraphs = paragraphs_of(item.summary)
    headline = printed_headline(item, article, setting)
    stop = "" if headline[-1:] in ".!?…" else "."
    words: Inlines = (
        setting.written(" ".join(paragraphs)) if paragraphs else (Text(f"{headline}{stop}", Emphasis.NONE),)
    )
    outlet = article.outlet or setting.wording.word("unknown_outlet")
    return Paragraph(
        Role.ITEM_BODY,
        (*words, Text(f" {outlet}", Emphasis.QUIET), Text(" "), setting.reference(article)),
        notes=(setting.day(article.published_on),) if article.published_on else (),
        anchor=f"item-{number}" if number else "",
        origin=item.id,
        number=str(number) if number else "",
        changed=is_newer(article, setting.briefing.control.changed_since),
    )


def is_newer(article: Article, since: datetime | None) -> bool:
    """Tell whether an article came in after `since`."""
    return since is not None and article.taken_in_at > since

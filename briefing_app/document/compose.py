"""A briefing becomes a document: every word of it final, in the order of printing."""

from __future__ import annotations

from math import ceil
from typing import TYPE_CHECKING, assert_never

from briefing_app.document import compose_front as front
from briefing_app.document.citation import source_entries, source_numbers
from briefing_app.document.compose_parts import index, part_blocks
from briefing_app.document.forms.setting import Setting
from briefing_app.document.nodes import (
    Comment,
    Contents,
    Document,
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
    Sources,
    Table,
    Text,
    plain,
)
from briefing_app.document.products.parts import printed_numbers
from briefing_app.document.verifying.verbatim import verify
from briefing_app.document.words.wording import load_wording
from briefing_app.domain.briefings.briefing import Paper

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import datetime

    from briefing_app.document.material import Material
    from briefing_app.document.nodes import Block
    from briefing_app.document.products.product import Product
    from briefing_app.domain.briefings.briefing import Briefing

_LINES_OF_ONE_PAGE = 57
_LINES_OF_PAGE = 53
"""Lines that a page of many holds: some stay empty at its foot, so that nothing is parted there."""
_LETTER = 0.93
"""What a page of Letter holds of one of A4."""
_LINE = 66
_SMALL_LINE = 88
_FEW_SOURCES = 6


def compose(
    briefing: Briefing,
    material: Material,
    product: Product,
    now: datetime,
    *,
    contents: bool | None = None,
) -> Document:
    """Return the document of `briefing`.

    `contents` says whether it has a table of contents; None decides by the estimated
    length, and who knows the pages may compose again; so with the index. A statement whose
    words no longer stand in its article is left out (`domain.checks` names it), as are empty
    sections.
    """
    wording = load_wording(briefing.language)
    today = briefing.control.issue_date or now.date()
    sources = source_numbers(briefing, material)
    numbers = printed_numbers(briefing, product)
    setting = Setting(briefing, product, material, wording, sources, numbers, today)
    body = part_blocks(setting)
    head: list[Block] = [PageBreak(landscape=True)] if product.landscape else []
    head.append(front.masthead(briefing, product, wording, now))
    head.extend(front.in_brief(briefing, setting))
    foot: list[Block] = []
    entries = source_entries(sources, material, wording)
    cited = (Sources(wording.word("sources"), entries),) if entries else ()
    verified = front.verified(verify((*head, *body, *cited), briefing, material), now, wording)
    if summary := front.source_summary(briefing, body, setting, verified):
        foot.append(Paragraph(Role.SOURCE_SUMMARY, (Text(summary),)))
    foot.extend(front.distribution(briefing.control, wording))
    if notice := briefing.control.notice.strip() or product.notice_in(briefing.language):
        foot.append(Paragraph(Role.NOTICE, (Text(" ".join(notice.split())),)))
    foot.extend(cited)
    pages = estimated_pages((*head, *body, *foot), briefing.paper)
    if contents is None:
        contents = pages > product.caps.contents_after_pages
    if contents and body:
        head.append(Contents(wording.word("contents")))
    if pages > product.caps.index_after_pages and (entries_of_actors := index(setting)):
        foot.append(entries_of_actors)
    foot.append(EndMark(wording.word("end_mark")))
    return Document(
        front.meta(briefing, product, wording, now),
        front.furniture(briefing, product, wording, now),
        (*head, *body, *foot),
    )


def estimated_pages(blocks: Iterable[Block], paper: Paper = Paper.A4) -> int:
    """Return about how many pages of `paper` `blocks` fill, without setting them."""
    lines = sum(map(_lines, blocks)) / (_LETTER if paper is Paper.LETTER else 1.0)
    return 1 if lines <= _LINES_OF_ONE_PAGE else ceil(lines / _LINES_OF_PAGE)


def _lines(block: Block) -> float:
    match block:
        case Masthead():
            return 8 + len(block.organisation) + 1.8 * bool(block.control)
        case Heading():
            return 5.3 if block.level == 1 else 2
        case ItemHead():
            return 1.2 + 1.15 * ceil(len(plain(block.inlines)) / 52)
        case Paragraph(role=Role.BLUF):
            return 2 + 1.25 * ceil(len(plain(block.inlines)) / 56)
        case Paragraph(role=Role.ITEM_BODY | Role.NOTE):
            return float(ceil(len(plain(block.inlines)) / _LINE))
        case Paragraph(role=Role.SOURCE_SUMMARY):
            return 1.4 + 0.86 * ceil(len(plain(block.inlines)) / _SMALL_LINE)
        case Paragraph():
            return 0.3 + 0.86 * ceil(len(plain(block.inlines)) / _SMALL_LINE)
        case Quotation():
            named = ceil(len(plain(block.attribution)) / 82)
            return 0.6 + 0.93 * named + ceil(len(plain(block.content)) / 63)
        case Comment():
            return 3.0 + sum(ceil(len(plain(paragraph)) / 70) for paragraph in block.paragraphs)
        case ListBlock():
            return float(sum(ceil(len(plain(item)) / _LINE) for item in block.items))
        case KeyFigures():
            return 6.0
        case Table():
            return 2.0 + 1.2 * len(block.rows)
        case Sources():
            columns, line = (2, 53) if len(block.entries) > _FEW_SOURCES else (1, 84)
            entries = sum(0.25 + 0.8 * ceil(len(plain(e.inlines)) / line) for e in block.entries)
            return 3 + entries / columns
        case Contents():
            return 2.5
        case Index():
            return 2.0 + len(block.entries)
        case Figure():
            return 15.0
        case PageBreak() | EndMark():
            return 2.0
        case _:
            assert_never(block)

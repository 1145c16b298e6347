"""Sources as native endnotes: where each is first cited, and the part that holds them.

Word numbers endnotes by where their marks stand, so the marks must fall in the order of the
numbers; every other citation is a field that points to its mark. A document whose sources
cannot be numbered so (one is never cited, or they are out of order) lists them as paragraphs.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, assert_never

from briefing_app.document.nodes import (
    Comment,
    Contents,
    EndMark,
    Figure,
    Heading,
    Index,
    ItemHead,
    ListBlock,
    Masthead,
    PageBreak,
    Paragraph,
    Quotation,
    SourceRef,
    Sources,
    Table,
)
from briefing_app.export.docx_xml import DECLARATION, NAMESPACES, paragraph

if TYPE_CHECKING:
    from collections.abc import Iterator

    from briefing_app.document.nodes import Block, Document, Inlines


def citations(document: Document) -> list[int]:
    """Return the numbers of all citations in the order in which they are printed."""
    return [
        number
        for block in document.blocks
        for inlines in inlines_of(block)
        for inline in inlines
        if isinstance(inline, SourceRef)
        for number in inline.numbers
    ]


def marks(document: Document) -> frozenset[int] | None:
    """Return the positions among `citations` at which an endnote mark stands, None if none can.

    Entry 1 is marked where it is first cited, each later one where it is first cited after
    the mark before it.
    """
    entries = [
        entry.number for block in document.blocks if isinstance(block, Sources) for entry in block.entries
    ]
    if not entries or entries != list(range(1, len(entries) + 1)):
        return None
    places: list[int] = []
    for position, number in enumerate(citations(document)):
        if number == len(places) + 1:
            places.append(position)
    return frozenset(places) if len(places) == len(entries) else None


def inlines_of(block: Block) -> Iterator[Inlines]:
    """Yield the inlines of `block` in the order in which this writer prints them."""
    match block:
        case Heading(inlines=inlines) | ItemHead(inlines=inlines) | Paragraph(inlines=inlines):
            yield inlines
        case Quotation(attribution=attribution, content=content):
            yield attribution
            yield content
        case Comment(paragraphs=paragraphs):
            yield from paragraphs
        case ListBlock(items=items):
            yield from items
        case Table(rows=rows):
            for row in rows:
                yield from row
        case Masthead() | Figure() | Contents() | Index() | Sources() | PageBreak() | EndMark():
            return
        case _:
            assert_never(block)


def endnotes_part(notes: list[str]) -> str:
    """Return the endnotes part: `notes` are ready paragraphs, the first being number 1."""
    nothing = paragraph("NoteSeparator", "")
    return "".join(
        (
            f"{DECLARATION}<w:endnotes {NAMESPACES}>",
            f'<w:endnote w:type="separator" w:id="-1">{nothing}</w:endnote>',
            f'<w:endnote w:type="continuationSeparator" w:id="0">{nothing}</w:endnote>',
            *(f'<w:endnote w:id="{number}">{note}</w:endnote>' for number, note in enumerate(notes, 1)),
            "</w:endnotes>",
        )
    )

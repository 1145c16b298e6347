"""Sources as notes at the foot of the page: which they are, and which strip brings each along.

What is printed decides: a source is a note where a line of the text cites it. Those that only
another source cites, or nobody, stay in the list at the end.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from briefing_app.document.nodes import (
    Comment,
    Heading,
    ItemHead,
    KeyFigures,
    ListBlock,
    Paragraph,
    Quotation,
    Role,
    SourceRef,
    Sources,
    Table,
)
from briefing_app.export.anchors import source_anchor
from briefing_app.export.pdf.boxes import FootNote, Words
from briefing_app.export.pdf.building.flow import base
from briefing_app.export.pdf.file.structure import Element, Kind
from briefing_app.export.pdf.paging.feet import NOTE_GAP
from briefing_app.export.pdf.setting.words import Run, Style

if TYPE_CHECKING:
    from collections.abc import Iterator

    from briefing_app.document.nodes import Block, Document, Inlines, SourceEntry
    from briefing_app.export.pdf.boxes import Strip
    from briefing_app.export.pdf.building.flow import Flow
    from briefing_app.export.pdf.frame import Frame

HANG, HANG_OF_DIGIT = 0.9, 0.5
"""Room for the number of a note and for each of its digits, as part of the size of type."""


def cited_entries(document: Document) -> dict[int, SourceEntry]:
    """Return the sources that the text of `document` cites, by their numbers."""
    cited = {
        number
        for block in document.blocks
        for inlines in _inlines_of(block)
        for inline in inlines
        if isinstance(inline, SourceRef)
        for number in inline.numbers
    }
    found: dict[int, SourceEntry] = {}
    for block in document.blocks:
        if isinstance(block, Sources):
            for entry in block.entries:
                if entry.number in cited:
                    found.setdefault(entry.number, entry)
    return found


def _inlines_of(block: Block) -> Iterator[Inlines]:
    match block:
        case Heading(inlines=inlines) | ItemHead(inlines=inlines) | Paragraph(inlines=inlines):
            yield inlines
        case Quotation(attribution=attribution, content=content, original=original):
            yield from (attribution, content, original)
        case Comment(paragraphs=paragraphs):
            yield from paragraphs
        case ListBlock(items=items):
            yield from items
        case Table(rows=rows, legend=legend):
            yield legend
            for row in rows:
                yield from row
        case KeyFigures(figures=figures):
            yield from (figure.note for figure in figures)


def hang_on(flow: Flow) -> dict[int, SourceEntry]:
    """Hang each of the flow's sources on the strip that first cites it; return those never printed."""
    waiting = {source_anchor(number): entry for number, entry in flow.foot_entries.items()}
    home = {
        entry.number: number
        for number, block in enumerate(flow.document.blocks)
        if isinstance(block, Sources)
        for entry in reversed(block.entries)
    }
    frame = flow.sheets.of(landscape=False).frame
    for strip in flow.strips if waiting else ():
        frame = strip.frame or frame
        for item in strip.items:
            if not isinstance(item, Words) or not item.line.spans or not isinstance(item.part, Element):
                continue
            for span in item.line.spans:
                entry = waiting.pop(span.mark.target.anchor, None) if span.mark.target else None
                note = _note(flow, entry, frame, item.part) if entry else None
                if entry and note:
                    for line in note.lines:
                        line.block = home[entry.number]
                    strip.notes += (note,)
                    flow.foot_notes.append(note)
    return {entry.number: entry for entry in waiting.values()}


def _note(flow: Flow, entry: SourceEntry, frame: Frame, cited_in: Element) -> FootNote | None:
    """Return a source as the lines of a note, None when it has no words."""
    look = flow.look(Role.FOOTNOTE_TEXT)
    hang = look.size * (HANG + HANG_OF_DIGIT * len(str(entry.number)))
    element = flow.tree.note(at_foot=True)
    label, part = Element(Kind.LABEL, element), Element(Kind.PARAGRAPH, element)
    left, measure = frame.text + hang, frame.text_measure - hang
    lines: list[Strip] = flow.paragraph(entry.inlines, look, part=part, x=left, measure=measure)
    if not lines:
        return None
    style = Style(flow.look(Role.SIDE_LABEL).face, flow.voice.small(look, 0.85), "accent")
    number = flow.type.one_line([Run(str(entry.number), style)])
    lines[0].items.insert(0, Words(frame.text, base(look), number, label))
    lines[0].anchors = (source_anchor(entry.number),)
    lines[0].space = NOTE_GAP
    return FootNote(lines, element, cited_in)

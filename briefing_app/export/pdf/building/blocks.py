"""Each kind of block as strips: headings, items, paragraphs, quotations, comments, lists."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, assert_never

from briefing_app.document.nodes import (
    Block,
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
    Sources,
    Table,
    Text,
)
from briefing_app.export.pdf.boxes import Band, Hold, Part, Rule, Strip, Words
from briefing_app.export.pdf.building.figure import set_figure
from briefing_app.export.pdf.building.flow import base
from briefing_app.export.pdf.building.key_figures import set_key_figures
from briefing_app.export.pdf.building.lists import set_contents, set_index, set_sources
from briefing_app.export.pdf.building.masthead import set_masthead
from briefing_app.export.pdf.building.sides import SIDE_WHITE, beside, hang_number, label_runs
from briefing_app.export.pdf.building.tables import set_table
from briefing_app.export.pdf.file.structure import Kind, ListTree

if TYPE_CHECKING:
    from collections.abc import Sequence

    from briefing_app.document.house_style import Look
    from briefing_app.export.pdf.building.flow import Flow
    from briefing_app.export.pdf.file.structure import Element

BAND_INSET = 14.0
LIST_INDENT, DIGIT_INDENT = 1.24, 0.52
"""Room for the sign of a list and for each digit more than one, as part of the size of type."""
NUMBER_ROOM = 16.0
"""White kept at the right of the side column for the number of an item."""
RULE_TO_HEADING = 7.0
BAR_OUT = 12.0
"""How far out in the margin the bar of a changed paragraph stands."""
POINT_SIGN = "–"
"""What hangs before a talking point that has no number."""
NUMBERED_WHITE = 6.0
"""White above a numbered paragraph; twice as much above one whose label stands over it."""
FOLLOWERS = frozenset({Role.ALSO_IN, Role.STATEMENT_ORIG, Role.NOTICE})
"""Roles that say more about what stands before them, and rather follow it on the same page."""


def set_blocks(flow: Flow) -> list[Strip]:
    """Return every block of the flow's document as strips."""
    for number, block in enumerate(flow.document.blocks):
        flow.begin(number, block)
        _set_block(flow, block)
    return flow.finish()


def _set_block(flow: Flow, block: Block) -> None:
    match block:
        case Masthead():
            set_masthead(flow, block)
        case Heading():
            _heading(flow, block)
        case ItemHead():
            _item_head(flow, block)
        case Paragraph():
            _paragraph(flow, block)
        case Quotation():
            _quotation(flow, block)
        case Comment():
            _comment(flow, block)
        case ListBlock():
            _list(flow, block)
        case Table():
            set_table(flow, block)
        case KeyFigures():
            set_key_figures(flow, block)
        case Figure():
            set_figure(flow, block)
        case Contents():
            set_contents(flow, block)
        case Index():
            set_index(flow, block)
        case Sources():
            set_sources(flow, block)
        case PageBreak(landscape=landscape):
            flow.turn(landscape)
        case EndMark(text=text):
            _end_mark(flow, text)
        case _:
            assert_never(block)


def _heading(flow: Flow, block: Heading) -> None:
    role = Role.SECTION_1 if block.level == 1 else Role.SECTION_2
    look = flow.look(role)
    part = flow.tree.heading(block.level)
    if block.number and not block.label and not flow.frame.has_side:
        block = replace(block, inlines=(Text(f"{block.number}\u2002"), *block.inlines), number="")
    strips = _title(flow, block, look, part)
    if block.label or block.level > 1:
        label = "\u00a0 ".join(part for part in (block.number, block.label) if part)
        beside(flow, strips, label_runs(flow, label))
    elif block.number:
        beside(flow, strips, flow.voice.plain(block.number, look, colour="accent"), part=part)
    strips[0].anchors = (block.anchor,)
    if look.rule_above:
        frame = flow.frame
        strips[0].rule = Rule(frame.left, frame.right, -RULE_TO_HEADING, look.rule_above, "ink")
        strips[0].space = RULE_TO_HEADING
    flow.put(strips, role)


def _title(flow: Flow, block: Heading | ItemHead, look: Look, part: Element) -> list[Strip]:
    """Return the words of a head; one without words gets a dash, for its links to lead to."""
    strips = flow.paragraph(block.inlines, look, part=part, balanced=True)
    return strips or flow.paragraph((Text("–"),), look, part=part)


def _item_head(flow: Flow, block: ItemHead) -> None:
    look = flow.look(Role.ITEM_HEAD)
    if block.genre:
        look = flow.variant(Role.ITEM_HEAD, "face", value=look.emphasis)
    part = flow.tree.item_heading()
    strips = _title(flow, block, look, part)
    hang_number(flow, strips, block.number, look, part)
    _tags(flow, strips, block)
    strips[0].anchors = (block.anchor,)
    previous_heading = flow.previous in (Role.SECTION_1, Role.SECTION_2)
    flow.put(strips, Role.ITEM_HEAD, space=look.space_before * 0.4 if previous_heading else None)


def _tags(flow: Flow, strips: Sequence[Strip], block: ItemHead) -> None:
    """Set the genre and the tag of an item before its number; they are read after the headline."""
    look = flow.look(Role.SIDE_LABEL)
    runs = label_runs(flow, block.genre)
    if block.tag:
        runs += flow.voice.plain(f"{'  ' if runs else ''}{block.tag}", look, colour="quiet")
    if not runs:
        return
    first, last = strips[0], strips[-1]
    for strip in strips[1:]:
        strip.hold = Hold.FIRM
    if not flow.frame.has_side:
        beside(flow, strips, runs)
        return
    y = base(flow.look(Role.ITEM_HEAD))
    above = sum(strip.height for strip in strips[:-1])
    kept_free = NUMBER_ROOM if block.number else 0.0
    frame = flow.frame
    for line in flow.type.small(runs, frame.side_measure - kept_free):
        last.items.append(Words(frame.left, y - above, line, Part.LABEL))
        y += look.leading
    first.left = frame.left
    first.depth = max(first.depth, y - look.leading + SIDE_WHITE)


def _paragraph(flow: Flow, block: Paragraph) -> None:
    role, look = block.role, flow.look(block.role)
    if block.number:  # a quotation mark would hang into it
        look = flow.variant(role, "hang_quotes", value=False)
    follows = flow.previous is role
    indent = look.first_indent if follows and not block.label else 0.0
    left, width = flow.column(look)
    band = _band(flow, look, follows)
    if band:
        width -= BAND_INSET
    indent = 0.0 if block.number else indent
    part = flow.tree.paragraph()
    strips = flow.paragraph(block.inlines, look, part=part, indent=indent, x=left, measure=width)
    bar = Band(0.0, 0.0, flow.frame.left - BAR_OUT, "", "ink", padding=0.0) if block.changed else None
    for strip in strips:
        strip.band = band or bar
    if role is Role.TALKING_POINT and not block.number and strips:
        hang_number(flow, strips, POINT_SIGN, replace(look, colour="quiet"))
    if block.number:
        hang_number(flow, strips, block.number, flow.variant(role, "face", value=look.strong), part)
    beside(flow, strips, label_runs(flow, block.label), block.notes)
    if strips and block.anchor:
        strips[0].anchors = (block.anchor,)
    if strips and role in FOLLOWERS:
        strips[0].hold = Hold.LOOSE
    if band and band is flow.open_band:
        flow.put(strips, role, space=look.leading / 2, tight=True)
    else:
        joined = follows and look.first_indent and not block.label
        labelled = bool(block.label or block.notes) and not flow.frame.has_side
        white = NUMBERED_WHITE * (2 if labelled else 1)
        space = max(look.space_before, white) if block.number else 0.0 if joined else None
        flow.put(strips, role, space=space)
    flow.open_band = band


def _band(flow: Flow, look: Look, follows: bool) -> Band | None:
    if not look.tint and not look.bar:
        return None
    if follows and flow.open_band:
        return flow.open_band
    edge = flow.frame.text - BAND_INSET
    return Band(edge, flow.frame.right, edge, look.tint, look.bar)


def _quotation(flow: Flow, block: Quotation) -> None:
    said = flow.look(Role.STATEMENT)
    look = flow.variant(Role.STATEMENT_ATTRIBUTION, "colour", value="quiet")  # its name stays in ink
    flow.tree.enclose(Kind.BLOCK_QUOTE)
    who = flow.tree.paragraph()
    strips = flow.paragraph(block.attribution, look, part=who)
    content = flow.paragraph(block.content, said)
    if content and strips:
        content[0].hold = Hold.FIRM
        content[0].space = max(said.space_before, look.space_after) if look.space_after else 0.0
    strips += content
    if block.original:
        said_so = flow.paragraph(block.original, flow.look(Role.STATEMENT_ORIG))
        for strip in said_so[:1]:
            strip.hold, strip.space = Hold.FIRM, flow.look(Role.STATEMENT_ORIG).space_before
        strips += said_so
    beside(flow, strips, (), block.notes, left=flow.column(look)[0])
    hang_number(flow, strips, block.label, flow.look(Role.ITEM_HEAD), who)
    if strips and block.anchor:
        strips[0].anchors = (block.anchor,)
    flow.put(strips, Role.STATEMENT, space=said.space_before)


def _comment(flow: Flow, block: Comment) -> None:
    look = flow.look(block.role)
    band = _band(flow, look, follows=False)
    flow.tree.enclose(Kind.DIVISION)
    strips: list[Strip] = []
    for inlines in block.paragraphs:
        more = flow.paragraph(inlines, look, measure=flow.frame.text_measure - BAND_INSET)
        if strips and more:
            more[0].space = look.leading / 2
        strips += more
    for strip in strips:
        strip.band = band
    beside(flow, strips, label_runs(flow, block.title), (block.caution,) if block.caution else ())
    flow.put(strips, block.role)


def _end_mark(flow: Flow, text: str) -> None:
    """Set the last line; it rather takes company along than stand alone on a page."""
    look = flow.look(Role.END_MARK)
    strips = flow.paragraph((), look, runs=flow.voice.plain(text, look))
    for strip in strips:
        strip.hold = Hold.LOOSE
    flow.put(strips, Role.END_MARK)


def _list(flow: Flow, block: ListBlock) -> None:
    look = flow.look(block.role)
    left, width = flow.column(look)
    widest = len(str(len(block.items))) if block.ordered else 1
    hang = look.size * (LIST_INDENT + DIGIT_INDENT * (widest - 1))
    strips: list[Strip] = []
    tree = ListTree(flow.tree.here, "Decimal" if block.ordered else "Disc")
    for number, inlines in enumerate(block.items, 1):
        sign = f"{number}." if block.ordered else "•"
        label, body = tree.item()
        item = flow.paragraph(inlines, look, part=body, x=left + hang, measure=width - hang)
        if not item:
            continue
        mark = flow.type.one_line(flow.voice.plain(sign, look, colour="quiet"))
        item[0].items.insert(0, Words(left, base(look), mark, label))
        if strips:
            item[0].space = 2.0
        strips += item
    beside(flow, strips, label_runs(flow, block.label))
    flow.put(strips, block.role, space=max(look.space_before, 4.0))

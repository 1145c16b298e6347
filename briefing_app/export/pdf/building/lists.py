"""The lists that lead through a document: contents, sources, index."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from briefing_app.document.nodes import (
    Contents,
    Heading,
    Index,
    Role,
    Sources,
    Text,
    plain,
)
from briefing_app.export.anchors import source_anchor
from briefing_app.export.pdf.boxes import (
    Columns,
    Hold,
    PageNumber,
    Rule,
    Strip,
    Words,
)
from briefing_app.export.pdf.building.flow import base, hold_lines
from briefing_app.export.pdf.building.sides import beside, label_runs
from briefing_app.export.pdf.file.structure import Element, Kind, ListTree
from briefing_app.export.pdf.frame import COLUMN_GUTTER
from briefing_app.export.pdf.setting.words import Run, Style, Target

if TYPE_CHECKING:
    from collections.abc import Sequence

    from briefing_app.export.pdf.building.flow import Flow

NUMBER_ROOM = 34.0
"""White kept for leader and page number after the words of an entry."""
MANY_SOURCES = 7
"""Entries from which sources are set in two columns across the page."""
NARROWEST_COLUMN = 18.0
"""How wide each of two columns is at least, in sizes of its type; else there is one."""
LONGEST_WHOLE_ENTRY = 6
"""Lines up to which an entry of the sources is not parted."""
TITLE_ROOM = 16.0
"""Height of the line that holds the title over columns."""


def set_contents(flow: Flow, block: Contents) -> None:
    """Set an entry for every heading, its page number to be filled in."""
    strips: list[Strip] = []
    frame = flow.frame
    tree = Element(Kind.CONTENTS, flow.tree.here)
    title = Element(Kind.CAPTION, tree)
    under: Element | None = None
    for heading in flow.document.blocks:
        if not isinstance(heading, Heading) or heading.level > block.levels:
            continue
        role = Role.TOC_1 if heading.level == 1 else Role.TOC_2
        look = flow.look(role)
        left, width = flow.column(look)
        target = Target(heading.anchor)
        number = (Text(f"{heading.number}\u2002"),) if heading.number else ()
        words = (*number, Text(plain(heading.inlines)))
        runs = [run._replace(target=target) for run in flow.runs(words, look)]
        lines = flow.type.lines(runs, width - NUMBER_ROOM)
        if not lines:
            continue
        if heading.level == 1:
            under = None
        elif under is None:
            under = Element(Kind.CONTENTS, tree)
        part = Element(Kind.CONTENTS_ENTRY, under or tree)
        entry = flow.stack(lines, look, left, width, part)
        end = left + lines[-1].width
        entry[-1].items.append(PageNumber(end, frame.right, base(look), heading.anchor, role.value, part))
        strips += entry
    if not strips:
        return
    hold_lines(strips, whole=True)
    _open(flow, strips, block.title, title, 0.6)
    flow.put(strips, Role.TOC_1, space=30.0)


def set_sources(flow: Flow, block: Sources) -> None:
    """Set the numbered sources small: a few beside their title, many in two columns under it."""
    frame = flow.frame
    at_foot = flow.foot_entries
    block = replace(block, entries=tuple(e for e in block.entries if at_foot.get(e.number) is not e))
    if not block.entries:
        return
    title = flow.tree.heading(1)
    measure = (frame.full_measure - COLUMN_GUTTER) / 2
    narrow = measure < NARROWEST_COLUMN * flow.look(Role.SOURCE_ENTRY).size
    if narrow or len(block.entries) < MANY_SOURCES:
        strips = _source_strips(flow, block, frame.text, frame.text_measure)
        _set_list(flow, strips, block.title, title, None, block.anchor)
        return
    strips = _source_strips(flow, block, frame.left, measure)
    if not strips:
        return
    opening = Strip(TITLE_ROOM, left=frame.left, right=frame.right)
    _open(flow, [opening], block.title, title, 0.3, block.anchor, base(flow.look(Role.SOURCE_ENTRY)))
    opening.rule = Rule(frame.left, frame.right, -7.0, 0.3, "hairline")
    body = Strip(0.0, columns=Columns(strips, measure + COLUMN_GUTTER), hold=Hold.FIRM)
    body.left, body.right = frame.left, frame.right
    flow.put([opening, body], Role.SOURCE_ENTRY, space=30.0)
    for strip in strips:
        strip.block = body.block


def _source_strips(flow: Flow, block: Sources, left: float, measure: float) -> list[Strip]:
    look = flow.look(Role.SOURCE_ENTRY)
    widest = max((len(str(entry.number)) for entry in block.entries), default=1)
    hang = (7.0 + 4.0 * widest) * look.size / 8
    strips: list[Strip] = []
    number_style = Style(flow.look(Role.SIDE_LABEL).face, flow.voice.small(look, 0.85), "accent")
    for entry in block.entries:
        note = flow.tree.note()
        label, part = Element(Kind.LABEL, note), Element(Kind.PARAGRAPH, note)
        lines = flow.paragraph(entry.inlines, look, part=part, x=left + hang, measure=measure - hang)
        if not lines:
            continue
        number = flow.type.one_line([Run(str(entry.number), number_style)])
        lines[0].items.insert(0, Words(left, base(look), number, label))
        lines[0].anchors = (source_anchor(entry.number),)
        lines[0].space = look.space_after if strips else 0.0
        if len(lines) <= LONGEST_WHOLE_ENTRY:
            for line in lines[1:]:
                line.hold = Hold.FIRM
        strips += lines
    for strip in strips[1:3]:
        strip.hold = Hold.FIRM
    return strips


def set_index(flow: Flow, block: Index) -> None:
    """Set an index in two columns: a name, then the numbers of its items; its pages come later."""
    measure = (flow.frame.text_measure - COLUMN_GUTTER) / 2
    if measure < NARROWEST_COLUMN * flow.look(Role.INDEX_1).size:
        measure = flow.frame.text_measure
    flow.tree.enclose(Kind.INDEX)
    title = flow.tree.paragraph()
    index = SetIndex(block, ListTree(flow.tree.here), flow.frame.text, measure)
    _set_list(flow, index.strips(flow, {}), block.title, title, measure, "")
    if flow.strips and flow.strips[-1].columns:
        index.body = flow.strips[-1]
        flow.indexes.append(index)


class SetIndex:
    """An index that is set again when the pages of its items are known, or have changed."""

    def __init__(self, block: Index, tree: ListTree, left: float, measure: float) -> None:
        self._block = block
        self._tree = tree
        self._left = left
        self._measure = measure
        self._pages: dict[str, int] = {}
        self.body: Strip | None = None

    def renew(self, flow: Flow, pages: dict[str, int]) -> bool:
        """Set the index with the page, from 1, of each anchor; say whether that changes anything."""
        wanted = {item.anchor for entry in self._block.entries for item in entry.items}
        pages = {anchor: pages[anchor] for anchor in wanted if anchor in pages}
        if pages == self._pages or self.body is None or self.body.columns is None:
            return False
        self._pages = pages
        strips = self.strips(flow, pages)
        for strip in strips:
            strip.block = self.body.block
        self.body.columns = Columns(strips, self.body.columns.shift)
        return True

    def strips(self, flow: Flow, pages: dict[str, int]) -> list[Strip]:
        """Return the lines of all entries."""
        look = flow.look(Role.INDEX_1)
        strips: list[Strip] = []
        for entry in self._block.entries:
            runs = flow.voice.plain(entry.name, look)
            for place, item in enumerate(entry.items):
                runs += flow.voice.plain(", " if place else "\u2002", look)
                runs += flow.runs((item,), look)
            first_there: dict[int, str] = {}
            for item in entry.items:
                if item.anchor in pages:
                    first_there.setdefault(pages[item.anchor], item.anchor)
            for place, (page, anchor) in enumerate(sorted(first_there.items())):
                before = ", " if place else f" · {self._block.page_word}\u00a0"
                runs += flow.voice.plain(before, look)
                (number,) = flow.voice.plain(str(page), look, strong=True)
                runs.append(number._replace(target=Target(anchor)))
            part = self._tree.item()[1]
            strips += flow.paragraph((), look, part=part, runs=runs, x=self._left, measure=self._measure)
        for strip in strips[1:3]:
            strip.hold = Hold.FIRM
        return strips


def _set_list(
    flow: Flow, strips: list[Strip], title: str, part: Element, measure: float | None, anchor: str
) -> None:
    """Put a list under its side label; with a `measure` it stands in columns of it."""
    if not strips:
        return
    for strip in strips[1:3]:
        strip.hold = Hold.FIRM
    if measure is None:
        _open(flow, strips, title, part, 0.3, anchor)
        flow.put(strips, Role.SOURCE_ENTRY, space=30.0)
        return
    has_side = flow.frame.has_side
    opening = Strip(0.0 if has_side else TITLE_ROOM)
    left = flow.frame.left if has_side else flow.frame.text
    _open(flow, [opening], title, part, 0.3, anchor, base(flow.look(Role.SOURCE_ENTRY)), left)
    if has_side:
        opening.depth = flow.look(Role.INDEX_1).leading * 3
    shift = measure + COLUMN_GUTTER if measure < flow.frame.text_measure else 0.0
    body = Strip(0.0, columns=Columns(strips, shift), hold=Hold.FIRM)
    opening.left, body.left, body.right = flow.frame.left, flow.frame.text, flow.frame.right
    opening.right = flow.frame.right
    flow.put([opening, body], Role.SOURCE_ENTRY, space=30.0)
    for strip in strips:
        strip.block = body.block


def _open(
    flow: Flow,
    strips: Sequence[Strip],
    title: str,
    part: Element,
    thickness: float,
    anchor: str = "",
    baseline: float = 0.0,
    left: float | None = None,
) -> None:
    """Head a list with its title in the side column and a hairline over the text."""
    first, frame = strips[0], flow.frame
    left = frame.left if left is None else left
    runs = label_runs(flow, title, "quiet")
    if baseline:
        step = flow.look(Role.SIDE_LABEL).leading
        lines = flow.type.small(runs, frame.label_measure)
        first.height = max(first.height, len(lines) * step) if first.height else 0.0
        first.items = [Words(left, baseline + index * step, line, part) for index, line in enumerate(lines)]
    else:
        beside(flow, strips, runs, part=part)
    if anchor:
        first.anchors = (*first.anchors, anchor)
    first.rule = Rule(frame.text, frame.right, -7.0, thickness, "hairline" if thickness < 0.5 else "quiet")

"""What has to be settled before anything is written: tables wider than their page become several."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from briefing_app.document.house_style import Measure
from briefing_app.document.nodes import PageBreak, Role, Table
from briefing_app.export.column_groups import CELL_SIZE
from briefing_app.export.docx.blocks.tables import parts_of
from briefing_app.export.docx.sheets.geometry import turned

if TYPE_CHECKING:
    from briefing_app.document.house_style import HouseStyle
    from briefing_app.document.nodes import Block, Document
    from briefing_app.export.docx.sheets.geometry import Geometry


def table_measure(table: Table) -> Measure:
    """Return which columns of the page `table` fills: without a label beside it, both."""
    return Measure.FULL if table.wide or not table.label else Measure.TEXT


def parted(document: Document, page: Geometry, style: HouseStyle) -> Document:
    """Return `document`, which starts on a sheet like `page`, with every table narrow enough for its own."""
    scale = CELL_SIZE / style.look(Role.TABLE_CELL).size
    if not any(isinstance(block, Table) for block in document.blocks):
        return document
    blocks: list[Block] = []
    for block in document.blocks:
        match block:
            case PageBreak(landscape=bool(landscape)) if landscape != page.landscape:
                page = turned(page)
                blocks.append(block)
            case Table():
                blocks.extend(parts_of(block, page.measure_width(table_measure(block)) * scale))
            case _:
                blocks.append(block)
    return replace(document, blocks=tuple(blocks))

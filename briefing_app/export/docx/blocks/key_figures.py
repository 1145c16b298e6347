"""Key figures: boxes side by side, each with a large value, its change, its name and its source."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from briefing_app.document.nodes import Emphasis, Role
from briefing_app.export.docx.blocks.inlines import alternative
from briefing_app.export.docx.looks.letters import character_style, hex_colour, run_properties
from briefing_app.export.docx.looks.variants import border, paragraph_style, spacing
from briefing_app.export.docx.xml import paragraph, run, style_id, text_xml, twips

if TYPE_CHECKING:
    from collections.abc import Iterator

    from briefing_app.document.house_style import HouseStyle, Look
    from briefing_app.document.nodes import KeyFigure, KeyFigures
    from briefing_app.export.docx.blocks.inlines import Inliner

_VALUE, _NAME, _NOTE = "Key Figure Value", "Key Figure Name", "Key Figure Note"
_CHANGE, _TABLE = "Key Figure Change", "Key Figures"
_MOST = 5
_EN_SPACE = "\u2002"
_VALUE_SIZE = 20.0


def key_figures_xml(block: KeyFigures, inliner: Inliner, width: float, indent: float) -> str:
    """Return the boxes of `block` in rows `width` points wide, at most five to a row."""
    if not block.figures:
        return ""
    columns, rows = boxes(block)
    size = twips(width) // columns
    cells = [_cell(figure, inliner, size) for figure in block.figures]
    empty = (
        f'<w:tc><w:tcPr><w:tcW w:w="{size}" w:type="dxa"/></w:tcPr>{paragraph(style_id(_NOTE), "")}</w:tc>'
    )
    cells += [empty] * (len(rows) * columns - len(cells))
    lines = (
        f"<w:tr><w:trPr><w:cantSplit/></w:trPr>{''.join(cells[at : at + columns])}</w:tr>"
        for at in range(0, len(cells), columns)
    )
    described = "; ".join(
        " ".join(filter(None, (figure.value, figure.name, figure.change))) for figure in block.figures
    )
    return "".join(
        (
            f'<w:tbl><w:tblPr><w:tblStyle w:val="{style_id(_TABLE)}"/>',
            f'<w:tblW w:w="{size * columns}" w:type="dxa"/><w:tblInd w:w="{twips(indent)}" w:type="dxa"/>',
            '<w:tblLayout w:type="fixed"/><w:tblLook w:val="0600" w:firstRow="0" w:lastRow="0"'
            ' w:firstColumn="0" w:lastColumn="0" w:noHBand="1" w:noVBand="1"/>',
            f'<w:tblDescription w:val="{alternative(described)}"/></w:tblPr><w:tblGrid>',
            f'<w:gridCol w:w="{size}"/>' * columns,
            "</w:tblGrid>",
            *lines,
            "</w:tbl>",
            paragraph("AfterTable", ""),
        )
    )


def _cell(figure: KeyFigure, inliner: Inliner, width: int) -> str:
    value = inliner.words(figure.value, Role.SECTION_1)
    if figure.change:
        value += run(text_xml(_EN_SPACE)) + run(text_xml(figure.change), style_id(_CHANGE))
    name = inliner.words(figure.name, Role.TABLE_CELL, Emphasis.STRONG)
    parts = [paragraph(style_id(_VALUE), value), paragraph(style_id(_NAME), name)]
    if figure.note:
        parts.append(paragraph(style_id(_NOTE), inliner.runs(figure.note, Role.SIDE_NOTE)))
    return f'<w:tc><w:tcPr><w:tcW w:w="{width}" w:type="dxa"/></w:tcPr>{"".join(parts)}</w:tc>'


def boxes(block: KeyFigures) -> tuple[int, list[tuple[KeyFigure, ...]]]:
    """Return in how many columns the figures of `block` stand, and their rows, at most five in each."""
    if not block.figures:
        return 0, []
    columns = -(-len(block.figures) // -(-len(block.figures) // _MOST))
    return columns, [block.figures[at : at + columns] for at in range(0, len(block.figures), columns)]


def large_look(style: HouseStyle) -> Look:
    """Return how a value is set."""
    head = style.look(Role.SECTION_1)
    return replace(head, size=min(head.size, _VALUE_SIZE))


def key_figure_styles(style: HouseStyle) -> Iterator[str]:
    """Yield the styles of this module."""
    cell, note = style.look(Role.TABLE_CELL), style.look(Role.SIDE_NOTE)
    large = large_look(style)
    keep = "<w:keepNext/><w:keepLines/>"
    yield paragraph_style(_VALUE, keep + spacing(large.size * 1.2), run_properties(style, large), "Normal")
    yield paragraph_style(_NAME, keep + spacing(cell.leading), run_properties(style, cell), "Normal")
    yield paragraph_style(
        _NOTE,
        spacing(note.leading, before=2),
        run_properties(
            style,
            replace(note, size=min(note.size, max(7.6, min(look.size for look in style.looks.values())))),
        ),
        "Normal",
    )
    accent = replace(cell, face=cell.strong, colour=style.look(Role.SIDE_LABEL).colour)
    yield character_style(_CHANGE, run_properties(style, accent, large))
    hair = border(0.5, 0, hex_colour(style, "hairline", "BFBFBF"))
    sides = "".join(
        f"<w:{side} {hair}/>" for side in ("top", "left", "bottom", "right", "insideH", "insideV")
    )
    margins = "".join(
        f'<w:{side} w:w="{size}" w:type="dxa"/>'
        for side, size in (("top", 100), ("left", 140), ("bottom", 120), ("right", 100))
    )
    yield (
        f'<w:style w:type="table" w:customStyle="1" w:styleId="{style_id(_TABLE)}"><w:name w:val="{_TABLE}"/>'
        f'<w:basedOn w:val="TableNormal"/><w:tblPr><w:tblBorders>{sides}</w:tblBorders>'
        f"<w:tblCellMar>{margins}</w:tblCellMar></w:tblPr></w:style>"
    )

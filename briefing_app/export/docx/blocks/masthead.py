"""The head of page one: organisation, title, dateline between rules, control data."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from briefing_app.document.house_style import Measure
from briefing_app.document.nodes import Role
from briefing_app.export.docx.looks.marks import CONTROL_LABEL, ISSUE_DATE
from briefing_app.export.docx.sheets.geometry import wide
from briefing_app.export.docx.xml import TAB, paragraph, run, style_id, text_xml, twips

if TYPE_CHECKING:
    from briefing_app.document.house_style import HouseStyle
    from briefing_app.document.nodes import Masthead
    from briefing_app.export.docx.blocks.figures import Figures
    from briefing_app.export.docx.blocks.inlines import Inliner
    from briefing_app.export.docx.sheets.geometry import Geometry
    from briefing_app.export.emblem import Emblem


class Beside(NamedTuple):
    """The drawing of an emblem, how lines beside it are indented, and the white after the last of them."""

    drawing: str = ""
    indent: str = ""
    room: str = ""


NO_EMBLEM = Beside()
_EMBLEM_WHITE = 9.0
"""White between an emblem and the title under it."""


def emblem_beside(
    emblem: Emblem, block: Masthead, style: HouseStyle, page: Geometry, figures: Figures
) -> Beside:
    """Return an emblem as it stands beside the lines of the organisation."""
    lines = max(len(block.organisation), 1)
    start = page.indent(Measure.FULL)
    drawing = figures.drawing(emblem.figure, emblem.width + 1, start)
    below = emblem.height + _EMBLEM_WHITE - lines * style.look(Role.MASTHEAD_ORG).leading
    room = f'<w:spacing w:after="{twips(below)}"/>' if below > 0 else ""
    indent = emblem.width + _EMBLEM_WHITE + start
    beside = f'<w:ind w:left="{twips(max(indent, page.shift) if page.side else indent)}"/>'
    return Beside(drawing, beside, room)


def masthead_xml(block: Masthead, inliner: Inliner, page: Geometry, emblem: Beside = NO_EMBLEM) -> str:
    """Return the head of page one: control data as labels that hang beside their values."""
    lines = [inliner.words(line, Role.MASTHEAD_ORG) for line in block.organisation]
    if emblem.drawing:
        lines = lines or [""]
        lines[0] = run(emblem.drawing) + lines[0]
    style = style_id(Role.MASTHEAD_ORG.value)
    parts = [
        paragraph(style, line, (emblem.room if number == len(lines) else "") + emblem.indent)
        for number, line in enumerate(lines, 1)
    ]
    title = inliner.words(block.title, Role.MASTHEAD_TITLE)
    parts.append(paragraph(style_id(Role.MASTHEAD_TITLE.value), title))
    if block.second_title:
        second = inliner.words(block.second_title, Role.MASTHEAD_TITLE)
        parts.append(paragraph("MastheadSecondTitle", second))
    if any(block.dateline):
        cells = [inliner.words(cell, Role.ISSUE_LINE) for cell in block.dateline]
        cells[0] = run(text_xml(block.dateline[0]), style_id(ISSUE_DATE))
        parts.append(paragraph(style_id(wide(Role.ISSUE_LINE.value, page)), TAB.join(cells)))
    for label, value in block.control:
        runs = run(text_xml(label), style_id(CONTROL_LABEL)) + TAB
        runs += inliner.words(value, Role.CONTROL_VALUE)
        parts.append(paragraph(style_id(Role.CONTROL_VALUE.value), runs))
    return "".join(parts)

"""Tables and key figures as Word sets them: every row with its height."""

from __future__ import annotations

from typing import TYPE_CHECKING

from briefing_app.document.house_style import Measure
from briefing_app.document.nodes import Role, Text
from briefing_app.export.column_groups import is_group_head
from briefing_app.export.docx.blocks.key_figures import boxes, large_look
from briefing_app.export.docx.blocks.tables import CELL_GAP, column_widths, strong
from briefing_app.export.docx.looks.styles import space_after
from briefing_app.export.docx.looks.variants import TABLE_WHITE
from briefing_app.export.docx.sheets.parting import table_measure
from briefing_app.export.docx.xml import twips
from briefing_app.export.word_pages.pieces import Piece
from briefing_app.export.word_pages.setting import EN_SPACE

if TYPE_CHECKING:
    from briefing_app.document.nodes import Inlines, KeyFigures, Table
    from briefing_app.export.word_pages.setting import Setting

_CELL_WHITE, _ROW_RULE = 5.5, 0.25
"""White above and below the words of a cell, and the rule between two rows."""
_HEAD_RULES, _GROUP_WHITE = 0.75, 4.0
_PLAIN_WHITE = 5.0
_AFTER_TABLE = 7.0


def _label_over(setting: Setting) -> None:
    look = setting.look(Role.SIDE_LABEL)
    setting.add(Piece(1, look.leading + 3, before=8.0, keep_next=True))


def set_table(setting: Setting, block: Table) -> None:
    """Set the rows of a table under its caption; its head is set again on every page."""
    if block.label and not block.caption:
        _label_over(setting)
    if block.caption:
        setting.beside(block.label, ())
        setting.set(Role.CAPTION, (Text(block.caption),), before=TABLE_WHITE, after=3.0, keep_next=True)
    if not block.columns:
        return
    measure = setting.page.measure_width(table_measure(block))
    widths = [
        width / 20
        for width in column_widths(
            block, twips(measure), setting.look(Role.TABLE_HEAD), setting.look(Role.TABLE_CELL)
        )
    ]
    rooms = [width - CELL_GAP for width in widths[:-1]] + widths[-1:]
    head: list[Piece] = []
    if block.legend and block.rows:
        look = setting.look(Role.CAPTION)
        count, notes = setting.lines(setting.voice.runs(block.legend, look, setting.known), measure)
        height = count * look.leading + space_after(Role.CAPTION, look) * 0 + _CELL_WHITE + _HEAD_RULES
        head.append(setting.add(Piece(1, height, keep_next=True, notes=_first(notes))))
    if any(column.head for column in block.columns):
        look = setting.look(Role.TABLE_HEAD)
        cells = (setting.voice.plain(column.head, look) for column in block.columns)
        count = max(setting.lines(runs, room)[0] for runs, room in zip(cells, rooms, strict=True))
        height = count * look.leading + _CELL_WHITE + _HEAD_RULES
        head.append(setting.add(Piece(1, height, keep_next=True)))
    white = _CELL_WHITE + _ROW_RULE if any(column.head for column in block.columns) else _PLAIN_WHITE
    for position, row in enumerate(block.rows):
        _row(setting, block, position, row, rooms, measure, tuple(head), white)
    if block.rows or head:
        setting.add(Piece(1, 1.0, after=_AFTER_TABLE))


def _row(
    setting: Setting,
    block: Table,
    position: int,
    row: tuple[Inlines, ...],
    rooms: list[float],
    measure: float,
    head: tuple[Piece, ...],
    white: float,
) -> None:
    look = setting.look(Role.TABLE_CELL)
    if is_group_head(block, position):
        runs = setting.voice.runs(strong(row[0]), look, setting.known)
        count, notes = setting.lines(runs, measure)
        height = count * look.leading + _CELL_WHITE + _ROW_RULE + _GROUP_WHITE
        setting.add(Piece(1, height, keep_next=True, notes=_first(notes), head=head))
        return
    most, brought = 1, []
    for place, (inlines, room) in enumerate(zip(row, rooms, strict=False)):
        words = strong(inlines) if place < block.row_heads else inlines
        count, notes = setting.lines(setting.voice.runs(words, look, setting.known), room)
        most = max(most, count)
        brought += [number for numbers in notes.values() for number in numbers]
    height = most * look.leading + white
    setting.add(Piece(1, height, notes={0: brought} if brought else {}, head=head))


def set_key_figures(setting: Setting, block: KeyFigures) -> None:
    """Set a row of boxes with figures after the other."""
    if block.label:
        _label_over(setting)
    columns, rows = boxes(block)
    cell, note, large = setting.look(Role.TABLE_CELL), setting.look(Role.SIDE_NOTE), large_look(setting.style)
    room = setting.page.measure_width(Measure.FULL) / max(columns, 1) - 12.0
    for row in rows:
        highest, brought = 0.0, []
        for figure in row:
            value = setting.voice.plain(figure.value, large)
            if figure.change:
                value = [*value, *setting.voice.plain(f"{EN_SPACE}{figure.change}", cell)]
            height = setting.lines(value, room)[0] * large.size * 1.2
            height += (
                setting.lines(setting.voice.plain(figure.name, cell, strong=True), room)[0] * cell.leading
            )
            if figure.note:
                count, notes = setting.lines(setting.voice.runs(figure.note, note, setting.known), room)
                height += count * note.leading + 2
                brought += [number for numbers in notes.values() for number in numbers]
            highest = max(highest, height)
        setting.add(Piece(1, highest + 11.5, notes={0: brought} if brought else {}))
    if rows:
        setting.add(Piece(1, 1.0, after=_AFTER_TABLE))


def _first(notes: dict[int, list[int]]) -> dict[int, list[int]]:
    """Return the footnotes of a row, which breaks nowhere."""
    brought = [number for numbers in notes.values() for number in numbers]
    return {0: brought} if brought else {}

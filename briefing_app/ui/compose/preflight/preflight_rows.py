"""The rows of the list of findings: headings of their groups, and findings with their signs."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, QSize, Qt
from PySide6.QtGui import QFont, QIcon, QPalette
from PySide6.QtWidgets import QStyledItemDelegate, QStyleOptionViewItem, QTreeWidget, QTreeWidgetItem

from briefing_app.domain.checks import Severity
from briefing_app.ui.look import icons
from briefing_app.ui.look.plain import tip

if TYPE_CHECKING:
    from collections.abc import Iterable

    from briefing_app.domain.checks import Finding
    from briefing_app.ui.look.tokens import Tokens

_SIGNS = {
    Severity.ERROR: ("circle-alert", "danger"),
    Severity.WARNING: ("flag", "danger"),
    Severity.NOTE: ("info", "secondary"),
}
"""How a finding looks by its weight: the sign tells it too, where colours are not seen."""
GROUPS = {
    "error": ("error", "errors", "to mend before it leaves"),
    "warning": ("warning", "warnings", "to mend or to waive"),
    "note": ("note", "notes", "to look at"),
    "waived": ("waived", "waived", ""),
}
FINDING = int(Qt.ItemDataRole.UserRole)
"""Where a row holds its finding."""
GROUP = FINDING + 1
"""Where a heading holds the name of its group."""
_BESIDE_WORDS, _ROW_PADDING = 34, 10
_Index = QModelIndex | QPersistentModelIndex


class WrappedRows(QStyledItemDelegate):
    """Gives a row as many lines as its words need in the width of the list."""

    def __init__(self, tree: QTreeWidget) -> None:
        super().__init__(tree)
        self._tree = tree

    def sizeHint(self, option: QStyleOptionViewItem, index: _Index) -> QSize:
        whole = super().sizeHint(option, index)
        steps = 2 if index.parent().isValid() else 1
        room = self._tree.viewport().width() - steps * self._tree.indentation() - _BESIDE_WORDS
        words = str(index.data(Qt.ItemDataRole.DisplayRole))
        needed = option.fontMetrics.boundingRect(
            QRect(0, 0, max(room, 60), 10_000), int(Qt.TextFlag.TextWordWrap), words
        )
        return QSize(whole.width(), max(whole.height(), needed.height() + _ROW_PADDING))


def grouped(findings: Iterable[Finding]) -> list[tuple[str, list[Finding]]]:
    """Return findings by their groups, the gravest first and the waived ones last."""
    groups: dict[str, list[Finding]] = {name: [] for name in GROUPS}
    for finding in findings:
        groups["waived" if finding.waiver is not None else finding.severity.value].append(finding)
    return [(name, those) for name, those in groups.items() if those]


def counted(name: str, number: int) -> str:
    """Return how many there are of a group: `2 warnings`."""
    one, many, _ = GROUPS[name]
    return f"{number} {one if number == 1 else many}"


def heading_of(name: str, number: int, font: QFont) -> QTreeWidgetItem:
    """Return the heading of a group, in a stronger `font`."""
    heading = QTreeWidgetItem([counted(name, number)])
    strong = QFont(font)
    strong.setWeight(QFont.Weight.DemiBold)
    heading.setFont(0, strong)
    hint = GROUPS[name][2]
    heading.setToolTip(0, tip(hint) if hint else "")
    heading.setData(0, GROUP, name)
    return heading


def row_of(finding: Finding, tokens: Tokens, palette: QPalette) -> QTreeWidgetItem:
    """Return the row of a finding, which it holds at `FINDING`."""
    icon, colour = _SIGNS[finding.severity]
    words = finding.sentence
    if finding.waiver is not None:
        icon, colour = "check", "secondary"
        day = f"{finding.waiver.at.astimezone():%d %b, %H:%M}"
        words = f"{words} (waived by {finding.waiver.initials}, {day})"
    row = QTreeWidgetItem([words])
    row.setData(0, FINDING, finding)
    row.setIcon(0, QIcon(icons.icon(icon, str(getattr(tokens, colour)))))
    row.setToolTip(0, tip(words))
    severity = "Waived" if finding.waiver is not None else str(finding.severity).capitalize()
    row.setData(0, int(Qt.ItemDataRole.AccessibleTextRole), f"{severity}: {words}")
    if finding.waiver is not None:
        row.setForeground(0, palette.brush(QPalette.ColorRole.PlaceholderText))
    return row

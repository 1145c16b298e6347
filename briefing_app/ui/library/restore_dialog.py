"""Shows the backups of the library and asks which shall be the library again."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QAbstractItemView,
    QDialog,
    QDialogButtonBox,
    QFileDialog,
    QHeaderView,
    QTreeWidget,
    QTreeWidgetItem,
    QVBoxLayout,
    QWidget,
)

from briefing_app.storage.engines.sqlite.keeping.copying import in_megabytes
from briefing_app.ui.look.dates import clock, long_date
from briefing_app.ui.look.plain import label, tip

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from briefing_app.storage.engines.sqlite.keeping.backups import Backup

_WHAT_HAPPENS = (
    "The library becomes what it was then. The one of now is not lost: it is set aside beside it, "
    "and can be opened. The window closes and opens again."
)
_PATH = Qt.ItemDataRole.UserRole
_COLUMNS = ("Made on", "At", "Articles", "Size")
_COUNTING = "…"
_WIDTH = 100
_LIBRARIES = "Briefing Desk library (*.briefing)"


class RestoreDialog(QDialog):
    """A list of backups, the latest first; `decided` carries the path of the one chosen."""

    decided = Signal(object)

    def __init__(self, backups: Sequence[Backup], folder: Path, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("restoreDialog")
        self.setWindowTitle("Restore a backup")
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.resize(560, 460)
        self._folder = folder
        self.list = QTreeWidget()
        self.list.setObjectName("backupList")
        self.list.setAccessibleName("Backups, the latest first")
        self.list.setColumnCount(len(_COLUMNS))
        self.list.setHeaderLabels(list(_COLUMNS))
        self.list.setRootIsDecorated(False)
        self.list.setUniformRowHeights(True)
        self.list.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        for column in range(1, len(_COLUMNS)):
            self.list.headerItem().setTextAlignment(column, _RIGHT)
            self.list.header().setSectionResizeMode(column, QHeaderView.ResizeMode.Fixed)
            self.list.header().resizeSection(column, _WIDTH)
        self.list.header().setStretchLastSection(False)
        self.list.header().setSectionResizeMode(0, QHeaderView.ResizeMode.Stretch)
        self.list.itemActivated.connect(lambda *_: self._decide())
        self.list.currentItemChanged.connect(lambda *_: self._allow())
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Cancel)
        self._restore = buttons.addButton("Restore", QDialogButtonBox.ButtonRole.AcceptRole)
        self._restore.setObjectName("restoreButton")
        self._restore.setProperty("kind", "primary")
        other = buttons.addButton("Another file…", QDialogButtonBox.ButtonRole.ActionRole)
        other.setObjectName("restoreOther")
        other.clicked.connect(self._browse)
        buttons.accepted.connect(self._decide)
        buttons.rejected.connect(self.reject)
        column_of = QVBoxLayout(self)
        column_of.setContentsMargins(24, 20, 24, 16)
        column_of.setSpacing(12)
        words = label(_WHAT_HAPPENS, "secondary")
        words.setWordWrap(True)
        column_of.addWidget(words)
        column_of.addWidget(self.list, 1)
        where = label(self._where(backups), "small")
        where.setObjectName("backupFolder")
        where.setWordWrap(True)
        column_of.addWidget(where)
        column_of.addWidget(buttons)
        self._fill(backups)
        self._allow()

    def show_counts(self, counts: Mapping[Path, int | None]) -> None:
        """Show how many articles each backup holds, once they were counted."""
        for row in self._rows():
            path = row.data(0, _PATH)
            if path in counts:
                number = counts[path]
                row.setText(2, "cannot be read" if number is None else f"{number:,}")

    def _fill(self, backups: Sequence[Backup]) -> None:
        for one in backups:
            row = QTreeWidgetItem(
                [long_date(one.made_at.date()), clock(one.made_at), _COUNTING, in_megabytes(one.size)]
            )
            row.setData(0, _PATH, one.path)
            row.setToolTip(0, tip(one.path.name))
            for column in range(1, len(_COLUMNS)):
                row.setTextAlignment(column, _RIGHT)
            self.list.addTopLevelItem(row)
        if rows := self._rows():
            self.list.setCurrentItem(rows[0])

    def _where(self, backups: Sequence[Backup]) -> str:
        if not backups:
            return f"There is no backup yet. They will lie in {self._folder}"
        return f"They lie in {self._folder}"

    def _rows(self) -> list[QTreeWidgetItem]:
        rows = (self.list.topLevelItem(number) for number in range(self.list.topLevelItemCount()))
        return [row for row in rows if row is not None]

    def _allow(self) -> None:
        self._restore.setEnabled(self.list.currentItem() is not None)

    def _browse(self) -> None:
        start = self._folder if self._folder.is_dir() else self._folder.parent
        dialog = QFileDialog(
            self, "A backup in another place", str(start), "Briefing Desk library (*.briefing)"
        )
        dialog.finished.connect(dialog.deleteLater)
        dialog.setObjectName("otherBackupDialog")
        dialog.setFileMode(QFileDialog.FileMode.ExistingFile)
        dialog.fileSelected.connect(self._take)
        dialog.open()

    def _take(self, chosen: str) -> None:
        self.decided.emit(Path(chosen))
        self.accept()

    def _decide(self) -> None:
        row = self.list.currentItem()
        if row is not None:
            self.decided.emit(row.data(0, _PATH))
            self.accept()


_RIGHT = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter

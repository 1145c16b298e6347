"""The trash: what was removed, when, for how many days it stays, and the way back."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import TYPE_CHECKING

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QPersistentModelIndex, Qt, QTimer
from PySide6.QtGui import QShortcut
from PySide6.QtWidgets import (
    QAbstractItemView,
    QDialog,
    QDialogButtonBox,
    QHeaderView,
    QLineEdit,
    QTableView,
    QVBoxLayout,
    QWidget,
)

from briefing_app.storage.changing.trash import Kind, Thrown
from briefing_app.ui.look.dates import short_date
from briefing_app.ui.look.plain import label
from briefing_app.ui.notices import Question
from briefing_app.ui.statements.words import counted
from briefing_app.workspace.care import trash

if TYPE_CHECKING:
    from typing import Any

    from briefing_app.ui.desk import Desk

MOST_SHOWN = 1000
_COLUMNS = ("What", "Title", "Removed", "Days left")
_KINDS = {Kind.ARTICLE: "Article", Kind.BRIEFING: "Briefing", Kind.STATEMENT: "Statement"}
_ICONS = {Kind.ARTICLE: "newspaper", Kind.BRIEFING: "file-text", Kind.STATEMENT: "quote"}
_TYPING_MS = 200
_Index = QModelIndex | QPersistentModelIndex


class TrashModel(QAbstractTableModel):
    """What lies in the trash as rows."""

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self.rows: list[Thrown] = []
        self._now = datetime.now(UTC)

    def show_thrown(self, rows: list[Thrown]) -> None:
        """Show these rows instead."""
        self.beginResetModel()
        self.rows, self._now = rows, datetime.now(UTC)
        self.endResetModel()

    def rowCount(self, parent: _Index = QModelIndex()) -> int:  # noqa: B008
        return 0 if parent.isValid() else len(self.rows)

    def columnCount(self, parent: _Index = QModelIndex()) -> int:  # noqa: B008
        return 0 if parent.isValid() else len(_COLUMNS)

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> Any:
        if orientation is Qt.Orientation.Horizontal and role == Qt.ItemDataRole.DisplayRole:
            return _COLUMNS[section]
        if role == Qt.ItemDataRole.TextAlignmentRole:
            return _aligned(section)
        return None

    def data(self, index: _Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        from briefing_app.ui.look import icons

        row = self.rows[index.row()]
        match role:
            case Qt.ItemDataRole.DisplayRole:
                return self._words(row, index.column())
            case Qt.ItemDataRole.DecorationRole if index.column() == 0:
                return icons.icon(_ICONS[row.kind], self._desk.theme.tokens.secondary)
            case Qt.ItemDataRole.TextAlignmentRole:
                return _aligned(index.column())
            case Qt.ItemDataRole.AccessibleTextRole if index.column() == 1:
                return f"{_KINDS[row.kind]}: {row.title}"
        return None

    def _words(self, row: Thrown, column: int) -> str:
        match column:
            case 0:
                return _KINDS[row.kind]
            case 1:
                return f"“{row.title}”, in {row.of}" if row.of else row.title
            case 2:
                local = row.removed_at.astimezone()
                return f"{short_date(local.date(), self._now.astimezone().date())}, {local:%H:%M}"
        return str(trash.days_left(row, self._now))


class TrashDialog(QDialog):
    """Lists the trash; what is chosen is brought back, or deleted for good when that was confirmed."""

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self.setObjectName("trashDialog")
        self.setWindowTitle("Trash")
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.resize(760, 520)
        self._model = TrashModel(desk, self)
        self._search = QLineEdit(placeholderText="Find in the trash", clearButtonEnabled=True)
        self._search.setObjectName("trashSearch")
        self._search.setAccessibleName("Find in the trash")
        self._typing = QTimer(self, singleShot=True, interval=_TYPING_MS)
        self._typing.timeout.connect(self.refresh)
        self._search.textChanged.connect(lambda _text: self._typing.start())
        self.table = _table(self._model)
        self.table.selectionModel().selectionChanged.connect(lambda *_: self._allow())
        self._told = label("", "small")
        self._told.setObjectName("trashCount")
        self._told.setWordWrap(True)
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Close)
        self.back = buttons.addButton("Bring back", QDialogButtonBox.ButtonRole.ActionRole)
        self.back.setObjectName("trashRestore")
        self.back.setProperty("kind", "primary")
        self.back.clicked.connect(self.bring_back)
        self.delete = buttons.addButton("Delete for good…", QDialogButtonBox.ButtonRole.DestructiveRole)
        self.delete.setObjectName("trashDelete")
        self.delete.setAutoDefault(False)
        self.delete.clicked.connect(self.ask_and_delete)
        buttons.rejected.connect(self.reject)
        QShortcut(Qt.Key.Key_Delete, self.table, self.ask_and_delete)
        column = QVBoxLayout(self)
        column.setContentsMargins(20, 18, 20, 16)
        column.setSpacing(10)
        column.addWidget(self._search)
        column.addWidget(self.table, 1)
        column.addWidget(self._told)
        column.addWidget(buttons)
        desk.signals.changed.connect(self.refresh)
        self.refresh()
        self.table.setFocus()

    def refresh(self) -> None:
        """Show what lies in the trash now."""
        store = self._desk.workspace.store
        self._model.show_thrown(store.thrown(self._search.text().strip(), MOST_SHOWN))
        there, shown = store.thrown_count(), len(self._model.rows)
        if self._model.rows:
            self.table.selectRow(0)
        if not there:
            words = "The trash is empty. What is removed lies here for thirty days."
        elif not shown:
            words = f"Nothing in the trash has these words; {counted(there, 'thing')} lie in it."
        else:
            some = f"The latest {shown:,} of {there:,}. " if shown == MOST_SHOWN < there else ""
            words = (
                f"{some}After thirty days it is deleted for good at a start of the program. "
                "What a briefing stands on stays."
            )
        self._told.setText(words)
        self._allow()

    def chosen(self) -> list[Thrown]:
        """Return what is chosen, from top to bottom."""
        rows = sorted(index.row() for index in self.table.selectionModel().selectedRows())
        return [self._model.rows[row] for row in rows]

    def bring_back(self) -> None:
        """Take what is chosen out of the trash; that can be undone."""
        chosen = self.chosen()
        workspace = self._desk.workspace
        if chosen and self._desk.notices.attempt(
            lambda: workspace.apply(trash.bring_back(workspace.store, chosen))
        ):
            self._desk.notices.tell(f"Brought back: {_named(chosen)}")

    def ask_and_delete(self) -> None:
        """Ask, then delete what is chosen for good."""
        chosen = self.chosen()
        if not chosen:
            return
        self._desk.notices.ask(
            Question(
                f"Delete {_named(chosen)} for good?",
                "With an article go its statements and the file it came from. This cannot be undone; "
                "only a backup would still have it. What a briefing stands on is kept.",
                yes="Delete for good",
                danger=True,
            ),
            lambda yes: self._delete(chosen) if yes else None,
        )

    def _delete(self, chosen: list[Thrown]) -> None:
        workspace = self._desk.workspace
        if self._desk.notices.attempt(lambda: trash.delete_for_good(workspace, chosen)):
            self._desk.notices.tell(f"Deleted for good: {_named(chosen)}")
        self.refresh()

    def _allow(self) -> None:
        some = self.table.selectionModel().hasSelection()
        self.back.setEnabled(some)
        self.delete.setEnabled(some)


def _table(model: TrashModel) -> QTableView:
    table = QTableView()
    table.setObjectName("trashList")
    table.setAccessibleName("What lies in the trash, the latest first")
    table.setModel(model)
    table.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
    table.setShowGrid(False)
    table.setWordWrap(False)
    table.setTabKeyNavigation(False)
    table.setTextElideMode(Qt.TextElideMode.ElideRight)
    table.verticalHeader().hide()
    table.verticalHeader().setDefaultSectionSize(32)
    header = table.horizontalHeader()
    header.setHighlightSections(False)
    header.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
    header.setSectionResizeMode(1, QHeaderView.ResizeMode.Stretch)
    for column, width in ((0, 130), (2, 130), (3, 80)):
        header.resizeSection(column, width)
    return table


def _aligned(column: int) -> Qt.AlignmentFlag:
    side = Qt.AlignmentFlag.AlignRight if column == 3 else Qt.AlignmentFlag.AlignLeft
    return side | Qt.AlignmentFlag.AlignVCenter


def _named(chosen: list[Thrown]) -> str:
    if len(chosen) > 1:
        return counted(len(chosen), "thing")
    title = chosen[0].title
    return f"“{title if len(title) <= 60 else title[:59] + '…'}”"

"""What was selected and is not yet placed: drag it into the outline, or send it with a key."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import QMimeData, QModelIndex, QPersistentModelIndex, Qt, QTimer, Signal
from PySide6.QtWidgets import QAbstractItemView, QHBoxLayout, QLineEdit, QListView, QVBoxLayout, QWidget

from briefing_app.domain.briefings.briefing import StatementItem
from briefing_app.domain.briefings.outline import items
from briefing_app.domain.identity import SectionId, StatementId
from briefing_app.domain.statements.statement import StatementState
from briefing_app.storage.queries import StatementQuery
from briefing_app.ui.compose.outline.outline_model import OutlineModel
from briefing_app.ui.compose.outline.outline_rows import OutlineRow, RowKind, tag_of
from briefing_app.ui.compose.outline.outline_view import OutlineDelegate
from briefing_app.ui.look.dragging import STATEMENTS_FORMAT, packed
from briefing_app.ui.look.plain import label
from briefing_app.ui.look.speaking import turned_quote
from briefing_app.ui.statements.words import shown_actor, turning

if TYPE_CHECKING:
    from briefing_app.domain.briefings.briefing import Briefing
    from briefing_app.storage.queries import StatementRow
    from briefing_app.ui.desk import Desk

_MOST = 500
_SETTLE_MS = 150
_NOTHING = (
    "Nothing waits here.\n\nStatements that you select in Read or Statements gather in this pool until "
    "they have a place in the briefing."
)


class PoolModel(OutlineModel):
    """Statements that can be dragged out; nothing can be dropped here."""

    def flags(self, index: QModelIndex | QPersistentModelIndex) -> Qt.ItemFlag:
        return super().flags(index) & ~Qt.ItemFlag.ItemIsDropEnabled

    def mimeTypes(self) -> list[str]:
        return [STATEMENTS_FORMAT]

    def mimeData(self, indexes: Sequence[QModelIndex]) -> QMimeData:
        rows = [self.rows[index.row()] for index in indexes]
        data = QMimeData()
        data.setData(STATEMENTS_FORMAT, packed([row.id for row in rows]))
        data.setText("\n\n".join(f"{row.speaker}: {row.text}" for row in rows))
        return data


class PoolPanel(QWidget):
    """The pool of the current briefing; `place_asked` carries the ids of statements."""

    place_asked = Signal(object)

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self._model = PoolModel(self)
        self._count = label("0", "count")
        self._search = QLineEdit()
        self._search.setObjectName("poolSearch")
        self._search.setAccessibleName("Search in the pool")
        self._search.setPlaceholderText("Search in the pool")
        self._search.setClearButtonEnabled(True)
        self._timer = QTimer(self, singleShot=True, interval=_SETTLE_MS)
        self._timer.timeout.connect(self.refresh)
        self._search.textChanged.connect(self._timer.start)
        self.list = self._list_view()
        self._nothing = label(_NOTHING, "secondary")
        self._nothing.setWordWrap(True)
        self._nothing.setAlignment(Qt.AlignmentFlag.AlignTop | Qt.AlignmentFlag.AlignHCenter)
        self._nothing.setContentsMargins(24, 32, 24, 0)
        head = QHBoxLayout()
        head.setContentsMargins(16, 14, 16, 8)
        head.setSpacing(8)
        head.addWidget(label("Pool", "title"))
        head.addWidget(self._count, 0, Qt.AlignmentFlag.AlignVCenter)
        head.addStretch(1)
        search = QHBoxLayout()
        search.setContentsMargins(16, 0, 16, 8)
        search.addWidget(self._search)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addLayout(head)
        layout.addLayout(search)
        layout.addWidget(self.list, 1)
        layout.addWidget(self._nothing, 1)

    @property
    def chosen(self) -> list[StatementId]:
        """The ids of the selected statements."""
        indexes = sorted(self.list.selectedIndexes(), key=QModelIndex.row)
        return [StatementId(self._model.rows[index.row()].id) for index in indexes]

    def refresh(self) -> None:
        """Show what is selected in the library and not yet in the current briefing."""
        store = self._desk.workspace.store
        current = self._desk.workspace.current_briefing
        briefing = store.briefing(current) if current is not None else None
        placed = placed_statements(briefing) if briefing else set()
        query = StatementQuery(text=self._search.text(), state=StatementState.SELECTED)
        ids = store.found_statements(query, _MOST + len(placed) + 1).ids
        waiting = [StatementId(i) for i in ids if i not in placed]
        place = self.list.currentIndex().row()
        self._model.show_rows(tuple(_row(row) for row in store.statement_rows(waiting[:_MOST])))
        if self._model.rowCount() and place >= 0:
            self.list.setCurrentIndex(self._model.index(min(place, self._model.rowCount() - 1)))
        self._count.setText(str(len(waiting)) if len(waiting) <= _MOST else f"{_MOST}+")
        self.list.setVisible(bool(waiting))
        self._nothing.setVisible(not waiting)

    def begin_search(self) -> None:
        """Put the cursor into the search."""
        self._search.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self._search.selectAll()

    def _list_view(self) -> QListView:
        view = QListView()
        view.setObjectName("statementPool")
        view.setAccessibleName("Selected statements that have no place yet")
        view.setModel(self._model)
        view.setItemDelegate(OutlineDelegate(self._desk.theme, view))
        view.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        view.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        view.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        view.setDragDropMode(QAbstractItemView.DragDropMode.DragOnly)
        view.setResizeMode(QListView.ResizeMode.Adjust)
        view.setFrameShape(QListView.Shape.NoFrame)
        view.setMouseTracking(True)
        view.activated.connect(lambda _: self.place_asked.emit(self.chosen))
        return view


def placed_statements(briefing: Briefing) -> set[int]:
    """Return the ids of the statements that have a place in `briefing`."""
    return {item.statement_id for item in items(briefing) if isinstance(item, StatementItem)}


def _row(row: StatementRow) -> OutlineRow:
    """Return a statement of the store as a card."""
    return OutlineRow(
        RowKind.STATEMENT,
        row.id,
        SectionId(0),
        0,
        turned_quote(row.quote, turning(row)),
        speaker=shown_actor(row),
        speaker_kind=row.kind,
        detail=row.outlet,
        tag=tag_of(row.manner, row.reports),
    )

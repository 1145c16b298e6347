"""The list of what left the desk: one card for each issue, the latest first."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import (
    QAbstractListModel,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    QRect,
    QSize,
    Qt,
    Signal,
)
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QAbstractItemView, QListView, QStyle, QStyledItemDelegate

from briefing_app.domain.briefings.issue import Issue, IssueKind
from briefing_app.ui.archive.standing import Standing
from briefing_app.ui.archive.words import (
    KIND_ICONS,
    issued_when,
    kind_words,
    read_aloud,
    standing_words,
    what_left,
)
from briefing_app.ui.look.icons import pixmap
from briefing_app.ui.theme import ui_font

if TYPE_CHECKING:
    from PySide6.QtWidgets import QStyleOptionViewItem, QWidget

    from briefing_app.domain.identity import IssueId
    from briefing_app.ui.theme import Theme

ISSUE_ROLE = Qt.ItemDataRole.UserRole + 1
STANDING_ROLE = Qt.ItemDataRole.UserRole + 2
_HEIGHT = 88
_PLAIN = ("secondary", "sunken")
_BADGES = {
    IssueKind.ISSUED: ("accent", "accent_soft"),
    IssueKind.EXPORTED: _PLAIN,
    IssueKind.PRINTED: ("ok", "ok_soft"),
}
"""The colours of the sign for how something left: what was issued stands out."""
_Index = QModelIndex | QPersistentModelIndex


class ArchiveModel(QAbstractListModel):
    """Holds the issues of the library; they never change, there only come more."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._issues: tuple[Issue, ...] = ()
        self._standing = Standing()

    def show(self, issues: tuple[Issue, ...], standing: Standing) -> None:
        """Show other issues, and how they stand."""
        if issues == self._issues:
            self._standing = standing
            if issues:
                self.dataChanged.emit(self.index(0), self.index(len(issues) - 1))
            return
        self.beginResetModel()
        self._issues = issues
        self._standing = standing
        self.endResetModel()

    def place_of(self, issue_id: IssueId) -> int:
        """Return where an issue stands, -1 where it is not shown."""
        return next((n for n, issue in enumerate(self._issues) if issue.id == issue_id), -1)

    def rowCount(self, parent: _Index = QModelIndex()) -> int:  # noqa: B008
        return 0 if parent.isValid() else len(self._issues)

    def data(self, index: _Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if not index.isValid():
            return None
        issue = self._issues[index.row()]
        if role == ISSUE_ROLE:
            return issue
        if role == STANDING_ROLE:
            return standing_words(issue, self._standing)
        if role == Qt.ItemDataRole.DisplayRole:
            return issue.title
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return read_aloud(issue, self._standing)
        return None


class ArchiveList(QListView):
    """Shows an `ArchiveModel`; tells which issue is current."""

    current_changed = Signal(object)

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("archiveList")
        self.setAccessibleName("What was issued")
        self.archive = ArchiveModel(self)
        self.setModel(self.archive)
        self.setItemDelegate(IssueCards(theme, self))
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setUniformItemSizes(True)
        self.setFrameShape(QListView.Shape.NoFrame)
        self.setMouseTracking(True)

    @property
    def current_issue(self) -> Issue | None:
        """The issue that is shown beside the list."""
        issue = self.currentIndex().data(ISSUE_ROLE)
        return issue if isinstance(issue, Issue) else None

    def show_issues(self, issues: tuple[Issue, ...], standing: Standing) -> None:
        """Show other issues; the current one stays, else the first becomes current."""
        current = self.current_issue
        self.archive.show(issues, standing)
        place = self.archive.place_of(current.id) if current else -1
        if self.archive.rowCount() and self.currentIndex().row() != max(place, 0):
            self.setCurrentIndex(self.archive.index(max(place, 0)))
        elif not issues:
            self.current_changed.emit(None)

    def currentChanged(self, current: _Index, previous: _Index) -> None:
        super().currentChanged(current, previous)
        self.current_changed.emit(self.current_issue)


class IssueCards(QStyledItemDelegate):
    """Paints how and when an issue left, its title and reference, and what it consists of."""

    def __init__(self, theme: Theme, view: QListView) -> None:
        super().__init__(view)
        self._theme = theme
        self._view = view
        self._title, self._small, self._head = ui_font(13, 600), ui_font(12), ui_font(11)
        self._struck = ui_font(13, 600)
        self._struck.setStrikeOut(True)
        theme.changed.connect(view.viewport().update)

    def sizeHint(self, option: QStyleOptionViewItem, index: _Index) -> QSize:
        return QSize(self._view.viewport().width(), _HEIGHT)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: _Index) -> None:
        issue: Issue = index.data(ISSUE_ROLE)
        fate = str(index.data(STANDING_ROLE) or "")
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        card = option.rect.adjusted(8, 2, -8, -2)
        self._paint_ground(painter, option, index, card)
        self._paint_kind(painter, issue, card, gone=bool(fate))
        inner = card.adjusted(50, 9, -10, -8)
        line = inner.height() // 3
        theme = self._theme
        self._paint_head(painter, QRect(inner.left(), inner.top(), inner.width(), line), issue)
        painter.setFont(self._struck if fate else self._title)
        painter.setPen(theme.colour("tertiary" if fate else "text"))
        self._elided(painter, inner.adjusted(0, line, 0, -line), issue.title)
        painter.setFont(self._small)
        painter.setPen(theme.colour("secondary"))
        self._elided(painter, inner.adjusted(0, 2 * line, 0, 0), fate or what_left(issue))
        painter.restore()

    def _paint_ground(
        self, painter: QPainter, option: QStyleOptionViewItem, index: _Index, card: QRect
    ) -> None:
        theme = self._theme
        if option.state & QStyle.StateFlag.State_Selected:
            painter.setBrush(theme.colour("accent_soft"))
            focused = self._view.hasFocus()
            painter.setPen(theme.colour("accent" if focused else "accent_line"))
            painter.drawRoundedRect(card, 7, 7)
            return
        if option.state & QStyle.StateFlag.State_MouseOver:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(theme.colour("hover"))
            painter.drawRoundedRect(card, 7, 7)
        painter.setPen(theme.colour("line"))
        painter.drawLine(card.left() + 50, card.bottom() + 2, card.right() - 8, card.bottom() + 2)

    def _paint_kind(self, painter: QPainter, issue: Issue, card: QRect, *, gone: bool) -> None:
        ink, ground = _BADGES.get(issue.kind, _PLAIN) if not gone else _PLAIN
        badge = QRect(card.left() + 11, card.top() + 12, 30, 30)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(self._theme.colour(ground))
        painter.drawRoundedRect(badge, 6, 6)
        colour = str(getattr(self._theme.tokens, ink))
        sign = pixmap(KIND_ICONS[issue.kind], colour, 16, self._view.devicePixelRatioF())
        painter.drawPixmap(badge.left() + 7, badge.top() + 7, sign)

    def _paint_head(self, painter: QPainter, line: QRect, issue: Issue) -> None:
        when = issued_when(issue.issued_at, date.today())
        words = " · ".join(part for part in (kind_words(issue), issue.reference) if part)
        painter.setFont(self._head)
        painter.setPen(self._theme.colour("tertiary"))
        painter.drawText(line, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignRight, when)
        painter.setPen(self._theme.colour("secondary"))
        used = painter.fontMetrics().horizontalAdvance(when) + 10
        self._elided(painter, line.adjusted(0, 0, -used, 0), words)

    @staticmethod
    def _elided(painter: QPainter, line: QRect, words: str) -> None:
        shown = painter.fontMetrics().elidedText(words, Qt.TextElideMode.ElideRight, line.width())
        painter.drawText(line, Qt.AlignmentFlag.AlignVCenter, shown)

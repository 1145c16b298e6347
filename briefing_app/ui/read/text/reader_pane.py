"""The middle pane of the read view: the article with its tool bar and overview."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QPoint, Qt, QTimer, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QMenu, QStackedWidget, QVBoxLayout, QWidget

from briefing_app.document.echoes import with_echoes
from briefing_app.domain.articles.article import ReadingState
from briefing_app.ui.actions import Scope
from briefing_app.ui.look.plain import label
from briefing_app.ui.look.tokens import READER_MINIMUM
from briefing_app.ui.read.statements.statement_verbs import StatementVerbs
from briefing_app.ui.read.text.overview_strip import OverviewStrip
from briefing_app.ui.read.text.reader import Reader
from briefing_app.ui.read.text.reader_bar import ReaderBar
from briefing_app.workspace.actors.candidates import candidates_of
from briefing_app.workspace.composing.echoes import carried_by

if TYPE_CHECKING:
    from briefing_app.domain.articles.article import Article
    from briefing_app.domain.identity import ArticleId, StatementId
    from briefing_app.domain.statements.statement import Statement
    from briefing_app.ui.desk import Desk
    from briefing_app.workspace.door.changed import Changed

_READ_AFTER_MS = 900
_IF_POSSIBLE = frozenset({"actionReadInColumns", "actionReadStraight"})
"""Offered only where they mean something: for a PDF."""
_ECHOES_AFTER_MS = 250
_ZOOM_STEP = 0.1
_EDGE_HINT = "←  →  move the {edge}   ·   Ctrl by words   ·   Alt by sentences   ·   Enter keeps it   ·   Esc"


class ReaderPane(QFrame):
    """Shows an article with its statements; `article_changed` carries it once it is shown."""

    article_changed = Signal(object)

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self.setProperty("surface", "panel")
        self.setMinimumWidth(READER_MINIMUM)
        self.reader = Reader(desk.theme)
        self.bar = ReaderBar(desk)
        self.verbs = StatementVerbs(desk, self.reader)
        self._hint = label("", "small")
        self._hint.setObjectName("edgeHint")
        self._hint.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self._hint.setContentsMargins(8, 6, 8, 6)
        self._hint.hide()
        page = QWidget()
        row = QHBoxLayout(page)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        row.addWidget(self.reader, 1)
        row.addWidget(OverviewStrip(self.reader, desk.theme))
        self._stack = QStackedWidget()
        self._stack.addWidget(self._empty())
        self._stack.addWidget(page)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.bar)
        column.addWidget(self._stack, 1)
        column.addWidget(self._hint)
        self._read_timer = QTimer(self, singleShot=True, interval=_READ_AFTER_MS)
        self._read_timer.timeout.connect(self._mark_read)
        self._carried: dict[StatementId, int] = {}
        self._echo_timer = QTimer(self, singleShot=True, interval=_ECHOES_AFTER_MS)
        self._echo_timer.timeout.connect(self.count_echoes)
        self.reader.set_zoom(desk.settings.current.text_zoom / 100)
        self.reader.marks_changed.connect(self._count)
        found = self.reader.found
        found.changed.connect(lambda: self.bar.show_found(found.place, found.count))
        self.reader.edge.changed.connect(self._show_hint)
        self.reader.current_changed.connect(lambda _id: self._show_hint())
        self.reader.marks_changed.connect(self._show_hint)
        self.reader.customContextMenuRequested.connect(self._open_menu)
        desk.signals.changed.connect(self._hear)
        desk.actions.attach(Scope.READER, self.reader)
        for name, step in (("actionNextFound", 1), ("actionPreviousFound", -1)):
            desk.actions.bind(name, partial(found.step, step), enabled=lambda: found.count > 0)
        for name, step in (("actionTextLarger", 1), ("actionTextSmaller", -1), ("actionTextNormal", 0)):
            desk.actions.bind(name, partial(self.zoom, step), within=self)

    @property
    def article(self) -> Article | None:
        """The article that is shown, or None."""
        return self.reader.article

    def show_article(self, article_id: ArticleId | None) -> None:
        """Show an article with its marks; None shows that none is chosen."""
        if article_id is None:
            self.reader.clear_article()
            self._stack.setCurrentIndex(0)
            self.article_changed.emit(None)
            return
        if self.article is not None and self.article.id == article_id:
            return
        article = self._desk.workspace.store.article(article_id)
        self._carried = {}
        self.reader.show_article(article)
        self._stack.setCurrentIndex(1)
        self._load_marks()
        self._read_timer.start()
        self.article_changed.emit(article)
        self._desk.actions.refresh()

    def open_statement(self, statement_id: StatementId) -> None:
        """Show a statement at its place, and say so where it has come loose or was dismissed."""
        statement = self._desk.workspace.store.statement(statement_id)
        self.show_article(statement.passage.article_id)
        self.reader.go_to(statement_id)
        if self.reader.current is None:
            page = self.reader.page
            if page is not None and statement.passage.stands_in(page.article.text):
                self.reader.select_span(statement.passage.span)
                self.reader.ensureCursorVisible()
            else:
                self._desk.notices.tell("The words of this statement are no longer found in the article.")

    def zoom(self, step: int) -> None:
        """Set the text larger, smaller, or as it was (0)."""
        self.reader.set_zoom(self.reader.zoom + step * _ZOOM_STEP if step else 1.0)
        self._desk.notices.attempt(
            lambda: self._desk.settings.change(text_zoom=round(self.reader.zoom * 100))
        )

    def _load_marks(self) -> None:
        article = self.article
        if article is None:
            return
        store = self._desk.workspace.store
        mentions = store.mentions_of(article.id)
        actors = store.actors({actor_id for _, actor_id in mentions.mentions})
        statements = [
            with_echoes(one, self._carried.get(one.id, 0)) for one in store.statements_of(article.id)
        ]
        self.reader.show_marks(statements, mentions, actors)
        self._echo_timer.start()

    def count_echoes(self) -> None:
        """Find out which statements other articles carry too, a moment after the article is shown."""
        self._echo_timer.stop()
        article = self.article
        if article is None or not self.isVisible():
            return
        store = self._desk.workspace.store
        carried = carried_by(store, article, store.statements_of(article.id))
        if carried != self._carried:
            self._carried = carried
            self._load_marks()
            self._echo_timer.stop()

    def _hear(self, changed: Changed) -> None:
        article = self.article
        if article is None:
            return
        if article.id in changed.articles:
            there = self._desk.workspace.store.articles([article.id])
            if not there:  # deleted for good
                self.show_article(None)
                return
            self.reader.show_details(there[article.id])
        if article.id in changed.articles or changed.actors:
            self._load_marks()

    def _mark_read(self) -> None:
        """Remember that the article was opened; that is no step of the undo history."""
        article = self.article
        if article is not None and self.isVisible() and article.state is ReadingState.NEW:
            self._desk.workspace.note_read(article.id)

    def _count(self) -> None:
        selected = sum(mark.selected for mark in self.reader.marks)
        self.bar.count(selected, len(self.reader.marks) - selected)

    def _show_hint(self) -> None:
        edge, mark = self.reader.edge, self.reader.current
        words = ""
        if edge.active:
            words = _EDGE_HINT.format(edge="end" if edge.ends else "beginning")
        elif mark is not None and mark.statement.is_in_doubt:
            words = self._doubt_hint(mark.statement)
        self._hint.setVisible(bool(words))
        self._hint.setText(words)
        self._desk.actions.refresh()

    def _doubt_hint(self, statement: Statement) -> str:
        candidates = candidates_of(self._desk.workspace.store, statement)
        keys = self._desk.actions.keys("actionTakeCandidate")
        take = f"{keys[0]}  takes {candidates[0].name}" if candidates and keys else ""
        others = self._desk.actions.keys("actionSetSpeaker")
        other = f"{others[0]}  somebody else" if others else ""
        return "   ·   ".join(part for part in ("Speaker in doubt", take, other) if part)

    def _open_menu(self, place: QPoint) -> None:
        self._desk.actions.colour_icons()
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        for name in (
            *("actionSelectStatement", "actionDismissStatement", "actionReopenStatement", ""),
            *("actionMarkDirect", "actionMarkIndirect", "actionMarkPassage", "actionSentence", ""),
            *("actionTakeCandidate", "actionSetSpeaker", "actionToggleThought", ""),
            *("actionEdgeBegin", "actionEdgeEnd", "", "actionCopyStatement"),
            *("", "actionSplitArticle", "actionJoinNext", "actionReadInColumns", "actionReadStraight"),
        ):
            if not name:
                menu.addSeparator()
            elif name not in _IF_POSSIBLE or self._desk.actions[name].isEnabled():
                menu.addAction(self._desk.actions[name])
        menu.popup(self.reader.viewport().mapToGlobal(place))

    def _empty(self) -> QWidget:
        box = QWidget()
        column = QVBoxLayout(box)
        column.addStretch(2)
        for text, role in (
            ("Nothing to read yet", "title"),
            ("Choose an article on the left, or drop files anywhere on this window.", "secondary"),
        ):
            words = label(text, role)
            words.setAlignment(Qt.AlignmentFlag.AlignCenter)
            column.addWidget(words)
        column.addStretch(3)
        return box

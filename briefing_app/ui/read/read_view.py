"""The read view: the list of articles, the article, and what is known about it."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QByteArray, Qt
from PySide6.QtWidgets import QFileDialog, QHBoxLayout, QSplitter, QWidget

from briefing_app.storage.engines.database import NoConnection
from briefing_app.ui.actions import Scope
from briefing_app.ui.look.tokens import INSPECTOR_WIDTH, LIST_WIDTH
from briefing_app.ui.read.articles.article_pane import ArticlePane
from briefing_app.ui.read.chosen.deeds import ChosenDeeds
from briefing_app.ui.read.inspector import Inspector
from briefing_app.ui.read.text.reader_pane import ReaderPane
from briefing_app.ui.read.text.retexting import Retexting
from briefing_app.ui.window.briefing.current_sections import CurrentSections

if TYPE_CHECKING:
    from collections.abc import Callable

    from briefing_app.domain.identity import ArticleId, StatementId
    from briefing_app.ui.desk import Desk


class ReadView(QWidget):
    """Three panes; the list drives the reader, the reader drives the inspector."""

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("readView")
        self._desk = desk
        self._store = desk.workspace.store
        self.articles = ArticlePane(desk)
        self.deeds = ChosenDeeds(desk, self.articles, CurrentSections(desk, self))
        self.pane = ReaderPane(desk)
        self.reader = self.pane.reader
        self.inspector = Inspector(desk, self.reader, self.pane.verbs.take_candidate)
        self.panes = (self.articles.list, self.reader, self.inspector.tabs)
        self.retexting = Retexting(desk, self.pane, self.articles.list, self)
        self.splitter = QSplitter(Qt.Orientation.Horizontal)
        self.splitter.setHandleWidth(1)
        self.splitter.setChildrenCollapsible(False)
        for part, stretch in ((self.articles, 0), (self.pane, 1), (self.inspector, 0)):
            self.splitter.addWidget(part)
            self.splitter.setStretchFactor(self.splitter.count() - 1, stretch)
        self.splitter.setSizes([LIST_WIDTH, 1200, INSPECTOR_WIDTH])
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.addWidget(self.splitter)
        self.articles.sought.connect(self.reader.found.look_for)
        self._owed: ArticleId | None = None
        self.articles.opened.connect(self._show)
        desk.signals.changed.connect(self._show_owed)
        self.pane.article_changed.connect(
            lambda article: self.inspector.show_article(article.id if article else None)
        )
        self.pane.article_changed.connect(
            lambda article: desk.navigator.arrive("read", article.id if article else None)
        )
        desk.actions.attach(Scope.READ, self)
        self._bind()
        self._restore()

    @property
    def article_at_hand(self) -> ArticleId | None:
        """The article that is read, for going back to it."""
        return self.pane.article.id if self.pane.article else None

    def open_article(self, article_id: ArticleId) -> None:
        """Show an article."""
        self.articles.open_article(article_id)
        self._show(article_id)

    def _show(self, article_id: ArticleId | None) -> None:
        """Show an article; one that no line brings is shown as soon as there is one again."""
        self._owed = None
        try:
            self.pane.show_article(article_id)
        except NoConnection as error:
            self._owed = article_id
            self._desk.notices.warn(error)

    def _show_owed(self) -> None:
        if self._owed is not None:
            self._show(self._owed)

    def open_statement(self, statement_id: StatementId) -> None:
        """Show a statement at its place."""
        article_id = self._store.statement(statement_id).passage.article_id
        self.articles.open_article(article_id)
        self.pane.open_statement(statement_id)
        self.reader.setFocus()

    def save_state(self) -> None:
        """Keep what was typed, and remember panes and place."""
        self.inspector.details.save()
        state = bytes(self.splitter.saveState().toBase64().data()).decode()
        self._desk.preferences.set("read_panes", state)
        article = self.pane.article
        self._desk.preferences.set("read_article", article.id if article else 0)

    def _bind(self) -> None:
        articles, actions = self.articles.list, self._desk.actions
        chosen = self._has_chosen
        bindings: tuple[tuple[str, Callable[[], object], Callable[[], bool] | None], ...] = (
            ("actionNextArticle", partial(articles.step, 1), None),
            ("actionPreviousArticle", partial(articles.step, -1), None),
            ("actionNextUnread", self.articles.next_unread, None),
            ("actionPageOn", self._page_on, None),
            ("actionPageBack", self.reader.page_back, None),
            ("actionReadArticle", self.reader.setFocus, chosen),
            ("actionOriginal", self._save_original, self._has_original),
        )
        for name, slot, enabled in bindings:
            actions.bind(name, slot, within=articles, enabled=enabled)
        actions.bind("actionCheckDetails", self.inspector.check_details, within=self)
        actions.bind("actionFind", self._find, within=self)
        actions.bind("actionSearchLibrary", self._find)
        actions.bind("actionToggleList", partial(self._toggle, self.articles), within=self)
        actions.bind("actionToggleInspector", partial(self._toggle, self.inspector), within=self)
        for name in ("actionToggleList", "actionToggleInspector"):
            actions[name].setChecked(True)

    def _has_chosen(self) -> bool:
        return self.deeds.has_chosen

    def _has_original(self) -> bool:
        article = self.pane.article
        return article is not None and bool(article.original)

    def _page_on(self) -> None:
        if not self.reader.page_on():
            self.articles.list.step(1)

    def _save_original(self) -> None:
        article = self.pane.article
        data = self._store.original(article.original) if article else None
        if article is None or data is None:
            return
        from briefing_app.export.file_names import kept_name
        from briefing_app.intake.formats.registry import suffixes

        QFileDialog.saveFileContent(QByteArray(data), kept_name(article.original_name, suffixes()), self)

    def _find(self) -> None:
        self._desk.navigator.show_view("read")
        self.articles.setVisible(True)
        self.articles.search.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.articles.search.selectAll()

    def _toggle(self, pane: QWidget) -> None:
        pane.setVisible(not pane.isVisible())
        self._desk.actions["actionToggleList"].setChecked(self.articles.isVisible())
        self._desk.actions["actionToggleInspector"].setChecked(self.inspector.isVisible())

    def _restore(self) -> None:
        state = self._desk.preferences.get("read_panes", "")
        if state:
            self.splitter.restoreState(QByteArray.fromBase64(state.encode()))
        kept = self._desk.preferences.get("read_article", 0)
        if not (kept and self.articles.list.go_to(kept)):
            self.articles.list.go_to_row(0)
        self.pane.show_article(self.articles.list.current)

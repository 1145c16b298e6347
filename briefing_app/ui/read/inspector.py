"""The right pane of the read view: outline, statements, actors and details of the article."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QFrame, QStackedWidget, QTabBar, QVBoxLayout, QWidget

from briefing_app.domain.articles.article import ArticleField
from briefing_app.ui.look.tokens import INSPECTOR_MINIMUM, TOOL_BAR_HEIGHT
from briefing_app.ui.read.actors.actor_panel import ActorPanel
from briefing_app.ui.read.details.details_panel import DetailsPanel
from briefing_app.ui.read.inspector_outline import InspectorOutline
from briefing_app.ui.read.statements.statement_panel import StatementPanel

if TYPE_CHECKING:
    from collections.abc import Callable

    from briefing_app.domain.identity import ActorId, ArticleId
    from briefing_app.ui.desk import Desk
    from briefing_app.ui.read.text.reader import Reader

_TABS = ("Outline", "Statements", "Actors", "Details")


class Inspector(QFrame):
    """Tabs about the article at hand and the briefing it goes into."""

    def __init__(
        self,
        desk: Desk,
        reader: Reader,
        candidate_taken: Callable[[ActorId], object],
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._desk = desk
        self._reader = reader
        self.setProperty("surface", "panel")
        self.setMinimumWidth(INSPECTOR_MINIMUM)
        self.tabs = QTabBar()
        self.tabs.setObjectName("inspectorTabs")
        self.tabs.setAccessibleName("Inspector")
        self.tabs.setDrawBase(False)
        self.tabs.setExpanding(False)
        self.tabs.setUsesScrollButtons(False)
        for text in _TABS:
            self.tabs.addTab(text)
        self.outline = InspectorOutline(desk)
        self.statements = StatementPanel(desk, reader, candidate_taken)
        self.actors = ActorPanel(desk)
        self.details = DetailsPanel(desk)
        self._pages = QStackedWidget()
        for page in (self.outline, self.statements, self.actors, self.details):
            self._pages.addWidget(page)
        head = QFrame()
        head.setProperty("edge", "bottom")
        head.setFixedHeight(TOOL_BAR_HEIGHT)
        over = QVBoxLayout(head)
        over.setContentsMargins(0, 0, 0, 0)
        over.addWidget(self.tabs)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(head)
        column.addWidget(self._pages, 1)
        self.tabs.currentChanged.connect(self._show_tab)
        reader.marks_changed.connect(self._count_all)
        reader.current_changed.connect(self.outline.show_current)
        reader.actor_clicked.connect(self.show_actor)
        reader.field_clicked.connect(self.show_field)
        self.tabs.setCurrentIndex(int(desk.preferences.get("inspector_tab", 0)))

    def show_article(self, article_id: ArticleId | None) -> None:
        """Show everything about an article."""
        self.actors.show_article(article_id)
        self.details.show_article(article_id)

    def show_tab(self, name: str) -> None:
        """Show a tab by its name."""
        self.tabs.setCurrentIndex(_TABS.index(name))

    def show_actor(self, actor_id: ActorId) -> None:
        """Show an actor in the list."""
        self.show_tab("Actors")
        self.actors.go_to(actor_id)

    def show_field(self, field: str) -> None:
        """Show a detail for confirming or correcting it."""
        self.show_tab("Details")
        self.details.focus_field(ArticleField(field))

    def check_details(self) -> None:
        """Show the details, at the first that wants a look."""
        self.show_tab("Details")
        self.details.focus_next_open()

    def _show_tab(self, place: int) -> None:
        self._pages.setCurrentIndex(place)
        self._desk.preferences.set("inspector_tab", place)

    def _count_all(self) -> None:
        self._count(1, len(self._reader.marks))
        self._count(2, self._reader.named_actors)

    def _count(self, place: int, count: int) -> None:
        self.tabs.setTabText(place, f"{_TABS[place]}  {count}" if count else _TABS[place])

"""What every view is handed."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

if TYPE_CHECKING:
    from collections.abc import Sequence

    from briefing_app.domain.identity import ActorId, ArticleId, IssueId, ItemId, StatementId
    from briefing_app.settings import SettingsFile
    from briefing_app.ui.actions import Actions
    from briefing_app.ui.notices import Notices
    from briefing_app.ui.preferences import Preferences
    from briefing_app.ui.task_runner import TaskRunner
    from briefing_app.ui.theme import Theme
    from briefing_app.ui.workspace_signals import WorkspaceSignals
    from briefing_app.workspace.arrivals import Arrivals
    from briefing_app.workspace.workspace import Workspace


class Navigator(QObject):
    """How a view asks the window to show something that lies elsewhere."""

    view_wanted = Signal(str)
    article_wanted = Signal(object)
    statement_wanted = Signal(object)
    item_wanted = Signal(object)
    analysis_wanted = Signal(object)
    issue_wanted = Signal(object)
    actor_wanted = Signal(object)
    briefing_wanted = Signal(object, object)
    links_wanted = Signal(object)
    arrived = Signal(str, object)
    news_wanted = Signal()

    def show_view(self, name: str) -> None:
        """Show `read`, `statements`, `compose`, `archive` or `actors`."""
        self.view_wanted.emit(name)

    def open_article(self, article_id: ArticleId) -> None:
        """Show an article in the reader."""
        self.article_wanted.emit(article_id)

    def open_statement(self, statement_id: StatementId) -> None:
        """Show a statement at its place in its article."""
        self.statement_wanted.emit(statement_id)

    def open_issue(self, issue_id: IssueId) -> None:
        """Show an issue in the archive."""
        self.issue_wanted.emit(issue_id)

    def open_actor(self, actor_id: ActorId) -> None:
        """Show an actor in the register."""
        self.actor_wanted.emit(actor_id)

    def brief_about(self, actor_id: ActorId | None, said: Sequence[StatementId]) -> None:
        """Have a new briefing asked for that is about an actor, with statements of it."""
        self.briefing_wanted.emit(actor_id, said)

    def arrive(self, view: str, article_id: ArticleId | None = None) -> None:
        """Say where the user is now, for going back to it."""
        self.arrived.emit(view, article_id)

    def show_news(self) -> None:
        """Show in the lists what the user has just taken in, without a bar to press."""
        self.news_wanted.emit()

    def analyse(self, ids: Sequence[ArticleId]) -> None:
        """Have the statements of articles found again."""
        self.analysis_wanted.emit(ids)

    def show_item(self, item_id: ItemId) -> None:
        """Show an item of the current briefing in the compose view."""
        self.item_wanted.emit(item_id)


@dataclass(frozen=True, slots=True, eq=False)
class Desk:
    """The library and the services of the window, handed to every view."""

    workspace: Workspace
    runner: TaskRunner
    notices: Notices
    actions: Actions
    theme: Theme
    signals: WorkspaceSignals
    preferences: Preferences
    settings: SettingsFile
    navigator: Navigator
    arrivals: Arrivals

"""The window: menus, the bar over the views, the views, and the strip under them."""

from __future__ import annotations

from functools import cached_property, partial
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QByteArray, QEvent, QTimer, Signal
from PySide6.QtWidgets import QApplication, QMainWindow, QStackedWidget, QVBoxLayout, QWidget

from briefing_app.ui.look.plain import menu_text, tip, title_text
from briefing_app.ui.theme import ThemeMode
from briefing_app.ui.window.undoing import Undoing
from briefing_app.ui.window.views import VIEWS, ViewSpec

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from PySide6.QtGui import QCloseEvent, QPaintEvent

    from briefing_app.domain.identity import ActorId, ArticleId, IssueId, ItemId, StatementId
    from briefing_app.ui.desk import Desk
    from briefing_app.ui.preferences import Preferences
    from briefing_app.ui.window.incoming.importing import Importing

_THEMES = {
    "actionThemeSystem": ThemeMode.SYSTEM,
    "actionThemeLight": ThemeMode.LIGHT,
    "actionThemeDark": ThemeMode.DARK,
}


class MainWindow(QMainWindow):
    """One window with its views; a view is made when it is first shown.

    The frame can stand before there is a desk: `framed` is told when it has been painted, and
    `furnish` fills it. `first_painted` is told once, when the first view is there; `closed`
    before the window goes.
    """

    framed = Signal()
    first_painted = Signal()
    closed = Signal()
    desk: Desk

    def __init__(
        self,
        desk: Desk | None = None,
        views: Sequence[ViewSpec] = VIEWS,
        *,
        preferences: Preferences | None = None,
    ) -> None:
        super().__init__()
        self._views = {view.name: view for view in views if view.exists}
        self._made: dict[str, QWidget] = {}
        self._guards: list[Callable[[], bool]] = []
        self._painted = self._furnished = False
        self.setObjectName("mainWindow")
        self.setWindowTitle("Briefing Desk")
        self.setMinimumSize(1080, 640)
        self._restore(desk.preferences if desk else preferences)
        if desk is not None:
            self.furnish(desk)

    def furnish(self, desk: Desk) -> None:
        """Fill the frame with bars and menus; the first view follows once they are painted."""
        from briefing_app.ui.window.notice_bar import NoticeDialogs
        from briefing_app.ui.window.places import Places

        self.desk = desk
        self._build()
        self._bind()
        NoticeDialogs(desk.notices, self)
        self._places = Places(desk, self, show_view=self.show_view, open_article=self.open_article)
        self._connect()
        self._refresh()
        self._furnished = True
        if self._painted:
            QTimer.singleShot(0, self, self._stand)

    @cached_property
    def importing(self) -> Importing:
        """What takes articles in; made once the window stands."""
        from briefing_app.ui.window.incoming.importing import Importing

        return Importing(self.desk, self)

    @property
    def view_name(self) -> str:
        """The name of the view that is shown, "" before the first."""
        shown = self._stack.currentWidget()
        return next((name for name, view in self._made.items() if view is shown), "")

    def view(self, name: str) -> QWidget:
        """Return a view, made now if it was not needed before."""
        if name not in self._made:
            view = self._views[name].make(self.desk)
            self._made[name] = view
            self._stack.addWidget(view)
        return self._made[name]

    def show_view(self, name: str) -> None:
        """Show a view; one that the program does not have is passed over."""
        if name not in self._views:
            return
        view = self.view(name)
        self._stack.setCurrentWidget(view)
        for other in self._views.values():
            self.desk.actions[other.action].setChecked(other.name == name)
        self.desk.preferences.set("view", name)
        panes = getattr(view, "panes", ())
        if panes:
            panes[0].setFocus()
        self.desk.navigator.arrive(name, getattr(view, "article_at_hand", None))
        self.desk.actions.refresh()

    def add_bar(self, bar: QWidget) -> None:
        """Put a bar under the top bar, over the views."""
        self._bars.addWidget(bar)

    def guard_closing(self, guard: Callable[[], bool]) -> None:
        """Stay open where `guard` says so; it asks, and closes the window itself once it may."""
        self._guards.append(guard)

    def begin_work(self) -> None:
        """Start the workers, and what they have to do; called when the window stands."""
        self.desk.runner.warm()
        self.importing.analyse_what_is_new()
        from briefing_app.ui.alike.catching_up import CatchingUp

        CatchingUp(self.desk, self)
        from briefing_app.ui.actors.comparing import Comparing

        Comparing(self.desk, self)

    def open_article(self, article_id: ArticleId) -> None:
        """Show an article in the reader."""
        self._open("read", "open_article", article_id)

    def open_statement(self, statement_id: StatementId) -> None:
        """Show a statement at its place in its article."""
        self._open("read", "open_statement", statement_id)

    def show_item(self, item_id: ItemId) -> None:
        """Show an item of the current briefing in the compose view."""
        self._open("compose", "show_item", item_id)

    def open_issue(self, issue_id: IssueId) -> None:
        """Show an issue in the archive."""
        self._open("archive", "show_issue", issue_id)

    def open_actor(self, actor_id: ActorId) -> None:
        """Show an actor in the register."""
        self._open("actors", "show_actor", actor_id)

    def closeEvent(self, event: QCloseEvent) -> None:
        if not self._furnished:
            super().closeEvent(event)
            return
        if not all(guard() for guard in self._guards):
            event.ignore()
            return
        for view in self._made.values():
            save = getattr(view, "save_state", None)
            if save is not None:
                save()
        preferences = self.desk.preferences
        preferences.set("geometry", bytes(self.saveGeometry().toBase64().data()).decode())
        self.desk.runner.close()
        self.closed.emit()
        super().closeEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        if not self._painted:
            self._painted = True
            QTimer.singleShot(0, self, self._stand if self._furnished else self.framed.emit)

    def _stand(self) -> None:
        self._drop.dropped.connect(self.importing.take_paths)
        self._drop.links_dropped.connect(self.desk.navigator.links_wanted)
        self._drop.text_dropped.connect(lambda text: self.importing.take_pasted(text, {}))
        if not self.view_name:
            self.show_last_view()
        self.first_painted.emit()

    def show_last_view(self) -> None:
        """Show the view of the last run, the first one when there was none."""
        wanted = self.desk.preferences.get("view", "read")
        names = list(self._views)
        if names:
            self.show_view(wanted if wanted in names else names[0])

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.WindowStateChange and self._furnished:
            self.desk.actions["actionFullScreen"].setChecked(self.isFullScreen())

    def _build(self) -> None:
        from briefing_app.ui.window.incoming.file_drop import FileDrop
        from briefing_app.ui.window.notice_bar import Toast, WarningBar
        from briefing_app.ui.window.status_strip import StatusStrip
        from briefing_app.ui.window.top_bar import TopBar

        self.desk.actions.build_menus(self.menuBar())
        centre = QWidget()
        column = QVBoxLayout(centre)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        self._top = TopBar(self.desk, tuple(view for view in self._views.values() if not view.is_page))
        self._warning = WarningBar(self.desk.theme)
        self._stack = QStackedWidget()
        self._status = StatusStrip(self.desk)
        self._bars = QVBoxLayout()
        column.addWidget(self._top)
        column.addLayout(self._bars)
        column.addWidget(self._warning)
        column.addWidget(self._stack, 1)
        column.addWidget(self._status)
        self.setCentralWidget(centre)
        self.toast = Toast(self)
        self._drop = FileDrop(self)

    def _bind(self) -> None:
        actions = self.desk.actions
        for scoped in actions.specs():
            if "window" in scoped.scopes:
                self.addAction(actions[scoped.name])
        for view in self._views.values():
            actions.bind(view.action, partial(self.show_view, view.name))
        for name, mode in _THEMES.items():
            actions.bind(name, partial(self._use_theme, mode))
        actions.bind("actionHighContrast", self._toggle_contrast)
        self._undoing = Undoing(self.desk, self)
        actions.bind("actionQuit", self.close)
        actions.bind("actionFullScreen", self._toggle_full_screen)
        actions.bind("actionKeys", self._show_keys)
        actions.bind("actionGoTo", lambda: self._ask_palette(commands=False))
        actions.bind("actionCommands", lambda: self._ask_palette(commands=True))
        actions.bind("actionNextPane", lambda: self._move_pane(1))
        actions.bind("actionPreviousPane", lambda: self._move_pane(-1))

    def _connect(self) -> None:
        desk = self.desk
        desk.notices.told.connect(self.toast.say)
        desk.notices.warned.connect(self._warning.show_warning)
        desk.runner.crashed.connect(desk.notices.report_fault)
        desk.signals.changed.connect(self._refresh)
        desk.navigator.view_wanted.connect(self.show_view)
        desk.navigator.article_wanted.connect(self.open_article)
        desk.navigator.statement_wanted.connect(self.open_statement)
        desk.navigator.item_wanted.connect(self.show_item)
        desk.navigator.issue_wanted.connect(self.open_issue)
        desk.navigator.actor_wanted.connect(self.open_actor)
        desk.theme.changed.connect(self._refresh_theme)
        self._top.theme_toggled.connect(self._toggle_theme)
        self._refresh_theme()

    @property
    def _workspace(self) -> Any:
        return self.desk.workspace

    def _open(self, view: str, method: str, which: object) -> None:
        if view in self._views:
            self.show_view(view)
            getattr(self.view(view), method)(which)

    def _refresh(self) -> None:
        actions, workspace = self.desk.actions, self._workspace
        for name, verb, label in (
            ("actionUndo", "Undo", workspace.undo_label),
            ("actionRedo", "Redo", workspace.redo_label),
        ):
            words = f"{verb} {label}" if label else verb
            actions[name].setText(menu_text(words))
            key = actions[name].shortcut().toString()
            actions[name].setToolTip(tip(f"{words} ({key})" if key else words))
        current = workspace.current_briefing
        title = workspace.store.briefing(current).title if current is not None else ""
        self.setWindowTitle(title_text(f"{title} – Briefing Desk") if title else "Briefing Desk")
        actions.refresh()

    def _move_pane(self, step: int) -> None:
        panes = [pane for pane in getattr(self._stack.currentWidget(), "panes", ()) if pane.isVisible()]
        if not panes:
            return
        focus = QApplication.focusWidget()
        here = next(
            (i for i, pane in enumerate(panes) if focus and (pane is focus or pane.isAncestorOf(focus))),
            -step if step > 0 else 0,
        )
        panes[(here + step) % len(panes)].setFocus()

    def _toggle_theme(self) -> None:
        self._use_theme(ThemeMode.LIGHT if self.desk.theme.tokens.dark else ThemeMode.DARK)

    def _use_theme(self, mode: ThemeMode) -> None:
        from briefing_app.settings import Appearance

        self.desk.notices.attempt(lambda: self.desk.settings.change(appearance=Appearance(mode.value)))
        self.desk.theme.use(mode)
        self._refresh_theme()

    def _toggle_contrast(self) -> None:
        theme = self.desk.theme
        self.desk.preferences.set("high_contrast", not theme.high_contrast)
        theme.use(theme.mode, contrast=not theme.high_contrast)
        self._refresh_theme()

    def _refresh_theme(self) -> None:
        for name, mode in _THEMES.items():
            self.desk.actions[name].setChecked(self.desk.theme.mode is mode)
        self.desk.actions["actionHighContrast"].setChecked(self.desk.theme.high_contrast)

    def _toggle_full_screen(self) -> None:
        if self.isFullScreen():
            self.showNormal()
        else:
            self.showFullScreen()

    def _ask_palette(self, *, commands: bool) -> None:
        from briefing_app.ui.window.palette import Palette

        Palette(self.desk, self, commands=commands).ask()

    def _show_keys(self) -> None:
        from briefing_app.ui.window.settings.keyboard_page import KeyboardPage

        KeyboardPage(self.desk, self).open()

    def _restore(self, preferences: Preferences | None) -> None:
        kept = preferences.get("geometry", "") if preferences else ""
        if not (kept and self.restoreGeometry(QByteArray.fromBase64(kept.encode()))):
            room = self.screen().availableGeometry()
            self.resize(min(1440, room.width()), min(900, room.height() - 28))

"""The bar over the views: the briefing at hand, the views, undo, look, settings, export."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QMenu, QSizePolicy, QWidget

from briefing_app.domain.briefings.briefing import Status
from briefing_app.ui.compose.status_bar import status_words
from briefing_app.ui.look import icons
from briefing_app.ui.look.buttons import ThemedButton
from briefing_app.ui.look.dates import long_date
from briefing_app.ui.look.plain import menu_text, tip, whole_label
from briefing_app.ui.look.tokens import TOP_BAR_HEIGHT

if TYPE_CHECKING:
    from collections.abc import Sequence

    from briefing_app.ui.desk import Desk
    from briefing_app.ui.window.views import ViewSpec

_TITLE_LENGTH = 44
_MENU_LENGTH = 70


class TopBar(QFrame):
    """Shows which briefing is made; `theme_toggled` when the moon or the sun is pressed."""

    theme_toggled = Signal()

    def __init__(self, desk: Desk, views: Sequence[ViewSpec], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self.setProperty("surface", "panel")
        self.setProperty("edge", "bottom")
        self.setFixedHeight(TOP_BAR_HEIGHT)
        row = QHBoxLayout(self)
        row.setContentsMargins(16, 0, 16, 0)
        row.setSpacing(0)
        row.addWidget(self._left(), 1)
        row.addWidget(self._switch(views), 0, Qt.AlignmentFlag.AlignVCenter)
        row.addWidget(self._right(), 1)
        self._dress()
        desk.theme.changed.connect(self._dress)
        desk.signals.changed.connect(self.refresh)
        self.refresh()

    def refresh(self) -> None:
        """Show the briefing at hand again."""
        workspace = self._desk.workspace
        current = workspace.current_briefing
        if current is None:
            self._title.setText("No briefing yet ")
            self._state.setText("")
            return
        briefing = workspace.store.briefing(current)
        self._title.setText(menu_text(_short(briefing.title, _TITLE_LENGTH)))
        self._title.setToolTip("Switch to another briefing, rename it or make a new one")
        control = briefing.control
        day = control.issue_date or briefing.created_at.date()
        self._state.setText(f"{long_date(day)}  ·  {status_words(briefing)}")

    def _left(self) -> QWidget:
        box = QWidget()
        row = QHBoxLayout(box)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(4)
        self._mark = QLabel()
        self._mark.setAccessibleName("Briefing Desk")
        self._title = ThemedButton(self._desk.theme, kind="plain")
        self._title.setObjectName("briefingTitle")
        self._title.setAccessibleName("Briefing")
        self._title.setStyleSheet("font-size: 15px; font-weight: 600;")
        self._title.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
        self._title.setLayoutDirection(Qt.LayoutDirection.RightToLeft)
        self._title.set_icon("chevron-down", "secondary")
        self._menu = QMenu(self)
        self._menu.setLayoutDirection(Qt.LayoutDirection.LeftToRight)
        self._menu.aboutToShow.connect(self._fill_menu)
        self._title.setMenu(self._menu)
        self._title.setPopupMode(ThemedButton.ToolButtonPopupMode.InstantPopup)
        self._state = whole_label("", "small")
        self._state.setObjectName("briefingState")
        self._state.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
        row.addWidget(self._mark)
        row.addSpacing(8)
        row.addWidget(self._title)
        row.addSpacing(6)
        row.addWidget(self._state, 1)
        row.addSpacing(14)
        return box

    def _switch(self, views: Sequence[ViewSpec]) -> QWidget:
        frame = QFrame()
        frame.setObjectName("viewSwitch")
        frame.setAccessibleName("Views")
        frame.setProperty("kind", "switch")
        row = QHBoxLayout(frame)
        row.setContentsMargins(2, 2, 2, 2)
        row.setSpacing(2)
        for view in views:
            action = self._desk.actions[view.action]
            segment = Segment(self._desk, action.text(), view.action)
            row.addWidget(segment)
        return frame

    def _right(self) -> QWidget:
        box = QWidget()
        row = QHBoxLayout(box)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(6)
        actions, theme = self._desk.actions, self._desk.theme
        row.addStretch(1)
        for name, icon in (("actionUndo", "undo-2"), ("actionRedo", "redo-2")):
            row.addWidget(ThemedButton(theme, icon, size=17).follow(actions[name]))
        rule = QFrame()
        rule.setProperty("kind", "rule")
        rule.setFixedSize(1, 20)
        row.addSpacing(2)
        row.addWidget(rule)
        row.addSpacing(2)
        row.addWidget(ThemedButton(theme, "users", size=17).follow(actions["actionViewActors"]))
        self._look = ThemedButton(theme, "moon", size=17)
        self._look.setObjectName("themeToggle")
        self._look.setAccessibleName("Light or dark")
        self._look.setToolTip("Switch between light and dark")
        self._look.clicked.connect(self.theme_toggled)
        row.addWidget(self._look)
        row.addWidget(ThemedButton(theme, "settings", size=17).follow(actions["actionSettings"]))
        row.addSpacing(8)
        export = ThemedButton(theme, "download", "Export", kind="primary", colour="on_accent")
        row.addWidget(export.follow(actions["actionExport"]))
        return box

    def _fill_menu(self) -> None:
        workspace = self._desk.workspace
        self._menu.clear()
        self._desk.actions.colour_icons()
        self._menu.setToolTipsVisible(True)
        for row in workspace.store.briefings():
            state = "" if row.status is Status.DRAFT else f"  ·  {row.status}"
            shown = menu_text(_short(row.title, _MENU_LENGTH) + state)
            action = self._menu.addAction(shown)
            action.setToolTip(tip(row.title))
            action.setCheckable(True)
            action.setChecked(row.id == workspace.current_briefing)
            action.triggered.connect(lambda _on=False, chosen=row.id: workspace.open_briefing(chosen))
        self._menu.addSeparator()
        for name in ("actionNewBriefing", "actionRenameBriefing"):
            self._menu.addAction(self._desk.actions[name])

    def _dress(self) -> None:
        tokens = self._desk.theme.tokens
        self._mark.setPixmap(icons.mark(tokens.accent, 24, self.devicePixelRatioF()))
        self._look.set_icon("sun" if tokens.dark else "moon")


class Segment(ThemedButton):
    """One view in the switch; its icon takes the accent while it is shown."""

    def __init__(self, desk: Desk, text: str, action: str) -> None:
        spec = next(spec for spec in desk.actions.specs() if spec.name == action)
        super().__init__(desk.theme, spec.icon, text, kind="segment")
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.follow(desk.actions[action])
        self.toggled.connect(self._show_state)
        self._show_state(self.isChecked())

    def _show_state(self, on: bool) -> None:
        self.set_icon(self._icon, "accent" if on else "secondary")


def _short(text: str, length: int) -> str:
    return text if len(text) <= length else f"{text[: length - 1].rstrip()}…"

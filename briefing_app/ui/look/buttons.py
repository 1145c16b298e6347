"""Buttons that take their icon from the theme and show where the keyboard is."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QSize, Qt
from PySide6.QtWidgets import QToolButton, QWidget

from briefing_app.ui.look import icons
from briefing_app.ui.look.plain import repolish

if TYPE_CHECKING:
    from PySide6.QtGui import QAction, QFocusEvent

    from briefing_app.ui.theme import Theme

_BY_KEY = (
    Qt.FocusReason.TabFocusReason,
    Qt.FocusReason.BacktabFocusReason,
    Qt.FocusReason.ShortcutFocusReason,
)


class ThemedButton(QToolButton):
    """A tool button whose icon is drawn in a colour of the theme; `kind` names its look."""

    def __init__(
        self,
        theme: Theme,
        icon: str = "",
        text: str = "",
        *,
        kind: str = "icon",
        colour: str = "secondary",
        size: int = 16,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._theme = theme
        self._icon = icon
        self._colour = colour
        self.setProperty("kind", kind)
        self.setIconSize(QSize(size, size))
        self.setCursor(Qt.CursorShape.ArrowCursor)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        if text:
            self.setText(f" {text}" if icon else text)
            self.setAccessibleName(text)
        both = Qt.ToolButtonStyle.ToolButtonTextBesideIcon
        alone = Qt.ToolButtonStyle.ToolButtonIconOnly
        self.setToolButtonStyle(both if text else alone)
        self._dress()
        theme.changed.connect(self._dress)

    def set_icon(self, icon: str, colour: str = "") -> None:
        """Show another icon, and in another colour where one is named."""
        self._icon = icon
        self._colour = colour or self._colour
        self._dress()

    def follow(self, action: QAction, *, text: str = "") -> ThemedButton:
        """Do what `action` does, be usable when it is, and return the button."""
        self._action = action
        self.clicked.connect(action.trigger)
        action.changed.connect(self._follow_action)
        self._label = text
        self._follow_action()
        return self

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        self._show_ring(on=event.reason() in _BY_KEY)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self._show_ring(on=False)

    def _show_ring(self, *, on: bool) -> None:
        """Let the style sheet ring the button that the keyboard has reached."""
        if bool(self.property("ring")) != on:
            self.setProperty("ring", on)
            repolish(self)

    def _follow_action(self) -> None:
        action = self._action
        self.setEnabled(action.isEnabled())
        self.setToolTip(action.toolTip())
        self.setAccessibleName(action.text().replace("&", "").rstrip("…"))
        if action.isCheckable():
            self.setCheckable(True)
            self.setChecked(action.isChecked())

    def _dress(self) -> None:
        if self._icon:
            colour = str(getattr(self._theme.tokens, self._colour))
            self.setIcon(icons.icon(self._icon, colour, self.iconSize().width()))

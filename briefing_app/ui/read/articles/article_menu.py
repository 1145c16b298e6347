"""What the right mouse button offers for the chosen articles."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QMenu, QWidget

from briefing_app.ui.look.plain import menu_text

if TYPE_CHECKING:
    from briefing_app.ui.desk import Desk

_OFFERED = (
    *("actionReadArticle", "actionStar", "actionMarkRead", "actionUnread", "actionDismissArticle"),
    *("actionLabel", "actionChangeDetails"),
    *("", "actionVersions", "actionConfirmDetails", "actionAnalyse", "actionOriginal"),
    *("actionExportTexts", "", "actionJoinNext", "actionReadInColumns", "actionReadStraight"),
    *("", "actionTakeOut", "actionRemove"),
)
_IF_POSSIBLE = frozenset({"actionReadInColumns", "actionReadStraight"})
"""Offered only where they mean something: for a PDF."""


def article_menu(desk: Desk, parent: QWidget) -> QMenu:
    """Return a menu of what can be done, with the sections of the briefing by their titles."""
    desk.actions.colour_icons()
    menu = QMenu(parent)
    menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    for name in _OFFERED:
        if not name:
            menu.addSeparator()
        elif name not in _IF_POSSIBLE or desk.actions[name].isEnabled():
            menu.addAction(desk.actions[name])
    _add_sections(desk, menu)
    return menu


def _add_sections(desk: Desk, menu: QMenu) -> None:
    """Offer the sections of the briefing; digits do the same."""
    workspace = desk.workspace
    if workspace.current_briefing is None:
        return
    titles = [section.title for section in workspace.store.briefing(workspace.current_briefing).sections]
    sections = QMenu("Put into section", menu)
    for digit, title in enumerate(titles[:9], start=1):
        action = desk.actions[f"actionToSection{digit}"]
        sections.addAction(f"{menu_text(title)}\t{digit}", action.trigger)
    menu.insertMenu(desk.actions["actionTakeOut"], sections)

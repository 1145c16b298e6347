"""Menus that are filled anew each time they open."""

from __future__ import annotations

from PySide6.QtCore import QObject, Qt
from PySide6.QtGui import QActionGroup
from PySide6.QtWidgets import QMenu


def empty_menu(menu: QMenu) -> None:
    """Take everything out of a menu, with the menus and groups in it, which Qt would keep."""
    menu.clear()
    for part in menu.findChildren(QObject, options=Qt.FindChildOption.FindDirectChildrenOnly):
        if isinstance(part, (QMenu, QActionGroup)):
            part.deleteLater()

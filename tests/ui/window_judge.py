"""Says what in a window would be obeyed: markup, underlined letters, places for marks in titles."""

from __future__ import annotations

import re
from collections.abc import Iterator

from PySide6.QtCore import QAbstractItemModel, QModelIndex, QObject
from PySide6.QtGui import QAction, Qt
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractItemView,
    QComboBox,
    QGroupBox,
    QLabel,
    QMenu,
    QPlainTextEdit,
    QTabBar,
    QTextEdit,
    QWidget,
)

NAME = '<b id="x">Q&Zed</b><img src="file:///etc/passwd"><script>alert(1)</script>[*] &Run'
"""A name as somebody writes it who wants to be obeyed: markup, a mnemonic, the mark of a title."""

_OWN_TAGS = re.compile(r"</?qt>|<br>")
_ROLES = (Qt.ItemDataRole.ToolTipRole, Qt.ItemDataRole.StatusTipRole, Qt.ItemDataRole.WhatsThisRole)
_MOST_ROWS = 400


def could_be_obeyed(text: str) -> bool:
    """Tell whether Qt would take a text for markup that the program did not write."""
    if not Qt.mightBeRichText(text):
        return False
    return not text.startswith("<qt>") or "<" in _OWN_TAGS.sub("", text)


def underlines(text: str) -> bool:
    """Tell whether a menu or a button would underline a letter of the name."""
    return re.search(r"&(?:Zed|Run)", text.replace("&&", "")) is not None


def faults_in(root: QObject) -> list[str]:
    """Return what would be obeyed in a window, in all that lies in it and in what it offers."""
    return list(_faults(root))


def said_in(root: QObject) -> str:
    """Return all words in a window that could be shown, to see that the name is among them."""
    words: list[str] = []
    for one in (root, *root.findChildren(QObject)):
        if isinstance(one, (QLabel, QAbstractButton, QAction)):
            words.append(one.text())
        elif isinstance(one, QMenu):
            words.append(one.title())
        elif isinstance(one, (QTextEdit, QPlainTextEdit)):
            words.append(one.toPlainText())
        elif hasattr(one, "text") and hasattr(one, "placeholderText"):
            words += [one.text(), one.placeholderText()]
        if isinstance(one, QWidget):
            words += [one.toolTip(), one.windowTitle(), one.accessibleName(), one.accessibleDescription()]
        if isinstance(one, QAbstractItemView) and one.model() is not None:
            for index in _indexes(one.model()):
                words += [str(index.data() or ""), str(index.data(Qt.ItemDataRole.AccessibleTextRole) or "")]
    return "\n".join(words)


def _faults(root: QObject) -> Iterator[str]:
    for one in (root, *root.findChildren(QObject)):
        where = f"{type(one).__name__} {one.objectName()}"
        if isinstance(one, (QWidget, QAction)):
            tip = one.toolTip() if isinstance(one, QWidget) or _shows_its_tip(one) else ""
            for words in (tip, one.statusTip(), one.whatsThis()):
                if could_be_obeyed(words):
                    yield f"tip of {where}: {words}"
        if (
            isinstance(one, QWidget)
            and one.isWindow()
            and re.search(r"(?<!\*\])\[\*\](?!\[\*)", one.windowTitle())
        ):
            yield f"the title of {where} loses signs: {one.windowTitle()}"
        if isinstance(one, QLabel):
            is_guessing = one.textFormat() != Qt.TextFormat.PlainText
            if is_guessing and could_be_obeyed(one.text()):
                yield f"{where} is markup: {one.text()}"
            if one.buddy() is not None and underlines(one.text()):
                yield f"{where} is underlined: {one.text()}"
        elif isinstance(one, (QAbstractButton, QAction)) and underlines(one.text()):
            yield f"{where} is underlined: {one.text()}"
        elif isinstance(one, (QMenu, QGroupBox)) and underlines(one.title()):
            yield f"{where} is underlined: {one.title()}"
        elif isinstance(one, QTabBar):
            for tab in range(one.count()):
                if underlines(one.tabText(tab)) or could_be_obeyed(one.tabToolTip(tab)):
                    yield f"tab of {where}: {one.tabText(tab)} {one.tabToolTip(tab)}"
        elif isinstance(one, QTextEdit):
            if "Q&Zed" in one.toPlainText() and '<b id="x">Q&Zed' not in one.toPlainText():
                yield f"{where} was read as markup: {one.toPlainText()[:200]}"
        elif isinstance(one, QComboBox):
            yield from _faults_of_model(one.model(), where)
        if isinstance(one, QAbstractItemView) and one.model() is not None:
            yield from _faults_of_model(one.model(), where)


def _faults_of_model(model: QAbstractItemModel, where: str) -> Iterator[str]:
    for index in _indexes(model):
        for role in _ROLES:
            words = index.data(role)
            if isinstance(words, str) and could_be_obeyed(words):
                yield f"tip of a row in {where}: {words}"


def _indexes(model: QAbstractItemModel) -> Iterator[QModelIndex]:
    waiting, seen = [QModelIndex()], 0
    while waiting and seen < _MOST_ROWS:
        parent = waiting.pop()
        for row in range(min(model.rowCount(parent), _MOST_ROWS)):
            for column in range(_columns(model, parent)):
                index = model.index(row, column, parent)
                seen += 1
                yield index
                if column == 0:
                    waiting.append(index)


def _columns(model: QAbstractItemModel, parent: QModelIndex) -> int:
    try:
        return model.columnCount(parent)
    except TypeError:  # PySide keeps the one column of a list to itself
        return 1


def _loses_signs(title: str) -> bool:
    """Tell whether a title has the mark of changes, which Qt takes out; doubled, it is shown."""
    return re.search(r"(?<!\*\])\[\*\](?!\[\*\])", title) is not None


def _shows_its_tip(action: QAction) -> bool:
    """Tell whether the tip of an action, which is its text unless it was given one, is ever seen."""
    return any(
        one.toolTipsVisible() if isinstance(one, QMenu) else isinstance(one, QAbstractButton)
        for one in action.associatedObjects()
    )

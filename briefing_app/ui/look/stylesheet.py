"""The one style sheet of the window, made from the tokens of a theme."""

from __future__ import annotations

import re
from dataclasses import asdict
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping

    from briefing_app.ui.look.tokens import Tokens

_TOKEN = re.compile(r"@([a-z_]+)")


def stylesheet(tokens: Tokens, pictures: Mapping[str, str]) -> str:
    """Return the style sheet with every `@token` replaced by its colour or by the path of a picture."""
    colours = asdict(tokens) | dict(pictures)
    return _TOKEN.sub(lambda match: str(colours[match[1]]), _SHEET)


_SHEET = """
* { outline: 0; }
QWidget { color: @text; }
QMainWindow, QDialog { background: @panel; }
QToolTip {
    background: @raised; color: @text; border: 1px solid @line_strong; padding: 4px 6px;
}

QMenuBar { background: @panel; border: 0; padding: 1px 8px; }
QMenuBar::item { padding: 4px 9px; border-radius: 5px; background: transparent; }
QMenuBar::item:selected, QMenuBar::item:pressed { background: @hover; }
QMenu {
    background: @raised; border: 1px solid @line_strong; border-radius: 8px; padding: 5px;
}
QMenu::item { padding: 6px 26px 6px 10px; border-radius: 5px; }
QMenu::item:selected { background: @accent_soft; color: @text; }
QMenu::item:disabled { color: @tertiary; }
QMenu::icon { padding-left: 10px; }
QMenu::indicator { width: 14px; height: 14px; left: 8px; }
QMenu::indicator:checked { image: url(@picture_check); }
QMenu::separator { height: 1px; background: @line; margin: 5px 8px; }
QMenu::right-arrow { image: url(@picture_right); width: 13px; height: 13px; right: 8px; }

QWidget[surface="panel"] { background: @panel; }
QWidget[surface="canvas"] { background: @canvas; }
QWidget[surface="desk"] { background: @desk; }
QWidget[surface="sunken"] { background: @sunken; }
QWidget[edge="top"] { border-top: 1px solid @line; }
QWidget[edge="bottom"] { border-bottom: 1px solid @line; }
QWidget[edge="left"] { border-left: 1px solid @line; }
QWidget[edge="right"] { border-right: 1px solid @line; }

QLabel[role="title"] { font-size: 15px; font-weight: 600; }
QLabel[role="strong"] { font-weight: 600; }
QLabel[role="secondary"] { color: @secondary; }
QLabel[role="small"] { color: @secondary; font-size: 12px; }
QLabel[role="caption"] { color: @tertiary; font-size: 11px; }
QLabel[role="kicker"] { color: @accent; font-size: 11px; font-weight: 600; }
QLabel[role="danger"] { color: @danger; }
QLabel[role="ok"] { color: @ok; }
QLabel[role="count"] {
    background: @hover; color: @secondary; border-radius: 9px; padding: 0 9px; min-height: 18px;
    font-size: 12px; font-weight: 500;
}

QPushButton, QToolButton[kind="button"] {
    background: @raised; border: 1px solid @line_strong; border-radius: 6px;
    padding: 0 12px; min-height: 28px; font-weight: 500;
}
QPushButton:hover, QToolButton[kind="button"]:hover { background: @hover; }
QPushButton:pressed, QToolButton[kind="button"]:pressed { background: @sunken; }
QPushButton:disabled, QToolButton[kind="button"]:disabled {
    color: @tertiary; border-color: @line; background: @panel;
}
QPushButton:default { border-color: @accent; }
QPushButton[kind="primary"], QToolButton[kind="primary"] {
    background: @accent; color: @on_accent; border: 1px solid @accent; border-radius: 6px;
    padding: 0 16px; min-height: 30px; font-weight: 600;
}
QPushButton[kind="primary"]:hover, QToolButton[kind="primary"]:hover {
    background: @accent_hover; border-color: @accent_hover;
}
QPushButton[kind="primary"]:disabled, QToolButton[kind="primary"]:disabled {
    background: @line; border-color: @line; color: @tertiary;
}
QPushButton[kind="danger"] { background: @danger; color: @panel; border-color: @danger; }
QPushButton[kind="link"], QToolButton[kind="link"] {
    background: transparent; border: 0; color: @accent; padding: 0 4px; min-height: 22px;
    font-weight: 500;
}
QPushButton[kind="link"]:hover, QToolButton[kind="link"]:hover { text-decoration: underline; }
QPushButton[kind="name"] {
    background: transparent; border: 0; color: @accent; padding: 0; min-height: 22px; text-align: left;
}
QPushButton[kind="name"]:hover { text-decoration: underline; }
QToolButton { border: 1px solid transparent; border-radius: 6px; background: transparent; }
QToolButton[kind="icon"] { min-width: 28px; min-height: 28px; padding: 0; }
QToolButton[kind="icon"]:hover { background: @hover; }
QToolButton[kind="icon"]:checked { background: @accent_soft; color: @accent; }
QToolButton[kind="icon"]::menu-indicator { image: none; width: 0; }
QToolButton[kind="button"]::menu-indicator { image: none; width: 0; }
QToolButton[kind="plain"] { padding: 2px 6px; min-height: 26px; }
QToolButton[kind="plain"]:hover { background: @hover; }
QToolButton[kind="plain"]::menu-indicator { image: none; width: 0; }
QToolButton[kind="chip"], QPushButton[kind="chip"] {
    border: 1px solid @line; border-radius: 13px; padding: 0 6px; min-height: 24px;
    background: @panel; font-size: 12px; font-weight: 500; color: @secondary;
}
QToolButton[kind="chip"]:hover { background: @hover; }
QToolButton[kind="chip"]:checked {
    background: @accent_soft; color: @accent; border-color: @accent_line;
}
QFrame[kind="switch"] { background: @canvas; border: 1px solid @line; border-radius: 8px; }
QFrame[kind="switch"][ring="true"] { border-color: @accent; }
QToolButton[kind="segment"] {
    border: 1px solid transparent; border-radius: 6px; padding: 0 12px; min-height: 26px;
    color: @secondary; font-weight: 500;
}
QToolButton[kind="segment"]:hover { color: @text; }
QToolButton[kind="segment"]:checked {
    background: @raised; color: @text; border-color: @line;
}
QPushButton[ring="true"], QToolButton[ring="true"], QCheckBox[ring="true"] {
    border: 2px solid @accent;
}

QLineEdit, QPlainTextEdit[kind="field"], QTextEdit[kind="field"], QComboBox, QDateEdit, QSpinBox {
    background: @sunken; border: 1px solid @line; border-radius: 6px; padding: 0 9px;
    selection-background-color: @accent; selection-color: @on_accent;
}
QLineEdit, QComboBox, QDateEdit, QSpinBox { min-height: 30px; }
QPlainTextEdit[kind="field"], QTextEdit[kind="field"] { padding: 5px 6px; }
QLineEdit:hover, QComboBox:hover { border-color: @line_strong; }
QLineEdit:focus, QPlainTextEdit[kind="field"]:focus, QTextEdit[kind="field"]:focus,
QComboBox:focus, QDateEdit:focus, QSpinBox:focus { border-color: @accent; background: @panel; }
QLineEdit[invalid="true"] { border-color: @danger; }
QLineEdit QToolButton { min-height: 0; min-width: 0; padding: 0; border: none; }
QComboBox::drop-down, QDateEdit::drop-down { border: 0; width: 26px; }
QComboBox::down-arrow, QDateEdit::down-arrow { image: url(@picture_down); width: 14px; height: 14px; }
QSpinBox::up-button, QSpinBox::down-button { border: 0; width: 26px; background: transparent; }
QSpinBox::up-arrow { image: url(@picture_up); width: 12px; height: 12px; }
QSpinBox::down-arrow { image: url(@picture_down); width: 12px; height: 12px; }
QComboBox QAbstractItemView {
    background: @raised; border: 1px solid @line_strong; selection-background-color: @accent_soft;
    selection-color: @text; padding: 4px;
}
QCheckBox, QRadioButton { spacing: 8px; background: transparent; }
QCheckBox::indicator, QListView::indicator, QTreeView::indicator {
    width: 15px; height: 15px; border: 1px solid @line_strong; border-radius: 4px; background: @panel;
}
QCheckBox::indicator:checked, QListView::indicator:checked, QTreeView::indicator:checked {
    background: @accent; border-color: @accent; image: url(@picture_tick);
}
QRadioButton::indicator {
    width: 15px; height: 15px; border: 1px solid @line_strong; border-radius: 8px; background: @panel;
}
QRadioButton::indicator:checked {
    width: 7px; height: 7px; border: 5px solid @accent; background: @on_accent;
}
QRadioButton::indicator:focus { border-color: @accent; }
QCheckBox::indicator:focus { border-color: @accent; }

QAbstractItemView {
    background: @panel; border: 0; selection-background-color: @accent_soft;
    selection-color: @text; alternate-background-color: @sunken;
}
QTableView#articleList, QListWidget { selection-background-color: transparent; }
QListWidget#actorPickerList, QListWidget#paletteList, QListWidget#topicList {
    selection-background-color: @accent_soft; background: @raised;
}
QTableView { gridline-color: @line; }
QListWidget#actorPickerList::item, QListWidget#paletteList::item, QListWidget#topicList::item {
    padding: 5px 6px; border-radius: 5px;
}
QListWidget#actorPickerList::item:selected, QListWidget#paletteList::item:selected,
QListWidget#topicList::item:selected {
    background: @accent_soft; color: @text;
}
QTreeWidget::item { padding: 4px 2px; }
QHeaderView { background: @panel; border: 0; }
QHeaderView::section {
    background: @panel; color: @secondary; border: 0; border-bottom: 1px solid @line;
    padding: 6px 8px; font-size: 12px; font-weight: 500;
}
QDialog QTableView QHeaderView::section { padding: 6px 4px; }
QTableCornerButton::section { background: @panel; border: 0; border-bottom: 1px solid @line; }
QHeaderView::section:hover { background: @hover; color: @text; }

QTabBar { background: transparent; border: 0; }
QTabBar::tab {
    background: transparent; color: @secondary; border: 0; border-bottom: 2px solid transparent;
    padding: 0 2px; margin: 0 7px; min-height: 40px; font-weight: 500;
}
QTabBar::tab:hover { color: @text; }
QTabBar::tab:selected { color: @text; border-bottom-color: @accent; }
QTabBar::tab:focus { color: @accent; }
QTabBar::tab:first { margin-left: 16px; }

QScrollBar:vertical { background: transparent; width: 11px; margin: 0; }
QScrollBar:horizontal { background: transparent; height: 11px; margin: 0; }
QScrollBar::handle:vertical {
    background: @line_strong; border-radius: 3px; min-height: 36px; margin: 2px 2px 2px 3px;
}
QScrollBar::handle:horizontal {
    background: @line_strong; border-radius: 3px; min-width: 36px; margin: 3px 2px 2px 2px;
}
QScrollBar::handle:hover { background: @tertiary; }
QScrollBar::add-line, QScrollBar::sub-line { width: 0; height: 0; }
QScrollBar::add-page, QScrollBar::sub-page { background: transparent; }
QScrollArea { border: 0; background: transparent; }
QAbstractScrollArea::corner { background: transparent; }

QSplitter::handle { background: @line; }
QSplitter::handle:hover { background: @accent_line; }
QProgressBar {
    background: @line; border: 0; border-radius: 3px; min-height: 6px; max-height: 6px;
}
QProgressBar::chunk { background: @accent; border-radius: 3px; }

QFrame[kind="card"] { background: @raised; border: 1px solid @line; border-radius: 8px; }
QFrame[kind="popup"] { background: @raised; border: 1px solid @line_strong; border-radius: 8px; }
QFrame[kind="notice"] { background: @accent_soft; border-bottom: 1px solid @accent_line; }
QFrame[kind="warning"] { background: @danger_soft; border-bottom: 1px solid @danger; }
QFrame[kind="toast"] { background: @text; border-radius: 8px; }
QFrame[kind="toast"] QLabel { color: @panel; font-weight: 500; }
QFrame[kind="status"] { background: @sunken; border: 1px solid @line; border-radius: 6px; }
QFrame[kind="status"][status="cleared"] { background: @ok_soft; border-color: @ok; }
QFrame[kind="status"][status="issued"] { background: @accent_soft; border-color: @accent_line; }
QFrame[kind="status"] QLabel { color: @text; font-weight: 500; }
QFrame[kind="rule"] { background: @line; border: 0; }
QDialogButtonBox { dialogbuttonbox-buttons-have-icons: 0; }
QGroupBox { border: 0; margin-top: 20px; font-weight: 600; }
QGroupBox::title { subcontrol-origin: margin; left: 0; }
"""

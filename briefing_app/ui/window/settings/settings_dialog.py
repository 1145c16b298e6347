"""The settings dialog, made from the declarations of `settings`."""

from __future__ import annotations

from dataclasses import fields
from enum import StrEnum
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QCheckBox,
    QComboBox,
    QDialog,
    QDialogButtonBox,
    QFormLayout,
    QLineEdit,
    QPlainTextEdit,
    QScrollArea,
    QSizePolicy,
    QSpacerItem,
    QSpinBox,
    QTabWidget,
    QVBoxLayout,
    QWidget,
)

from briefing_app.domain.briefings.briefing import Recipient
from briefing_app.settings import WORDS, Settings
from briefing_app.ui.look.fields import spin_box
from briefing_app.ui.look.plain import form_label
from briefing_app.ui.window.settings.folder_field import FolderField

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

_FOLDERS = {
    "watch_folder": "None: nothing is taken in by itself",
    "backup_folder": "Beside the library",
}
"""Settings that are folders, with what an empty one means."""
_NOT_ASKED = frozenset({"library"})
_EXAMPLES = {
    "distribution": "One recipient a line: name; office; copies",
    "network_allowed": "wiki.example.org\n10.20.0.0/16",
    "network_proxy": "http://proxy.example.org:8080, or “system”",
}


class SettingsDialog(QDialog):
    """Asks for every setting; `decided` carries the changed ones by name."""

    decided = Signal(object)

    def __init__(self, settings: Settings, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("settingsDialog")
        self.setWindowTitle("Settings")
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setMinimumWidth(580)
        self._settings = settings
        self._readers: dict[str, Callable[[], Any]] = {}
        tabs = QTabWidget()
        tabs.setDocumentMode(True)
        for group in dict.fromkeys(words.group for words in WORDS.values()):
            names = [n for n, words in WORDS.items() if words.group == group and n not in _NOT_ASKED]
            if names:
                tabs.addTab(_scrolled(self._page(names)), group)
        buttons = QDialogButtonBox(
            QDialogButtonBox.StandardButton.Ok | QDialogButtonBox.StandardButton.Cancel
        )
        buttons.button(QDialogButtonBox.StandardButton.Ok).setProperty("kind", "primary")
        buttons.accepted.connect(self._decide)
        buttons.rejected.connect(self.reject)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(20, 16, 20, 16)
        layout.setSpacing(14)
        layout.addWidget(tabs)
        layout.addWidget(buttons)
        self.resize(580, min(680, self.screen().availableGeometry().height() - 80))

    def _page(self, names: Sequence[str]) -> QWidget:
        page = QWidget()
        form = QFormLayout(page)
        form.setContentsMargins(4, 16, 4, 4)
        form.setVerticalSpacing(10)
        form.setHorizontalSpacing(16)
        for name in names:
            words = WORDS[name]
            field = self._field(name, getattr(self._settings, name))
            field.setObjectName(f"setting_{name}")
            field.setAccessibleName(words.label)
            field.setAccessibleDescription(words.explanation)
            field.setToolTip(words.explanation)
            form.addRow(form_label("" if isinstance(field, QCheckBox) else words.label), field)
        form.addItem(QSpacerItem(0, 0, QSizePolicy.Policy.Minimum, QSizePolicy.Policy.Expanding))
        return page

    def _field(self, name: str, value: Any) -> QWidget:
        choices = _choices(name, value)
        if choices is not None:
            return self._combo(name, value, choices)
        match value:
            case bool():
                return self._check(name, value)
            case int():
                return self._spin(name, value)
            case str() if name in _FOLDERS:
                return self._folder(name, value)
            case str():
                line = QLineEdit(value, placeholderText=_EXAMPLES.get(name, ""))
                self._readers[name] = lambda: line.text().strip()
                return line
            case tuple():
                return self._lines(name, value)
        raise TypeError(f"No field for the setting {name}")

    def _check(self, name: str, value: bool) -> QCheckBox:
        box = QCheckBox(WORDS[name].label)
        box.setChecked(value)
        self._readers[name] = box.isChecked
        return box

    def _folder(self, name: str, value: str) -> FolderField:
        field = FolderField(value, _FOLDERS[name])
        self._readers[name] = field.folder
        return field

    def _combo(self, name: str, value: Any, choices: dict[Any, str]) -> QComboBox:
        combo = QComboBox()
        combo.addItems(list(choices.values()))
        combo.setCurrentIndex(list(choices).index(value) if value in choices else 0)
        self._readers[name] = lambda: list(choices)[combo.currentIndex()]
        return combo

    def _spin(self, name: str, value: int) -> QSpinBox:
        spin = spin_box()
        words = WORDS[name]
        spin.setRange(words.least or 0, words.most or 1_000_000)
        spin.setValue(value)
        spin.setSuffix(" %" if name == "text_zoom" else "")
        self._readers[name] = spin.value
        return spin

    def _lines(self, name: str, value: tuple[Any, ...]) -> QPlainTextEdit:
        recipients = name == "distribution"
        shown = [
            "; ".join(part for part in (each.name, each.office, each.copies)) if recipients else each
            for each in value
        ]
        field = QPlainTextEdit("\n".join(shown))
        field.setProperty("kind", "field")
        field.setTabChangesFocus(True)
        field.setFixedHeight(field.fontMetrics().lineSpacing() * 3 + 18)
        field.setPlaceholderText(_EXAMPLES.get(name, ""))

        def read() -> tuple[Any, ...]:
            lines = [line.strip() for line in field.toPlainText().splitlines() if line.strip()]
            return tuple(recipient(line) if recipients else line for line in lines)

        self._readers[name] = read
        return field

    def _decide(self) -> None:
        known = {field.name for field in fields(Settings)}
        values = {name: read() for name, read in self._readers.items() if name in known}
        changed = {name: value for name, value in values.items() if value != getattr(self._settings, name)}
        self.decided.emit(changed)
        self.accept()


def _scrolled(page: QWidget) -> QScrollArea:
    """Return a page that a low screen shows in parts."""
    area = QScrollArea()
    area.setWidgetResizable(True)
    area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
    area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
    area.setWidget(page)
    return area


def recipient(line: str) -> Recipient:
    """Return the recipient that `name; office; copies` names."""
    name, office, copies = ([part.strip() for part in line.split(";", 2)] + ["", ""])[:3]
    return Recipient(name, office, copies)


def _choices(name: str, value: Any) -> dict[Any, str] | None:
    """Return the values that a setting can have with their words, None where it is free."""
    if isinstance(value, StrEnum):
        return {
            each: each.value.capitalize() if each.islower() else each.value or "None" for each in type(value)
        }
    match name:
        case "house_style":
            from briefing_app.document.products.offered import offered_house_styles

            return {offer.name: offer.title for offer in offered_house_styles() if not offer.fault}
        case "product":
            from briefing_app.document.products.offered import offered_products

            return {offer.name: offer.title for offer in offered_products() if not offer.fault}
        case "language":
            from briefing_app.document.words.wording import wording_names

            return wording_names()
    return None

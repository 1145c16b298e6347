"""What is settled for a feed: its title and folder, how often it is looked at, what is taken of it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from PySide6.QtWidgets import (
    QButtonGroup,
    QComboBox,
    QFormLayout,
    QLineEdit,
    QRadioButton,
    QVBoxLayout,
    QWidget,
)

from briefing_app.domain.articles.feed import LEAST_MINUTES, USUAL_MINUTES
from briefing_app.ui.look.plain import form_label

if TYPE_CHECKING:
    from collections.abc import Iterable

    from briefing_app.domain.articles.feed import Feed

_INTERVALS = {
    LEAST_MINUTES: "Every 15 minutes",
    30: "Every half hour",
    USUAL_MINUTES: "Every hour",
    180: "Every 3 hours",
    360: "Every 6 hours",
    720: "Every 12 hours",
    1440: "Once a day",
    10080: "Once a week",
}


class FeedForm(QWidget):
    """The fields that adding and editing a feed share; `details` are those of a `Feed`."""

    def __init__(self, folders: Iterable[str], feed: Feed | None = None) -> None:
        super().__init__()
        self.address = QLineEdit(feed.address if feed else "", placeholderText="https://")
        self.address.setObjectName("feedAddress")
        self.address.setAccessibleName("Address")
        self.title = QLineEdit(feed.title if feed else "", placeholderText="The feed's own title")
        self.title.setObjectName("feedTitle")
        self.title.setAccessibleName("Title")
        self.folder = QComboBox()
        self.folder.setObjectName("feedFolder")
        self.folder.setAccessibleName("Folder")
        self.folder.setEditable(True)
        self.folder.addItems(["", *sorted({folder for folder in folders if folder})])
        self.folder.setCurrentText(feed.folder if feed else "")
        line = self.folder.lineEdit()
        if line is not None:
            line.setPlaceholderText("None, or Press / Baltic")
        self.every = QComboBox()
        self.every.setObjectName("feedEvery")
        self.every.setAccessibleName("Looked at")
        minutes = feed.every_min if feed else USUAL_MINUTES
        self._minutes = sorted({*_INTERVALS, minutes})
        self.every.addItems([_INTERVALS.get(one, f"Every {one} minutes") for one in self._minutes])
        self.every.setCurrentIndex(self._minutes.index(minutes))
        self.pages = QRadioButton("The whole page behind each item")
        self.pages.setObjectName("feedPages")
        self.text = QRadioButton("Only the text that the feed itself holds")
        self.text.setObjectName("feedText")
        self._take = QButtonGroup(self)
        for button in (self.pages, self.text):
            self._take.addButton(button)
        (self.pages if feed is None or feed.whole_pages else self.text).setChecked(True)
        choice = QVBoxLayout()
        choice.setSpacing(8)
        choice.setContentsMargins(0, 8, 0, 0)
        choice.addWidget(self.pages)
        choice.addWidget(self.text)
        self.rows = form = QFormLayout(self)
        form.setContentsMargins(0, 0, 0, 0)
        form.setVerticalSpacing(10)
        form.setHorizontalSpacing(16)
        form.setFieldGrowthPolicy(QFormLayout.FieldGrowthPolicy.AllNonFixedFieldsGrow)
        form.addRow(form_label("Address"), self.address)
        form.addRow(form_label("Title"), self.title)
        form.addRow(form_label("Folder"), self.folder)
        form.addRow(form_label("Looked at"), self.every)
        form.addRow(form_label("Taken in"), choice)

    @property
    def details(self) -> dict[str, Any]:
        """What was settled."""
        return {
            "title": self.title.text().strip(),
            "folder": self.folder.currentText().strip(),
            "every_min": self._minutes[self.every.currentIndex()],
            "whole_pages": self.pages.isChecked(),
        }

"""Adding a feed by its address or by the page that names it, and editing one."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtWidgets import (
    QAbstractItemView,
    QDialog,
    QDialogButtonBox,
    QListWidget,
    QListWidgetItem,
    QVBoxLayout,
    QWidget,
)

from briefing_app.errors import BriefingError
from briefing_app.ui.feeds.feed_form import FeedForm
from briefing_app.ui.look.plain import label, mark_invalid, tip
from briefing_app.web.urls import web_url

if TYPE_CHECKING:
    from collections.abc import Iterable

    from briefing_app.domain.articles.feed import Feed
    from briefing_app.workspace.web.finding import FoundFeeds

_ADDRESS = Qt.ItemDataRole.UserRole
_ROW_HEIGHT = 27
_FIRST = (
    "Give the address of a feed, or of a page whose site has one. It is looked at by the clock from "
    "now on, and what is new comes in by itself."
)


class _FeedDialog(QDialog):
    """An address, a form, a place for what is wrong, and the buttons."""

    def __init__(self, title: str, yes: str, form: FeedForm, parent: QWidget | None) -> None:
        super().__init__(parent)
        self.setWindowTitle(title)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setMinimumWidth(560)
        self.form = form
        self.address = form.address
        self._said = label("", "danger")
        self._said.setObjectName("feedSaid")
        self._said.setWordWrap(True)
        self._said.hide()
        self._buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Cancel)
        self._yes = self._buttons.addButton(yes, QDialogButtonBox.ButtonRole.AcceptRole)
        self._yes.setObjectName("feedYes")
        self._yes.setProperty("kind", "primary")
        self._yes.setDefault(True)
        self._buttons.accepted.connect(self._decide)
        self._buttons.rejected.connect(self.reject)
        form.rows.insertRow(1, self._said)
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(24, 20, 24, 16)
        self._column.setSpacing(12)
        self._column.addWidget(form)
        self._column.addWidget(self._buttons)
        self.address.textChanged.connect(self._allow)

    def complain(self, error: BriefingError) -> None:
        """Say what is wrong with the address."""
        mark_invalid(self.address, on=True)
        self._said.setText(f"{error.what} {error.hint}".strip())
        self._said.show()
        self.adjustSize()
        self.address.setFocus()

    def _url(self) -> str:
        """Return the address that was typed, "" after saying what is wrong with it."""
        try:
            return web_url(self.address.text())
        except BriefingError as error:
            self.complain(error)
            return ""

    def _allow(self) -> None:
        mark_invalid(self.address, on=False)
        self._said.hide()
        self._yes.setEnabled(bool(self.address.text().strip()))

    def _decide(self) -> None:
        raise NotImplementedError


class AddFeedDialog(_FeedDialog):
    """`looked` carries the address to look at, `decided` the addresses chosen and the details."""

    looked = Signal(str)
    decided = Signal(object, object)

    def __init__(self, folders: Iterable[str], address: str = "", parent: QWidget | None = None) -> None:
        super().__init__("Add a feed", "Add", FeedForm(folders), parent)
        self.setObjectName("addFeedDialog")
        self.found = QListWidget()
        self.found.setObjectName("foundFeeds")
        self.found.setAccessibleName("Feeds that the page names")
        self.found.setSelectionMode(QAbstractItemView.SelectionMode.NoSelection)
        self.found.setFixedHeight(110)
        self.found.hide()
        self._choose = label("The page names several feeds. Tick those to add.", "secondary")
        self._choose.hide()
        words = label(_FIRST, "secondary")
        words.setWordWrap(True)
        self._column.insertWidget(0, words)
        self.form.rows.insertRow(2, self._choose)
        self.form.rows.insertRow(3, self.found)
        self.address.setText(address)
        self._allow()

    def show_found(self, found: FoundFeeds) -> None:
        """Take the one feed that was found, or let the user choose among several."""
        self._set_busy(on=False)
        if len(found.feeds) == 1:
            self.decided.emit([found.feeds[0].url], self.form.details)
            return
        self.found.clear()
        for number, feed in enumerate(found.feeds):
            row = QListWidgetItem(f"{feed.title}  ·  {feed.url}")
            row.setData(_ADDRESS, feed.url)
            row.setSizeHint(QSize(0, _ROW_HEIGHT))
            row.setToolTip(tip(feed.url))
            row.setFlags(Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsUserCheckable)
            row.setCheckState(Qt.CheckState.Checked if number == 0 else Qt.CheckState.Unchecked)
            self.found.addItem(row)
        self._choose.show()
        self.found.show()
        self.adjustSize()
        self.found.setFocus()
        self.found.setCurrentRow(0)

    def complain(self, error: BriefingError) -> None:
        """Say what is wrong with the address, and let it be mended."""
        self._set_busy(on=False)
        super().complain(error)

    def _decide(self) -> None:
        if self.found.isVisible():
            rows = (self.found.item(number) for number in range(self.found.count()))
            chosen = [row.data(_ADDRESS) for row in rows if row.checkState() is Qt.CheckState.Checked]
            if chosen:
                self.decided.emit(chosen, self.form.details)
            return
        if url := self._url():
            self.looked.emit(url)

    def show_looking(self) -> None:
        """Say that the address is being looked at."""
        self._set_busy(on=True)

    def _set_busy(self, *, on: bool) -> None:
        self._yes.setEnabled(not on)
        self._yes.setText("Looking…" if on else "Add")
        self.address.setReadOnly(on)

    def _allow(self) -> None:
        super()._allow()
        self.found.hide()
        self._choose.hide()


class EditFeedDialog(_FeedDialog):
    """`decided` carries the details of the feed, its address among them."""

    decided = Signal(object)

    def __init__(self, feed: Feed, folders: Iterable[str], parent: QWidget | None = None) -> None:
        super().__init__("Edit the feed", "Save", FeedForm(folders, feed), parent)
        self.setObjectName("editFeedDialog")

    def _decide(self) -> None:
        if url := self._url():
            self.decided.emit({**self.form.details, "address": url})

"""Asks for an address on the web: of a page to take in, or of a feed to add."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QDialog, QDialogButtonBox, QLineEdit, QVBoxLayout, QWidget

from briefing_app.errors import BriefingError
from briefing_app.ui.look.plain import label, mark_invalid
from briefing_app.web.urls import looks_like_url, web_url

_WHAT_HAPPENS = (
    "The page is fetched, its article is taken in, and the page as it was fetched is kept beside it. "
    "Nothing else is fetched: no pictures, no scripts, nothing that the page links to."
)


class AddressDialog(QDialog):
    """`page_wanted` carries the address of a page, `feed_wanted` that of a feed or of its site."""

    page_wanted = Signal(str)
    feed_wanted = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("addressDialog")
        self.setWindowTitle("Add from the web")
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setMinimumWidth(560)
        self.address = QLineEdit(placeholderText="https://")
        self.address.setObjectName("webAddress")
        self.address.setAccessibleName("Address")
        clipboard = QGuiApplication.clipboard().text()
        if looks_like_url(clipboard):
            self.address.setText(clipboard.strip())
            self.address.selectAll()
        self._fault = label("", "danger")
        self._fault.setObjectName("webAddressFault")
        self._fault.setWordWrap(True)
        self._fault.hide()
        words = label(_WHAT_HAPPENS, "secondary")
        words.setWordWrap(True)
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Cancel)
        self._page = buttons.addButton("Take in the page", QDialogButtonBox.ButtonRole.AcceptRole)
        self._page.setObjectName("takePage")
        self._page.setProperty("kind", "primary")
        self._page.setDefault(True)
        self._feed = buttons.addButton("Add its feed…", QDialogButtonBox.ButtonRole.ActionRole)
        self._feed.setObjectName("addItsFeed")
        self._feed.setToolTip("What the site publishes from now on comes in by itself")
        self._feed.clicked.connect(lambda: self._decide(feed=True))
        buttons.accepted.connect(lambda: self._decide(feed=False))
        buttons.rejected.connect(self.reject)
        column = QVBoxLayout(self)
        column.setContentsMargins(24, 20, 24, 16)
        column.setSpacing(12)
        column.addWidget(label("Address of a page or of a feed", "strong"))
        column.addWidget(self.address)
        column.addWidget(self._fault)
        column.addWidget(words)
        column.addWidget(buttons)
        self.address.textChanged.connect(self._allow)
        self._allow()
        self.address.setFocus()

    def _allow(self) -> None:
        mark_invalid(self.address, on=False)
        self._fault.hide()
        for button in (self._page, self._feed):
            button.setEnabled(bool(self.address.text().strip()))

    def _decide(self, *, feed: bool) -> None:
        try:
            url = web_url(self.address.text())
        except BriefingError as error:
            mark_invalid(self.address, on=True)
            self._fault.setText(f"{error.what} {error.hint}".strip())
            self._fault.show()
            self.adjustSize()
            self.address.setFocus()
            return
        (self.feed_wanted if feed else self.page_wanted).emit(url)
        self.accept()

"""The cards beside an archived issue: its files as they are now, and the sources it stood on."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, QUrl, Signal
from PySide6.QtGui import QDesktopServices, QGuiApplication
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QPushButton, QSizePolicy, QVBoxLayout, QWidget

from briefing_app.errors import BriefingError
from briefing_app.ui.archive.files import CHECK_WORDS, FileCheck
from briefing_app.ui.archive.words import PRINT_FORMAT, digest_words, file_words
from briefing_app.ui.look import icons
from briefing_app.ui.look.buttons import ThemedButton
from briefing_app.ui.look.plain import label, repolish, tip

if TYPE_CHECKING:
    from collections.abc import Sequence

    from briefing_app.domain.briefings.issue import IssuedFile, IssuedSource
    from briefing_app.ui.desk import Desk

FORMAT_WORDS = {"pdf": "PDF", "docx": "Word document", "txt": "Plain text"}
_CHECK_LOOKS = {
    FileCheck.AS_ISSUED: ("circle-check", "ok"),
    FileCheck.CHANGED: ("triangle-alert", "danger"),
    FileCheck.MISSING: ("circle-x", "danger"),
    FileCheck.UNREADABLE: ("circle-alert", "danger"),
}


class FileCard(QFrame):
    """A file or a print job of an issue; a file says whether it still is what was issued.

    `more` are further lines, such as for whom it was printed.
    """

    def __init__(self, desk: Desk, file: IssuedFile, more: Sequence[str] = ()) -> None:
        super().__init__()
        self.setObjectName("issuedFile")
        self._more = more
        self.setProperty("kind", "card")
        self._desk = desk
        self.file = file
        self._sign = QLabel()
        self._state = label("", "caption")
        self._state.setObjectName("fileState")
        column = QVBoxLayout(self)
        column.setContentsMargins(12, 9, 8, 10)
        column.setSpacing(2)
        column.addLayout(self._head())
        for words in self._lines():
            line = label(words, "caption")
            line.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
            line.setToolTip(tip(words))
            column.addWidget(line)
        if self._is_on_disk:
            column.addSpacing(3)
            row = QHBoxLayout()
            row.setSpacing(6)
            row.addWidget(self._sign)
            row.addWidget(self._state, 1)
            column.addLayout(row)
            self._say("Comparing with what was issued…", "clock", "caption")

    def show_check(self, check: FileCheck) -> None:
        """Say what became of the file."""
        icon, role = _CHECK_LOOKS[check]
        self._say(CHECK_WORDS[check], icon, role)

    @property
    def state(self) -> str:
        """What is said of the file."""
        return self._state.text()

    @property
    def _is_print(self) -> bool:
        return self.file.format == PRINT_FORMAT

    @property
    def _is_on_disk(self) -> bool:
        """Whether it was written somewhere: a file of an issue without a place is in the library alone."""
        return not self._is_print and bool(self.file.target)

    def _head(self) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setSpacing(4)
        name = Path(self.file.target).name if self._is_on_disk else self.file.target
        name = name or FORMAT_WORDS.get(self.file.format, self.file.format.upper())
        title = label(name, "strong")
        title.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
        title.setToolTip(tip(name))
        row.addWidget(title, 1)
        if self._is_on_disk:
            row.addWidget(self._button("folder-open", "Open the folder of the file", self.open_folder))
            row.addWidget(self._button("copy", "Copy the path of the file", self.copy_path))
        return row

    def _lines(self) -> list[str]:
        if self._is_on_disk:
            place = str(Path(self.file.target).parent)
        else:
            place = "Sent to this printer" if self._is_print else "Kept in the library"
        return [place, *self._more, file_words(self.file)]

    def open_folder(self) -> None:
        """Show the folder in the file manager of the system."""
        folder = Path(self.file.target).parent
        if not folder.is_dir() or not QDesktopServices.openUrl(QUrl.fromLocalFile(str(folder))):
            self._desk.notices.warn(
                BriefingError(
                    "This folder cannot be opened.",
                    where=str(folder),
                    hint="Look whether it was moved, or whether its drive is connected.",
                )
            )

    def copy_path(self) -> None:
        """Put the path on the clipboard."""
        QGuiApplication.clipboard().setText(self.file.target)
        self._desk.notices.tell("Path copied.")

    def _button(self, icon: str, words: str, slot: object) -> ThemedButton:
        button = ThemedButton(self._desk.theme, icon, size=15)
        button.setAccessibleName(f"{words}: {Path(self.file.target).name}")
        button.setToolTip(words)
        button.clicked.connect(slot)
        return button

    def _say(self, words: str, icon: str, role: str) -> None:
        tokens = self._desk.theme.tokens
        colour = str(getattr(tokens, role, tokens.tertiary))
        self._sign.setPixmap(icons.pixmap(icon, colour, 13, 2))
        self._state.setText(words)
        self._state.setProperty("role", role)
        repolish(self._state)


class SourceCard(QWidget):
    """A source as it was cited, with the article that it is."""

    opened = Signal(object)

    def __init__(self, desk: Desk, source: IssuedSource, *, is_there: bool) -> None:
        super().__init__()
        self.setObjectName("issuedSource")
        self._source = source
        number = label(str(source.number), "count")
        number.setAlignment(Qt.AlignmentFlag.AlignCenter)
        number.setMinimumWidth(34)
        citation = label(source.citation, "small")
        citation.setWordWrap(True)
        citation.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        citation.setAccessibleName(f"Source {source.number}: {source.citation}")
        foot = QHBoxLayout()
        foot.setSpacing(8)
        if "SHA-256" not in source.citation:
            digest = label(digest_words(source.sha256), "caption")
            digest.setToolTip(tip(source.sha256))
            foot.addWidget(digest)
        if is_there:
            button = QPushButton("Open article")
            button.setProperty("kind", "link")
            button.setAccessibleName(f"Open article {source.number}")
            button.clicked.connect(self._open)
            foot.addWidget(button)
        else:
            foot.addWidget(label("No longer in the library", "caption"))
        foot.addStretch(1)
        words = QVBoxLayout()
        words.setSpacing(2)
        words.addWidget(citation)
        words.addLayout(foot)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 8, 0, 8)
        row.setSpacing(10)
        row.addWidget(number, 0, Qt.AlignmentFlag.AlignTop)
        row.addLayout(words, 1)

    def _open(self) -> None:
        self.opened.emit(self._source.article_id)

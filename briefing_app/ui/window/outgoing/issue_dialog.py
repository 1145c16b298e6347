"""Says what issuing does, and asks where its files go and whether they are printed."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import (
    QCheckBox,
    QDialog,
    QDialogButtonBox,
    QFileDialog,
    QFormLayout,
    QHBoxLayout,
    QLineEdit,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from briefing_app.document.words.wording import date_time_group
from briefing_app.ui.look.plain import form_label, label, mark_invalid

if TYPE_CHECKING:
    from briefing_app.workspace.issuing.releasing import ReadyIssue

_WILL_HAPPEN = (
    "It gets this number for good. Its text, its sources and its files are kept in the archive as they "
    "are now, and nothing of it can be changed or undone. Afterwards only a revision or a corrigendum "
    "can follow."
)


@dataclass(frozen=True, slots=True)
class IssueChoice:
    """Where the files of an issue go: the formats that are written into `folder`, and a printer."""

    folder: Path
    formats: tuple[str, ...]
    prints: bool


class IssueDialog(QDialog):
    """`decided` carries an `IssueChoice`."""

    decided = Signal(object)

    def __init__(self, ready: ReadyIssue, folder: Path, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("issueDialog")
        self.setWindowTitle("Issue the briefing")
        self.setMinimumWidth(540)
        control, follows = ready.briefing.control, ready.briefing.follows
        form = QFormLayout()
        form.setVerticalSpacing(8)
        form.setHorizontalSpacing(16)
        rows = [
            ("Number", f"No. {ready.number}/{ready.year}"),
            ("Reference", control.reference or "None: the product has no pattern for one"),
            ("Date-time group", date_time_group(ready.frozen.made_at)),
            ("Cleared by", ready.briefing.cleared_by),
        ]
        if follows is not None:
            rows.append(("Supersedes", follows.reference))
        for name, value in rows:
            form.addRow(label(name, "small"), label(value, "strong"))
        self._formats = {
            "pdf": _tick("issuePdf", "PDF", on=True),
            "docx": _tick("issueDocx", "Word document", on=True),
        }
        self._print = _tick("issuePrint", "Print it afterwards…", on=False)
        self._folder = QLineEdit(str(folder))
        self._folder.setObjectName("issueFolder")
        self._folder.setAccessibleName("Folder for the files")
        self._folder.textChanged.connect(self._take_words_back)
        self._missing = label("", "danger")
        self._missing.setObjectName("issueFolderMissing")
        self._missing.hide()
        browse = QPushButton("Choose…")
        browse.setAccessibleName("Choose the folder for the files")
        browse.clicked.connect(self._browse)
        place = QHBoxLayout()
        place.setSpacing(8)
        place.addWidget(self._folder, 1)
        place.addWidget(browse)
        ticks = QHBoxLayout()
        ticks.setSpacing(16)
        for tick in self._formats.values():
            ticks.addWidget(tick)
            tick.toggled.connect(self._allow)
        ticks.addStretch(1)
        form.addRow(label("Write files", "small"), ticks)
        into = QVBoxLayout()
        into.setSpacing(4)
        into.addLayout(place)
        into.addWidget(self._missing)
        form.addRow(form_label("Into"), into)
        form.addRow(label("Paper", "small"), self._print)
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Cancel)
        issue = buttons.addButton("Issue for good", QDialogButtonBox.ButtonRole.AcceptRole)
        issue.setObjectName("issueButton")
        issue.setProperty("kind", "primary")
        buttons.accepted.connect(self._decide)
        buttons.rejected.connect(self.reject)
        column = QVBoxLayout(self)
        column.setContentsMargins(24, 20, 24, 16)
        column.setSpacing(14)
        for words, role in ((ready.briefing.title, "title"), (_WILL_HAPPEN, "secondary")):
            line = label(words, role)
            line.setWordWrap(True)
            column.addWidget(line)
        column.addLayout(form)
        column.addWidget(buttons)
        self._allow()

    def _browse(self) -> None:
        dialog = QFileDialog(self, "Folder for the files", self._folder.text())
        dialog.finished.connect(dialog.deleteLater)
        dialog.setFileMode(QFileDialog.FileMode.Directory)
        dialog.setOption(QFileDialog.Option.ShowDirsOnly)
        dialog.fileSelected.connect(self._folder.setText)
        dialog.open()

    def _take_words_back(self) -> None:
        mark_invalid(self._folder, on=False)
        self._missing.hide()

    def _allow(self) -> None:
        self._folder.setEnabled(any(tick.isChecked() for tick in self._formats.values()))

    def _decide(self) -> None:
        formats = tuple(name for name, tick in self._formats.items() if tick.isChecked())
        folder = Path(self._folder.text().strip() or ".").expanduser()
        if formats and not folder.is_dir():
            mark_invalid(self._folder, on=True)
            self._missing.setText("There is no such folder. Choose another, or make it first.")
            self._missing.show()
            self._folder.setFocus()
            return
        self.decided.emit(IssueChoice(folder, formats, self._print.isChecked()))
        self.accept()


def _tick(name: str, words: str, *, on: bool) -> QCheckBox:
    made = QCheckBox(words)
    made.setObjectName(name)
    made.setChecked(on)
    return made

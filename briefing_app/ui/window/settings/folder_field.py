"""A field that holds a folder: typed, or chosen."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtWidgets import QFileDialog, QHBoxLayout, QLineEdit, QPushButton, QWidget


class FolderField(QWidget):
    """A line for the path of a folder, "" for none, and a button that asks for one."""

    def __init__(self, folder: str, when_empty: str = "", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._line = QLineEdit(folder)
        self._line.setPlaceholderText(when_empty)
        self._line.setClearButtonEnabled(True)
        self._choose = QPushButton("Choose…")
        self._choose.clicked.connect(self._ask)
        self.setFocusProxy(self._line)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(8)
        row.addWidget(self._line, 1)
        row.addWidget(self._choose)

    def folder(self) -> str:
        """Return the folder that is named, whole; "" for none."""
        named = self._line.text().strip()
        return str(Path(named).expanduser().absolute()) if named else ""

    def set_folder(self, folder: str) -> None:
        """Name a folder."""
        self._line.setText(folder)

    def setAccessibleName(self, name: str) -> None:
        """Name the line, which is what is typed into, and say what the button chooses."""
        super().setAccessibleName(name)
        self._line.setAccessibleName(name)
        self._choose.setAccessibleName(f"Choose: {name}")

    def _ask(self) -> None:
        dialog = QFileDialog(self, "Choose a folder", self.folder() or str(Path.home()))
        dialog.finished.connect(dialog.deleteLater)
        dialog.setObjectName("folderDialog")
        dialog.setFileMode(QFileDialog.FileMode.Directory)
        dialog.setOption(QFileDialog.Option.ShowDirsOnly)
        dialog.fileSelected.connect(self.set_folder)
        dialog.open()

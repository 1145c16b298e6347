"""Lists of feeds as files: those of other programs taken in, ours written for them."""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QFileDialog

from briefing_app.errors import BriefingError
from briefing_app.workspace import edits

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from briefing_app.ui.desk import Desk
    from briefing_app.web.feeds.opml import OpmlList

_KINDS = ["Lists of feeds (*.opml *.xml)", "All files (*)"]


class ListFiles(QObject):
    """Asks for the files and does the rest."""

    def __init__(self, desk: Desk, window: QWidget) -> None:
        super().__init__(window)
        self._desk = desk
        self._window = window

    def ask_list(self) -> None:
        """Ask for the file whose feeds to add."""
        dialog = QFileDialog(self._window, "Add feeds from a list (OPML)", str(Path.home()))
        dialog.finished.connect(dialog.deleteLater)
        dialog.setObjectName("opmlImport")
        dialog.setFileMode(QFileDialog.FileMode.ExistingFile)
        dialog.setNameFilters(_KINDS)
        dialog.fileSelected.connect(lambda chosen: self.take(Path(chosen)))
        dialog.open()

    def ask_place(self) -> None:
        """Ask where to write the list."""
        dialog = QFileDialog(self._window, "Write the feeds into a list (OPML)", str(Path.home()))
        dialog.finished.connect(dialog.deleteLater)
        dialog.setObjectName("opmlExport")
        dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
        dialog.setNameFilters(_KINDS)
        dialog.setDefaultSuffix("opml")
        dialog.selectFile("feeds.opml")
        dialog.fileSelected.connect(lambda chosen: self.write(Path(chosen)))
        dialog.open()

    def take(self, path: Path) -> None:
        """Add the feeds that a file lists; they are read by a worker."""
        from briefing_app.workspace.web.feed_lists import read_list_file

        job = self._desk.runner.call(read_list_file, path)
        job.arrived.connect(lambda _item, found: self._add(found))
        job.failed.connect(lambda _item, error: self._desk.notices.warn(error))

    def write(self, path: Path) -> None:
        """Write the feeds into a file."""
        from briefing_app.workspace.web.feed_lists import write_list_file
        from briefing_app.workspace.web.report import counted

        def do() -> None:
            count = write_list_file(self._desk.workspace.store, path, datetime.now(UTC))
            self._desk.notices.tell(f"{counted(count, 'feed')} written to {path.name}.")

        self._desk.notices.attempt(do)

    def _add(self, found: OpmlList) -> None:
        from briefing_app.workspace.web.report import counted

        workspace = self._desk.workspace
        edit = edits.add_listed(workspace.store, found.feeds, datetime.now(UTC))
        if not self._desk.notices.attempt(lambda: workspace.apply(edit)):
            return
        there = len(found.feeds) - len(edit.changes)
        more = f", {there:,} {'was' if there == 1 else 'were'} there already" if there else ""
        self._desk.notices.tell(f"{counted(len(edit.changes), 'feed')} added{more}.")
        if found.refused:
            self._desk.notices.warn(
                BriefingError(
                    f"{counted(len(found.refused), 'address')} of the list cannot be fetched."
                    if len(found.refused) == 1
                    else f"{len(found.refused):,} addresses of the list cannot be fetched.",
                    hint="The others were added.",
                ),
                "\n\n".join(map(str, found.refused)),
            )

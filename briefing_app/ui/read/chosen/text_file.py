"""The chosen articles as one plain text file: headline, outlet and date, link, text."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer
from PySide6.QtWidgets import QFileDialog, QWidget

from briefing_app.files import write_file
from briefing_app.workspace.texts import article_as_text

if TYPE_CHECKING:
    from collections.abc import Sequence

    from briefing_app.domain.identity import ArticleId
    from briefing_app.ui.desk import Desk

_FOLDER = "texts_folder"
_AT_A_TIME = 100


def ask_file(desk: Desk, ids: Sequence[ArticleId], parent: QWidget) -> None:
    """Ask where the texts of articles are to be written, and write them there."""
    folder = Path(str(desk.preferences.get(_FOLDER, str(Path.home()))))
    dialog = QFileDialog(parent.window(), "Export the texts", str(folder / "articles.txt"))
    dialog.finished.connect(dialog.deleteLater)
    dialog.setObjectName("exportTexts")
    dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
    dialog.setNameFilter("Text (*.txt)")
    dialog.setDefaultSuffix("txt")
    dialog.fileSelected.connect(lambda name: write_texts(desk, ids, Path(name), parent))
    dialog.open()


def write_texts(desk: Desk, ids: Sequence[ArticleId], path: Path, parent: QObject) -> None:
    """Write the texts of articles into one file, some at a time."""
    desk.preferences.set(_FOLDER, str(path.parent))
    _Writing(desk, ids, path, parent)


class _Writing(QObject):
    """Gathers the texts; the file is written whole once all are there."""

    def __init__(self, desk: Desk, ids: Sequence[ArticleId], path: Path, parent: QObject) -> None:
        super().__init__(parent)
        self._desk, self._ids, self._path = desk, ids, path
        self._texts: list[str] = []
        self._job = desk.runner.show("Gathering texts", len(ids))
        QTimer.singleShot(0, self, self._step)

    def _step(self) -> None:
        job = self._job
        some = self._ids[job.done : job.done + _AT_A_TIME]
        if some and not job.is_cancelled:
            articles = self._desk.workspace.store.articles(some)
            self._texts += [article_as_text(articles[one]) for one in some if one in articles]
            job.done += len(some)
            job.progressed.emit(job)
            QTimer.singleShot(0, self, self._step)
            return
        if not job.is_cancelled:
            job.finish()
            data = ("\n\n\n".join(self._texts) + "\n").encode("utf-8")
            if self._desk.notices.attempt(lambda: write_file(self._path, data)):
                count = len(self._texts)
                what = "1 text" if count == 1 else f"{count:,} texts"
                self._desk.notices.tell(f"{what} written to {self._path.name}.")
        self.deleteLater()

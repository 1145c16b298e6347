"""Takes articles in: files, folders, dropped or pasted; read by workers, adopted as they arrive."""

from __future__ import annotations

import os
from pathlib import Path
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject, QTimer, Signal
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QFileDialog, QWidget

from briefing_app.domain.articles.article import ArticleField
from briefing_app.errors import BriefingError
from briefing_app.ui.window.incoming.finding_statements import FindingStatements
from briefing_app.ui.window.incoming.import_batch import Batch
from briefing_app.web.urls import looks_like_url
from briefing_app.workspace import tasks
from briefing_app.workspace.arriving.taking_in import errands, whole

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from briefing_app.domain.identity import ArticleId
    from briefing_app.intake.folders import LookedThrough
    from briefing_app.intake.passed_over import PassedOver
    from briefing_app.ui.desk import Desk
    from briefing_app.ui.task_runner import Job

_FOLDER = "import_folder"
_MOST_LEFT = 10_000
"""Articles whose statements were not found yet and that are taken up at a start."""
_READ_AT_ONCE = 24
"""Of so many files the statements are found along with the import."""


class Importing(QObject):
    """Binds Import and Paste; `imported` carries the batch once it is done."""

    imported = Signal(object)

    def __init__(self, desk: Desk, window: QWidget) -> None:
        super().__init__(window)
        self._desk = desk
        self._window = window
        self._finding = FindingStatements(desk, self)
        for name, slot in (
            ("actionImport", self.ask_files),
            ("actionImportFolder", self.ask_folder),
            ("actionPaste", self.ask_paste),
        ):
            desk.actions.bind(name, slot)
        desk.navigator.analysis_wanted.connect(self.analyse)

    def ask_files(self) -> None:
        """Ask which files to take in."""
        from briefing_app.intake.formats.registry import suffixes

        dialog = self._dialog("Import files", QFileDialog.FileMode.ExistingFiles)
        kinds = " ".join(f"*{suffix}" for suffix in suffixes())
        dialog.setNameFilters([f"Articles ({kinds})", "All files (*)"])
        dialog.open()

    def ask_folder(self) -> None:
        """Ask for a folder whose articles to take in."""
        self._dialog("Import a folder", QFileDialog.FileMode.Directory).open()

    def ask_paste(self) -> None:
        """Ask for a pasted text and what is known about it."""
        from briefing_app.ui.window.incoming.paste_dialog import PasteDialog

        if looks_like_url(QGuiApplication.clipboard().text()):
            self._desk.actions["actionAddFromWeb"].trigger()
            return
        dialog = PasteDialog(self._window)
        dialog.decided.connect(self.take_pasted)
        dialog.open()

    def take_paths(self, paths: Sequence[Path]) -> None:
        """Take in files, and the readable files of folders."""
        from briefing_app.intake.folders import looked_through

        job = self._desk.runner.call(looked_through, list(paths))
        job.arrived.connect(self._take_files)
        job.failed.connect(self._warn)

    def take_pasted(self, text: str, fields: Mapping[str, Any]) -> None:
        """Take in a pasted text; what the form says was said by a person."""
        pasted = [(text, dict(fields))]
        job = self._desk.runner.start("Reading the pasted text", tasks.take_in_pasted, pasted)
        self._watch(job, frozenset(ArticleField(name) for name in fields))

    def analyse(self, ids: Sequence[ArticleId]) -> None:
        """Find the statements of articles again; what a person decided stays."""
        self._finding.find(ids)

    def analyse_what_is_new(self) -> None:
        """Read the articles that this engine has not read, in the background."""
        from briefing_app.analysis.analyse import ENGINE

        self.analyse(self._desk.workspace.store.unanalysed(ENGINE, _MOST_LEFT))

    def _take_files(self, _item: object, found: LookedThrough) -> None:
        passed = found.passed_over
        if not found.files:
            there = f"Only this: {passed.words}. " if passed else ""
            self._desk.notices.warn(
                BriefingError(
                    "There is nothing here that can be taken in.",
                    hint=f"{there}Texts, web pages, documents, PDF files, mails, and archives of them can.",
                ),
                passed.listing,
            )
            return
        self.take_files(found.files, passed)

    def take_files(self, files: Sequence[Path], passed_over: PassedOver | None = None) -> None:
        """Take files in; of many the statements are found afterwards, in the background."""
        runner = self._desk.runner
        if len(files) <= _READ_AT_ONCE:
            job = runner.start("Importing", tasks.take_in_parts, whole(files))
        else:
            job = runner.start("Importing", tasks.take_in_unread, errands(files, os.cpu_count() or 1))
        self._watch(job, passed_over=passed_over, files=len(files))

    def _watch(
        self,
        job: Job,
        confirmed: frozenset[ArticleField] = frozenset(),
        passed_over: PassedOver | None = None,
        *,
        files: int = 1,
    ) -> None:
        batch = Batch(self._desk, job, self, confirmed, passed_over, files=files)
        batch.finished.connect(lambda: self._finish(batch))

    def _finish(self, batch: Batch) -> None:
        self._desk.notices.tell(batch.summary, batch.passed_over.listing)
        error = batch.report()
        if error is not None:
            self._desk.notices.warn(error, batch.details())
        for refused in batch.refused:
            self._desk.arrivals.refuse(refused, "Import")
        self.imported.emit(batch)
        if batch.taken:
            self._desk.navigator.show_news()
        arrived = (batch.taken or batch.known)[:1]
        if arrived and len(batch.taken) + len(batch.known) == 1:
            QTimer.singleShot(0, self, lambda: self._desk.navigator.open_article(arrived[0]))
        self._finding.find(batch.unread)
        batch.deleteLater()

    def _warn(self, _item: object, error: BriefingError) -> None:
        self._desk.notices.warn(error)

    def _dialog(self, title: str, mode: QFileDialog.FileMode) -> QFileDialog:
        folder = str(self._desk.preferences.get(_FOLDER, str(Path.home())))
        dialog = QFileDialog(self._window, title, folder)
        dialog.finished.connect(dialog.deleteLater)
        dialog.setObjectName("importDialog")
        dialog.setFileMode(mode)
        dialog.filesSelected.connect(self._chosen)
        return dialog

    def _chosen(self, files: list[str]) -> None:
        paths = [Path(file) for file in files]
        if paths:
            self._desk.preferences.set(_FOLDER, str(paths[0].parent))
            self.take_paths(paths)

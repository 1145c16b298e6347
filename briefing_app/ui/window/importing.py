"""Takes articles in: files, folders, dropped or pasted; read by workers, adopted as they arrive."""

from __future__ import annotations

import itertools
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject, QTimer, Signal
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QFileDialog, QWidget

from briefing_app.domain.article import Article, ArticleField
from briefing_app.errors import BriefingError
from briefing_app.intake.stretch import Stretch
from briefing_app.ui.window.refusals import details_of, report_on
from briefing_app.web.urls import looks_like_url
from briefing_app.workspace import edits, intake, tasks
from briefing_app.workspace.taking_in import TakingIn, whole

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from briefing_app.domain.analysis import Analysis
    from briefing_app.domain.identity import ArticleId
    from briefing_app.ui.desk import Desk
    from briefing_app.ui.task_runner import Job
    from briefing_app.workspace.taking_in import Heard
    from briefing_app.workspace.tasks import TakenAndRead

_FOLDER = "import_folder"
_AT_A_TIME = 200
_batches = itertools.count(1)


class Batch(QObject):
    """One import: what it brought, what was there already, what was refused."""

    def __init__(
        self, desk: Desk, job: Job, parent: QObject, confirmed: frozenset[ArticleField] = frozenset()
    ) -> None:
        super().__init__(parent)
        self._desk = desk
        self._confirmed = confirmed
        self._name = str(next(_batches))
        self.taken: list[ArticleId] = []
        self.known: list[ArticleId] = []
        self.refused: list[BriefingError] = []
        self._job = job
        self._taking_in = TakingIn()
        self._files = job.total
        self._files_done = 0
        job.yielded.connect(self._hear)
        job.arrived.connect(self._end)
        job.failed.connect(self._end_early)

    @property
    def summary(self) -> str:
        """What came of it, in a sentence."""
        parts = []
        if self.taken:
            parts.append(_counted(len(self.taken), "article was taken in", "articles were taken in"))
        if self.known:
            parts.append(_counted(len(self.known), "was here already", "were here already"))
        if self.refused:
            parts.append(_counted(len(self.refused), "file was refused", "files were refused"))
        return ", ".join(parts) + "." if parts else "Nothing was found to take in."

    def report(self) -> BriefingError | None:
        """Return what to say about the refusals, None where there were none."""
        return report_on(self.refused)

    def details(self) -> str:
        """Return every refusal with its reason."""
        return details_of(self.refused)

    def _hear(self, stretch: Stretch, step: object) -> None:
        """Take note of one step of reading a file."""
        self._note(self._taking_in.heard(stretch, step))

    def _end(self, item: object, result: object) -> None:
        if isinstance(item, Stretch):
            self._note(self._taking_in.ended(item, None))
        elif isinstance(result, tasks.TakenAndRead):
            self._adopt(result)

    def _end_early(self, item: object, error: BriefingError) -> None:
        if isinstance(item, Stretch):
            self._note(self._taking_in.ended(item, error))
        else:
            self.refused.append(error)

    def _note(self, heard: Heard) -> None:
        self._job.add(heard.further)
        self._files_done += heard.done is not None
        self._say()
        match heard.outcome:
            case BriefingError() as error:
                self.refused.append(error)
            case tasks.TakenAndRead() as result:
                self._adopt(result)

    def _say(self) -> None:
        """Let the status strip count articles where files have many of them."""
        count = len(self.taken) + len(self.known) + len(self.refused)
        if count > self._files_done + 1:
            files = f"{self._files_done} of {self._files} files, " if self._files > 1 else ""
            self._job.say(f"{files}{_counted(count, 'article', 'articles')}")

    def _adopt(self, result: TakenAndRead) -> None:
        workspace = self._desk.workspace
        try:
            adopted = intake.adopt(workspace.store, result.taken, datetime.now(UTC))
            if not isinstance(adopted, Article):
                self.known.append(adopted.article.id)
                return
            article = replace(adopted, confirmed=adopted.confirmed | self._confirmed)
            edit = edits.import_articles(
                workspace.store, [article], batch=self._name, already=len(self.taken)
            )
            workspace.apply(edit, {article.original: result.taken.original})
            intake.read(workspace, article, result.analysis)
            self.taken.append(article.id)
        except BriefingError as error:
            self.refused.append(error)


class Importing(QObject):
    """Binds Import and Paste; `imported` carries the batch once it is done."""

    imported = Signal(object)

    def __init__(self, desk: Desk, window: QWidget) -> None:
        super().__init__(window)
        self._desk = desk
        self._window = window
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
        from briefing_app.ui.window.paste_dialog import PasteDialog

        if looks_like_url(QGuiApplication.clipboard().text()):
            self._desk.actions["actionAddFromWeb"].trigger()
            return
        dialog = PasteDialog(self._window)
        dialog.decided.connect(self.take_pasted)
        dialog.open()

    def take_paths(self, paths: Sequence[Path]) -> None:
        """Take in files, and the readable files of folders."""
        from briefing_app.intake.folders import supported_files

        job = self._desk.runner.call(supported_files, list(paths))
        job.arrived.connect(self._take_files)
        job.failed.connect(self._warn)

    def take_pasted(self, text: str, fields: Mapping[str, Any]) -> None:
        """Take in a pasted text; what the form says was said by a person."""
        pasted = [(text, dict(fields))]
        job = self._desk.runner.start("Reading the pasted text", tasks.take_in_pasted, pasted)
        self._watch(job, frozenset(ArticleField(name) for name in fields))

    def analyse(self, ids: Sequence[ArticleId]) -> None:
        """Find the statements of articles again; what a person decided stays."""
        articles = list(self._desk.workspace.store.articles(ids).values())
        if articles:
            job = self._desk.runner.start("Finding statements", tasks.read_article, articles)
            job.arrived.connect(self._adopt_analysis)
            job.failed.connect(self._warn)

    def analyse_what_is_new(self) -> None:
        """Read the articles that this engine has not read, in the background."""
        from briefing_app.analysis.analyse import ENGINE

        self.analyse(self._desk.workspace.store.unanalysed(ENGINE, _AT_A_TIME))

    def _take_files(self, _item: object, files: list[Path]) -> None:
        if not files:
            self._desk.notices.warn(
                BriefingError(
                    "There is nothing here that can be taken in.",
                    hint="Texts, web pages, documents, PDF files, mails, and archives of them can.",
                )
            )
            return
        self._watch(self._desk.runner.start("Importing", tasks.take_in_parts, whole(files)))

    def _watch(self, job: Job, confirmed: frozenset[ArticleField] = frozenset()) -> None:
        batch = Batch(self._desk, job, self, confirmed)
        job.finished.connect(lambda: self._finish(batch))

    def _finish(self, batch: Batch) -> None:
        self._desk.notices.tell(batch.summary)
        error = batch.report()
        if error is not None:
            self._desk.notices.warn(error, batch.details())
        self.imported.emit(batch)
        arrived = (batch.taken or batch.known)[:1]
        if arrived and len(batch.taken) + len(batch.known) == 1:
            QTimer.singleShot(0, self, lambda: self._desk.navigator.open_article(arrived[0]))
        batch.deleteLater()

    def _adopt_analysis(self, article: Article, analysis: Analysis) -> None:
        workspace = self._desk.workspace
        current = workspace.store.articles([article.id]).get(article.id)
        if current is not None:
            self._desk.notices.attempt(lambda: intake.read(workspace, current, analysis))

    def _warn(self, _item: object, error: BriefingError) -> None:
        self._desk.notices.warn(error)

    def _dialog(self, title: str, mode: QFileDialog.FileMode) -> QFileDialog:
        folder = str(self._desk.preferences.get(_FOLDER, str(Path.home())))
        dialog = QFileDialog(self._window, title, folder)
        dialog.setObjectName("importDialog")
        dialog.setFileMode(mode)
        dialog.filesSelected.connect(self._chosen)
        return dialog

    def _chosen(self, files: list[str]) -> None:
        paths = [Path(file) for file in files]
        if paths:
            self._desk.preferences.set(_FOLDER, str(paths[0].parent))
            self.take_paths(paths)


def _counted(count: int, one: str, many: str) -> str:
    return f"{count} {one if count == 1 else many}"

"""Hands the current briefing over: as files, the same files again, or to a printer.

What leaves is laid out anew in a worker process, written, and recorded as an issue.
"""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QFileDialog, QWidget

from briefing_app.domain.briefings.briefing import Status
from briefing_app.errors import BriefingError
from briefing_app.export.file_names import file_stem
from briefing_app.ui.notices import Question
from briefing_app.ui.window.outgoing.printing_out import PrintingOut

if TYPE_CHECKING:
    from collections.abc import Callable

    from briefing_app.domain.briefings.briefing import Briefing
    from briefing_app.export.rendered import Rendered
    from briefing_app.ui.desk import Desk

_FILTERS = (
    "PDF and Word document (*.pdf *.docx)",
    "PDF (*.pdf)",
    "Word document (*.docx)",
    "Plain text (*.txt)",
)
_SUFFIXES = ((".pdf", ".docx"), (".pdf",), (".docx",), (".txt",))


class Exporting(QObject):
    """Binds Export, Export again and Print to the current briefing."""

    def __init__(self, desk: Desk, window: QWidget) -> None:
        super().__init__(window)
        self._desk = desk
        self._window = window
        self._busy = False
        self.printing_out = PrintingOut(desk, window)
        for name, slot in (
            ("actionExport", self.ask_and_export),
            ("actionExportAgain", self.export_again),
            ("actionPrint", self.print_paper),
        ):
            desk.actions.bind(name, slot, enabled=self._can_export)

    def ask_and_export(self) -> None:
        """Ask where to, then export; both formats go beside one another."""
        briefing = self._briefing()
        if briefing is not None:
            ask_where(self._desk, self._window, briefing, self.export_to)

    def export_again(self) -> None:
        """Export to the files of the last time; ask when there was none."""
        last = self._desk.preferences.get("last_export", [])
        briefing = self._briefing()
        if briefing is None or not last or last[0] != briefing.id:
            self.ask_and_export()
        else:
            self.export_to(tuple(Path(path) for path in last[1:]))

    def export_to(self, paths: tuple[Path, ...]) -> None:
        """Export the current briefing to `paths`: a draft laid out anew, or the kept files of an issue."""
        from briefing_app.workspace.composing.documents import document_for
        from briefing_app.workspace.tasks import export_files

        briefing = self._briefing()
        if briefing is None or self._busy:
            return
        now = datetime.now(UTC)
        try:
            if briefing.status is Status.ISSUED:
                self._export_kept(briefing, paths)
                return
            document = document_for(self._desk.workspace.store, briefing, now)
        except BriefingError as error:
            self._desk.notices.warn(error)
            return
        self._busy = True
        job = self._desk.runner.start(
            "Exporting", export_files, [(document, briefing.house_style, paths)], timeout_s=600.0
        )
        job.arrived.connect(lambda _, written: self._exported(briefing, paths, written, now))
        job.failed.connect(lambda _, error: self._desk.notices.warn(error))
        job.finished.connect(self._rest)

    def _export_kept(self, briefing: Briefing, paths: tuple[Path, ...]) -> None:
        from briefing_app.ui.archive.deeds import write_kept

        write_kept(self._desk, briefing, paths)
        self._remember(briefing, paths)
        self._desk.notices.tell(f"Exported {_names(paths)} to {paths[0].parent}, as issued.")

    def _exported(
        self, briefing: Briefing, paths: tuple[Path, ...], written: tuple[Rendered, ...], now: datetime
    ) -> None:
        from briefing_app.workspace.issuing.handing_over import record_export

        self._desk.notices.attempt(lambda: record_export(self._desk.workspace, briefing, paths, written, now))
        self._remember(briefing, paths)
        self._desk.notices.tell(f"Exported the draft {_names(paths)} to {paths[0].parent}.")
        for warning in dict.fromkeys(w for rendered in written for w in rendered.warnings):
            self._desk.notices.warn(BriefingError(warning))

    def _remember(self, briefing: Briefing, paths: tuple[Path, ...]) -> None:
        self._desk.preferences.set("last_export", [briefing.id, *map(str, paths)])
        self._desk.preferences.set("export_folder", str(paths[0].parent))

    def print_paper(self) -> None:
        """Ask how, then print the current briefing: a draft laid out anew, or what was issued."""
        briefing = self._briefing()
        if briefing is not None:
            self.printing_out.ask(briefing)

    def _rest(self) -> None:
        self._busy = False

    def _can_export(self) -> bool:
        return self._desk.workspace.current_briefing is not None

    def _briefing(self) -> Briefing | None:
        current = self._desk.workspace.current_briefing
        return self._desk.workspace.store.briefing(current) if current is not None else None


def ask_where(
    desk: Desk, window: QWidget, briefing: Briefing, take: Callable[[tuple[Path, ...]], None]
) -> None:
    """Ask into which files a briefing goes; `take` gets them once a yes is there for what they replace."""
    folder = Path(str(desk.preferences.get("export_folder", str(Path.home()))))
    dialog = QFileDialog(window, "Export the briefing", str(folder))
    dialog.finished.connect(dialog.deleteLater)
    dialog.setObjectName("exportDialog")
    dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
    dialog.setNameFilters(list(_FILTERS))
    dialog.selectFile(file_name(briefing))

    def chose(chosen: str) -> None:
        """Ask about the files that the dialog did not ask about."""
        paths = paths_for(Path(chosen), dialog.selectedNameFilter())
        there = [path.name for path in paths if path != Path(chosen) and path.exists()]
        if not there:
            take(paths)
            return
        question = Question(
            "Replace the files that are there?" if len(there) > 1 else "Replace the file that is there?",
            f"{paths[0].parent} holds {' and '.join(there)} already.",
            yes="Replace",
            danger=True,
        )
        desk.notices.ask(question, lambda yes: take(paths) if yes else None)

    dialog.fileSelected.connect(chose)
    dialog.open()


def _names(paths: tuple[Path, ...]) -> str:
    return " and ".join(path.name for path in paths)


def file_name(briefing: Briefing) -> str:
    """Return a name for the file of a briefing that every system takes."""
    day = f"{briefing.control.issue_date:%Y-%m-%d} " if briefing.control.issue_date else ""
    return file_stem(day + briefing.title)


def paths_for(chosen: Path, name_filter: str) -> tuple[Path, ...]:
    """Return the files to write for what was chosen in the dialog; a known suffix wins."""
    known = {suffix for suffixes in _SUFFIXES for suffix in suffixes}
    suffix = chosen.suffix.lower()
    both = name_filter == _FILTERS[0]
    if suffix in known and not both:
        return (chosen,)
    stem = chosen.with_suffix("") if suffix in known else chosen
    wanted = _SUFFIXES[_FILTERS.index(name_filter)] if name_filter in _FILTERS else _SUFFIXES[0]
    return tuple(stem.with_name(stem.name + ending) for ending in wanted)

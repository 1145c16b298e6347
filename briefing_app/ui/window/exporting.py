"""Hands the current briefing over: as files, the same files again, or to a printer.

What leaves is laid out anew in a worker process, written, and recorded as an issue.
"""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QFileDialog, QWidget

from briefing_app.errors import BriefingError
from briefing_app.ui.notices import Question

if TYPE_CHECKING:
    from briefing_app.domain.briefing import Briefing
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
        for name, slot in (
            ("actionExport", self.ask_and_export),
            ("actionExportAgain", self.export_again),
            ("actionPrint", self.print_paper),
        ):
            desk.actions.bind(name, slot, enabled=self._can_export)

    def ask_and_export(self) -> None:
        """Ask where to, then export; both formats go beside one another."""
        briefing = self._briefing()
        if briefing is None:
            return
        folder = Path(str(self._desk.preferences.get("export_folder", str(Path.home()))))
        dialog = QFileDialog(self._window, "Export the briefing", str(folder))
        dialog.setObjectName("exportDialog")
        dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
        dialog.setNameFilters(list(_FILTERS))
        dialog.selectFile(file_name(briefing))
        dialog.fileSelected.connect(lambda chosen: self._take(Path(chosen), dialog.selectedNameFilter()))
        dialog.open()

    def _take(self, chosen: Path, name_filter: str) -> None:
        """Export to what was chosen, once a yes is there for files that the dialog did not ask about."""
        paths = paths_for(chosen, name_filter)
        there = [path.name for path in paths if path != chosen and path.exists()]
        if not there:
            self.export_to(paths)
            return
        question = Question(
            "Replace the files that are there?" if len(there) > 1 else "Replace the file that is there?",
            f"{paths[0].parent} holds {' and '.join(there)} already.",
            yes="Replace",
            danger=True,
        )
        self._desk.notices.ask(question, lambda yes: self.export_to(paths) if yes else None)

    def export_again(self) -> None:
        """Export to the files of the last time; ask when there was none."""
        last = self._desk.preferences.get("last_export", [])
        briefing = self._briefing()
        if briefing is None or not last or last[0] != briefing.id:
            self.ask_and_export()
        else:
            self.export_to(tuple(Path(path) for path in last[1:]))

    def export_to(self, paths: tuple[Path, ...]) -> None:
        """Export the current briefing to `paths` and record the issue."""
        from briefing_app.workspace.issuing import document_for, prepare_issue
        from briefing_app.workspace.preflight import must_leave_clean
        from briefing_app.workspace.tasks import export_files

        briefing = self._briefing()
        if briefing is None or self._busy:
            return
        now = datetime.now(UTC)
        try:
            must_leave_clean(self._desk.workspace.store, briefing, now)
            issued = prepare_issue(self._desk.workspace, briefing.id, now)
            document = document_for(self._desk.workspace.store, issued, now)
        except BriefingError as error:
            self._desk.notices.warn(error)
            return
        self._busy = True
        job = self._desk.runner.start(
            "Exporting", export_files, [(document, issued.house_style, paths)], timeout_s=600.0
        )
        job.arrived.connect(lambda _, written: self._exported(issued, paths, written, now))
        job.failed.connect(lambda _, error: self._desk.notices.warn(error))
        job.finished.connect(self._rest)

    def print_paper(self) -> None:
        """Print what the paper shows, set anew so that it is up to date."""
        from briefing_app.workspace.issuing import document_for, prepare_issue
        from briefing_app.workspace.preflight import must_leave_clean
        from briefing_app.workspace.tasks import lay_out

        briefing = self._briefing()
        if briefing is None or self._busy:
            return
        from briefing_app.ui.paper.printing import no_printer

        if (obstacle := no_printer()) is not None:
            self._desk.notices.warn(obstacle)
            return
        now = datetime.now(UTC)
        try:
            must_leave_clean(self._desk.workspace.store, briefing, now)
            issued = prepare_issue(self._desk.workspace, briefing.id, now)
            document = document_for(self._desk.workspace.store, issued, now)
        except BriefingError as error:
            self._desk.notices.warn(error)
            return
        self._busy = True
        job = self._desk.runner.start("Preparing to print", lay_out, [(document, issued.house_style)])
        job.arrived.connect(lambda _, rendered: self._print(issued, rendered, now))
        job.failed.connect(lambda _, error: self._desk.notices.warn(error))
        job.finished.connect(self._rest)

    def _exported(
        self, briefing: Briefing, paths: tuple[Path, ...], written: tuple[Rendered, ...], now: datetime
    ) -> None:
        from briefing_app.workspace.issuing import record_export

        self._desk.notices.attempt(lambda: record_export(self._desk.workspace, briefing, paths, written, now))
        self._desk.preferences.set("last_export", [briefing.id, *map(str, paths)])
        self._desk.preferences.set("export_folder", str(paths[0].parent))
        names = " and ".join(path.name for path in paths)
        self._desk.notices.tell(f"Exported {names} to {paths[0].parent}.")
        for warning in dict.fromkeys(w for rendered in written for w in rendered.warnings):
            self._desk.notices.warn(BriefingError(warning))

    def _print(self, briefing: Briefing, rendered: Rendered, now: datetime) -> None:
        from briefing_app.ui.paper.printing import print_pdf
        from briefing_app.workspace.issuing import record_print

        def printed(printer: str, pages: int) -> None:
            self._desk.notices.attempt(
                lambda: record_print(self._desk.workspace, briefing, printer, rendered, pages, now)
            )
            self._desk.notices.tell(f"Sent {pages} pages to {printer}.")

        print_pdf(self._desk, rendered.data, briefing.title, self._window, printed)

    def _rest(self) -> None:
        self._busy = False

    def _can_export(self) -> bool:
        return self._desk.workspace.current_briefing is not None

    def _briefing(self) -> Briefing | None:
        current = self._desk.workspace.current_briefing
        return self._desk.workspace.store.briefing(current) if current is not None else None


def file_name(briefing: Briefing) -> str:
    """Return a name for the file of a briefing that every system takes."""
    kept = "".join(c if c.isalnum() or c in " -_." else " " for c in briefing.title)
    day = f"{briefing.control.issue_date:%Y-%m-%d} " if briefing.control.issue_date else ""
    return (day + " ".join(kept.split()))[:120].strip(" .") or "briefing"


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

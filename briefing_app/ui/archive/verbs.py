"""What a person does with the current issue of the archive; nothing of it changes what was kept."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime
from hashlib import sha256
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QFileDialog

from briefing_app.domain.briefings.briefing import SuccessionKind
from briefing_app.domain.briefings.issue import Issue, IssuedFile, IssueKind
from briefing_app.domain.identity import IssueId, new_id
from briefing_app.errors import BriefingError
from briefing_app.export.file_names import file_stem
from briefing_app.storage.store import IssueContents
from briefing_app.ui.archive.deeds import follow_up, open_kept, verify_bytes, write_kept
from briefing_app.ui.archive.words import PRINT_FORMAT
from briefing_app.ui.statements.words import counted
from briefing_app.ui.window.outgoing.exporting import ask_where
from briefing_app.ui.window.outgoing.printing_out import PrintingOut

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtWidgets import QWidget

    from briefing_app.domain.briefings.briefing import Briefing
    from briefing_app.ui.archive.standing import Standing
    from briefing_app.ui.desk import Desk
    from briefing_app.workspace.issuing.rebuilding import Rebuilt

_FOLDER = "export_folder"


class ArchiveVerbs(QObject):
    """Binds the actions of the archive to the issue that is current there.

    `verified` carries a `Rebuilt` once an issue was made again that still is the current one.
    """

    verified = Signal(object)

    def __init__(
        self,
        desk: Desk,
        view: QWidget,
        current: Callable[[], Issue | None],
        standing: Callable[[], Standing],
    ) -> None:
        super().__init__(view)
        self._desk = desk
        self._view = view
        self._current = current
        self._standing = standing
        self._printing = PrintingOut(desk, view)
        for name, slot, enabled in (
            ("actionSaveIssueCopy", self.ask_and_save, self.has_issue),
            ("actionPrint", self.print_again, self.has_issue),
            ("actionOpenIssueFile", self.open_file, self.has_issue),
            ("actionRevise", lambda: self._follow(SuccessionKind.REVISION), self._can_follow),
            ("actionCorrigendum", lambda: self._follow(SuccessionKind.CORRIGENDUM), self._can_follow),
            ("actionVoidIssue", self.ask_and_void, self._can_follow),
            ("actionExport", self.ask_and_export, self.has_issue),
            ("actionVerifyBytes", self.verify_bytes, self._is_issued),
        ):
            desk.actions.bind(name, slot, within=view, enabled=enabled)

    def kept_pdf(self, issue: Issue) -> bytes | None:
        """Return the PDF of an issue, None where the library has none."""
        try:
            return self._desk.workspace.store.issue_document(issue.id)
        except BriefingError:
            return None

    def has_issue(self) -> bool:
        """Tell whether there is an issue to do anything with."""
        return self._current() is not None

    def _is_issued(self) -> bool:
        issue = self._current()
        return issue is not None and issue.kind is IssueKind.ISSUED

    def _can_follow(self) -> bool:
        return self._standing().can_be_followed(self._current())

    def _follow(self, kind: SuccessionKind) -> None:
        issue = self._current()
        if issue is not None:
            follow_up(self._desk, issue.id, kind)

    def open_file(self) -> None:
        """Open the kept PDF in the program that the system has for it."""
        issue = self._current()
        data = self.kept_pdf(issue) if issue else None
        if issue is not None and data is not None:
            self._desk.notices.attempt(lambda: open_kept(data, _file_name(issue)))

    def ask_and_export(self) -> None:
        """Ask where to, then write the kept files of the current issue once more.

        Of a draft that left, only its PDF was kept.
        """
        briefing = self._kept_briefing()
        if briefing is not None:
            ask_where(self._desk, self._view.window(), briefing, self.export_to)
        else:
            self.ask_and_save()

    def export_to(self, paths: tuple[Path, ...]) -> None:
        """Write the kept files of the current issue to `paths`."""
        briefing = self._kept_briefing()
        if briefing is None or not paths:
            return
        if self._desk.notices.attempt(lambda: write_kept(self._desk, briefing, paths)):
            self._desk.preferences.set(_FOLDER, str(paths[0].parent))
            names = " and ".join(path.name for path in paths)
            self._desk.notices.tell(f"Exported {names} to {paths[0].parent}, as issued.")

    def verify_bytes(self) -> None:
        """Make the current issue again, and say whether the very same bytes came out."""
        issue = self._current()
        if issue is None:
            return

        def told(outcome: Rebuilt) -> None:
            current = self._current()
            if current is not None and current.id == issue.id:
                self.verified.emit(outcome)
            self._desk.notices.tell(outcome.sentence)

        verify_bytes(self._desk, issue.id, told)

    def ask_and_void(self) -> None:
        """Ask why the current issue is void, then write it down."""
        from briefing_app.ui.archive.void_dialog import VoidDialog

        issue = self._current()
        if issue is None:
            return
        dialog = VoidDialog(issue, str(self._desk.preferences.get("cleared_by", "")), self._view.window())
        dialog.decided.connect(lambda reason, by: self.declare_void(issue, reason, by))
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()

    def declare_void(self, issue: Issue, reason: str, by: str) -> None:
        """Take an issue back for good."""
        from briefing_app.workspace.issuing.succession import declare_void

        workspace, now = self._desk.workspace, datetime.now(UTC)
        if self._desk.notices.attempt(lambda: declare_void(workspace, issue.id, reason, by, now)):
            self._desk.notices.tell(f"{issue.label} is void; its number is not used again.")

    def _kept_briefing(self) -> Briefing | None:
        issue = self._current()
        frozen = self._desk.workspace.store.frozen(issue.id) if issue else None
        return frozen.briefing if frozen else None

    def ask_and_save(self) -> None:
        """Ask where to, then save a copy of the kept PDF."""
        issue = self._current()
        if issue is None:
            return
        folder = Path(str(self._desk.preferences.get(_FOLDER, str(Path.home()))))
        dialog = QFileDialog(self._view, "Save a copy of this PDF", str(folder), "PDF (*.pdf)")
        dialog.setObjectName("saveCopyDialog")
        dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
        dialog.setDefaultSuffix("pdf")
        dialog.selectFile(_file_name(issue))
        dialog.fileSelected.connect(lambda chosen: self.save_copy(issue, Path(chosen)))
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()

    def save_copy(self, issue: Issue, path: Path) -> None:
        """Write the kept PDF of an issue to `path`."""
        from briefing_app.export.formats import write_file

        data = self.kept_pdf(issue)
        if data is not None and self._desk.notices.attempt(lambda: write_file(path, data)):
            self._desk.preferences.set(_FOLDER, str(path.parent))
            self._desk.notices.tell(f"Saved {path.name} in {path.parent}.")

    def print_again(self) -> None:
        """Print the kept PDF: of an issue, with all choices; else as the dialog of the system has it."""
        from briefing_app.ui.paper.printing import print_pdf

        briefing = self._kept_briefing()
        if briefing is not None:
            self._printing.ask(briefing)
            return
        issue = self._current()
        data = self.kept_pdf(issue) if issue else None
        if issue is None or data is None:
            return

        def printed(printer: str, pages: int) -> None:
            self.record_print(issue, data, printer, pages)

        print_pdf(self._desk, data, issue.title, self._view.window(), printed)

    def record_print(self, issue: Issue, data: bytes, printer: str, pages: int) -> None:
        """Keep that an issue went to a printer once more."""
        again = replace(
            issue,
            id=IssueId(new_id()),
            kind=IssueKind.PRINTED,
            issued_at=datetime.now(UTC),
            files=(IssuedFile(PRINT_FORMAT, printer, sha256(data).hexdigest(), pages),),
        )
        self._desk.notices.attempt(
            lambda: self._desk.workspace.add_issue(again, IssueContents({"pdf": data}))
        )
        self._desk.notices.tell(f"Sent {counted(pages, 'page')} to {printer}.")


def _file_name(issue: Issue) -> str:
    return file_stem(f"{issue.title} {issue.reference}") + ".pdf"

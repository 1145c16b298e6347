"""What can be done with something that was issued: follow it up, write, open and verify its files."""

from __future__ import annotations

import tempfile
from datetime import UTC, datetime
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QUrl
from PySide6.QtGui import QDesktopServices

from briefing_app.errors import BriefingError
from briefing_app.workspace import edits

if TYPE_CHECKING:
    from collections.abc import Callable

    from briefing_app.domain.briefings.briefing import Briefing, SuccessionKind
    from briefing_app.domain.identity import IssueId
    from briefing_app.export.rendered import Rendered
    from briefing_app.ui.desk import Desk
    from briefing_app.ui.task_runner import Job
    from briefing_app.workspace.issuing.rebuilding import Rebuilt


def follow_up(desk: Desk, issue_id: IssueId, kind: SuccessionKind) -> None:
    """Make a revision or a corrigendum of an issue, and open it in the compose view."""
    from briefing_app.workspace.issuing.succession import follow

    workspace = desk.workspace

    def make() -> None:
        made = follow(workspace.store, issue_id, kind, datetime.now(UTC))
        workspace.apply(made)
        workspace.open_briefing(edits.made_briefing(made))

    if not desk.notices.attempt(make):
        return
    desk.navigator.show_view("compose")
    current = workspace.current_briefing
    briefing = workspace.store.briefing(current) if current is not None else None
    if briefing is not None and briefing.follows is not None:
        desk.notices.tell(
            f"This is the draft of {briefing.control.reference}. It supersedes "
            f"{briefing.follows.reference} once it is issued."
        )


def write_kept(desk: Desk, briefing: Briefing, paths: tuple[Path, ...]) -> None:
    """Write the kept files of an issued briefing to `paths`, byte by byte, and record it."""
    from briefing_app.export.formats import write_file
    from briefing_app.workspace.issuing.handing_over import kept_as, record_export

    written = [kept_as(desk.workspace.store, briefing, path) for path in paths]
    for path, rendered in zip(paths, written, strict=True):
        write_file(path, rendered.data)
    record_export(desk.workspace, briefing, paths, written, datetime.now(UTC))


@cache
def _copies() -> tempfile.TemporaryDirectory[str]:
    """Return the folder for copies that are opened; it goes with the program, and with it the copies."""
    return tempfile.TemporaryDirectory(prefix="briefing-desk-", ignore_cleanup_errors=True)


def open_kept(data: bytes, name: str) -> Path:
    """Open a copy of a kept PDF in the program that the system has for it; return where the copy lies."""
    path = Path(tempfile.mkdtemp(dir=_copies().name), name)
    path.write_bytes(data)
    path.chmod(0o400)  # what is changed here would be lost
    if not QDesktopServices.openUrl(QUrl.fromLocalFile(str(path))):
        raise BriefingError(
            "No program of this computer opens PDF files.",
            hint="Save a copy of the file and open it elsewhere.",
        )
    return path


def verify_bytes(desk: Desk, issue_id: IssueId, told: Callable[[Rebuilt], None]) -> Job | None:
    """Make an issue again in a worker and hold it against the kept files; `told` gets the outcome."""
    from briefing_app.workspace.issuing.rebuilding import compared, frozen_of
    from briefing_app.workspace.tasks import render_frozen

    store = desk.workspace.store
    try:
        frozen = frozen_of(store, issue_id)
    except BriefingError as error:
        desk.notices.warn(error)
        return None
    formats = tuple(sorted(store.issue_files(issue_id), reverse=True))

    def compare(_asked: object, made: tuple[Rendered, ...]) -> None:
        told(compared(store, issue_id, dict(zip(formats, made, strict=True))))

    job = desk.runner.call(render_frozen, frozen, formats, timeout_s=600.0)
    job.arrived.connect(compare)
    job.failed.connect(lambda _, error: desk.notices.warn(error))
    return job

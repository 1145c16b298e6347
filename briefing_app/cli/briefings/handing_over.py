"""`export` and `issue`: a briefing of a library handed over as a draft, or issued with its number."""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING

from briefing_app.cli.terminal.console import DONE, library, name_files, say, with_library
from briefing_app.domain.briefings.briefing import Status
from briefing_app.errors import BriefingError

if TYPE_CHECKING:
    import argparse
    from collections.abc import Iterable, Sequence

    from briefing_app.cli.terminal.console import Commands
    from briefing_app.domain.briefings.briefing import Briefing
    from briefing_app.export.rendered import Rendered
    from briefing_app.workspace.workspace import Workspace


def declare(commands: Commands) -> None:
    """Add `export` and `issue` to the commands."""
    export = commands.add_parser("export", help="export a briefing of a library")
    export.add_argument("briefing", help="its title or number")
    export.add_argument(
        "--out",
        action="append",
        required=True,
        type=Path,
        metavar="FILE",
        help="FILE.pdf, FILE.docx or FILE.txt; may be repeated",
    )
    with_library(export)
    export.set_defaults(command=_export)

    issue = commands.add_parser("issue", help="issue a briefing of a library: it gets its number, for good")
    issue.add_argument("briefing", help="its title or number")
    issue.add_argument(
        "--out",
        action="append",
        default=[],
        type=Path,
        metavar="FILE",
        help="write it there, too; may be repeated",
    )
    issue.add_argument("--cleared-by", default="", metavar="NAME", help="who clears it, if nobody has yet")
    with_library(issue)
    issue.set_defaults(command=_issue)


def _export(options: argparse.Namespace) -> int:
    from briefing_app.workspace.workspace import Workspace

    with library(options) as store:
        name_files(hand_over(Workspace(store), options.briefing, options.out))
    return DONE


def _issue(options: argparse.Namespace) -> int:
    from briefing_app.workspace.workspace import Workspace

    with library(options) as store:
        named, written = issue(Workspace(store), options.briefing, options.out, options.cleared_by)
        say(f"Issued as {named}")
        name_files(written)
    return DONE


def hand_over(workspace: Workspace, wanted: str, paths: Sequence[Path]) -> Iterable[tuple[Path, Rendered]]:
    """Write a briefing to `paths` and record it: a draft, or what was issued, byte by byte."""
    from briefing_app.workspace.composing.documents import document_for, find_briefing
    from briefing_app.workspace.issuing.handing_over import record_export
    from briefing_app.workspace.tasks import export_files

    store, now = workspace.store, datetime.now(UTC)
    briefing = find_briefing(store, wanted)
    if briefing.status is Status.ISSUED:
        return _hand_over_issued(workspace, briefing, paths, now)
    written = export_files(document_for(store, briefing, now), briefing.house_style, paths)
    record_export(workspace, briefing, paths, written, now)
    return zip(paths, written, strict=False)


def issue(
    workspace: Workspace, wanted: str, paths: Sequence[Path], cleared_by: str
) -> tuple[str, Iterable[tuple[Path, Rendered]]]:
    """Issue a briefing, cleared now in a name where it was not, and write it to `paths`."""
    from briefing_app.workspace import edits
    from briefing_app.workspace.composing.documents import find_briefing
    from briefing_app.workspace.issuing import releasing
    from briefing_app.workspace.tasks import render_frozen

    store = workspace.store
    briefing = find_briefing(store, wanted)
    if briefing.status is Status.DRAFT:
        if not cleared_by:
            raise BriefingError(
                "The briefing was not cleared yet.",
                where=briefing.title,
                hint="Say who clears it: --cleared-by NAME.",
            )
        workspace.apply(edits.clear(store, briefing.id, cleared_by, datetime.now(UTC)))
    now = datetime.now(UTC).astimezone()
    ready = releasing.ready_to_issue(store, briefing.id, now)
    record = releasing.issue(workspace, ready, render_frozen(ready.frozen, releasing.FORMATS))
    named = f"{record.label}, {record.reference}" if record.reference else record.label
    return named, _hand_over_issued(workspace, store.briefing(briefing.id), paths, now)


def _hand_over_issued(
    workspace: Workspace, briefing: Briefing, paths: Sequence[Path], now: datetime
) -> list[tuple[Path, Rendered]]:
    """Write the kept files of what was issued to `paths`."""
    from briefing_app.export.formats import write_file
    from briefing_app.workspace.issuing.handing_over import kept_as, record_export

    store = workspace.store
    written = [kept_as(store, briefing, path) for path in paths]
    for path, rendered in zip(paths, written, strict=True):
        write_file(path, rendered.data)
    if paths:
        record_export(workspace, briefing, paths, written, now)
    return list(zip(paths, written, strict=True))

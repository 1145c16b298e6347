"""Records of what left the desk: exports and prints, of drafts and of what was issued."""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING

from briefing_app.document.material import material_ids
from briefing_app.domain.briefings.briefing import Status
from briefing_app.domain.briefings.issue import Issue, IssuedFile, IssuedSource, IssueKind, PrintedCopy
from briefing_app.domain.identity import IssueId, new_id
from briefing_app.storage.tables.issues import IssueContents
from briefing_app.workspace.composing.documents import frozen_for, material_for
from briefing_app.workspace.tasks import is_pdf

if TYPE_CHECKING:
    from briefing_app.document.material import Material
    from briefing_app.domain.briefings.briefing import Briefing
    from briefing_app.export.rendered import Rendered
    from briefing_app.storage.store import Store
    from briefing_app.workspace.workspace import Workspace

PRINT = "print"


def record_export(
    workspace: Workspace,
    briefing: Briefing,
    paths: Sequence[Path],
    written: Sequence[Rendered],
    now: datetime,
) -> Issue:
    """Record that a briefing was written to `paths`; `written` holds what.

    One that was not issued is recorded as an export of a draft, and kept with a PDF from `written`.
    """
    files = tuple(
        IssuedFile(
            path.suffix.lower().lstrip("."),
            str(path),
            hashlib.sha256(rendered.data).hexdigest(),
            rendered.pages,
        )
        for path, rendered in zip(paths, written, strict=False)
    )
    record = _record_of(workspace, briefing, files, IssueKind.EXPORTED, now)
    pdf = next((rendered.data for rendered in written if is_pdf(rendered)), None)
    if pdf is None and record.of is None:
        raise ValueError("An export is kept with its PDF.")
    contents = contents_of(briefing, material_for(workspace.store, briefing))
    workspace.add_issue(record, replace(contents, outputs={"pdf": pdf} if pdf and record.of is None else {}))
    return record


def record_print(
    workspace: Workspace,
    briefing: Briefing,
    printer: str,
    rendered: Rendered,
    pages: int,
    now: datetime,
    *,
    copies: Sequence[PrintedCopy] = (),
    edition: str = "",
) -> Issue:
    """Record that a briefing was sent to a printer; `copies` are numbered ones, with whom they are for."""
    digest = hashlib.sha256(rendered.data).hexdigest()
    files = (IssuedFile(PRINT, printer, digest, pages),)
    record = _record_of(workspace, briefing, files, IssueKind.PRINTED, now)
    record = replace(record, copies=tuple(copies), edition=edition)
    contents = contents_of(briefing, material_for(workspace.store, briefing))
    kept = {"pdf": rendered.data} if record.of is None else {}
    workspace.add_issue(record, replace(contents, outputs=kept))
    return record


def contents_of(briefing: Briefing, material: Material) -> IssueContents:
    """Return what a briefing prints, for its issue to be found by."""
    placed = [
        material.statements[one] for one in material_ids(briefing).statements if one in material.statements
    ]
    actors = [material.actors.get(one.actor_id) for one in placed if one.actor_id is not None]
    names = [actor.name for actor in actors if actor is not None]
    return IssueContents(
        statements=tuple(one.id for one in placed),
        said="\n".join(one.passage.quote for one in placed),
        speakers="\n".join(dict.fromkeys((*names, *(one.speaker for one in placed if one.speaker)))),
    )


def sources_of(briefing: Briefing, material: Material) -> tuple[IssuedSource, ...]:
    """Return the articles that a briefing stands on, as it cites them."""
    from briefing_app.document.citation import source_entry, source_numbers
    from briefing_app.document.nodes import plain
    from briefing_app.document.words.wording import load_wording

    wording = load_wording(briefing.language)
    return tuple(
        IssuedSource(
            number,
            article_id,
            plain(source_entry(material.articles[article_id], wording)),
            material.articles[article_id].sha256,
        )
        for article_id, number in source_numbers(briefing, material).items()
    )


def kept_as(store: Store, briefing: Briefing, path: Path) -> Rendered:
    """Return what was kept of an issued briefing, in the format of `path`; plain text is made of it."""
    from briefing_app.export.formats import format_for
    from briefing_app.export.rendered import Rendered
    from briefing_app.workspace.tasks import render_frozen

    issue = store.issue_of(briefing.id)
    kind = format_for(path).name
    if issue is None:
        raise ValueError("Only what was issued is kept.")
    kept = store.issue_files(issue.id).get(kind)
    if kept is not None:
        pages = next((file.pages for file in issue.files if file.format == kind), None)
        return Rendered(kept, pages)
    return render_frozen(frozen_for(store, briefing, issue.issued_at), (kind,))[0]


def format_of(rendered: Rendered) -> str:
    """Return which of the kept formats a rendering is."""
    return "pdf" if is_pdf(rendered) else "docx"


def _record_of(
    workspace: Workspace, briefing: Briefing, files: Sequence[IssuedFile], kind: IssueKind, now: datetime
) -> Issue:
    """Return the record of what left, with the sources that it stood on as they are now."""
    issued = workspace.store.issue_of(briefing.id)
    material = material_for(workspace.store, briefing)
    record = Issue(
        IssueId(new_id()),
        briefing.id,
        kind,
        now,
        briefing.title,
        briefing.control.reference,
        tuple(files),
        sources_of(briefing, material),
        len(material_ids(briefing).statements),
        draft=briefing.status is not Status.ISSUED,
    )
    return replace(record, of=issued.id, number=issued.number, year=issued.year) if issued else record

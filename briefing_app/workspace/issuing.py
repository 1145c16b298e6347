"""From a briefing to its document, and from the document to a record of what left the desk."""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING

from briefing_app.document.material import Material, material_ids
from briefing_app.domain.briefing import Issue, IssuedFile, IssuedSource, IssueKind
from briefing_app.domain.edit import Change, Edit
from briefing_app.domain.folding import folded
from briefing_app.domain.identity import BriefingId, IssueId, new_id
from briefing_app.errors import BriefingError
from briefing_app.workspace.candidates import present_actors
from briefing_app.workspace.tasks import is_pdf

if TYPE_CHECKING:
    from briefing_app.document.nodes import Document
    from briefing_app.domain.briefing import Briefing
    from briefing_app.export.rendered import Rendered
    from briefing_app.storage.store import Store
    from briefing_app.workspace.workspace import Workspace


def material_for(store: Store, briefing: Briefing) -> Material:
    """Return what a briefing refers to, as it is now."""
    wanted = material_ids(briefing)
    statements = store.statements(wanted.statements)
    stood_on = (statement.passage.article_id for statement in statements.values())
    speakers = {one.actor_id for one in statements.values() if one.actor_id is not None}
    candidates = {who for one in statements.values() for who in one.candidates}
    actors = store.actors(speakers) | present_actors(store, candidates)
    return Material(store.articles(dict.fromkeys((*wanted.articles, *stood_on))), statements, actors)


def document_for(store: Store, briefing: Briefing, now: datetime) -> Document:
    """Return the document that a briefing prints as."""
    from briefing_app.document.compose import compose
    from briefing_app.document.product_file import load_product

    return compose(briefing, material_for(store, briefing), load_product(briefing.product), now)


def find_briefing(store: Store, wanted: str) -> Briefing:
    """Return the briefing that `wanted` names: by its number in the library, or its title."""
    rows = store.briefings()
    by_id = [row for row in rows if str(row.id) == wanted.strip()]
    exact = [row for row in rows if folded(row.title) == folded(wanted)]
    parts = [row for row in rows if folded(wanted) in folded(row.title)]
    for found in (by_id, exact, parts):
        if len(found) == 1:
            return store.briefing(found[0].id)
        if found:
            choices = "; ".join(f"{row.id} “{row.title}”" for row in found)
            raise BriefingError(
                "Several briefings have this name.", where=wanted, hint=f"Give the number of one: {choices}."
            )
    titles = "; ".join(f"“{row.title}”" for row in rows) or "none yet"
    raise BriefingError("There is no such briefing.", where=wanted, hint=f"The library has: {titles}.")


def prepare_issue(workspace: Workspace, briefing_id: BriefingId, now: datetime) -> Briefing:
    """Give a briefing its number, date and reference before it first leaves the desk.

    The number is the briefing's for good, even if giving it is undone.
    """
    from briefing_app.document.product_file import load_product

    before = workspace.store.briefing(briefing_id)
    control = before.control
    day = control.issue_date or now.astimezone().date()
    number = control.issue_number
    if number is None:
        number = workspace.store.reserve_issue_number(before.product, day.year, briefing_id)
    control = replace(control, issue_date=day, issue_number=number)
    if not control.reference:
        control = replace(control, reference=load_product(before.product).reference_for(control))
    after = replace(before, control=control)
    workspace.apply(Edit(f"number the issue {number}", (Change(before, after),)))
    return after


def record_export(
    workspace: Workspace,
    briefing: Briefing,
    paths: Sequence[Path],
    written: Sequence[Rendered],
    now: datetime,
) -> Issue:
    """Record that a briefing was written to `paths`; `written` holds what, and at least one PDF."""
    files = tuple(
        IssuedFile(
            path.suffix.lower().lstrip("."),
            str(path),
            hashlib.sha256(rendered.data).hexdigest(),
            rendered.pages,
        )
        for path, rendered in zip(paths, written, strict=False)
    )
    pdf = next((rendered.data for rendered in written if is_pdf(rendered)), None)
    if pdf is None:
        raise ValueError("An issue is kept with its PDF.")
    return issue(workspace, briefing, files, pdf, IssueKind.EXPORTED, now)


def record_print(
    workspace: Workspace,
    briefing: Briefing,
    printer: str,
    rendered: Rendered,
    pages: int,
    now: datetime,
) -> Issue:
    """Record that a briefing was sent to a printer."""
    digest = hashlib.sha256(rendered.data).hexdigest()
    files = (IssuedFile("print", printer, digest, pages),)
    return issue(workspace, briefing, files, rendered.data, IssueKind.PRINTED, now)


def issue(
    workspace: Workspace,
    briefing: Briefing,
    files: Sequence[IssuedFile],
    pdf: bytes,
    kind: IssueKind,
    now: datetime | None = None,
) -> Issue:
    """Record what left the desk, with the sources that it stood on as they are now."""
    from briefing_app.document.citation import source_entry, source_numbers
    from briefing_app.document.nodes import plain
    from briefing_app.document.wording import load_wording

    material = material_for(workspace.store, briefing)
    wording = load_wording(briefing.language)
    sources = tuple(
        IssuedSource(
            number,
            article_id,
            plain(source_entry(material.articles[article_id], wording)),
            material.articles[article_id].sha256,
        )
        for article_id, number in source_numbers(briefing, material).items()
    )
    record = Issue(
        IssueId(new_id()),
        briefing.id,
        kind,
        now or datetime.now(UTC),
        briefing.title,
        briefing.control.reference,
        tuple(files),
        sources,
        len(material_ids(briefing).statements),
    )
    workspace.add_issue(record, pdf)
    return record

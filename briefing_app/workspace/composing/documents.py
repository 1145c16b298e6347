"""From a briefing to its document: what it stands on, as it is now or as it was issued."""

from __future__ import annotations

from datetime import datetime
from typing import TYPE_CHECKING

from briefing_app.document.editions import as_draft
from briefing_app.document.frozen import Frozen, document_of, freeze
from briefing_app.document.material import Material, material_ids
from briefing_app.document.shipped import reading_from
from briefing_app.document.words.agencies import origin_of
from briefing_app.domain.actors.folding import folded
from briefing_app.domain.briefings.briefing import Status
from briefing_app.errors import BriefingError
from briefing_app.workspace.actors.candidates import present_actors

if TYPE_CHECKING:
    from briefing_app.document.nodes import Document
    from briefing_app.domain.briefings.briefing import Briefing
    from briefing_app.storage.store import Store


def material_for(store: Store, briefing: Briefing) -> Material:
    """Return what a briefing refers to: as it is now, or as it was when it was issued."""
    issued = _as_issued(store, briefing)
    if issued is not None:
        return issued.material
    wanted = material_ids(briefing)
    statements = store.statements(wanted.statements)
    stood_on = (statement.passage.article_id for statement in statements.values())
    speakers = {one.actor_id for one in statements.values() if one.actor_id is not None}
    candidates = {who for one in statements.values() for who in one.candidates}
    actors = store.actors(speakers) | present_actors(store, candidates)
    articles = store.articles(dict.fromkeys((*wanted.articles, *stood_on)))
    origins = {one.id: agency for one in articles.values() if (agency := origin_of(one))}
    return Material(articles, statements, actors, store.texts_of(articles), origins)


def document_for(store: Store, briefing: Briefing, now: datetime) -> Document:
    """Return the document that a briefing prints as; one that is not issued says that it is a draft."""
    from briefing_app.document.compose import compose
    from briefing_app.document.products.product_file import load_product

    issued = _as_issued(store, briefing)
    if issued is not None:
        with reading_from(issued.files):
            return document_of(issued)
    product = load_product(briefing.product)
    return as_draft(compose(briefing, material_for(store, briefing), product, now))


def frozen_for(store: Store, briefing: Briefing, now: datetime) -> Frozen:
    """Return what a briefing is made from: as it was issued, or as a draft at `now`."""
    return _as_issued(store, briefing) or freeze(briefing, material_for(store, briefing), now)


def find_briefing(store: Store, wanted: str) -> Briefing:
    """Return the briefing that `wanted` names: by its number in the library, its reference, or its title."""
    rows = store.briefings()
    by_id = [row for row in rows if str(row.id) == wanted.strip()]
    exact = [row for row in rows if folded(row.title) == folded(wanted)]
    parts = [row for row in rows if folded(wanted) in folded(row.title)]
    for found in (by_id, exact, parts):
        if len(found) == 1:
            return store.briefing(found[0].id)
        if found:
            choices = "; ".join(_told_apart(store.briefing(row.id)) for row in found)
            raise BriefingError(
                "Several briefings have this name.", where=wanted, hint=f"Give the number of one: {choices}."
            )
    for row in rows:
        briefing = store.briefing(row.id)
        if briefing.control.reference and folded(briefing.control.reference) == folded(wanted):
            return briefing
    titles = "; ".join(f"“{row.title}”" for row in rows) or "none yet"
    raise BriefingError("There is no such briefing.", where=wanted, hint=f"The library has: {titles}.")


def _told_apart(briefing: Briefing) -> str:
    """Return what tells briefings of one title apart: number, state and reference."""
    reference = briefing.control.reference or f"made {briefing.created_at.astimezone():%Y-%m-%d %H:%M}"
    return f"{briefing.id} “{briefing.title}” ({briefing.status}, {reference})"


def _as_issued(store: Store, briefing: Briefing) -> Frozen | None:
    """Return what an issued briefing was made from, None for one that was not issued."""
    if briefing.status is not Status.ISSUED:
        return None
    issue = store.issue_of(briefing.id)
    return store.frozen(issue.id) if issue else None

"""Making another product of a briefing: the same articles, statements and notes in other sections."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from briefing_app.domain.edit import Edit
from briefing_app.workspace.briefing_edits import change_briefing, rearranged

if TYPE_CHECKING:
    from briefing_app.domain.identity import ActorId, BriefingId
    from briefing_app.storage.store import Store


def set_product(store: Store, briefing_id: BriefingId, name: str) -> Edit:
    """Make a briefing another product: it keeps all that it holds; a title of the product's changes."""
    from briefing_app.document.product_file import load_product

    before = store.briefing(briefing_id)
    old, new = load_product(before.product), load_product(name)
    title = before.title
    if title in (old.title, old.title_in(before.language)):
        title = new.title_in(before.language)
    after = replace(before, product=name, title=title, sections=new.sections_for(before))
    return Edit(f"make it a {new.title.lower()}", (rearranged(before, after),))


def set_subject(store: Store, briefing_id: BriefingId, actor_id: ActorId | None) -> Edit:
    """Choose whom a profile is about; None is whoever speaks most."""
    return change_briefing(store, briefing_id, "choose whom it is about", subject=actor_id)


def set_second_language(store: Store, briefing_id: BriefingId, language: str) -> Edit:
    """Choose the language of the second title line, "" for none."""
    return change_briefing(store, briefing_id, "change the second language", second_language=language)

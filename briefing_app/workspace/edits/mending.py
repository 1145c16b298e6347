"""Giving a quotation that could not be verified the words of its article again."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from briefing_app.domain.briefings import outline
from briefing_app.domain.briefings.briefing import ArticleItem, Briefing, NoteItem, StatementItem
from briefing_app.domain.edit import Change, Edit
from briefing_app.domain.verbatim.finding import found_in

if TYPE_CHECKING:
    from briefing_app.document.verifying.verification import Failure
    from briefing_app.domain.briefings.briefing import Item
    from briefing_app.domain.identity import BriefingId
    from briefing_app.storage.store import Store

_LABEL = "take the original wording"


def can_take_original(briefing: Briefing, failure: Failure) -> bool:
    """Tell whether the words of the article can take the place of what is printed."""
    return _mended(briefing, failure) is not None


def take_original(store: Store, briefing_id: BriefingId, failure: Failure) -> Edit | None:
    """Put the words of the article in the place of what is printed; None where that cannot be done."""
    before = store.briefing(briefing_id)
    after = _mended(before, failure)
    return Edit(_LABEL, (Change(before, after),)) if after is not None else None


def _mended(briefing: Briefing, failure: Failure) -> Briefing | None:
    if failure.item_id is None:
        words = _replaced(briefing.in_brief, failure)
        return replace(briefing, in_brief=words) if words is not None else None
    item = outline.find_item(briefing, failure.item_id)
    changed = _changed(item, failure) if item is not None else None
    return outline.change_item(briefing, changed) if changed is not None else None


def _changed(item: Item, failure: Failure) -> Item | None:
    match item:
        case StatementItem(wording=wording):
            return replace(item, wording=None) if wording is not None else None
        case ArticleItem(headline=headline, summary=summary):
            if (words := _replaced(summary, failure)) is not None:
                return replace(item, summary=words)
            words = _replaced(headline, failure)
            return replace(item, headline=words) if words is not None else None
        case NoteItem(text=text):
            words = _replaced(text, failure)
            return replace(item, text=words) if words is not None else None


def _replaced(words: str, failure: Failure) -> str | None:
    """Return `words` with the passage in the place of the quotation, None where it is not in them."""
    if not failure.passage or not words:
        return None
    found = found_in(failure.printed, words)
    return f"{words[: found.start]}{failure.passage}{words[found.end :]}" if found is not None else None

"""What a person can do with saved searches."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from briefing_app.domain.actors.folding import folded
from briefing_app.domain.edit import Change, Edit
from briefing_app.domain.identity import SearchId, new_id
from briefing_app.domain.searching.saved_search import SavedSearch
from briefing_app.errors import BriefingError
from briefing_app.workspace.edits.labels import named

if TYPE_CHECKING:
    from briefing_app.storage.store import Store

_LONGEST_NAME = 80


def save_search(
    store: Store, name: str, text: str, *, filter: str = "all", outlet: str = "", order: str = "newest"
) -> Edit:
    """Save what is asked for under a name; a search of that name asks for this from now on."""
    fitting, there = _fitting(name), store.saved_searches()
    known = _called(there, fitting)
    place = known.place if known else max((one.place for one in there), default=-1) + 1
    number = known.id if known else SearchId(new_id())
    search = SavedSearch(number, fitting, text.strip(), filter, outlet, order, place)
    return Edit(f"save search {named(fitting)}", (Change(known, search),))


def rename_search(store: Store, search_id: SearchId, name: str) -> Edit:
    """Call a saved search another name."""
    search, fitting = _search(store, search_id), _fitting(name)
    other = _called(store.saved_searches(), fitting)
    if other is not None and other.id != search_id:
        raise BriefingError("Another saved search has this name.", where=other.name)
    return Edit(f"rename search {named(search.name)}", (Change(search, replace(search, name=fitting)),))


def delete_search(store: Store, search_id: SearchId) -> Edit:
    """Take a saved search off the list."""
    search = _search(store, search_id)
    return Edit(f"delete search {named(search.name)}", (Change(search, None),))


def move_search(store: Store, search_id: SearchId, step: int) -> Edit:
    """Move a saved search down the list, or up where `step` is negative."""
    order = store.saved_searches()
    search = _search(store, search_id)
    here = order.index(search)
    order.insert(min(max(here + step, 0), len(order) - 1), order.pop(here))
    changes = [Change(one, replace(one, place=place)) for place, one in enumerate(order)]
    return Edit(f"move search {named(search.name)}", tuple(one for one in changes if one.before != one.after))


def _search(store: Store, search_id: SearchId) -> SavedSearch:
    for search in store.saved_searches():
        if search.id == search_id:
            return search
    raise BriefingError("This saved search is gone.", hint="A colleague may have deleted it.")


def _called(searches: list[SavedSearch], name: str) -> SavedSearch | None:
    return next((one for one in searches if folded(one.name) == folded(name)), None)


def _fitting(name: str) -> str:
    fitting = " ".join(name.split())[:_LONGEST_NAME].strip()
    if not fitting:
        raise BriefingError("A saved search needs a name.")
    return fitting

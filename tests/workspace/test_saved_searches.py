"""Searches that are saved for the desk."""

from __future__ import annotations

import pytest

from briefing_app.errors import BriefingError
from briefing_app.workspace import edits
from briefing_app.workspace.changed import Changed
from briefing_app.workspace.workspace import Workspace


def _names(desk: Workspace) -> list[str]:
    return [one.name for one in desk.store.saved_searches()]


def test_a_search_is_saved_as_it_was_asked(desk: Workspace) -> None:
    heard: list[Changed] = []
    desk.subscribe(heard.append)
    desk.apply(
        edits.save_search(desk.store, " Gas  prices ", "gas lang:en", filter="new", outlet="FT", order="best")
    )
    (search,) = desk.store.saved_searches()
    assert (search.name, search.text, search.filter) == ("Gas prices", "gas lang:en", "new")
    assert (search.outlet, search.order) == ("FT", "best")
    assert heard[-1].searches and not heard[-1].articles
    desk.undo()
    assert desk.store.saved_searches() == []
    desk.redo()
    assert desk.store.saved_searches() == [search]
    assert desk.store.check() == []


def test_saving_under_a_known_name_asks_for_something_else(desk: Workspace) -> None:
    desk.apply(edits.save_search(desk.store, "Gas", "gas"))
    desk.apply(edits.save_search(desk.store, "GAS", "gas OR oil"))
    (search,) = desk.store.saved_searches()
    assert (search.name, search.text) == ("GAS", "gas OR oil")


def test_searches_are_moved_renamed_and_deleted(desk: Workspace) -> None:
    for name in ("One", "Two", "Three"):
        desk.apply(edits.save_search(desk.store, name, name))
    one, two, three = desk.store.saved_searches()
    desk.apply(edits.move_search(desk.store, three.id, -2))
    assert _names(desk) == ["Three", "One", "Two"]
    desk.apply(edits.rename_search(desk.store, two.id, "Zwei"))
    desk.apply(edits.delete_search(desk.store, one.id))
    assert _names(desk) == ["Three", "Zwei"]
    assert desk.undo() == "delete search “One”"
    assert _names(desk) == ["Three", "One", "Zwei"]
    with pytest.raises(BriefingError, match="Another saved search"):
        edits.rename_search(desk.store, two.id, "one")
    with pytest.raises(BriefingError, match="needs a name"):
        edits.save_search(desk.store, "  ", "gas")

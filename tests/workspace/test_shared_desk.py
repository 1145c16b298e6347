"""Two desks over one library on a server: what each does is merged, told, and taken back without harm."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

import pytest
import samples
from postgres_server import Server

from briefing_app.domain.briefings.briefing import Status
from briefing_app.domain.edit import Change
from briefing_app.errors import BriefingError
from briefing_app.storage.store import Collision, News, Store
from briefing_app.workspace import edits
from briefing_app.workspace.door.changed import EVERY, Changed
from briefing_app.workspace.workspace import Workspace

PORT, BRIEFING = samples.FULL_ARTICLE, samples.BRIEFING


@pytest.fixture
def mine(server: Server, empty_library: str) -> Iterator[Workspace]:
    """My desk."""
    address = server.fresh(empty_library)
    with Store.open(address) as store:
        store.write([Change(None, one) for one in samples.EVERYTHING])
        yield Workspace(store)
    server.drop(address)


@pytest.fixture
def theirs(mine: Workspace) -> Iterator[Workspace]:
    """A colleague's desk."""
    with Store.open(mine.store.place) as store:
        yield Workspace(store)


def _told(desk: Workspace) -> list[Changed]:
    told: list[Changed] = []
    desk.subscribe(told.append)
    return told


def test_both_changes_of_an_article_stand_and_mine_is_undone(mine: Workspace, theirs: Workspace) -> None:
    edit = edits.edit_article(mine.store, PORT.id, headline="Mine")
    theirs.apply(edits.edit_article(theirs.store, PORT.id, outlet="Theirs"))
    mine.apply(edit)
    assert (mine.store.article(PORT.id).headline, mine.store.article(PORT.id).outlet) == ("Mine", "Theirs")
    mine.undo()
    after = mine.store.article(PORT.id)
    assert (after.headline, after.outlet) == (PORT.headline, "Theirs")
    mine.redo()
    assert mine.store.article(PORT.id).headline == "Mine"


def test_a_collision_names_who_it_was_keeps_the_words_and_can_be_written_over(
    mine: Workspace, theirs: Workspace
) -> None:
    told = _told(mine)
    edit = edits.set_in_brief(mine.store, BRIEFING.id, "mine")
    theirs.apply(edits.set_in_brief(theirs.store, BRIEFING.id, "theirs"))
    mine.hear(News(briefings=frozenset({BRIEFING.id}), by="anna"))
    with pytest.raises(Collision, match="“anna” changed the same briefing") as collision:
        mine.apply(edit)
    assert collision.value.written == ("mine",)
    assert mine.undo_label is None
    assert BRIEFING.id in told[-1].briefings
    assert collision.value.edit is not None
    mine.apply_on_top(collision.value.edit)
    assert theirs.store.briefing(BRIEFING.id).in_brief == "mine"
    mine.undo()
    assert theirs.store.briefing(BRIEFING.id).in_brief == "theirs"


def test_an_undo_that_would_write_over_a_colleague_is_given_up_and_the_one_before_is_not(
    mine: Workspace, theirs: Workspace
) -> None:
    mine.apply(edits.edit_article(mine.store, PORT.id, note="first"))
    mine.apply(edits.edit_article(mine.store, PORT.id, headline="Mine"))
    theirs.apply(edits.edit_article(theirs.store, PORT.id, headline="Theirs"))
    with pytest.raises(BriefingError, match="cannot be undone"):
        mine.undo()
    assert mine.store.article(PORT.id).headline == "Theirs"
    mine.undo()
    assert mine.store.article(PORT.id).note == PORT.note


def test_what_a_colleague_issued_stands_in_no_ones_way(mine: Workspace, theirs: Workspace) -> None:
    mine.apply(edits.edit_article(mine.store, PORT.id, note="before"))
    mine.apply(edits.rename_briefing(mine.store, BRIEFING.id, "Another name"))
    before = theirs.store.briefing(BRIEFING.id)
    theirs.store.write([Change(before, replace(before, status=Status.ISSUED, issued_at=samples.NOW))])
    with pytest.raises(BriefingError, match="was issued"):
        mine.undo()
    mine.undo()
    assert mine.store.article(PORT.id).note == PORT.note


def test_a_run_of_typing_with_a_colleague_in_it_is_two_steps(mine: Workspace, theirs: Workspace) -> None:
    mine.apply(edits.set_in_brief(mine.store, BRIEFING.id, "a"))
    theirs.apply(edits.rename_briefing(theirs.store, BRIEFING.id, "Theirs"))
    mine.apply(edits.set_in_brief(mine.store, BRIEFING.id, "ab"))
    mine.undo()
    mine.undo()
    after = mine.store.briefing(BRIEFING.id)
    assert (after.in_brief, after.title) == (BRIEFING.in_brief, "Theirs")


def test_a_briefing_that_a_colleague_removed_leaves_the_desk(mine: Workspace, theirs: Workspace) -> None:
    mine.open_briefing(BRIEFING.id)
    theirs.apply(edits.remove_briefing(theirs.store, BRIEFING.id))
    mine.hear(News(briefings=frozenset({BRIEFING.id})))
    assert mine.current_briefing != BRIEFING.id


def test_what_could_not_be_heard_is_everything(mine: Workspace) -> None:
    told = _told(mine)
    mine.hear(News(everything=True))
    [changed] = told
    assert PORT.id in changed.articles
    assert changed.articles | {1} is EVERY
    assert not changed.articles.isdisjoint({7})
    assert changed.articles.isdisjoint(())
    assert changed.issues
    assert not changed.history

"""Two actors of whom many articles speak are made one in steps; cut off, it is gone on with."""

from __future__ import annotations

from dataclasses import replace

import pytest
import samples

from briefing_app.domain.actors.actor import Actor, ActorKind
from briefing_app.domain.edit import ArticleMentions, Change
from briefing_app.domain.identity import ActorId, ArticleId, StatementId
from briefing_app.domain.text import Passage, Span
from briefing_app.ui.actors.merging import UnfinishedMerging, merge, part
from briefing_app.workspace.edits import merging as of_actors

KEPT = Actor(ActorId(7001), "Pavel Dornov", ActorKind.PERSON)
OTHER = Actor(ActorId(7002), "P. Dornov", ActorKind.PERSON)
COUNT = 80


@pytest.fixture
def named(desk):
    """Articles of which each names the other actor and quotes him."""
    changes = [Change(None, KEPT), Change(None, OTHER)]
    for number in range(COUNT):
        article = samples.article(8000 + number, f"P. Dornov said that ship {number} sails.")
        quote = article.text[15:30]
        said = replace(
            samples.QUAY,
            id=StatementId(8000 + number),
            passage=Passage(article.id, Span(15, 30), quote),
            attribution=None,
            actor_id=OTHER.id,
            speaker=OTHER.name,
        )
        named = ArticleMentions(article.id, ((Span(0, 9), OTHER.id),))
        changes += [Change(None, article), Change(None, said), Change(None, named)]
    desk.workspace.store.write(changes)
    return [ArticleId(8000 + number) for number in range(COUNT)]


def spoken_of(store):
    return [
        (len(store.said_by(one.id)), sum(len(place.spans) for place in store.named_in(one.id)))
        for one in (KEPT, OTHER)
    ]


def test_many_are_merged_in_steps_and_parted_by_one_undo(named, window, desk, qtbot):
    store, done, told = desk.workspace.store, [], []
    desk.notices.told.connect(told.append)
    merge(desk, KEPT.id, [OTHER.id], lambda: done.append(1))
    assert spoken_of(store) == [(0, 0), (COUNT, COUNT)]
    qtbot.waitUntil(lambda: done != [], timeout=20_000)
    assert spoken_of(store) == [(COUNT, COUNT), (0, 0)]
    merged = store.actor(OTHER.id)
    assert merged.merged_into == KEPT.id
    assert (len(merged.gave.statements), len(merged.gave.named_in)) == (COUNT, COUNT)
    assert desk.workspace.undo_label == "merge actors Pavel Dornov and P. Dornov"
    desk.actions["actionUndo"].trigger()
    qtbot.waitUntil(lambda: told[-1:] == ["Undone: merge actors Pavel Dornov and P. Dornov"], timeout=20_000)
    assert spoken_of(store) == [(0, 0), (COUNT, COUNT)]
    assert (store.actor(OTHER.id), store.actor(KEPT.id)) == (OTHER, KEPT)
    desk.actions["actionRedo"].trigger()
    qtbot.waitUntil(lambda: len(told) == 2, timeout=20_000)
    assert (spoken_of(store), store.check()) == ([(COUNT, COUNT), (0, 0)], [])


def test_what_was_cut_off_is_gone_on_with(named, window, desk, qtbot):
    store = desk.workspace.store
    found = of_actors.merging(store, KEPT.id, [OTHER.id])
    store.write([*found.actors, *of_actors.moved(store, found.articles[:10], found.becomes)])
    assert store.check() == []
    assert store.half_merged() == {OTHER.id: KEPT.id}
    UnfinishedMerging(desk, window).look()
    qtbot.waitUntil(lambda: store.half_merged() == {}, timeout=20_000)
    assert spoken_of(store) == [(COUNT, COUNT), (0, 0)]
    assert store.check() == []
    desk.workspace.apply(of_actors.part_actor(store, OTHER.id))  # all that it gave is known
    assert spoken_of(store) == [(0, 0), (COUNT, COUNT)]


def test_many_are_parted_in_steps(named, window, desk, qtbot):
    store, done = desk.workspace.store, []
    desk.workspace.apply(of_actors.merge_actors(store, KEPT.id, [OTHER.id]))
    part(desk, OTHER.id, lambda: done.append(1))
    qtbot.waitUntil(lambda: done != [], timeout=20_000)
    assert spoken_of(store) == [(0, 0), (COUNT, COUNT)]
    assert store.actor(OTHER.id).merged_into is None
    desk.actions["actionUndo"].trigger()
    qtbot.waitUntil(lambda: desk.workspace.redo_label is not None and not desk.workspace.turns.title)
    assert (spoken_of(store), store.check()) == ([(COUNT, COUNT), (0, 0)], [])

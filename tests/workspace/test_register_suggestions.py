"""Who is probably the same, over the whole library; and parting again what was merged."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest
import samples

from briefing_app.domain.actors.actor import Actor, ActorKind, Function
from briefing_app.domain.edit import Change
from briefing_app.domain.identity import ActorId
from briefing_app.errors import BriefingError
from briefing_app.storage.store import Store
from briefing_app.workspace import edits
from briefing_app.workspace.actors import suggesting
from briefing_app.workspace.workspace import Workspace


def _people(store: Store, *names: str) -> list[Actor]:
    made = [Actor(ActorId(700 + place), name, ActorKind.PERSON) for place, name in enumerate(names)]
    store.write([Change(None, one) for one in made])
    return made


def _catch_up(store: Store) -> None:
    for _ in range(20):
        found = suggesting.compared(store, 2)
        if not found.ids:
            return
        suggesting.record(store, found)
    raise AssertionError("The comparison never ends.")


def _likely(store: Store, actor: Actor) -> list[tuple[str, str]]:
    found = suggesting.suggestions_for(store, store.actor(actor.id))
    return [(one.other.name, one.keep.name) for one in found]


def test_other_scripts_are_suggested_and_what_is_refused_is_not_asked_again(desk: Workspace) -> None:
    latin, cyrillic, _other = _people(desk.store, "Alexander Lukashenko", "Александр Лукашенко", "Bo Lind")
    _catch_up(desk.store)
    assert _likely(desk.store, cyrillic) == [("Alexander Lukashenko", "Alexander Lukashenko")]
    desk.apply(edits.keep_apart(desk.store, latin.id, cyrillic.id))
    _catch_up(desk.store)
    assert _likely(desk.store, cyrillic) == []
    desk.undo()
    _catch_up(desk.store)
    assert _likely(desk.store, latin) == [("Александр Лукашенко", "Alexander Lukashenko")]


def test_the_confirmed_one_would_stand(desk: Workspace) -> None:
    one, two = _people(desk.store, "Ada Holmberg", "Ada M. Holmberg")
    desk.apply(edits.confirm_actor(desk.store, two.id))
    _catch_up(desk.store)
    assert _likely(desk.store, one) == [("Ada M. Holmberg", "Ada M. Holmberg")]


def test_a_surname_alone_is_suggested_only_while_one_person_has_it(desk: Workspace) -> None:
    bare, ada = _people(desk.store, "Holmberg", "Ada Holmberg")
    _catch_up(desk.store)
    assert _likely(desk.store, bare) == [("Ada Holmberg", "Holmberg")]
    bea = Actor(ActorId(800), "Bea Holmberg", ActorKind.PERSON)
    desk.store.write([Change(None, bea)])
    _catch_up(desk.store)
    assert _likely(desk.store, bare) == [] and _likely(desk.store, ada) == []
    assert desk.store.check() == []


def test_what_was_merged_is_parted_again_with_all_that_it_brought(desk: Workspace) -> None:
    store = desk.store
    before = {one: store.actor(one) for one in (samples.ROE.id, samples.DORN.id)}
    said = store.statements_by(samples.DORN.id)
    named = store.mentions_of(samples.FULL_ARTICLE.id)
    assert said and any(who == samples.DORN.id for _, who in named.mentions)
    desk.apply(edits.merge_actors(store, samples.ROE.id, [samples.DORN.id]))
    assert store.statements_by(samples.DORN.id) == ()
    desk.apply(edits.set_actor_note(store, samples.ROE.id, "kept"))
    desk.apply(edits.part_actor(store, samples.DORN.id))
    assert store.statements_by(samples.DORN.id) == said
    assert store.mentions_of(samples.FULL_ARTICLE.id) == named
    roe, dorn = store.actor(samples.ROE.id), store.actor(samples.DORN.id)
    assert (roe.aliases, roe.note) == (before[roe.id].aliases, "kept")
    assert dorn.distinct_from == (roe.id,) and roe.distinct_from == (dorn.id,)
    assert replace(dorn, distinct_from=(), confirmed=False) == replace(before[dorn.id], confirmed=False)
    desk.undo()
    assert store.actor(samples.DORN.id).merged_into == samples.ROE.id
    with pytest.raises(BriefingError, match="not merged"):
        edits.part_actor(store, samples.ROE.id)
    assert store.check() == []


def test_a_chain_of_merges_is_parted_link_by_link(desk: Workspace) -> None:
    store = desk.store
    one, two, three = _people(store, "Ada Holm", "Ada Holme", "A. Holm")
    desk.apply(edits.merge_actors(store, two.id, [three.id]))
    desk.apply(edits.merge_actors(store, one.id, [two.id]))
    assert {actor.id for actor in store.merged_into(one.id)} == {two.id, three.id}
    desk.apply(edits.part_actor(store, two.id))
    assert [actor.id for actor in store.merged_into(two.id)] == [three.id]
    assert store.actor(one.id).aliases == () and store.actor(two.id).aliases == ("A. Holm",)


def test_functions_are_entered_with_their_days(desk: Workspace) -> None:
    store = desk.store
    functions = (
        Function("Minister of  Transport", since=date(2018, 1, 1), until=date(2020, 1, 1)),
        Function("", ""),
        Function("Prime Minister", since=date(2020, 1, 2)),
    )
    desk.apply(edits.set_functions(store, samples.ROE.id, functions))
    roe = store.actor(samples.ROE.id)
    assert [one.title for one in roe.functions] == ["Minister of Transport", "Prime Minister"]
    held = roe.held_on(date(2019, 5, 1), today=date(2026, 1, 1))
    assert held is not None and held.display == "then Minister of Transport"
    now = roe.held_on(date(2026, 1, 1), today=date(2026, 1, 2))
    assert now is not None and now.display == "Prime Minister"
    wrong = Function("Mayor", since=date(2020, 1, 1), until=date(2019, 1, 1))
    with pytest.raises(BriefingError, match="ends before"):
        edits.set_functions(store, samples.ROE.id, [wrong])


@pytest.mark.parametrize(
    ("day", "title"),
    [
        (date(2017, 1, 1), "minister of transport"),
        (date(2019, 1, 1), "minister of transport"),
        (date(2022, 1, 1), "minister of transport"),
        (date(2025, 1, 1), "minister of defence"),
        (None, "minister of defence"),
    ],
)
def test_functions_that_articles_gave_hold_from_their_day_until_another_is_read_of(
    day: date | None, title: str
) -> None:
    functions = (
        Function("minister of transport", seen_from=date(2018, 3, 1), seen_until=date(2019, 5, 1)),
        Function("minister of defence", seen_from=date(2024, 2, 1), seen_until=date(2026, 5, 1)),
    )
    function = replace(samples.ROE, functions=functions).function_on(day)
    assert function is not None and function.title == title


def test_functions_of_the_merged_are_joined_in_time_and_taken_back(desk: Workspace) -> None:
    store = desk.store
    mayor = Function("mayor of Ostrand", until=date(2019, 12, 31))
    premier = Function("prime minister", since=date(2022, 1, 1))
    same = Function("the prime minister", "Arden").seen_on(date(2023, 1, 1))
    one, two = _people(store, "Ada Holm", "Ada M. Holm")
    first, second = replace(one, functions=(premier,)), replace(two, functions=(mayor, same))
    store.write([Change(one, first), Change(two, second)])
    desk.apply(edits.merge_actors(store, one.id, [two.id]))
    assert store.actor(one.id).functions == (mayor, premier)
    desk.apply(edits.part_actor(store, two.id))
    assert store.actor(one.id).functions == (premier,)
    assert store.actor(two.id).functions == (mayor, same)


def test_the_small_form_keeps_the_days_of_the_articles(desk: Workspace) -> None:
    [ada] = _people(desk.store, "Ada Holm")
    seen = Function("mayor").seen_on(date(2024, 5, 1))
    desk.store.write([Change(ada, replace(ada, functions=(seen,)))])
    desk.apply(edits.set_function(desk.store, ada.id, "mayor", since=date(2024, 1, 1)))
    assert desk.store.actor(ada.id).functions == (replace(seen, since=date(2024, 1, 1)),)

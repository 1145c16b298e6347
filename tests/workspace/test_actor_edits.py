"""What a person can do to actors."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest
import samples

from briefing_app.domain.actors.actor import Actor, ActorKind, Function, Mention
from briefing_app.domain.edit import ArticleMentions, Change
from briefing_app.domain.identity import ActorId
from briefing_app.errors import BriefingError
from briefing_app.workspace import edits
from briefing_app.workspace.workspace import Workspace

PORT = samples.FULL_ARTICLE.id


def test_a_renamed_actor_keeps_its_old_name_as_alias(desk: Workspace) -> None:
    desk.apply(edits.rename_actor(desk.store, samples.DORN.id, " Paul  Thorn "))
    actor = desk.store.actor(samples.DORN.id)
    assert (actor.name, actor.aliases, actor.confirmed) == ("Paul Thorn", ("Pavel Dorn",), True)
    assert desk.undo_label == "rename Pavel Dorn to Paul Thorn"
    desk.apply(edits.rename_actor(desk.store, samples.DORN.id, "Pavel Dorn"))
    assert desk.store.actor(samples.DORN.id).aliases == ("Paul Thorn",)


def test_an_actor_without_name_is_refused(desk: Workspace) -> None:
    with pytest.raises(BriefingError, match="needs a name"):
        edits.rename_actor(desk.store, samples.DORN.id, "  ")


def test_merging_moves_names_statements_and_mentions(desk: Workspace) -> None:
    desk.apply(edits.merge_actors(desk.store, samples.ROE.id, [samples.DORN.id, samples.UNION.id]))
    assert desk.undo_label == "merge actors Jane Roe, Pavel Dorn and Harbour Union"
    store = desk.store
    assert store.actor(samples.ROE.id).aliases == ("Roe", "Pavel Dorn", "Harbour Union", "the union")
    assert store.actor(samples.ROE.id).functions == samples.ROE.functions
    assert store.actor(samples.DORN.id).merged_into == samples.ROE.id
    assert {one.id for one in store.statements_by(samples.ROE.id)} == {
        samples.OPEN_PORT.id,
        samples.QUAY.id,
        samples.NOT_ASKED.id,
    }
    assert store.actors_of(PORT) == [(store.actor(samples.ROE.id), 4)]
    assert store.check() == []
    desk.undo()
    assert store.actors(one.id for one in samples.ACTORS) == {one.id: one for one in samples.ACTORS}
    assert store.mentions_of(PORT) == samples.PORT_MENTIONS
    assert store.statement(samples.NOT_ASKED.id) == samples.NOT_ASKED


def test_what_was_merged_before_follows_into_the_new_one(desk: Workspace) -> None:
    desk.apply(edits.merge_actors(desk.store, samples.DORN.id, [samples.UNION.id]))
    desk.apply(edits.merge_actors(desk.store, samples.ROE.id, [samples.DORN.id]))
    assert {actor.id for actor in desk.store.merged_into(samples.ROE.id)} == {
        samples.DORN.id,
        samples.UNION.id,
    }


def test_an_actor_without_function_takes_that_of_the_merged_one(desk: Workspace) -> None:
    desk.store.write([Change(samples.ROE, replace(samples.ROE, functions=(), country=""))])
    desk.apply(edits.merge_actors(desk.store, samples.ROE.id, [samples.DORN.id]))
    assert desk.store.actor(samples.ROE.id).functions == samples.DORN.functions


@pytest.mark.parametrize("others", [[], [samples.ROE.id], [ActorId(999)]])
def test_one_actor_alone_cannot_be_merged(desk: Workspace, others: list[ActorId]) -> None:
    with pytest.raises(BriefingError, match="nothing to merge"):
        edits.merge_actors(desk.store, samples.ROE.id, others)


def test_splitting_moves_only_what_was_chosen(desk: Workspace) -> None:
    second = samples.PORT_MENTIONS.mentions[1][0]
    desk.apply(
        edits.split_actor(
            desk.store,
            samples.ROE.id,
            "John Roe",
            mentions=[Mention(PORT, second, samples.ROE.id)],
            statements=[samples.QUAY.id, samples.DEFICIT.id],
            aliases=["Roe"],
        )
    )
    assert desk.undo_label == "split John Roe from Jane Roe"
    store = desk.store
    (john,) = store.find_actors("john")
    assert (john.kind, john.aliases, john.confirmed) == (ActorKind.PERSON, ("Roe",), True)
    assert store.actor(samples.ROE.id).aliases == ()
    assert store.statement(samples.QUAY.id).actor_id == john.id
    assert store.statement(samples.OPEN_PORT.id).actor_id == samples.ROE.id
    assert store.statement(samples.DEFICIT.id).actor_id is None
    assert dict(store.mentions_of(PORT).mentions)[second] == john.id
    assert [count for _, count in store.actors_of(PORT)] == [1, 1, 1, 1]
    desk.undo()
    assert store.find_actors("john") == []
    assert store.mentions_of(PORT) == samples.PORT_MENTIONS
    assert store.check() == []


def test_undoing_a_new_actor_leaves_one_that_an_article_speaks_of_since(desk: Workspace) -> None:
    actor = edits.new_actor("Ann Lee")
    desk.apply(edits.add_actor(desk.store, actor))
    weather = samples.WEATHER_ARTICLE.id
    mentions = ArticleMentions(weather, ((samples.span_of(samples.WEATHER_TEXT, "Snow"), actor.id),))
    desk.record_analysis(weather, "engine 1", [Change(None, mentions)])
    desk.undo()
    assert desk.store.actor(actor.id) == actor
    assert desk.store.check() == []


def test_a_function_replaces_the_last_or_follows_it_from_a_day_on(desk: Workspace) -> None:
    desk.apply(edits.set_function(desk.store, samples.ROE.id, "Minister of Energy", "Government"))
    assert desk.store.actor(samples.ROE.id).functions == (Function("Minister of Energy", "Government"),)
    desk.apply(edits.set_function(desk.store, samples.ROE.id, "Prime Minister", since=date(2026, 12, 1)))
    assert [one.title for one in desk.store.actor(samples.ROE.id).functions] == [
        "Minister of Energy",
        "Prime Minister",
    ]
    desk.apply(edits.set_function(desk.store, samples.ROE.id, ""))
    assert desk.store.actor(samples.ROE.id).function == Function("Minister of Energy", "Government")


def test_kind_country_names_and_note_can_be_set(desk: Workspace) -> None:
    one = samples.UNION.id
    desk.apply(edits.set_kind(desk.store, one, ActorKind.GROUP))
    desk.apply(edits.set_country(desk.store, one, " Halvia "))
    desk.apply(edits.set_aliases(desk.store, one, ["HU", "HU", "", "Harbour Union"]))
    desk.apply(edits.set_actor_note(desk.store, one, "Loud."))
    assert desk.store.actor(one) == Actor(
        one, "Harbour Union", ActorKind.GROUP, ("HU",), country="Halvia", confirmed=True, note="Loud."
    )
    assert [actor.id for actor in desk.store.find_actors("hu")] == [one]


def test_confirming_changes_nothing_else(desk: Workspace) -> None:
    desk.apply(edits.confirm_actor(desk.store, samples.DORN.id))
    assert desk.store.actor(samples.DORN.id) == replace(samples.DORN, confirmed=True)


def test_days_added_to_a_function_do_not_make_a_second_one(desk: Workspace) -> None:
    roe = samples.ROE.id
    desk.apply(edits.set_function(desk.store, roe, "Minister"))
    desk.apply(edits.set_function(desk.store, roe, "Minister", since=date(2024, 6, 1)))
    assert desk.store.actor(roe).functions == (Function("Minister", "", date(2024, 6, 1)),)
    desk.apply(edits.set_function(desk.store, roe, "Minister of Energy", since=date(2024, 6, 1)))
    assert [one.title for one in desk.store.actor(roe).functions] == ["Minister of Energy"]
    earlier = (Function("Mayor", "Port Town", date(2019, 1, 1)),)
    desk.apply(edits.set_function(desk.store, roe, "Premier", since=date(2026, 1, 1), former=earlier))
    assert [one.title for one in desk.store.actor(roe).functions] == [
        "Mayor",
        "Minister of Energy",
        "Premier",
    ]

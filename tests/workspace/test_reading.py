"""What reading an article finds becomes part of the library, and never undoes what a person did."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest
import samples

from briefing_app.domain.actors.actor import Actor, ActorKind, Function, Mention
from briefing_app.domain.articles.article import Article
from briefing_app.domain.edit import Change
from briefing_app.domain.identity import ActorId
from briefing_app.domain.statements.analysis import Analysis, FoundActor, FoundStatement
from briefing_app.domain.statements.statement import Attribution, Manner, Origin, StatementState
from briefing_app.domain.text import Span
from briefing_app.storage.store import Store
from briefing_app.workspace import edits
from briefing_app.workspace.actors.candidates import candidates_of
from briefing_app.workspace.actors.recognising import same_actor, with_what_was_found
from briefing_app.workspace.arriving import adopting as intake
from briefing_app.workspace.workspace import Workspace

PERSON, ORGANISATION, COUNTRY = ActorKind.PERSON, ActorKind.ORGANISATION, ActorKind.COUNTRY

ARTICLE = samples.article(1)
FOUND = samples.PORT_ANALYSIS


@pytest.fixture
def desk(empty_store: Store) -> Workspace:
    """A desk with one article that nobody has read yet."""
    empty_store.write([Change(None, ARTICLE)])
    return Workspace(empty_store)


@pytest.fixture
def read(desk: Workspace) -> Workspace:
    """A desk with one article that was read."""
    intake.read(desk, ARTICLE, FOUND)
    return desk


def _names(store: Store) -> list[str]:
    return sorted(actor.name for actor, _ in store.actors_of(ARTICLE.id))


def test_statements_actors_and_mentions_are_taken_over(read: Workspace) -> None:
    store = read.store
    direct, mixed = store.statements_of(ARTICLE.id)
    assert direct.passage.quote == "The port stays open,"
    assert direct.attribution == FOUND.statements[0].attribution
    assert (direct.state, direct.origin, direct.salience) == (
        StatementState.SUGGESTED,
        Origin.DETECTED,
        0.9,
    )
    assert direct.reasons == ("names a minister",)
    assert direct.said_on is None
    assert direct.speaker == "Jane Roe"
    assert mixed.manner is Manner.MIXED
    roe = store.actor(direct.actor_id or ActorId(0))
    assert (roe.name, roe.aliases, roe.functions, roe.confirmed) == (
        "Jane Roe",
        ("Roe",),
        (Function("Energy Minister", seen_from=date(2026, 11, 20), seen_until=date(2026, 11, 20)),),
        False,
    )
    assert [(actor.name, count) for actor, count in store.actors_of(ARTICLE.id)] == [
        ("Jane Roe", 2),
        ("Harbour Union", 1),
    ]
    assert store.analysis_state(ARTICLE.id) == "test 1"
    assert store.check() == []


def test_reading_again_changes_nothing(read: Workspace) -> None:
    before = (read.store.statements_of(ARTICLE.id), read.store.actors_of(ARTICLE.id))
    assert intake.adopt_analysis(read.store, ARTICLE, FOUND) == ()
    intake.read(read, ARTICLE, replace(FOUND, engine="test 2"))
    assert (read.store.statements_of(ARTICLE.id), read.store.actors_of(ARTICLE.id)) == before
    assert read.store.analysis_state(ARTICLE.id) == "test 2"


def test_a_better_reading_replaces_what_nobody_touched(read: Workspace) -> None:
    better = replace(
        FOUND,
        statements=(replace(FOUND.statements[0], salience=0.2),),
        actors=(replace(FOUND.actors[0], role="Minister of Energy and Ports"), FOUND.actors[1]),
    )
    first = read.store.statements_of(ARTICLE.id)[0]
    intake.read(read, ARTICLE, better)
    assert read.store.statements_of(ARTICLE.id) == (replace(first, salience=0.2),)
    assert read.store.check() == []


def test_what_a_person_decided_survives_another_reading(read: Workspace) -> None:
    store = read.store
    direct, mixed = store.statements_of(ARTICLE.id)
    read.apply(edits.select_statement(store, direct.id))
    read.apply(edits.dismiss_statement(store, mixed.id))
    wider = samples.span_of(samples.PORT_TEXT, "“The port stays open,” Energy Minister Jane Roe told")
    other = FoundStatement(Attribution((wider,), None, None, Manner.DIRECT))
    intake.read(read, ARTICLE, replace(FOUND, statements=(other,)))
    assert [(one.id, one.state) for one in store.statements_of(ARTICLE.id)] == [
        (direct.id, StatementState.SELECTED),
        (mixed.id, StatementState.DISMISSED),
    ]


def test_a_statement_made_by_hand_is_not_found_a_second_time(desk: Workspace) -> None:
    span = samples.span_of(samples.PORT_TEXT, "The port stays open")
    desk.apply(edits.mark_statement(desk.store, ARTICLE.id, span, None, "Jane Roe"))
    intake.read(desk, ARTICLE, FOUND)
    quotes = [one.passage.quote for one in desk.store.statements_of(ARTICLE.id)]
    assert quotes == ["The port stays open", "a sale in slow motion"]
    assert [actor.name for actor in desk.store.find_actors("roe")] == ["Jane Roe"]


def test_a_suggestion_that_stands_in_a_briefing_stays(read: Workspace) -> None:
    store = read.store
    made = edits.new_briefing(store, "Review", samples.NOW)
    read.apply(made)
    briefing = edits.made_briefing(made)
    direct = store.statements_of(ARTICLE.id)[0]
    read.apply(edits.place_statements(store, briefing, store.briefing(briefing).sections[0].id, [direct.id]))
    read.apply(edits.reopen_statement(store, direct.id))
    intake.read(read, ARTICLE, replace(FOUND, statements=()))
    assert [one.id for one in store.statements_of(ARTICLE.id)] == [direct.id]
    assert store.check() == []


def test_a_confirmed_actor_is_left_as_the_person_left_it(read: Workspace) -> None:
    roe = read.store.actors_called(["Jane Roe"])[0]
    read.apply(edits.rename_actor(read.store, roe.id, "Jane M. Roe"))
    read.apply(edits.set_function(read.store, roe.id, "Minister"))
    after = read.store.actor(roe.id)
    intake.read(read, ARTICLE, replace(FOUND, engine="test 2"))
    assert read.store.actor(roe.id) == after
    assert _names(read.store) == ["Harbour Union", "Jane M. Roe"]


def test_merged_actors_stay_merged(read: Workspace) -> None:
    store = read.store
    roe, union = (store.actors_called([name])[0] for name in ("Jane Roe", "Harbour Union"))
    read.apply(edits.merge_actors(store, roe.id, [union.id]))
    intake.read(read, ARTICLE, replace(FOUND, engine="test 2"))
    assert _names(store) == ["Jane Roe"]
    assert {one.actor_id for one in store.statements_of(ARTICLE.id)} == {roe.id}
    assert store.check() == []


def test_split_actors_stay_split(read: Workspace) -> None:
    store = read.store
    roe = store.actors_called(["Jane Roe"])[0]
    second = FOUND.actors[0].mentions[1]
    read.apply(edits.split_actor(store, roe.id, "John Roe", mentions=[Mention(ARTICLE.id, second, roe.id)]))
    intake.read(read, ARTICLE, replace(FOUND, engine="test 2"))
    assert _names(store) == ["Harbour Union", "Jane Roe", "John Roe"]
    john = store.actors_called(["John Roe"])[0]
    assert dict(store.mentions_of(ARTICLE.id).mentions)[second] == john.id


def test_an_actor_that_is_named_no_more_is_forgotten(read: Workspace) -> None:
    only_roe = replace(FOUND, statements=FOUND.statements[:1], actors=FOUND.actors[:1])
    intake.read(read, ARTICLE, only_roe)
    assert read.store.find_actors("harbour") == []
    assert read.store.check() == []


def test_an_actor_that_an_undo_brings_back_into_use_is_not_forgotten(read: Workspace) -> None:
    store = read.store
    roe, union = (store.actors_called([name])[0] for name in ("Jane Roe", "Harbour Union"))
    mixed = store.statements_of(ARTICLE.id)[1]
    read.apply(edits.set_speaker(store, mixed.id, roe.id))
    intake.read(read, ARTICLE, replace(FOUND, actors=FOUND.actors[:1], statements=()))
    read.undo()
    assert store.statement(mixed.id).actor_id == union.id
    assert store.check() == []


def test_spans_outside_the_text_are_passed_over(desk: Workspace) -> None:
    wild = Analysis(
        "en",
        (
            FoundStatement(Attribution((Span(5, 99_999),), None, None, Manner.DIRECT), speaker=0),
            FoundStatement(Attribution((), None, None, Manner.DIRECT)),
        ),
        (FoundActor("Ann Lee", ActorKind.PERSON, mentions=(Span(99_000, 99_007),)),),
        "test 1",
    )
    intake.read(desk, ARTICLE, wild)
    assert desk.store.statements_of(ARTICLE.id) == ()
    assert desk.store.mentions_of(ARTICLE.id).mentions == ()
    assert desk.store.check() == []


def test_an_unknown_speaker_is_called_as_the_text_calls_it(desk: Workspace) -> None:
    source = samples.span_of(samples.PORT_TEXT, "its chairman, Pavel Dorn")
    content = samples.span_of(samples.PORT_TEXT, "We were not asked,")
    found = FoundStatement(Attribution((content,), source, None, Manner.DIRECT))
    intake.read(desk, ARTICLE, Analysis("en", (found,), (), "test 1"))
    (statement,) = desk.store.statements_of(ARTICLE.id)
    assert (statement.actor_id, statement.speaker) == (None, "its chairman, Pavel Dorn")


OTHER_TEXT = "Jane Roe, the energy minister, spoke. Roe smiled. The Harbour Union did not."


def _read_other(desk: Workspace, *actors: FoundActor, published: date | None = None) -> Article:
    other = samples.article(2, OTHER_TEXT, published_on=published)
    desk.store.write([Change(None, other)])
    intake.read(desk, other, Analysis("en", (), actors, "test 1"))
    return other


def test_the_same_full_name_in_another_article_is_the_same_person(read: Workspace) -> None:
    roe = read.store.actors_called(["Jane Roe"])[0]
    found = FoundActor(
        "JANE ROE", ActorKind.PERSON, role="the energy minister", mentions=(Span(0, 8),), aliases=("J. Roe",)
    )
    other = _read_other(read, found, published=date(2026, 11, 22))
    assert [actor.id for actor, _ in read.store.actors_of(other.id)] == [roe.id]
    assert read.store.actor(roe.id).aliases == ("Roe", "JANE ROE", "J. Roe")
    assert read.store.check() == []


def test_a_bare_surname_never_joins_across_articles(read: Workspace) -> None:
    read.apply(edits.confirm_actor(read.store, read.store.actors_called(["Jane Roe"])[0].id))
    other = _read_other(read, FoundActor("Roe", ActorKind.PERSON, mentions=(Span(38, 41),)))
    roe = next(who for span, who in read.store.mentions_of(other.id).mentions if span == Span(38, 41))
    assert read.store.actor(roe).name == "Roe"
    assert len(read.store.find_actors("roe")) == 2


def test_a_later_function_follows_the_earlier_one(read: Workspace) -> None:
    found = FoundActor("Jane Roe", ActorKind.PERSON, role="Prime Minister", mentions=(Span(0, 8),))
    _read_other(read, found, published=date(2026, 12, 1))
    roe = read.store.actors_called(["Jane Roe"])[0]
    assert roe.functions == (
        Function("Energy Minister", seen_from=date(2026, 11, 20), seen_until=date(2026, 11, 20)),
        Function("Prime Minister", seen_from=date(2026, 12, 1), seen_until=date(2026, 12, 1)),
    )


@pytest.mark.parametrize(
    ("known", "found", "result"),
    [
        ("leader, Civic Union", ("leader", "party"), ["leader, Civic Union"]),
        ("minister", ("energy minister", "Halvia"), ["energy minister, Halvia"]),
        ("defence minister, Halvia", ("minister of defence of Halvia", ""), ["defence minister, Halvia"]),
        ("defence minister, Halvia", ("host", ""), ["defence minister, Halvia"]),
        (
            "secretary-general of the forum",
            ("Secretary-General", "Baltic Defence Forum"),
            ["Secretary-General, Baltic Defence Forum"],
        ),
        ("energy minister", ("prime minister", ""), ["energy minister", "prime minister"]),
        ("", ("Captain", ""), ["Captain"]),
        ("defence minister", ("course Mr.", ""), ["defence minister"]),
        ("energy minister", ("", ""), ["energy minister"]),
    ],
)
def test_what_an_article_calls_somebody_adds_to_what_is_known(
    known: str, found: tuple[str, str], result: list[str]
) -> None:
    title, _, affiliation = known.partition(", ")
    functions = (Function(title, affiliation),) if known else ()
    actor = _known("Jane Roe", PERSON, functions=functions)
    role, place = found
    seen = FoundActor("Jane Roe", PERSON, role=role, affiliation=place)
    after = with_what_was_found(actor, seen, date(2026, 11, 20))
    assert [function.display for function in after.functions] == result


def test_functions_stand_in_the_order_of_time_whatever_is_read_first() -> None:
    actor = _known("Jane Roe", PERSON, functions=(Function("deputy mayor"),))
    for role, day in (("prime minister", 20), ("energy minister", 3)):
        found = FoundActor("Jane Roe", PERSON, role=role)
        actor = with_what_was_found(actor, found, date(2026, 11, day))
    assert [one.title for one in actor.functions] == ["deputy mayor", "energy minister", "prime minister"]


def _known(name: str, kind: ActorKind, **details: object) -> Actor:
    return Actor(ActorId(1), name, kind, **details)  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("known", "found", "same"),
    [
        (_known("Jane Roe", PERSON), FoundActor("Jané ROE", PERSON), True),
        (_known("Jane Roe", PERSON), FoundActor("Jane Roe", ORGANISATION), False),
        (_known("Jane Roe", PERSON), FoundActor("Roe", PERSON), False),
        (_known("Jane Roe", PERSON, aliases=("Roe",), confirmed=True), FoundActor("Roe", PERSON), False),
        (_known("Jane Roe", PERSON, aliases=("J. M. Roe",)), FoundActor("J. M. Roe", PERSON), True),
        (_known("Roe", PERSON), FoundActor("Roe", PERSON), False),
        (_known("Jane Roe", PERSON), FoundActor("Jane M. Roe", PERSON, aliases=("Jane Roe",)), True),
        (_known("Roe", PERSON), FoundActor("Jane Roe", PERSON, aliases=("Roe",)), False),
        (_known("Pelé", PERSON, confirmed=True), FoundActor("Pele", PERSON), True),
        (_known("Jane Roe", PERSON, country="Halvia"), FoundActor("Jane Roe", PERSON), True),
        (
            _known("Jane Roe", PERSON, country="Halvia"),
            FoundActor("Jane Roe", PERSON, country="Ostland"),
            False,
        ),
        (_known("Jane Roe", PERSON, merged_into=ActorId(2)), FoundActor("Jane Roe", PERSON), False),
        (
            _known("Foreign Ministry", ORGANISATION, country="Halvia"),
            FoundActor("Foreign Ministry", ORGANISATION),
            False,
        ),
        (
            _known("Foreign Ministry", ORGANISATION, country="Halvia"),
            FoundActor("Foreign Ministry", ORGANISATION, country="halvia"),
            True,
        ),
        (
            _known("Ministry of Energy", ORGANISATION, aliases=("ministry",)),
            FoundActor("ministry", ORGANISATION),
            False,
        ),
        (
            _known("World Health Organization", ORGANISATION, aliases=("WHO",)),
            FoundActor("WHO", ORGANISATION),
            True,
        ),
        (
            _known("Halvia", COUNTRY, aliases=("Republic of Halvia",)),
            FoundActor("Republic of Halvia", COUNTRY),
            True,
        ),
    ],
)
def test_only_who_is_surely_the_same_is_joined(known: Actor, found: FoundActor, same: bool) -> None:
    assert same_actor(known, found) is same


def test_a_doubt_is_kept_with_its_candidates_in_order(desk: Workspace) -> None:
    doubtful = replace(FOUND.statements[0], speaker=None, candidates=(1, 0))
    intake.read(desk, ARTICLE, replace(FOUND, statements=(doubtful,)))
    (statement,) = desk.store.statements_of(ARTICLE.id)
    assert statement.is_in_doubt
    assert statement.speaker == "Energy Minister Jane Roe"
    assert [actor.name for actor in candidates_of(desk.store, statement)] == ["Harbour Union", "Jane Roe"]

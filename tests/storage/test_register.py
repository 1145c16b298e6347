"""The register of actors, in both engines: what it counts, how it is listed, whom it finds."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import date

import pytest
import samples

from briefing_app.domain.actors.actor import Actor, ActorKind, Function
from briefing_app.domain.edit import ArticleMentions, Change
from briefing_app.domain.identity import ActorId, ArticleId
from briefing_app.domain.text import Span
from briefing_app.storage.register import listing
from briefing_app.storage.register.queries import Pair, RegisterQuery
from briefing_app.storage.store import Store

PERSON = ActorKind.PERSON


def _actors(store: Store, *names: str, **details: object) -> list[Actor]:
    made = [Actor(ActorId(5000 + place), name, PERSON, **details) for place, name in enumerate(names)]  # type: ignore[arg-type]
    store.write([Change(None, one) for one in made])
    return made


def _names(store: Store, query: RegisterQuery) -> list[str]:
    found = store.register_roll(store.register(query))
    return [row.actor.name for row in store.register_rows(found.ids(0, 100))]


def _row(store: Store, actor_id: int) -> tuple[int, int, date | None]:
    [row] = store.register_rows([actor_id])
    return (row.statements, row.articles, row.last_said)


def test_counts_follow_statements_mentions_and_articles(store: Store) -> None:
    store.write(
        [
            Change(None, samples.FULL_ARTICLE),
            *(Change(None, one) for one in (samples.ROE, samples.DORN, samples.UNION)),
            Change(None, samples.OPEN_PORT),
            Change(ArticleMentions(samples.FULL_ARTICLE.id), samples.PORT_MENTIONS),
        ],
        samples.ORIGINALS,
    )
    roe = samples.OPEN_PORT.actor_id or 0
    day = samples.OPEN_PORT.said_on or samples.FULL_ARTICLE.published_on
    assert _row(store, roe) == (1, 1, day)
    hidden = replace(samples.FULL_ARTICLE, removed=True)
    store.write([Change(samples.FULL_ARTICLE, hidden)])
    assert _row(store, roe) == (0, 0, None)
    store.write([Change(hidden, samples.FULL_ARTICLE)])
    moved = replace(samples.OPEN_PORT, said_on=date(2025, 1, 2))
    store.write([Change(samples.OPEN_PORT, moved)])
    assert _row(store, roe) == (1, 1, date(2025, 1, 2))
    given = replace(moved, actor_id=samples.DORN.id)
    store.write([Change(moved, given), Change(samples.PORT_MENTIONS, ArticleMentions(ArticleId(1)))])
    assert _row(store, roe) == (0, 0, None)
    assert _row(store, samples.DORN.id) == (1, 0, date(2025, 1, 2))
    store.write([Change(given, None)])
    assert _row(store, samples.DORN.id) == (0, 0, None)
    assert store.check() == []


def test_the_check_finds_a_register_that_is_not_in_step(store: Store) -> None:
    [one] = _actors(store, "Ada Holm")
    store._database.atomically(lambda: store._database.run("UPDATE register SET statements = 7"))
    assert store.check() == [f"The register has actor {one.id} as it no longer is."]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Лукашенко", {"Alexander Lukashenko", "Аляксандр Лукашэнка", "A. Lukashenka"}),
        ("lukashenko", {"Alexander Lukashenko", "Аляксандр Лукашэнка", "A. Lukashenka"}),
        ("Lukashenka", {"Alexander Lukashenko", "Аляксандр Лукашэнка", "A. Lukashenka"}),
        ("лукаш", {"Alexander Lukashenko", "Аляксандр Лукашэнка", "A. Lukashenka"}),
        ("selmec", {"Zoë Šelmec"}),
        ("zoe s", {"Zoë Šelmec"}),
        ("selmec zo", {"Zoë Šelmec"}),
        ("iron la", {"Zoë Šelmec"}),
        ("%", set()),
        ("nobody", set()),
    ],
)
def test_a_name_is_found_in_any_script_and_order(store: Store, text: str, found: set[str]) -> None:
    names = ("Alexander Lukashenko", "Аляксандр Лукашэнка", "A. Lukashenka", "Luka Modr", "Ivo Lang")
    _actors(store, *names)
    zoe = Actor(ActorId(9), "Zoë Šelmec", PERSON, aliases=("the Iron Lady",))
    store.write([Change(None, zoe)])
    assert set(_names(store, RegisterQuery(text))) == found


def test_lists_are_filtered_and_sorted(store: Store) -> None:
    one, two, three, four = _actors(store, "Berta Amt", "Álvaro Bas", "Carl Dorn", "Dora Elm")
    union = Actor(ActorId(8), "Sea Union", ActorKind.ORGANISATION, country="Arden", confirmed=True)
    store.write([Change(None, union), Change(four, replace(four, merged_into=one.id))])
    store.record_pairs([two.id], [Pair(three.id, two.id, 0.9, "another spelling")])
    names = ["Álvaro Bas", "Berta Amt", "Carl Dorn", "Sea Union"]
    assert _names(store, RegisterQuery(order="name")) == names
    assert _names(store, RegisterQuery(kind=ActorKind.ORGANISATION)) == ["Sea Union"]
    assert _names(store, RegisterQuery(country="Arden")) == ["Sea Union"]
    assert _names(store, RegisterQuery(filter="confirmed")) == ["Sea Union"]
    assert _names(store, RegisterQuery(filter="unconfirmed", order="name")) == names[:3]
    assert _names(store, RegisterQuery(filter="suggested", order="name")) == ["Álvaro Bas", "Carl Dorn"]
    assert _names(store, RegisterQuery(filter="merged")) == ["Dora Elm"]
    assert _names(store, RegisterQuery(filter="quoted")) == []
    assert store.actor_countries() == [("Arden", 1)]


@pytest.mark.parametrize("order", ["name", "statements", "articles", "last_said"])
def test_a_long_list_is_walked_as_a_short_one_is_held(
    store: Store, order: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    _actors(store, *(f"Person {place % 7} Number{place:02}" for place in range(40)))
    query = RegisterQuery(order=order)  # type: ignore[arg-type]
    short = store.register(query)
    monkeypatch.setattr(listing, "LONGEST_HELD", 10)
    long = store.register(query)
    assert (short.count, long.count, long.ids) == (40, 40, None)
    walked, held = store.register_roll(long), store.register_roll(short)
    assert [walked.ids(place, 9) for place in (31, 0, 20)] == [held.ids(place, 9) for place in (31, 0, 20)]
    assert walked.row_of(held.ids(17, 1)[0]) == 17


def test_a_name_that_thousands_begin_with_is_bounded(store: Store, monkeypatch: pytest.MonkeyPatch) -> None:
    _actors(store, *(f"Maria Number{place:02}" for place in range(40)))
    monkeypatch.setattr(listing, "LONGEST_HELD", 10)
    monkeypatch.setattr(listing, "MOST_FOUND", 6)
    found = store.register(RegisterQuery("mari"))
    assert (found.count, found.bounded) == (6, True)
    assert not store.register(RegisterQuery("maria number07")).bounded


def test_pairs_are_forgotten_when_a_name_changes_or_somebody_goes(store: Store) -> None:
    one, two, three = _actors(store, "Ada Holm", "Ada Holme", "A. Holm")
    assert set(store.actors_to_compare(9)) == {one.id, two.id, three.id}
    store.record_pairs(
        [one.id, two.id, three.id],
        [Pair(two.id, one.id, 0.9, "another spelling"), Pair(one.id, three.id, 0.8, "an initial")],
    )
    assert store.actors_to_compare(9) == []
    assert [pair.score for pair in store.pairs_of(one.id)] == [0.9, 0.8]
    renamed = replace(two, name="Bea Holme")
    store.write([Change(two, renamed)])
    assert [pair.other for pair in store.pairs_of(one.id)] == [three.id]
    assert store.actors_to_compare(9) == [two.id]
    store.write([Change(three, None)])
    assert store.pairs_of(one.id) == []
    noted = replace(renamed, note="seen", functions=(Function("mayor"),))
    store.record_pairs([two.id], [])
    store.write([Change(renamed, noted)])
    assert store.actors_to_compare(9) == []


def test_company_is_who_is_named_beside_and_where_quoted(store: Store) -> None:
    ada, bo, cy = _actors(store, "Ada Holm", "Bo Lind", "Cy Dorn")
    texts = [samples.article(place, f"Text number {place} of Ada and Bo and Cy.") for place in (1, 2, 3)]
    store.write([Change(None, one) for one in texts])
    named: Sequence[Sequence[Actor]] = ((ada, bo), (ada, bo, cy), (cy,))
    for text, people in zip(texts, named, strict=True):
        spans = tuple((Span(place, place + 1), actor.id) for place, actor in enumerate(people))
        store.write([Change(ArticleMentions(text.id), ArticleMentions(text.id, spans))])
    found = store.company_of(ada.id)
    assert [(actor.name, number) for actor, number in found.actors] == [("Bo Lind", 2), ("Cy Dorn", 1)]
    assert found.articles == 2


def test_a_few_latin_letters_are_looked_for_as_they_are_written(store: Store) -> None:
    _actors(store, "Ada Sool", "Zoran Sool", "Zzyzx")
    assert _names(store, RegisterQuery("zz")) == ["Zzyzx"]
    assert set(_names(store, RegisterQuery("zo"))) == {"Zoran Sool"}


def test_a_statement_stands_under_the_function_of_its_day(full: Store) -> None:
    functions = (
        Function("minister of transport", until=date(2019, 12, 31)),
        Function("Prime Minister", since=date(2020, 1, 1)),
    )
    store = full
    store.write([Change(samples.ROE, replace(samples.ROE, functions=functions))])
    [said] = store.statements([samples.OPEN_PORT.id]).values()
    for day, words in (
        (date(2019, 5, 1), "then minister of transport"),
        (date(2021, 5, 1), "Prime Minister"),
    ):
        moved = replace(said, said_on=day)
        store.write([Change(store.statement(said.id), moved)])
        [row] = store.statement_rows([said.id])
        assert row.function == words

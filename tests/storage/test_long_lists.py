"""Lists of any length give the rows that one sorted question would give, whatever is done meanwhile."""

from __future__ import annotations

import random
from collections.abc import Iterator
from dataclasses import replace
from datetime import date, timedelta
from typing import get_args

import pytest
import samples

from briefing_app.domain.articles.article import Article, ReadingState
from briefing_app.domain.edit import Change
from briefing_app.domain.identity import ArticleId
from briefing_app.storage.listing import articles as listing
from briefing_app.storage.listing import statements as statement_lists
from briefing_app.storage.listing.rolls import LongRoll
from briefing_app.storage.queries import ArticleFilter, ArticleOrder, StatementQuery
from briefing_app.storage.store import ArticleQuery, Store

COUNT = 90


@pytest.fixture(autouse=True)
def everything_is_long(monkeypatch: pytest.MonkeyPatch) -> None:
    """Walk along every list, in small steps."""
    for module, name in ((listing, "LONGEST_HELD"), (listing, "LONGEST_SORTED")):
        monkeypatch.setattr(module, name, -1)
    monkeypatch.setattr(statement_lists, "LONGEST_SORTED", -1)
    monkeypatch.setattr(listing, "STRIDE", 4)


def _article(number: int, chance: random.Random) -> Article:
    return replace(
        samples.article(number, f"text {number} " * chance.randint(1, 5), headline=chance.choice("abcABCé")),
        outlet=chance.choice(("Post", "Herald", "")),
        published_on=date(2026, 11, 1) + timedelta(chance.randrange(6)) if chance.random() < 0.9 else None,
        state=chance.choice(list(ReadingState)),
        starred=chance.random() < 0.3,
    )


@pytest.fixture
def many(store: Store) -> Iterator[Store]:
    """A library of articles of a few days, outlets and headlines."""
    chance = random.Random(5)
    store.write([Change(None, _article(number, chance)) for number in range(1, COUNT + 1)])
    yield store
    assert store.check() == []


def _rows(roll: LongRoll) -> list[int]:
    """Return every row, asked for in pieces from all over the list."""
    chance = random.Random(len(roll))
    starts = list(range(0, len(roll), 7))
    chance.shuffle(starts)
    found: dict[int, int] = {}
    for start in starts:
        for place, one in enumerate(roll.ids(start, 7)):
            assert found.setdefault(start + place, one) == one
    return [found[place] for place in range(len(roll))]


@pytest.mark.parametrize("order", [one for one in get_args(ArticleOrder) if one != "best"])
@pytest.mark.parametrize("listed", ["all", "new", "starred", "dismissed", "kept"])
def test_a_long_list_is_the_sorted_list(many: Store, order: ArticleOrder, listed: ArticleFilter) -> None:
    for outlet in ("", "Post"):
        query = ArticleQuery(filter=listed, order=order, outlet=outlet)
        roll, held = many.article_roll(query), many.article_ids(query).tolist()
        assert isinstance(roll, LongRoll)
        assert _rows(roll) == held
        assert [roll.row_of(one) for one in held] == list(range(len(held)))
        fresh = many.article_roll(query)
        while fresh.learn():
            pass
        assert fresh.ids(len(held) - 3, 3) == held[-3:]
        assert fresh.ids(len(held) // 2, 5) == held[len(held) // 2 :][:5]
        assert all(fresh.is_near(place) for place in range(len(held)))


def test_counts_follow_every_change(many: Store) -> None:
    chance = random.Random(8)
    for _ in range(60):
        before = many.article(ArticleId(chance.randint(1, COUNT)))
        after = replace(
            before,
            state=chance.choice(list(ReadingState)),
            starred=chance.random() < 0.5,
            removed=chance.random() < 0.2,
            outlet=chance.choice(("Post", "Herald", "New")),
        )
        many.write([Change(before, after)])
    for outlet in ("", "Post", "Herald", "New"):
        counts = many.article_counts(ArticleQuery(outlet=outlet))
        for listed, count in counts.items():
            query = ArticleQuery(filter=listed, outlet=outlet)  # type: ignore[arg-type]
            assert len(many.article_ids(query)) == count
    assert dict(many.outlets()) == {
        outlet: len(many.article_ids(ArticleQuery(filter="kept", outlet=outlet)))
        for outlet in ("Post", "Herald", "New")
    }


def test_what_arrives_waits_and_what_only_ceases_to_match_stays(many: Store) -> None:
    query = ArticleQuery(filter="new")
    roll = many.article_roll(query)
    assert isinstance(roll, LongRoll)
    held = _rows(roll)
    read = many.article(ArticleId(held[3]))
    fresh = replace(_article(1000, random.Random(1)), state=ReadingState.NEW, published_on=date(2026, 11, 3))
    many.write([Change(read, replace(read, state=ReadingState.READ)), Change(None, fresh)])
    shown = {one: place for place, one in enumerate(held)}
    followed = roll.follow({read.id, fresh.id}, many.list_count(query) or 0, shown, set())
    assert (followed.gone, followed.is_another) == ((), False)
    assert roll.waiting == {1000}
    assert _rows(roll) == held
    assert [roll.row_of(one) for one in held] == list(range(len(held)))
    assert roll.row_of(1000) == -1
    assert 1000 in _rows(many.article_roll(query))  # type: ignore[arg-type]


def test_what_is_dismissed_goes_and_the_rest_moves_up(many: Store) -> None:
    query = ArticleQuery()
    roll = many.article_roll(query)
    assert isinstance(roll, LongRoll)
    held = _rows(roll)
    for one in (held[0], held[20], held[-1]):
        before = many.article(ArticleId(one))
        many.write([Change(before, replace(before, state=ReadingState.DISMISSED))])
        shown = {there: place for place, there in enumerate(held)}
        followed = roll.follow({one}, many.list_count(query) or 0, shown, {one})
        assert not followed.is_another
        assert followed.gone == (held.index(one),)
        roll.take_out(followed.gone[0])
        held.remove(one)
        assert _rows(roll) == held == many.article_ids(query).tolist()


def test_what_comes_back_elsewhere_makes_another_list(many: Store) -> None:
    query = ArticleQuery()
    roll = many.article_roll(query)
    assert isinstance(roll, LongRoll)
    hidden = many.article_ids(ArticleQuery(filter="dismissed"))[0]
    before = many.article(ArticleId(hidden))
    many.write([Change(before, replace(before, state=ReadingState.READ))])
    assert roll.follow({hidden}, many.list_count(query) or 0, {}, set()).is_another


def test_the_next_new_article_is_found_from_anywhere(many: Store) -> None:
    for order in ("newest", "headline"):
        for listed in ("all", "new", "starred"):
            query = ArticleQuery(filter=listed, order=order)  # type: ignore[arg-type]
            roll = many.article_roll(query)
            held = many.article_ids(query).tolist()
            news = {one for one in held if many.article(ArticleId(one)).state is ReadingState.NEW}
            for here in (-1, 0, len(held) // 2, len(held) - 1):
                around = [*range(here + 1, len(held)), *range(here + 1)]
                expected = next((place for place in around if held[place] in news), -1)
                assert many.next_new(query, roll, here) == expected


def test_every_statement_by_days_is_walked_along(full: Store) -> None:
    for descending in (True, False):
        query = StatementQuery(descending=descending)
        roll = full.all_statements(query)
        assert roll is not None
        assert _rows(roll) == full.statement_ids(query).tolist()
    assert full.all_statements(StatementQuery(outlet="New Wire")) is None


def test_the_newest_statements_are_sorted_and_counted(full: Store) -> None:
    every = full.statement_ids(StatementQuery()).tolist()
    found = full.found_statements(StatementQuery(order="quote", descending=False), 2)
    assert sorted(found.ids) == sorted(every[:2])
    assert found.total is None
    assert full.statement_count(StatementQuery()) == len(every)
    by_outlet = StatementQuery(outlet=samples.FULL_ARTICLE.outlet)
    assert full.statement_count(by_outlet) == len(full.statement_ids(by_outlet)) > 0
    oldest = full.found_statements(StatementQuery(descending=False), 1)
    assert list(oldest.ids) == full.statement_ids(StatementQuery(descending=False))[:1].tolist()

"""The numbers of facets over everything are kept, not counted: they stay right whatever is done."""

from __future__ import annotations

import random
from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest
import samples

from briefing_app.domain.actors.actor import ActorKind
from briefing_app.domain.edit import Change
from briefing_app.domain.identity import ActorId, StatementId
from briefing_app.domain.statements.statement import Manner, Origin, Reports, Statement, StatementState
from briefing_app.storage.listing import asking
from briefing_app.storage.listing import facets as listing
from briefing_app.storage.queries import StatementQuery
from briefing_app.storage.store import Store
from briefing_app.workspace.care import keeping

EVERYTHING = StatementQuery()
ROUNDS = 60


def _counted(store: Store) -> dict[str, dict[str, int]]:
    """Count every facet by reading all statements."""
    found: dict[str, dict[str, int]] = {}
    for name in listing.FACETS:
        rows = store._database.rows(
            f"SELECT s.{name}, count(*) FROM statement s JOIN article a ON a.id = s.article_id "
            f"WHERE a.removed = 0 AND s.{name} IS NOT NULL GROUP BY 1"
        )
        found[name] = {str(value): number for value, number in rows if value != ""}
    return found


def _kept(store: Store) -> dict[str, dict[str, int]]:
    return {name: dict(values) for name, values in store.facets(EVERYTHING).items()}


def _another(statement: Statement, chance: random.Random) -> Statement:
    attribution = statement.attribution and replace(
        statement.attribution, manner=chance.choice(list(Manner)), reports=chance.choice(list(Reports))
    )
    return replace(
        statement,
        attribution=attribution,
        actor_id=chance.choice((None, *(actor.id for actor in samples.ACTORS))),
        candidates=chance.choice(((), (samples.ROE.id,))),
        state=chance.choice(list(StatementState)),
        topic=chance.choice(("", "Ports", "Öl")),
    )


def _deed(store: Store, chance: random.Random) -> list[Change]:
    """Return something that a person or the program may do."""
    ids = [row[0] for row in store._database.rows("SELECT id FROM statement ORDER BY id")]
    article = store.article(chance.choice(samples.ARTICLES).id)
    match chance.randrange(6):
        case 0:
            return [Change(article, replace(article, removed=not article.removed))]
        case 1:
            return [Change(article, replace(article, outlet=chance.choice(("Post", "Herald", ""))))]
        case 2:
            actor = store.actor(chance.choice(samples.ACTORS).id)
            return [Change(actor, replace(actor, kind=chance.choice(list(ActorKind))))]
        case 3:
            made = replace(samples.QUAY, id=StatementId(max([40, *ids]) + 1), origin=Origin.DETECTED)
            return [Change(None, _another(made, chance))]
        case 4 if ids:
            gone = store.statement(StatementId(chance.choice(ids)))
            return [Change(gone, None)]
        case _:
            some = [store.statement(StatementId(one)) for one in chance.sample(ids, min(2, len(ids)))]
            return [Change(one, _another(one, chance)) for one in some]


def test_what_is_kept_is_what_would_be_counted(full: Store) -> None:
    chance = random.Random(4)
    for _ in range(ROUNDS):
        full.write(_deed(full, chance))
        assert _kept(full) == _counted(full)
    assert full.check() == []


def test_what_is_deleted_for_good_is_counted_no_longer(full: Store) -> None:
    article = samples.article(9, "The quay, said Roe, would be late.")
    said = samples.statement(29, "would be late", of=article, topic="Delays")
    full.write([Change(None, article), Change(None, said)])
    assert _kept(full)["topic"] == {"Ports": 1, "Delays": 1}
    full.write([Change(article, replace(article, removed=True))])
    assert _kept(full)["topic"] == {"Ports": 1}
    later = datetime.now(UTC) + timedelta(days=1)
    assert full.erase(full.thrown_before(later, 10), lambda _: True)
    assert _kept(full) == _counted(full)
    assert full.check() == []


def test_facets_are_sorted_by_how_many_they_show(full: Store) -> None:
    for values in full.facets(EVERYTHING).values():
        assert [number for _, number in values] == sorted((number for _, number in values), reverse=True)


@pytest.mark.parametrize(
    "sql",
    [
        "UPDATE article_tally SET n = n + 1 WHERE scope = ':manner'",
        "DELETE FROM article_tally",
        "INSERT INTO article_tally (scope, listed, n) VALUES (':topic', 'nobody''s', 7)",
        "INSERT INTO article_tally (scope, listed, n) VALUES ('=Nowhere', 'all', 7)",
    ],
)
def test_a_check_finds_numbers_that_are_off_and_they_are_set_right(full: Store, sql: str) -> None:
    before, lists = _kept(full), full.outlets()
    full._database.run(sql)
    assert any("numbers of articles that lists show" in one for one in full.check())
    assert full.correct_tallies()
    assert full.check() == []
    assert (_kept(full), full.outlets()) == (before, lists)
    assert not full.correct_tallies()


def test_numbers_are_set_right_by_how_much_they_were_off_in_a_copy(full_file: Store) -> None:
    full_file._database.run("UPDATE article_tally SET n = n + 3")
    copy = full_file.path.with_name("copy.briefing")
    full_file.copy_to(copy)
    selected = full_file.statement(samples.QUAY.id)
    full_file.write([Change(selected, replace(selected, state=StatementState.SELECTED))])
    full_file.correct_tallies(keeping.tally_corrections(copy))
    assert full_file.check() == []
    assert _kept(full_file) == _counted(full_file)


@pytest.mark.parametrize(
    "query",
    [
        StatementQuery(state=StatementState.SUGGESTED),
        StatementQuery(manner=Manner.DIRECT, outlet="Baltic Wire"),
        StatementQuery(topic="Ports"),
        StatementQuery(text="quay"),
        StatementQuery(actor_id=samples.ROE.id, state=StatementState.SUGGESTED),
    ],
)
def test_filtered_facets_are_the_same_whichever_way_they_are_counted(
    full: Store, query: StatementQuery, monkeypatch: pytest.MonkeyPatch
) -> None:
    few = full.facet_counts(query)
    assert not few.is_bounded
    monkeypatch.setattr(asking, "MOST_FOUND", 0)
    assert full.facet_counts(query) == few
    assert any(few.facets.values())


@pytest.mark.parametrize("text", ["quay", "the", "Roe"])
def test_the_first_screen_is_the_start_of_all_that_is_found(
    full: Store, text: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    query = StatementQuery(text=text)
    every = full.statement_ids(query)
    monkeypatch.setattr(asking, "MOST_FOUND", 0)
    for most in range(1, len(every) + 1):
        assert full.found_statements(query, most).ids == every[:most]
    assert len(every)


def test_of_very_many_the_newest_are_counted_and_that_is_told(
    full: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(asking, "MOST_FOUND", 0)
    monkeypatch.setattr(listing, "MOST_COUNTED", 2)
    counted = full.facet_counts(StatementQuery(state=StatementState.SUGGESTED))
    assert counted.is_bounded
    newest = full.statement_ids(StatementQuery(state=StatementState.SUGGESTED))[:2]
    rows = full.statement_rows(map(StatementId, newest))
    assert dict(counted.facets["outlet"]) == {
        row.outlet: sum(r.outlet == row.outlet for r in rows) for row in rows
    }
    assert sum(number for _, number in counted.facets["state"]) == 5  # of this facet nothing is chosen


def test_an_actor_that_nobody_quotes_has_no_number(full: Store) -> None:
    assert samples.UNION.id not in {ActorId(int(one)) for one, _ in full.facets(EVERYTHING)["actor_id"]}

"""Who is probably the same as whom, and whose names are still to be compared."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING

from briefing_app.domain.identity import ActorId
from briefing_app.storage.register.keeping import count_pairs, forget_pairs
from briefing_app.storage.register.queries import Pair

if TYPE_CHECKING:
    from briefing_app.storage.database import Database

_PARTS = 1000


def waiting(database: Database, limit: int) -> list[ActorId]:
    """Return actors whose names are still to be compared, the latest first."""
    rows = database.rows("SELECT actor_id FROM actor_waiting ORDER BY actor_id DESC LIMIT ?", (limit,))
    return [ActorId(row[0]) for row in rows]


def waiting_count(database: Database) -> int:
    """Return how many actors are still to be compared."""
    return int(database.value("SELECT count(*) FROM actor_waiting") or 0)


def record(
    database: Database, compared: Sequence[ActorId], pairs: Iterable[Pair], again: Iterable[ActorId] = ()
) -> set[ActorId]:
    """Keep what a comparison found; `again` are to be compared once more. Return who is touched.

    Inside the transaction that is open. Actors that went meanwhile are passed over.
    """
    found = [
        pair if pair.one < pair.other else Pair(pair.other, pair.one, pair.score, pair.reason)
        for pair in pairs
    ]
    named = {one for pair in found for one in (pair.one, pair.other)} | {*compared, *again}
    there = {
        row[0]
        for row in database.rows_for(
            "SELECT id FROM actor WHERE merged_into IS NULL AND id IN ({ids})", named
        )
    }
    forget_pairs(database, compared)
    database.run_many("DELETE FROM actor_waiting WHERE actor_id = ?", [(one,) for one in compared])
    kept = [pair for pair in found if pair.one in there and pair.other in there]
    database.run_many(
        "INSERT INTO actor_pair (one, other, score, reason) VALUES (?, ?, ?, ?) "
        "ON CONFLICT (one, other) DO UPDATE SET score = excluded.score, reason = excluded.reason",
        [(pair.one, pair.other, round(pair.score * _PARTS), pair.reason) for pair in kept],
    )
    database.run_many(
        "INSERT INTO actor_waiting (actor_id) VALUES (?) ON CONFLICT DO NOTHING",
        [(one,) for one in sorted(set(again) - set(compared)) if one in there],
    )
    touched = {one for pair in kept for one in (pair.one, pair.other)}
    count_pairs(database, touched)
    return touched


def pairs_of(database: Database, actor_id: ActorId) -> list[Pair]:
    """Return whom an actor probably is, the likeliest first."""
    rows = database.rows(
        "SELECT one, other, score, reason FROM actor_pair WHERE one = :id "
        "UNION SELECT one, other, score, reason FROM actor_pair WHERE other = :id "
        "ORDER BY 3 DESC, 1, 2",
        {"id": actor_id},
    )
    return [Pair(ActorId(one), ActorId(other), score / _PARTS, why) for one, other, score, why in rows]

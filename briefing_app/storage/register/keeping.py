"""What the register counts of every actor, kept up as articles, statements and actors change."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from briefing_app.domain.actors.actor import Actor
from briefing_app.domain.actors.folding import folded
from briefing_app.domain.actors.romanising import canonical
from briefing_app.storage.codec import decode

if TYPE_CHECKING:
    from briefing_app.domain.edit import Change
    from briefing_app.storage.engines.database import Database


@dataclass(frozen=True, slots=True)
class Tally:
    """What some articles add to the actors that they name and quote."""

    statements: Counter[int] = field(default_factory=Counter)
    articles: Counter[int] = field(default_factory=Counter)
    last_said: dict[int, str] = field(default_factory=dict)


def tally(database: Database, articles: Iterable[int]) -> Tally:
    """Return what articles add to the register; removed ones add nothing."""
    found, wanted = Tally(), list(articles)
    for actor, number, last in database.rows_for(
        "SELECT actor_id, count(*), max(shown_on) FROM statement "
        # The sign keeps SQLite from going through every statement that is not hidden.
        "WHERE (hidden + 0) = 0 AND actor_id IS NOT NULL AND article_id IN ({ids}) GROUP BY actor_id",
        wanted,
    ):
        found.statements[actor] += number
        found.last_said[actor] = max(last, found.last_said.get(actor, ""))
    for actor, number in database.rows_for(
        "SELECT m.actor_id, count(DISTINCT m.article_id) FROM mention m JOIN article a "
        "ON a.id = m.article_id WHERE a.removed = 0 AND m.article_id IN ({ids}) GROUP BY m.actor_id",
        wanted,
    ):
        found.articles[actor] += number
    return found


def record(database: Database, before: Tally, after: Tally) -> None:
    """Bring the register from what articles added to what they add."""
    statements, articles = Counter(after.statements), Counter(after.articles)
    statements.subtract(before.statements)
    articles.subtract(before.articles)
    touched = sorted(one for one in {*statements, *articles} if statements[one] or articles[one])
    database.run_many(
        "UPDATE register SET statements = statements + ?, articles = articles + ? WHERE actor_id = ?",
        [(statements[one], articles[one], one) for one in touched],
    )
    everybody = {*before.last_said, *after.last_said}
    moved = sorted(one for one in everybody if before.last_said.get(one) != after.last_said.get(one))
    database.run_many(
        "UPDATE register SET last_said = coalesce((SELECT max(shown_on) FROM statement s "
        "WHERE s.actor_id = register.actor_id AND s.hidden = 0), '') WHERE actor_id = ?",
        [(one,) for one in moved],
    )


def put(database: Database, actor: Actor) -> None:
    """Enter an actor as it is now; what is counted of it stays."""
    columns = register_columns(actor)
    updates = ", ".join(f"{name} = excluded.{name}" for name in columns if name != "actor_id")
    database.run(
        f"INSERT INTO register ({', '.join(columns)}) VALUES ({', '.join('?' * len(columns))}) "
        f"ON CONFLICT (actor_id) DO UPDATE SET {updates}",
        tuple(columns.values()),
    )


def register_columns(actor: Actor) -> dict[str, object]:
    """Return what the register holds of an actor itself."""
    return {
        "actor_id": actor.id,
        "name_key": folded(actor.name),
        "kind": str(actor.kind),
        "country": actor.country,
        "confirmed": int(actor.confirmed),
        "merged": int(actor.merged_into is not None),
    }


def sounds(name: str) -> set[str]:
    """Return what follows the start of each word of a name, as it sounds in any script: `lukasenko`."""
    words = [sound for word in folded(name).split() if (sound := canonical(word))]
    return {" ".join(words[place:]) for place in range(len(words))}


def sound_rows(actor: Actor) -> list[tuple[str, int]]:
    """Return the rows by which an actor is found in any script."""
    found = {sound for name in (actor.name, *actor.aliases) for sound in sounds(name)}
    return [(sound, actor.id) for sound in sorted(found)]


def let_wait(database: Database, changes: Iterable[Change]) -> None:
    """Have actors compared with the others again whose names, or what was said of them, changed."""
    wanted: dict[int, bool] = {}
    for change in changes:
        before, after = change.before, change.after
        if isinstance(after, Actor) and (not isinstance(before, Actor) or _looks(before) != _looks(after)):
            wanted[after.id] = after.merged_into is None
    if not wanted:
        return
    forget_pairs(database, wanted)
    database.run_many(
        "INSERT INTO actor_waiting (actor_id) VALUES (?) ON CONFLICT DO NOTHING",
        [(one,) for one, waits in sorted(wanted.items()) if waits],
    )


def forget_pairs(database: Database, ids: Iterable[int]) -> None:
    """Take back for now whom actors may be, and count anew what is left of the others."""
    wanted = sorted(ids)
    partners = {
        partner
        for column, of in (("other", "one"), ("one", "other"))
        for (partner,) in database.rows_for(
            f"SELECT {column} FROM actor_pair WHERE {of} IN ({{ids}})", wanted
        )
    }
    if partners:
        marks = [(one, one) for one in wanted]
        database.run_many("DELETE FROM actor_pair WHERE one = ? OR other = ?", marks)
        count_pairs(database, partners.union(wanted))


def count_pairs(database: Database, ids: Iterable[int]) -> None:
    """Count anew as whom actors may be the same."""
    database.run_many(
        "UPDATE register SET suggestions = (SELECT count(*) FROM actor_pair p WHERE p.one = actor_id) "
        "+ (SELECT count(*) FROM actor_pair p WHERE p.other = actor_id) WHERE actor_id = ?",
        [(one,) for one in sorted(ids)],
    )


def forget_all_pairs(database: Database) -> None:
    """Know nothing of who is probably the same."""
    database.run("DELETE FROM actor_pair")
    database.run("DELETE FROM actor_waiting")


def make_anew(database: Database, ids: Iterable[int], *, waiting: bool = True) -> None:
    """Enter actors that are stored, with what they said; with `waiting` they wait to be compared."""
    wanted = list(ids)
    rows = database.rows_for("SELECT payload FROM actor WHERE id IN ({ids})", wanted)
    for actor in (decode(Actor, row[0]) for row in rows):
        put(database, actor)
        database.run_many(
            "INSERT INTO actor_sound (words, actor_id) VALUES (?, ?) ON CONFLICT DO NOTHING",
            sound_rows(actor),
        )
        if waiting and actor.merged_into is None:
            database.run(
                "INSERT INTO actor_waiting (actor_id) VALUES (?) ON CONFLICT DO NOTHING", (actor.id,)
            )
    database.run_many(
        "UPDATE register SET statements = ?, last_said = ?, articles = ? WHERE actor_id = ?",
        [(*found, one) for one, found in counted(database, wanted).items()],
    )
    count_pairs(database, wanted)


def counted(database: Database, ids: Iterable[int]) -> dict[int, tuple[int, str, int]]:
    """Return what actors said, when last, and how many articles name them."""
    wanted = list(ids)
    said = {
        row[0]: row[1:]
        for row in database.rows_for(
            "SELECT actor_id, count(*), max(shown_on) FROM statement "
            "WHERE hidden = 0 AND actor_id IN ({ids}) GROUP BY actor_id",
            wanted,
        )
    }
    named: dict[int, int] = dict(
        database.rows_for(
            "SELECT m.actor_id, count(DISTINCT m.article_id) FROM mention m JOIN article a "
            "ON a.id = m.article_id WHERE a.removed = 0 AND m.actor_id IN ({ids}) GROUP BY m.actor_id",
            wanted,
        )
    )
    return {one: (*said.get(one, (0, "")), named.get(one, 0)) for one in wanted}


def faults(database: Database, ids: Iterable[int]) -> Iterator[str]:
    """Give a sentence for every actor that the register does not have as it is."""
    wanted = list(ids)
    right = counted(database, wanted)
    kept = {
        row[0]: row[1:]
        for row in database.rows_for(
            "SELECT actor_id, statements, last_said, articles, name_key, kind, country, confirmed, merged "
            "FROM register WHERE actor_id IN ({ids})",
            wanted,
        )
    }
    for (payload,) in database.rows_for("SELECT payload FROM actor WHERE id IN ({ids})", wanted):
        try:
            actor = decode(Actor, payload)
        except (ValueError, TypeError, KeyError):
            continue  # told by those who look at actors
        columns = tuple(register_columns(actor).values())[1:]
        if kept.get(actor.id) != (*right[actor.id], *columns):
            yield f"The register has actor {actor.id} as it no longer is."


def _looks(actor: Actor) -> tuple[object, ...]:
    """Return what decides whom an actor may be."""
    return (actor.name, actor.aliases, actor.kind, actor.country, actor.merged_into, actor.distinct_from)

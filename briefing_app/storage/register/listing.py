"""The lists of the register: filtered, found by names in any script, sorted, of any length."""

from __future__ import annotations

from array import array
from collections.abc import Iterable
from datetime import date
from typing import TYPE_CHECKING

from briefing_app.domain.actors.actor import Actor, ActorKind
from briefing_app.domain.actors.folding import folded
from briefing_app.domain.actors.likeness import keys_of
from briefing_app.domain.actors.romanising import canonical
from briefing_app.domain.identity import ActorId
from briefing_app.storage.codec import decode
from briefing_app.storage.listing.rolls import LongRoll, ShortRoll
from briefing_app.storage.listing.source import Column, Source
from briefing_app.storage.register.queries import Listing, RegisterQuery, RegisterRow

if TYPE_CHECKING:
    from briefing_app.storage.engines.database import Database

LONGEST_HELD = 5_000
"""Up to so many actors a list is held as it is; a longer one is walked along."""
MOST_FOUND = 1_000
"""How many actors are listed where a name is begun as thousands of others are."""
_LAST = "\U0010ffff"
_FEWEST_BONES, _FEWEST_SOUNDS = 4, 3
_ID = Column("r.actor_id", descending=True)
_ORDERS = {
    "name": (Column("r.name_key"), Column("r.actor_id")),
    "statements": (Column("r.statements", descending=True), _ID),
    "articles": (Column("r.articles", descending=True), _ID),
    "last_said": (Column("r.last_said", descending=True), _ID),
}
_FILTERS = {
    "all": "",
    "confirmed": "r.confirmed = 1",
    "unconfirmed": "r.confirmed = 0",
    "quoted": "r.statements > 0",
    "suggested": "r.suggestions > 0",
    "merged": "",
}
_Condition = tuple[str, tuple[object, ...]]


def listing(database: Database, query: RegisterQuery) -> Listing:
    """Return a list of the register; takes longer the more actors there are, and is asked beside a window."""
    if query.text.strip():
        return _found(database, query)
    where, values = _listed(query)
    count = int(database.value(f"SELECT count(*) FROM register r WHERE {where}", values) or 0)
    if count > LONGEST_HELD:
        return Listing(query, count, None)
    return Listing(query, count, _ordered(database, query, where, values, LONGEST_HELD))


def roll(database: Database, found: Listing) -> ShortRoll | LongRoll:
    """Return the rows of a list."""
    if found.ids is not None:
        return ShortRoll(found.ids)
    where, values = _listed(found.query)
    source = Source(database, "register r", "r.actor_id", where, values, _ORDERS[found.query.order])
    return LongRoll(source, found.count, 2**63 - 1)


def rows(database: Database, ids: Iterable[int]) -> list[RegisterRow]:
    """Return what the register shows of `ids`, in that order; actors that are gone are left out."""
    wanted = list(ids)
    found = {
        row[0]: RegisterRow(
            decode(Actor, row[1]), row[2], row[3], date.fromisoformat(row[4]) if row[4] else None, row[5]
        )
        for row in database.rows_for(
            "SELECT a.id, a.payload, r.statements, r.articles, r.last_said, r.suggestions FROM actor a "
            "JOIN register r ON r.actor_id = a.id WHERE a.id IN ({ids})",
            wanted,
        )
    }
    return [found[one] for one in wanted if one in found]


def countries(database: Database) -> list[tuple[str, int]]:
    """Return the countries that actors belong to and how many, by name."""
    return [
        (country, number)
        for country, number in database.rows(
            "SELECT country, count(*) FROM register WHERE merged = 0 AND country <> '' "
            "GROUP BY country ORDER BY country"
        )
    ]


def _listed(query: RegisterQuery) -> _Condition:
    parts = [f"r.merged = {int(query.filter == 'merged')}"]
    values: list[object] = []
    if _FILTERS[query.filter]:
        parts.append(_FILTERS[query.filter])
    if query.kind:
        parts.append("r.kind = ?")
        values.append(str(query.kind))
    if query.country:
        parts.append("r.country = ?")
        values.append(query.country)
    return " AND ".join(parts), tuple(values)


def _found(database: Database, query: RegisterQuery) -> Listing:
    names, values = _named(query.text)
    if not names:
        return Listing(query, 0, array("q"))
    number = int(
        database.value(
            f"SELECT count(*) FROM (SELECT actor_id FROM ({names}) AS found "
            f"LIMIT {LONGEST_HELD + 1}) AS begun",
            values,
        )
        or 0
    )
    where, more = _listed(query)
    if number <= LONGEST_HELD:
        ids = _ordered(
            database, query, f"r.actor_id IN ({names}) AND {where}", (*values, *more), LONGEST_HELD
        )
        return Listing(query, len(ids), ids)
    # So many have it that a walk along the order soon meets enough of them.
    begun, starts = _begun(query.text)
    ids = _ordered(database, query, f"{where} AND {begun}", (*more, *starts), MOST_FOUND + 1)
    return Listing(query, min(len(ids), MOST_FOUND), ids[:MOST_FOUND], bounded=len(ids) > MOST_FOUND)


def _ordered(
    database: Database, query: RegisterQuery, where: str, values: tuple[object, ...], most: int
) -> array[int]:
    order = ", ".join(
        f"{column.sql} {'DESC' if column.descending else 'ASC'}" for column in _ORDERS[query.order]
    )
    found = database.rows(
        f"SELECT r.actor_id FROM register r WHERE {where} ORDER BY {order} LIMIT {most}", values
    )
    return array("q", (row[0] for row in found))


def _range(column: str, start: str) -> _Condition:
    return f"({column} >= ? AND {column} < ?)", (start, start + _LAST)


def _sounding(text: str) -> list[str]:
    """Return the words of a name as they sound; none where a few Latin letters would sound like anything."""
    words = folded(text)
    sounds = [sound for word in words.split() if (sound := canonical(word))]
    return [] if words.isascii() and len("".join(sounds)) < _FEWEST_SOUNDS else sounds


def _named(text: str) -> _Condition:
    """Return the question for the actors with a name that begins as `text` does, or sounds so."""
    words, sounds = folded(text), _sounding(text)
    parts: list[str] = []
    values: list[object] = []
    if words:
        where, bounds = _range("words", words)
        parts.append(f"SELECT actor_id FROM actor_name WHERE {where}")
        values += bounds
    if sounds:
        where, bounds = _range("words", " ".join(sounds))
        parts.append(f"SELECT actor_id FROM actor_sound WHERE {where}")
        values += bounds
    if len(sounds) > 1:
        longest = max(sounds, key=len)
        where, bounds = _range("s.words", longest)
        values += bounds
        for sound in dict.fromkeys(sounds):
            if sound != longest:
                further, more = _range("t.words", sound)
                where += (
                    f" AND EXISTS (SELECT 1 FROM actor_sound t WHERE t.actor_id = s.actor_id AND {further})"
                )
                values += more
        parts.append(f"SELECT s.actor_id FROM actor_sound s WHERE {where}")
    if keys := _keys(text):
        parts.append(f"SELECT actor_id FROM actor_key WHERE key IN ({','.join('?' * len(keys))})")
        values += keys
    return " UNION ".join(parts), tuple(values)


def _keys(text: str) -> list[str]:
    """Return the keys of actors called `text` in another romanisation: `Lukashenko`, `Lukashenka`."""
    name = " ".join(word[:1].upper() + word[1:] for word in text.split())
    person = Actor(ActorId(0), name, ActorKind.PERSON)
    place = Actor(ActorId(0), name, ActorKind.PLACE)
    keys = {key for key in keys_of(person) if key[:2] == ("p:" if " " in name else "s:")} | keys_of(place)
    return sorted(key for key in keys if len(key[2:].replace(" ", "")) >= _FEWEST_BONES)


def _begun(text: str) -> _Condition:
    """Return the condition that an actor has a name that begins as `text` does, or sounds so."""
    parts: list[str] = []
    values: list[object] = []
    for table, start in (("actor_name", folded(text)), ("actor_sound", " ".join(_sounding(text)))):
        if start:
            where, bounds = _range("n.words", start)
            parts.append(f"EXISTS (SELECT 1 FROM {table} n WHERE n.actor_id = r.actor_id AND {where})")
            values += bounds
    return f"({' OR '.join(parts)})", tuple(values)

"""Reading actors: by id, by name, and where articles mention them."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING

from briefing_app.domain.actors.actor import Actor, ActorKind, NamedIn
from briefing_app.domain.actors.folding import folded
from briefing_app.domain.actors.likeness import sought_keys
from briefing_app.domain.edit import ArticleMentions
from briefing_app.domain.identity import ActorId, ArticleId, StatementId
from briefing_app.domain.text import Span
from briefing_app.storage.codec import decode

if TYPE_CHECKING:
    from briefing_app.storage.engines.database import Database

_MOST_CONSIDERED = 300
_RECENT_STATEMENTS = 400
_MOST_LIKE = 80


def actors(database: Database, ids: Iterable[ActorId]) -> dict[ActorId, Actor]:
    """Return the actors of `ids` that exist."""
    rows = database.rows_for("SELECT id, payload FROM actor WHERE id IN ({ids})", ids)
    return {ActorId(row[0]): decode(Actor, row[1]) for row in rows}


def actors_of(database: Database, article_id: ArticleId) -> list[tuple[Actor, int]]:
    """Return who an article names and how often, most often first."""
    rows = database.rows(
        "SELECT payload, n FROM (SELECT actor_id, count(*) AS n, min(start) AS first FROM mention "
        "WHERE article_id = ? GROUP BY actor_id) AS counted JOIN actor ON id = actor_id "
        "ORDER BY n DESC, first",
        (article_id,),
    )
    return [(decode(Actor, payload), count) for payload, count in rows]


def find_actors(database: Database, text: str, limit: int) -> list[Actor]:
    """Return actors with a name in which a word starts as `text` does, the likeliest first.

    Confirmed ones come first, then those quoted most. An empty `text` gives those who
    were given a statement last.
    """
    words = folded(text)
    if not words:
        return _recent(database, limit)
    rows = database.rows(
        "SELECT a.payload FROM (SELECT DISTINCT actor_id FROM actor_name "
        "WHERE words >= ? AND words < ? LIMIT ?) AS named JOIN actor a ON a.id = named.actor_id "
        "LEFT JOIN register r ON r.actor_id = a.id WHERE a.merged_into IS NULL "
        "ORDER BY a.confirmed DESC, coalesce(r.statements, 0) DESC, "
        "CASE WHEN r.articles > 0 THEN 0 ELSE 1 END, a.name LIMIT ?",
        (words, words + "\U0010ffff", _MOST_CONSIDERED, limit),
    )
    return [decode(Actor, row[0]) for row in rows]


def actors_called(database: Database, names: Iterable[str], kind: ActorKind | None) -> list[Actor]:
    """Return the actors that have one of `names` as name or alias, case and accents aside."""
    wanted = sorted({words for name in names if (words := folded(name))})
    if not wanted:
        return []
    marks = ",".join("?" * len(wanted))
    rows = database.rows(
        "SELECT payload FROM actor WHERE merged_into IS NULL AND (? IS NULL OR kind = ?) "
        f"AND id IN (SELECT actor_id FROM actor_name WHERE whole = 1 AND words IN ({marks})) "
        "ORDER BY confirmed DESC, id",
        (kind, kind, *wanted),
    )
    return [decode(Actor, row[0]) for row in rows]


def actors_like(database: Database, actor: Actor) -> list[Actor]:
    """Return actors whose names may be forms of the same, confirmed ones first; a likeness decides."""
    wanted = sorted(sought_keys(actor))
    if not wanted:
        return []
    marks = ",".join("?" * len(wanted))
    rows = database.rows(
        "SELECT payload FROM actor WHERE merged_into IS NULL AND id <> ? "
        f"AND id IN (SELECT actor_id FROM actor_key WHERE key IN ({marks})) "
        "ORDER BY confirmed DESC, id LIMIT ?",
        (actor.id, *wanted, _MOST_LIKE),
    )
    return [decode(Actor, row[0]) for row in rows]


def confirmed_actors(database: Database, starts: Iterable[str]) -> list[Actor]:
    """Return the confirmed actors with a name that is, or begins with the whole words of, a start.

    `starts` are folded; one of a single word must be the whole name.
    """
    found: dict[int, None] = {}
    for start in starts:
        further = f"{start}!" if " " in start else start  # "!" follows the blank
        rows = database.rows(
            "SELECT actor_id FROM actor_name JOIN actor ON id = actor_id "
            "WHERE (words = :start OR (words >= :longer AND words < :further)) AND whole = 1 "
            "AND confirmed = 1 AND merged_into IS NULL",
            {"start": start, "longer": f"{start} ", "further": further},
        )
        found.update((row[0], None) for row in rows)
    return list(actors(database, [ActorId(one) for one in found]).values())


def mentions_of(database: Database, article_id: ArticleId) -> ArticleMentions:
    """Return the mentions of an article in the order of its text."""
    rows = database.rows(
        "SELECT start, stop, actor_id FROM mention WHERE article_id = ? ORDER BY start, stop, actor_id",
        (article_id,),
    )
    return ArticleMentions(
        article_id, tuple((Span(start, stop), ActorId(actor)) for start, stop, actor in rows)
    )


def articles_naming(database: Database, actor_id: ActorId) -> list[ArticleId]:
    """Return the articles that mention an actor, the latest first."""
    rows = database.rows(
        "SELECT DISTINCT article_id FROM mention WHERE actor_id = ? ORDER BY article_id DESC",
        (actor_id,),
    )
    return [ArticleId(row[0]) for row in rows]


def named_in(database: Database, actor_id: ActorId) -> list[NamedIn]:
    """Return all places that name an actor, by article."""
    found: dict[int, list[Span]] = {}
    for article_id, start, stop in database.rows(
        "SELECT article_id, start, stop FROM mention WHERE actor_id = ? ORDER BY article_id, start, stop",
        (actor_id,),
    ):
        found.setdefault(article_id, []).append(Span(start, stop))
    return [NamedIn(ArticleId(one), tuple(spans)) for one, spans in found.items()]


def said_by(database: Database, actor_id: ActorId) -> list[tuple[StatementId, ArticleId]]:
    """Return the statements of an actor with their articles, the latest article first."""
    rows = database.rows(
        "SELECT id, article_id FROM statement WHERE actor_id = ? ORDER BY article_id DESC, start, id",
        (actor_id,),
    )
    return [(StatementId(one), ArticleId(article_id)) for one, article_id in rows]


def half_merged(database: Database) -> dict[ActorId, ActorId]:
    """Return actors that were merged while something still speaks of them, with who they are now."""
    rows = database.rows(
        "SELECT id, merged_into FROM actor WHERE merged_into IS NOT NULL AND ("
        "EXISTS (SELECT 1 FROM statement WHERE actor_id = actor.id) "
        "OR EXISTS (SELECT 1 FROM mention WHERE actor_id = actor.id))"
    )
    return {ActorId(one): ActorId(other) for one, other in rows}


def merged_into(database: Database, actor_id: ActorId) -> list[Actor]:
    """Return the actors that were merged into this one."""
    rows = database.rows("SELECT payload FROM actor WHERE merged_into = ? ORDER BY id", (actor_id,))
    return [decode(Actor, row[0]) for row in rows]


def _recent(database: Database, limit: int) -> list[Actor]:
    latest = database.rows(
        "SELECT actor_id FROM statement WHERE state = 'selected' AND actor_id IS NOT NULL "
        "ORDER BY id DESC LIMIT ?",
        (_RECENT_STATEMENTS,),
    )
    ids = [ActorId(row[0]) for row in latest]
    found = actors(database, list(dict.fromkeys(ids))[:limit])
    return [found[one] for one in dict.fromkeys(ids) if one in found]

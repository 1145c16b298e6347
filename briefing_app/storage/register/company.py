"""With whom an actor is named, and which outlets quote it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from briefing_app.domain.identity import ActorId
from briefing_app.storage.register.queries import Company
from briefing_app.storage.tables.actors import actors

if TYPE_CHECKING:
    from briefing_app.storage.engines.database import Database

_LATEST, _LATELY, _SHOWN, _MOST_TOPICS = 300, 2000, 6, 40


def company(database: Database, actor_id: ActorId) -> Company:
    """Return whom the latest articles on an actor name beside it, and which outlets quoted it lately."""
    latest = [
        row[0]
        for row in database.rows(
            "SELECT DISTINCT article_id FROM mention WHERE actor_id = ? ORDER BY article_id DESC LIMIT ?",
            (actor_id, _LATEST),
        )
    ]
    together: dict[ActorId, int] = {}
    for other, number in database.rows_for(
        "SELECT m.actor_id, count(DISTINCT m.article_id) FROM mention m JOIN article a "
        "ON a.id = m.article_id WHERE a.removed = 0 AND m.article_id IN ({ids}) GROUP BY m.actor_id",
        latest,
    ):
        together[ActorId(other)] = together.get(ActorId(other), 0) + number
    together.pop(actor_id, None)
    most = sorted(together, key=lambda one: (-together[one], one))[:_SHOWN]
    known = actors(database, most)
    said = f"statement {database.counted_by('statement_by_actor')}"
    outlets = database.rows(
        f"SELECT outlet, count(*) FROM (SELECT outlet FROM {said} WHERE actor_id = ? AND hidden = 0 "
        f"ORDER BY shown_on DESC LIMIT {_LATELY}) AS lately WHERE outlet <> '' "
        f"GROUP BY outlet ORDER BY 2 DESC, 1 LIMIT {_SHOWN}",
        (actor_id,),
    )
    topics = database.rows(
        f"SELECT topic, count(*) FROM (SELECT topic FROM {said} WHERE actor_id = ? AND hidden = 0 "
        f"ORDER BY shown_on DESC LIMIT {_LATELY}) AS lately WHERE topic <> '' "
        f"GROUP BY topic ORDER BY 2 DESC, 1 LIMIT {_MOST_TOPICS}",
        (actor_id,),
    )
    named = tuple((known[one], together[one]) for one in most if one in known)
    return Company(
        named,
        tuple((outlet, number) for outlet, number in outlets),
        tuple((topic, number) for topic, number in topics),
        len(latest),
    )

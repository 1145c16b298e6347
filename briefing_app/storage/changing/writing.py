"""Writing changes: each entity whole, with the columns that lists are made from."""

from __future__ import annotations

import json
from collections.abc import Iterable, Sequence
from dataclasses import replace
from datetime import UTC
from typing import TYPE_CHECKING, assert_never

from briefing_app.domain.actors.actor import Actor
from briefing_app.domain.actors.folding import folded, word_starts
from briefing_app.domain.actors.likeness import keys_of
from briefing_app.domain.articles.article import Article
from briefing_app.domain.articles.certainty import is_unsure
from briefing_app.domain.articles.feed import Feed
from briefing_app.domain.briefings.briefing import ArticleItem, Briefing, NoteItem, StatementItem
from briefing_app.domain.edit import ArticleMentions, Change, Entity
from briefing_app.domain.searching.saved_search import SavedSearch
from briefing_app.domain.statements.statement import Statement
from briefing_app.storage import alike
from briefing_app.storage.changing import trash
from briefing_app.storage.changing.upkeep import kept_up
from briefing_app.storage.codec import encode, to_plain
from briefing_app.storage.register import keeping as register
from briefing_app.storage.standing import place_for
from briefing_app.storage.tables import labels
from briefing_app.storage.tables.feeds import feed_columns
from briefing_app.storage.tables.saved_searches import search_columns
from briefing_app.storage.tables.statements import PASSAGE

if TYPE_CHECKING:
    from briefing_app.domain.articles.original import Original
    from briefing_app.domain.identity import ArticleId, StatementId
    from briefing_app.storage.engines.database import Database

Columns = dict[str, object]
_LEAVING = (Briefing, Article, Statement, ArticleMentions, Actor, Feed, SavedSearch)
_TEXT = frozenset({"text"})


def write(database: Database, changes: Iterable[Change], originals: Iterable[Original]) -> None:
    """Write all changes inside the transaction that is open."""
    database.run_many(
        "INSERT INTO original (digest, data) VALUES (?, ?) ON CONFLICT DO NOTHING",
        [(one.digest, one.kept) for one in originals],
    )
    wanted = tuple(changes)
    with kept_up(database, wanted):
        for change in wanted:
            if change.after is not None:
                _put(database, change.after)
        labels.settle(database, [one.after for one in wanted if isinstance(one.after, Article)])
        # Users before what they use: briefings, then statements and mentions, then actors.
        given_up = [one.before for one in wanted if one.after is None and one.before is not None]
        for entity in sorted(given_up, key=lambda one: _LEAVING.index(type(one))):
            _take_out(database, entity)


def article_columns(article: Article) -> Columns:
    """Return what the table of articles holds of `article`."""
    taken_in = article.taken_in_at.astimezone(UTC)
    published = article.published_on.isoformat() if article.published_on else None
    plain = to_plain(article, leave_out=_TEXT)
    return {
        "id": article.id,
        "headline": article.headline,
        "headline_key": folded(article.headline),
        "outlet": article.outlet,
        "byline": article.byline,
        "published_on": published,
        "shown_on": published or taken_in.date().isoformat(),
        "taken_in_at": taken_in.isoformat(timespec="microseconds"),
        "words": article.words,
        "language": article.language,
        "note": article.note,
        "genre": str(article.genre),
        "state": str(article.state),
        "starred": int(article.starred),
        "sample": int(article.sample),
        "removed": int(article.removed),
        "sha256": article.sha256,
        "unsure": int(is_unsure(article)),
        "original": article.original,
        "payload": json.dumps(plain, ensure_ascii=False, separators=(",", ":")),
    }


def statement_columns(statement: Statement) -> Columns:
    """Return what the table of statements holds of `statement`."""
    return {
        "id": statement.id,
        "article_id": statement.passage.article_id,
        "start": statement.passage.span.start,
        "stop": statement.passage.span.end,
        "quote": statement.passage.quote,
        "speaker": statement.speaker,
        "topic": statement.topic,
        "actor_id": statement.actor_id,
        "manner": str(statement.manner) if statement.manner else PASSAGE,
        "state": str(statement.state),
        "origin": str(statement.origin),
        "salience": statement.salience,
        "said_on": statement.said_on.isoformat() if statement.said_on else None,
        "note": statement.note,
        "reports": str(statement.reports or ""),
        "certainty": str(statement.certainty or ""),
        "payload": encode(statement),
    }


def actor_columns(actor: Actor) -> Columns:
    """Return what the table of actors holds of `actor`."""
    return {
        "id": actor.id,
        "name": actor.name,
        "kind": str(actor.kind),
        "confirmed": int(actor.confirmed),
        "merged_into": actor.merged_into,
        "payload": encode(actor),
    }


def briefing_columns(briefing: Briefing) -> Columns:
    """Return what the table of briefings holds of `briefing`."""
    issued_on = briefing.control.issue_date
    return {
        "id": briefing.id,
        "title": briefing.title,
        "product": briefing.product,
        "created_at": briefing.created_at.astimezone(UTC).isoformat(timespec="microseconds"),
        "items": sum(len(section.items) for section in briefing.sections),
        "issue_year": issued_on.year if issued_on else None,
        "issue_number": briefing.control.issue_number,
        "status": str(briefing.status),
        "sample": int(briefing.sample),
        "removed": int(briefing.removed),
        "payload": encode(briefing),
    }


def name_rows(actor: Actor) -> list[tuple[str, int, int]]:
    """Return the rows by which `actor` is found: words, its id, whether they are a whole name."""
    rows: dict[str, int] = {}
    for name in (actor.name, *actor.aliases):
        for place, words in enumerate(word_starts(name)):
            rows[words] = max(rows.get(words, 0), int(place == 0))
    return [(words, actor.id, whole) for words, whole in rows.items()]


def key_rows(actor: Actor) -> list[tuple[str, int]]:
    """Return the rows by which actors with a name like that of `actor` are found."""
    return [(key, actor.id) for key in sorted(keys_of(actor))]


def placements(briefing: Briefing) -> list[tuple[int, ArticleId | None, StatementId | None]]:
    """Return what `briefing` uses: item, article (None: the statement's own) and statement."""
    found: list[tuple[int, ArticleId | None, StatementId | None]] = []
    for section in briefing.sections:
        for item in section.items:
            match item:
                case StatementItem():
                    found.append((item.id, item.article_id, item.statement_id))
                case ArticleItem():
                    found += [(item.id, article_id, None) for article_id in (item.article_id, *item.also_in)]
                case NoteItem():
                    pass
                case _:
                    assert_never(item)
    return found


def _put(database: Database, entity: Entity) -> None:
    match entity:
        case Article():
            columns = article_columns(entity)
            place = place_for(database, entity.id, str(columns["shown_on"]))
            _upsert(database, "article", {**columns, "place": place})
            fresh = database.run(
                "INSERT INTO article_text (article_id, body) VALUES (?, ?) ON CONFLICT DO NOTHING",
                (entity.id, entity.text),
            )
            if fresh:
                alike.take_in(
                    database, entity.id, entity.text, entity.prepared.shingles if entity.prepared else None
                )
            alike.settle(database, entity)
            trash.note(database, entity)
        case Statement():
            _upsert(database, "statement", statement_columns(entity))
            trash.take_out(database, trash.Kind.STATEMENT, entity.id)
        case Actor():
            _upsert(database, "actor", actor_columns(entity))
            register.put(database, entity)
            _put_rows(database, "actor_name", ("words", "actor_id", "whole"), entity, name_rows(entity))
            _put_rows(database, "actor_key", ("key", "actor_id"), entity, key_rows(entity))
            _put_rows(database, "actor_sound", ("words", "actor_id"), entity, register.sound_rows(entity))
        case Briefing():
            _upsert(database, "briefing", briefing_columns(entity))
            trash.note(database, entity)
            _put_placements(database, entity)
        case ArticleMentions():
            _put_mentions(database, entity)
        case Feed():
            _upsert(database, "feed", feed_columns(entity))
        case SavedSearch():
            _upsert(database, "saved_search", search_columns(entity))
        case _:
            assert_never(entity)


def _put_rows(
    database: Database, table: str, names: Sequence[str], actor: Actor, rows: Sequence[tuple[object, ...]]
) -> None:
    """Let an actor be found by these rows, and by no others."""
    columns = ", ".join(names)
    kept = database.rows(f"SELECT {columns} FROM {table} WHERE actor_id = ?", (actor.id,))
    if set(kept) == set(rows):
        return
    database.run(f"DELETE FROM {table} WHERE actor_id = ?", (actor.id,))
    database.run_many(f"INSERT INTO {table} ({columns}) VALUES ({', '.join('?' * len(names))})", rows)


def _take_out(database: Database, entity: Entity) -> None:
    match entity:
        case Article():
            # An article may be hidden, never destroyed.
            exists = database.value("SELECT count(*) FROM article WHERE id = ?", (entity.id,))
            if exists:
                hidden = replace(entity, removed=True)
                _put(database, hidden)
                labels.settle(database, [hidden])
        case Statement():
            database.run(
                "DELETE FROM statement WHERE id = :id "
                "AND NOT EXISTS (SELECT 1 FROM placement WHERE statement_id = :id)",
                {"id": entity.id},
            )
            trash.note_deleted(database, entity)
        case Briefing():
            database.run("DELETE FROM briefing WHERE id = ?", (entity.id,))
            trash.take_out(database, trash.Kind.BRIEFING, entity.id)
        case ArticleMentions():
            _put_mentions(database, ArticleMentions(entity.article_id))
        case Actor():
            _take_out_if_unused(database, entity)
        case Feed():
            # What it brought stays known, should it be added again.
            _put(database, replace(entity, removed=True))
        case SavedSearch():
            database.run("DELETE FROM saved_search WHERE id = ?", (entity.id,))


def _take_out_if_unused(database: Database, actor: Actor) -> None:
    """Forget an actor, unless an article that was read in the meantime speaks of it too."""
    database.run(
        "DELETE FROM actor WHERE id = :id "
        "AND NOT EXISTS (SELECT 1 FROM statement WHERE actor_id = :id) "
        "AND NOT EXISTS (SELECT 1 FROM mention WHERE actor_id = :id) "
        "AND NOT EXISTS (SELECT 1 FROM actor WHERE merged_into = :id)",
        {"id": actor.id},
    )


def _put_mentions(database: Database, mentions: ArticleMentions) -> None:
    database.run("DELETE FROM mention WHERE article_id = ?", (mentions.article_id,))
    database.run_many(
        "INSERT INTO mention (article_id, start, stop, actor_id) VALUES (?, ?, ?, ?) ON CONFLICT DO NOTHING",
        [(mentions.article_id, *span, actor) for span, actor in mentions.mentions],
    )


def _put_placements(database: Database, briefing: Briefing) -> None:
    database.run("DELETE FROM placement WHERE briefing_id = ?", (briefing.id,))
    database.run_many(
        "INSERT INTO placement (briefing_id, item_id, article_id, statement_id) VALUES (:b, :i, "
        "coalesce(:a, (SELECT article_id FROM statement WHERE id = :s), 0), :s)",
        [
            {"b": briefing.id, "i": item, "a": article, "s": statement}
            for item, article, statement in placements(briefing)
        ],
    )


def _upsert(database: Database, table: str, columns: Columns) -> None:
    names = ", ".join(columns)
    marks = ", ".join("?" * len(columns))
    updates = ", ".join(f"{name} = excluded.{name}" for name in columns if name != "id")
    database.run(
        f"INSERT INTO {table} ({names}) VALUES ({marks}) ON CONFLICT (id) DO UPDATE SET {updates}",
        tuple(columns.values()),
    )

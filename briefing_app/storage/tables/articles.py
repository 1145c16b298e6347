"""Reading articles: one, many, and the lists of them."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from datetime import date, datetime
from typing import TYPE_CHECKING

from briefing_app.domain.articles.article import Article, ArticleRow, Genre, ReadingState
from briefing_app.domain.identity import ArticleId
from briefing_app.domain.searching.meeting import Excerpt, excerpt, opening
from briefing_app.domain.searching.parsing import parse
from briefing_app.domain.searching.query import Field
from briefing_app.storage import alike
from briefing_app.storage.codec import decode
from briefing_app.storage.listing.articles import found_articles
from briefing_app.storage.queries import ArticleQuery, SearchHit
from briefing_app.storage.standing import outlets_tallied
from briefing_app.storage.tables import labels

if TYPE_CHECKING:
    from briefing_app.domain.identity import BriefingId
    from briefing_app.storage.engines.database import Database, Row

_WHOLE = "SELECT id, payload, body FROM article JOIN article_text ON article_id = id"
_IN_TEXTS = (None, Field.TITLE, Field.NOTE)
_FEW_UNREAD = 5_000
_LONGEST_SOUGHT = 60_000
"""Signs of a text in which the words of a query are looked for, to show them in a list."""


def articles(database: Database, ids: Iterable[ArticleId]) -> dict[ArticleId, Article]:
    """Return the articles of `ids` that exist, with their texts."""
    rows = database.rows_for(f"{_WHOLE} WHERE id IN ({{ids}})", ids)
    return {ArticleId(row[0]): _article(row) for row in rows}


def article_with_text(database: Database, sha256: str) -> Article | None:
    """Return the article whose text has this digest, a removed one too, or None."""
    row = database.row(f"{_WHOLE} WHERE sha256 = ? ORDER BY removed, id LIMIT 1", (sha256,))
    return _article(row) if row else None


def articles_hashed(database: Database, start: str, end: str) -> list[ArticleId]:
    """Return the articles whose digest begins and ends so, removed ones too."""
    rows = database.rows(
        "SELECT id FROM article WHERE sha256 >= ? AND sha256 < ? "
        "AND substr(sha256, length(sha256) + 1 - length(?)) = ? ORDER BY id",
        (start, start + "g", end, end),
    )
    return [ArticleId(row[0]) for row in rows]


def outlets(database: Database) -> list[tuple[str, int]]:
    """Return the outlets of the library with how many articles each has, by name."""
    return outlets_tallied(database)


def article_rows(
    database: Database, ids: Iterable[ArticleId], briefing_id: BriefingId | None
) -> list[ArticleRow]:
    """Return the rows for `ids`, in that order; articles that do not exist are left out."""
    wanted = list(ids)
    places = {
        article_id: (bool(here), bool(anywhere))
        for article_id, here, anywhere in database.rows_for(
            "SELECT p.article_id, max(CASE WHEN p.briefing_id = ? THEN 1 ELSE 0 END), "
            "max(CASE WHEN b.removed = 0 THEN 1 ELSE 0 END) FROM placement p "
            "JOIN briefing b ON b.id = p.briefing_id WHERE p.article_id IN ({ids}) GROUP BY p.article_id",
            wanted,
            (briefing_id or 0,),
        )
    }
    rows = database.rows_for(
        "SELECT id, headline, outlet, published_on, taken_in_at, words, state, starred, genre, "
        "engine, selected, suggested, unsure FROM article WHERE id IN ({ids})",
        wanted,
    )
    versions = alike.sizes(database, wanted)
    carried = labels.labels_of(database, wanted)
    found = {
        row[0]: replace(
            _row(row, places.get(row[0], (False, False))[0], versions.get(row[0], 0)),
            labels=carried.get(row[0], ()),
            used=places.get(row[0], (False, False))[1],
        )
        for row in rows
    }
    return [found[one] for one in wanted if one in found]


def still_listed(database: Database, ids: Iterable[ArticleId]) -> set[int]:
    """Return those of `ids` that are neither removed nor dismissed."""
    rows = database.rows_for(
        "SELECT id FROM article WHERE removed = 0 AND state <> 'dismissed' AND id IN ({ids})", ids
    )
    return {row[0] for row in rows}


def unanalysed(database: Database, engine: str, limit: int) -> list[ArticleId]:
    """Return articles that `engine` has not read yet, the latest first."""
    article = f"article {database.counted_by('article_by_engine')}"
    waiting = (
        f"SELECT id FROM {article} WHERE removed = 0 AND engine < :engine "
        f"UNION ALL SELECT id FROM {article} WHERE removed = 0 AND engine > :engine"
    )
    values = {"engine": engine, "limit": limit, "few": _FEW_UNREAD}
    few = database.value(f"SELECT count(*) FROM ({waiting} LIMIT :few) AS unread", values) < _FEW_UNREAD
    rows = database.rows(
        f"SELECT id FROM ({waiting}) AS unread ORDER BY id DESC LIMIT :limit"
        if few
        # Many: the latest are soon found by going through all of them.
        else "SELECT id FROM article WHERE (removed + 0) = 0 AND (engine || '') <> :engine "
        "ORDER BY id DESC LIMIT :limit",
        values,
    )
    return [ArticleId(row[0]) for row in rows]


def search(database: Database, text: str, limit: int) -> list[SearchHit]:
    """Return the articles that answer best to `text`, judged among the newest that match."""
    found = found_articles(database, ArticleQuery(text, filter="kept", order="best"), limit)
    places = excerpts(database, (ArticleId(one) for one in found.ids), text)
    rows = database.rows_for(
        "SELECT id, headline, outlet, published_on FROM article WHERE id IN ({ids})", found.ids
    )
    shown = {row[0]: row[1:] for row in rows}
    return [
        SearchHit(ArticleId(one), headline, outlet, _date(published), _marked(places[ArticleId(one)]))
        for one in found.ids
        for headline, outlet, published in (shown[one],)
    ]


def excerpts(database: Database, ids: Iterable[ArticleId], text: str) -> dict[ArticleId, Excerpt]:
    """Return for each article the words around the place where it answers to `text`.

    They are those of its text, else of its note, a statement's note or its headline; where only
    a field of it answers, they are the first of its text.
    """
    phrases = tuple(one for one in parse(text, date.today()).phrases if one.field in _IN_TEXTS)
    wanted = list(ids)
    noted: dict[int, str] = {}
    for article_id, note in database.rows_for(
        "SELECT article_id, note FROM statement WHERE note <> '' AND article_id IN ({ids})", wanted
    ):
        noted[article_id] = f"{noted.get(article_id, '')} {note}".strip()
    found: dict[ArticleId, Excerpt] = {}
    for row in database.rows_for(
        f"SELECT id, substr(body, 1, {_LONGEST_SOUGHT}), note, headline "
        "FROM article JOIN article_text ON article_id = id WHERE id IN ({ids})",
        wanted,
    ):
        texts = (row[1], row[2], noted.get(row[0], ""), row[3])
        met = next((place for one in texts if (place := excerpt(one, phrases)).text), None)
        found[ArticleId(row[0])] = met or opening(row[1])
    return found


def _marked(place: Excerpt) -> str:
    pieces: list[str] = []
    end = 0
    for span in place.marks:
        pieces += [place.text[end : span.start], "‹", place.text[span.start : span.end], "›"]
        end = span.end
    return "".join([*pieces, place.text[end:]])


def _article(row: Row) -> Article:
    return decode(Article, row[1], text=row[2])


def _row(row: Row, in_briefing: bool, versions: int) -> ArticleRow:
    return ArticleRow(
        id=ArticleId(row[0]),
        headline=row[1],
        outlet=row[2],
        published_on=_date(row[3]),
        taken_in_at=datetime.fromisoformat(row[4]),
        words=row[5],
        state=ReadingState(row[6]),
        starred=bool(row[7]),
        genre=Genre(row[8]),
        selected=row[10],
        suggested=row[11],
        analysed=bool(row[9]),
        in_briefing=in_briefing,
        unsure=bool(row[12]),
        versions=versions,
    )


def _date(stored: str | None) -> date | None:
    return date.fromisoformat(stored) if stored else None

"""Reading articles: one, many, and the lists of them."""

from __future__ import annotations

from array import array
from collections.abc import Iterable
from datetime import date, datetime
from typing import TYPE_CHECKING

from briefing_app.domain.article import Article, ArticleRow, Genre, ReadingState
from briefing_app.domain.identity import ArticleId
from briefing_app.storage import alike
from briefing_app.storage.codec import decode
from briefing_app.storage.queries import ARTICLE_FILTERS, ArticleQuery, SearchHit

if TYPE_CHECKING:
    from briefing_app.domain.identity import BriefingId
    from briefing_app.storage.database import Database, Row

_WHOLE = "SELECT id, payload, body FROM article JOIN article_text ON article_id = id"
_ORDERS = {
    "newest": "shown_on DESC, id DESC",
    "oldest": "shown_on, id",
    "outlet": "outlet, shown_on DESC, id DESC",
    "headline": "headline_key, id",
}
_SELECTED = "id IN (SELECT article_id FROM statement WHERE state = 'selected')"
_FILTERS = {
    "all": "state <> 'dismissed'",
    "new": "state = 'new'",
    "selected": f"state <> 'dismissed' AND {_SELECTED}",
    "starred": "starred = 1",
    "dismissed": "state = 'dismissed'",
}


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


def article_ids(database: Database, query: ArticleQuery) -> array[int]:
    """Return the ids of a list, in its order."""
    where, values = _conditions(database, query)
    sql = f"SELECT id FROM article WHERE {where} AND {_FILTERS[query.filter]} ORDER BY {_ORDERS[query.order]}"
    return array("q", (row[0] for row in database.rows(sql, values)))


def article_counts(database: Database, query: ArticleQuery) -> dict[str, int]:
    """Return how many articles each filter would show, were it chosen in `query`."""
    where, values = _conditions(database, query)
    counts = ", ".join(f"count(*) FILTER (WHERE {_FILTERS[name]})" for name in ARTICLE_FILTERS)
    counted = database.row(f"SELECT {counts} FROM article WHERE {where}", values) or ()
    return {name: int(count) for name, count in zip(ARTICLE_FILTERS, counted, strict=True)}


def outlets(database: Database) -> list[tuple[str, int]]:
    """Return the outlets of the library with how many articles each has, by name."""
    return [
        (outlet, count)
        for outlet, count in database.rows(
            "SELECT outlet, count(*) FROM article WHERE removed = 0 AND outlet <> '' "
            "GROUP BY outlet ORDER BY outlet"
        )
    ]


def article_rows(
    database: Database, ids: Iterable[ArticleId], briefing_id: BriefingId | None
) -> list[ArticleRow]:
    """Return the rows for `ids`, in that order; articles that do not exist are left out."""
    wanted = list(ids)
    counts = {
        article_id: (int(selected), int(suggested))
        for article_id, selected, suggested in database.rows_for(
            "SELECT article_id, count(*) FILTER (WHERE state = 'selected'), "
            "count(*) FILTER (WHERE state = 'suggested') "
            "FROM statement WHERE article_id IN ({ids}) GROUP BY article_id",
            wanted,
        )
    }
    placed = (
        set()
        if briefing_id is None
        else {
            row[0]
            for row in database.rows_for(
                "SELECT DISTINCT article_id FROM placement WHERE briefing_id = ? AND article_id IN ({ids})",
                wanted,
                (briefing_id,),
            )
        }
    )
    rows = database.rows_for(
        "SELECT id, headline, outlet, published_on, taken_in_at, words, state, starred, genre, "
        "engine, unsure FROM article WHERE id IN ({ids})",
        wanted,
    )
    versions = alike.sizes(database, wanted)
    found = {
        row[0]: _row(row, counts.get(row[0], (0, 0)), row[0] in placed, versions.get(row[0], 0))
        for row in rows
    }
    return [found[one] for one in wanted if one in found]


def unanalysed(database: Database, engine: str, limit: int) -> list[ArticleId]:
    """Return articles that `engine` has not read yet, the latest first."""
    rows = database.rows(
        "SELECT id FROM (SELECT id FROM article WHERE removed = 0 AND engine < :engine "
        "UNION ALL SELECT id FROM article WHERE removed = 0 AND engine > :engine) AS unread "
        "ORDER BY id DESC LIMIT :limit",
        {"engine": engine, "limit": limit},
    )
    return [ArticleId(row[0]) for row in rows]


def search(database: Database, text: str, limit: int) -> list[SearchHit]:
    """Return the articles that answer best to `text`, judged among the newest that match."""
    rows = database.words.best(text, limit + _removed_allowance(database))
    snippets: dict[int, str] = dict(rows)
    shown = database.rows_for(
        "SELECT id, headline, outlet, published_on FROM article WHERE removed = 0 AND id IN ({ids})",
        snippets,
    )
    hits = {
        row[0]: SearchHit(ArticleId(row[0]), row[1], row[2], _date(row[3]), snippets[row[0]]) for row in shown
    }
    return [hits[one] for one in snippets if one in hits][:limit]


def _removed_allowance(database: Database) -> int:
    removed: int = database.value("SELECT count(*) FROM article WHERE removed = 1")
    return min(removed, 1000)


def _conditions(database: Database, query: ArticleQuery) -> tuple[str, list[object]]:
    """Return what `query` asks beside its filter."""
    parts = ["removed = 0"]
    values: list[object] = []
    if query.outlet:
        parts.append("outlet = ?")
        values.append(query.outlet)
    if query.briefing_id is not None:
        parts.append("id IN (SELECT article_id FROM placement WHERE briefing_id = ?)")
        values.append(query.briefing_id)
    if query.text.strip():
        matching, wanted = database.words.matching("article", query.text)
        parts.append(f"id IN ({matching})" if matching else "1 = 0")
        values.extend(wanted)
    return " AND ".join(parts), values


def _article(row: Row) -> Article:
    return decode(Article, row[1], text=row[2])


def _row(row: Row, counts: tuple[int, int], in_briefing: bool, versions: int) -> ArticleRow:
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
        selected=counts[0],
        suggested=counts[1],
        analysed=bool(row[9]),
        in_briefing=in_briefing,
        unsure=bool(row[10]),
        versions=versions,
    )


def _date(stored: str | None) -> date | None:
    return date.fromisoformat(stored) if stored else None

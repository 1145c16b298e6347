"""Reading statements: one, an article's, and the table of all of them."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable
from datetime import date
from typing import TYPE_CHECKING

from briefing_app.document.words.cue_words import AFTER_CUE, BEFORE_CUE, CueWords, cue_words
from briefing_app.domain.actors.actor import Actor, ActorKind
from briefing_app.domain.identity import ActorId, ArticleId, BriefingId, StatementId
from briefing_app.domain.statements.shortening import printed_wording
from briefing_app.domain.statements.statement import Manner, Origin, Reports, Statement, StatementState
from briefing_app.storage.codec import decode
from briefing_app.storage.queries import StatementRow

if TYPE_CHECKING:
    from briefing_app.storage.engines.database import Database, Row

PASSAGE = "passage"
_ARTICLE = "JOIN article a ON a.id = s.article_id"
_ACTOR = "LEFT JOIN actor c ON c.id = s.actor_id"


def statements(database: Database, ids: Iterable[StatementId]) -> dict[StatementId, Statement]:
    """Return the statements of `ids` that exist."""
    rows = database.rows_for("SELECT id, payload FROM statement WHERE id IN ({ids})", ids)
    return {StatementId(row[0]): decode(Statement, row[1]) for row in rows}


def statements_of(database: Database, article_id: ArticleId) -> tuple[Statement, ...]:
    """Return the statements of an article in the order of its text."""
    return _decoded(
        database.rows(
            "SELECT payload FROM statement WHERE article_id = ? ORDER BY start, stop, id",
            (article_id,),
        )
    )


def statements_by(database: Database, actor_id: ActorId) -> tuple[Statement, ...]:
    """Return all statements of an actor, the latest article first."""
    return _decoded(
        database.rows(
            "SELECT payload FROM statement WHERE actor_id = ? ORDER BY article_id DESC, start, id",
            (actor_id,),
        )
    )


def statement_rows(database: Database, ids: Iterable[StatementId]) -> list[StatementRow]:
    """Return the rows for `ids`, in that order; statements that do not exist are left out."""
    wanted = list(ids)
    rows = database.rows_for(
        "SELECT s.id, s.article_id, s.payload, s.actor_id, coalesce(c.name, s.speaker), c.payload, "
        "s.manner, s.state, s.origin, s.topic, a.headline, a.outlet, s.said_on, a.published_on, "
        f"s.salience, {_around_cue(database)}, {database.json('a.payload', 'language')} "
        f"FROM statement s {_ARTICLE} {_ACTOR} "
        "LEFT JOIN article_text t ON t.article_id = s.article_id WHERE s.id IN ({ids})",
        wanted,
    )
    titles = used_in(database, wanted)
    found = {row[0]: _row(row, titles) for row in rows}
    return [found[one] for one in wanted if one in found]


def counts_of_reports(database: Database, ids: Iterable[StatementId]) -> dict[Reports, int]:
    """Return how many statements were said or thought; passages are left out."""
    found: Counter[Reports] = Counter()
    for reports, count in database.rows_for(
        "SELECT reports, count(*) FROM statement WHERE id IN ({ids}) AND reports <> '' GROUP BY reports", ids
    ):
        found[Reports(reports)] += count
    return found


def used_in(
    database: Database, ids: Iterable[StatementId]
) -> dict[StatementId, tuple[tuple[BriefingId, str], ...]]:
    """Return the briefings that each statement stands in, with their titles; issued ones by number."""
    found: dict[StatementId, list[tuple[BriefingId, str]]] = defaultdict(list)
    for statement_id, briefing_id, title in database.rows_for(
        "SELECT DISTINCT statement_id, b.id, CASE WHEN b.status = 'issued' AND b.issue_number IS NOT NULL "
        "THEN 'No. ' || b.issue_number || '/' || b.issue_year ELSE title END FROM placement "
        "JOIN briefing b ON b.id = briefing_id "
        "WHERE removed = 0 AND statement_id IN ({ids}) ORDER BY b.id",
        ids,
    ):
        found[StatementId(statement_id)].append((BriefingId(briefing_id), title))
    return {one: tuple(briefings) for one, briefings in found.items()}


def _around_cue(database: Database) -> str:
    """Return the SQL for the words that report a statement, with a few of those beside them."""
    start, end = (database.json("s.payload", "attribution", "cue", place) for place in (0, 1))
    start, end = f"CAST({start} AS INTEGER)", f"CAST({end} AS INTEGER)"
    before = f"CASE WHEN {start} > {BEFORE_CUE} THEN {start} - {BEFORE_CUE} ELSE 0 END"
    return f"substr(t.body, {before} + 1, {end} - ({before}) + {AFTER_CUE})"


def _shown(statement: Statement) -> str:
    """Return the words as they would be printed, read off the passage and its surroundings."""
    passage = statement.passage
    missing = passage.span.start - len(passage.before)
    text = " " * missing + passage.before + passage.quote + passage.after
    return printed_wording(statement, text)


def _cue(statement: Statement, around: str | None) -> CueWords:
    attribution = statement.attribution
    if attribution is None or attribution.cue is None or not around:
        return CueWords()
    begins = max(0, attribution.cue.start - BEFORE_CUE)
    return cue_words(attribution, around, begins)


def _decoded(rows: list[Row]) -> tuple[Statement, ...]:
    return tuple(decode(Statement, row[0]) for row in rows)


def _row(row: Row, titles: dict[StatementId, tuple[tuple[BriefingId, str], ...]]) -> StatementRow:
    actor = decode(Actor, row[5]) if row[5] else None
    said_on, published_on = (date.fromisoformat(day) if day else None for day in row[12:14])
    held = actor.held_on(said_on or published_on, date.today()) if actor else None
    statement = decode(Statement, row[2])
    cue = _cue(statement, row[15])
    return StatementRow(
        id=StatementId(row[0]),
        article_id=ArticleId(row[1]),
        quote=_shown(statement),
        actor_id=ActorId(row[3]) if row[3] is not None else None,
        actor=row[4],
        function=held.display if held else "",
        kind=ActorKind(actor.kind) if actor else None,
        manner=None if row[6] == PASSAGE else Manner(row[6]),
        state=StatementState(row[7]),
        origin=Origin(row[8]),
        topic=row[9],
        headline=row[10],
        outlet=row[11],
        said_on=said_on,
        published_on=published_on,
        salience=row[14],
        used_in=tuple(title for _, title in titles.get(StatementId(row[0]), ())),
        reports=statement.reports,
        certainty=statement.certainty,
        candidates=statement.candidates,
        cue=cue.words,
        turns=cue.turns,
        reasons=statement.reasons,
        stance=statement.stance,
        language=row[16] or "",
    )

"""What was removed and can be brought back, until it is deleted for good."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import UTC, datetime
from enum import StrEnum
from typing import TYPE_CHECKING

from briefing_app.domain.articles.article import Article
from briefing_app.domain.briefings.briefing import Briefing
from briefing_app.domain.identity import ActorId, ArticleId, moment_of, new_id
from briefing_app.domain.statements.statement import Origin, Statement
from briefing_app.storage import alike
from briefing_app.storage.changing.upkeep import forget_statements
from briefing_app.storage.codec import decode, encode

if TYPE_CHECKING:
    from briefing_app.storage.engines.database import Database

# Every table that speaks of an article by `article_id` is in one of these; users before what they use.
OF_ARTICLE = ("mention", "statement", "trash", "article_label", "article_index", "article_text")
HOLDING_BACK = frozenset({"placement"})
# These stay and only forget which article it was: what a feed has brought is not fetched again.
LOOSENED = ("feed_item",)
OF_LIKENESS = frozenset({"article_print", "shingle", "alike_ruling", "alike_waiting"})


class Kind(StrEnum):
    """What can lie in the trash."""

    ARTICLE = "article"
    BRIEFING = "briefing"
    STATEMENT = "statement"


@dataclass(frozen=True, slots=True)
class Thrown:
    """Something in the trash; `of` is the headline of the article that a statement is from."""

    kind: Kind
    id: int
    removed_at: datetime
    title: str
    of: str = ""

    @property
    def key(self) -> tuple[Kind, int]:
        """What tells it from everything else in the trash."""
        return self.kind, self.id


# Kept up by whatever writes


def note(database: Database, entity: Article | Briefing) -> None:
    """Put into the trash what is written as removed, and take out what is written as there."""
    kind = Kind.ARTICLE if isinstance(entity, Article) else Kind.BRIEFING
    if entity.removed and not entity.sample:  # samples come back from their own menu
        title = entity.headline if isinstance(entity, Article) else entity.title
        _throw(database, kind, entity.id, title)
    else:
        take_out(database, kind, entity.id)


def note_deleted(database: Database, statement: Statement) -> None:
    """Put a statement into the trash that a person had made; its row goes."""
    if statement.origin is Origin.MANUAL:
        _throw(
            database,
            Kind.STATEMENT,
            statement.id,
            statement.passage.quote[:300],
            statement.passage.article_id,
            encode(statement),
        )


def take_out(database: Database, kind: Kind, thrown_id: int) -> None:
    """Take out of the trash what was brought back."""
    database.run("DELETE FROM trash WHERE kind = ? AND id = ?", (str(kind), thrown_id))


# Reading


def thrown(database: Database, text: str = "", limit: int = 1000) -> list[Thrown]:
    """Return what lies in the trash, the latest first; with `text`, what has it in its title."""
    rows = database.rows(
        "SELECT t.kind, t.id, t.removed_at, t.title, coalesce(a.headline, '') FROM trash t "
        "LEFT JOIN article a ON a.id = t.article_id "
        "WHERE lower(t.title) LIKE ? ESCAPE '\\' ORDER BY t.removed_at DESC, t.id DESC LIMIT ?",
        (f"%{_literally(text.lower())}%", limit),
    )
    return [
        Thrown(Kind(kind), number, datetime.fromisoformat(at), title, of)
        for kind, number, at, title, of in rows
    ]


def count(database: Database) -> int:
    """Return how much lies in the trash."""
    return int(database.value("SELECT count(*) FROM trash"))


def thrown_before(database: Database, moment: datetime, limit: int) -> list[tuple[Kind, int]]:
    """Return what was thrown away before a moment and nothing holds back, the oldest first."""
    rows = database.rows(
        "SELECT t.kind, t.id FROM trash t WHERE t.removed_at < :moment "
        "AND NOT (t.kind = 'article' AND (EXISTS (SELECT 1 FROM placement p WHERE p.article_id = t.id) "
        "OR EXISTS (SELECT 1 FROM statement s JOIN issue_statement i ON i.statement_id = s.id "
        "WHERE s.article_id = t.id))) "
        "AND NOT (t.kind = 'briefing' AND EXISTS (SELECT 1 FROM issue i WHERE i.briefing_id = t.id)) "
        "ORDER BY t.removed_at, t.id LIMIT :limit",
        {"moment": _stored(moment), "limit": limit},
    )
    return [(Kind(kind), int(number)) for kind, number in rows]


def deleted_statement(database: Database, statement_id: int) -> Statement | None:
    """Return a statement that was deleted, None when it is not in the trash."""
    payload = database.value("SELECT payload FROM trash WHERE kind = 'statement' AND id = ?", (statement_id,))
    return decode(Statement, payload) if payload else None


def held_back_by(database: Database, kind: Kind, thrown_id: int) -> str:
    """Return in words what stands on something in the trash, "" when nothing does."""
    match kind:
        case Kind.ARTICLE:
            row = database.row(
                "SELECT b.title, b.status, b.removed FROM placement p "
                "JOIN briefing b ON b.id = p.briefing_id "
                "WHERE p.article_id = ? "
                "ORDER BY CASE WHEN b.status = 'issued' THEN 0 ELSE 1 END, b.removed, b.id LIMIT 1",
                (thrown_id,),
            )
            if row:
                how = "the issued briefing" if row[1] == "issued" else "the briefing"
                return f"{how} “{row[0]}”{' in the trash' if row[2] else ''}"
            if database.value(
                "SELECT EXISTS (SELECT 1 FROM statement s JOIN issue_statement i ON i.statement_id = s.id "
                "WHERE s.article_id = ?)",
                (thrown_id,),
            ):
                return "what left the desk"
        case Kind.BRIEFING:
            if database.value("SELECT EXISTS (SELECT 1 FROM issue WHERE briefing_id = ?)", (thrown_id,)):
                return "its record in the archive"
        case Kind.STATEMENT:
            pass
    return ""


def gone(database: Database, articles: Iterable[int], briefings: Iterable[int]) -> bool:
    """Tell whether any of these articles and briefings is no longer in the library at all."""
    for table, ids in (("article", set(articles)), ("briefing", set(briefings))):
        if ids and len(database.rows_for(f"SELECT id FROM {table} WHERE id IN ({{ids}})", ids)) < len(ids):
            return True
    return False


# Deleting for good


def erase(database: Database, kind: Kind, thrown_id: int, needed: Callable[[ActorId], bool]) -> None:
    """Delete something for good, inside the transaction that is open; it must be in the trash.

    With an article go its statements and mentions, the file it came from when it is nobody else's,
    and actors whom only it spoke of and nobody confirmed, unless they are `needed`.
    """
    if kind is Kind.ARTICLE:
        _erase_article(database, thrown_id, needed)
    elif kind is Kind.BRIEFING:
        database.run("DELETE FROM placement WHERE briefing_id = ?", (thrown_id,))
        database.run("DELETE FROM briefing WHERE id = ? AND removed = 1", (thrown_id,))
    take_out(database, kind, thrown_id)


def _erase_article(database: Database, article_id: int, needed: Callable[[ActorId], bool]) -> None:
    original = database.value("SELECT original FROM article WHERE id = ? AND removed = 1", (article_id,))
    if original is None:
        return
    spoken_of = {
        ActorId(row[0])
        for row in database.rows(
            "SELECT actor_id FROM mention WHERE article_id = :id UNION "
            "SELECT actor_id FROM statement WHERE article_id = :id AND actor_id IS NOT NULL",
            {"id": article_id},
        )
    }
    forget_statements(database, article_id)
    alike.forget(database, ArticleId(article_id))
    for table in LOOSENED:
        database.run(f"UPDATE {table} SET article_id = NULL WHERE article_id = ?", (article_id,))
    for table in OF_ARTICLE:
        database.run(f"DELETE FROM {table} WHERE article_id = ?", (article_id,))
    database.run("DELETE FROM article WHERE id = ?", (article_id,))
    if original:
        database.run(
            "DELETE FROM original WHERE digest = ? AND NOT EXISTS (SELECT 1 FROM article WHERE original = ?)",
            (original, original),
        )
    for actor_id in spoken_of:
        if not needed(actor_id):
            _forget_actor(database, actor_id)


def _forget_actor(database: Database, actor_id: ActorId) -> None:
    """Forget an actor whom nobody confirmed and nothing speaks of any more."""
    database.run(
        "DELETE FROM actor WHERE id = :id AND confirmed = 0 AND merged_into IS NULL "
        "AND NOT EXISTS (SELECT 1 FROM statement WHERE actor_id = :id) "
        "AND NOT EXISTS (SELECT 1 FROM mention WHERE actor_id = :id) "
        "AND NOT EXISTS (SELECT 1 FROM actor WHERE merged_into = :id) "
        "AND NOT EXISTS (SELECT 1 FROM briefing WHERE payload LIKE :subject)",
        {"id": actor_id, "subject": f'%"subject":{actor_id}%'},
    )


def _throw(
    database: Database,
    kind: Kind,
    thrown_id: int,
    title: str,
    article_id: int | None = None,
    payload: str = "",
) -> None:
    # By the clock of the ids, which never goes back: what is thrown away now is not older than it is.
    database.run(
        "INSERT INTO trash (kind, id, removed_at, title, article_id, payload) VALUES (?, ?, ?, ?, ?, ?) "
        "ON CONFLICT (kind, id) DO NOTHING",
        (str(kind), thrown_id, _stored(moment_of(new_id())), title, article_id, payload),
    )


def _stored(moment: datetime) -> str:
    return moment.astimezone(UTC).isoformat(timespec="milliseconds")


def _literally(text: str) -> str:
    return text.replace("\\", "\\\\").replace("%", "\\%").replace("_", "\\_")

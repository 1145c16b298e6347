"""What left the desk: its record, its files, and what it was made from, each part kept once."""

from __future__ import annotations

import hashlib
import json
import zlib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import UTC, datetime
from typing import TYPE_CHECKING

from briefing_app.document.frozen import Frozen
from briefing_app.document.material import Material
from briefing_app.domain.actors.actor import Actor
from briefing_app.domain.articles.article import Article
from briefing_app.domain.briefings.briefing import Briefing
from briefing_app.domain.briefings.issue import Issue
from briefing_app.domain.identity import ArticleId, IssueId, StatementId
from briefing_app.domain.statements.statement import Statement
from briefing_app.storage.codec import decode, encode, to_plain

if TYPE_CHECKING:
    from briefing_app.domain.identity import BriefingId
    from briefing_app.storage.engines.database import Database

_TEXT = frozenset({"text"})
_HEAD, _BODY, _FILE, _OUTPUT = "frozen", "text", "file", "output"


@dataclass(frozen=True, slots=True)
class IssueContents:
    """What is kept with the record of an issue.

    `outputs` are files by format, `statements` those that were printed, `said` and `speakers`
    the words by which the issue is found. `frozen` is None where the briefing was not issued.
    """

    outputs: Mapping[str, bytes] = field(default_factory=dict)
    statements: tuple[StatementId, ...] = ()
    said: str = ""
    speakers: str = ""
    frozen: Frozen | None = None


def issues(database: Database) -> list[Issue]:
    """Return everything that left the desk, the latest first."""
    rows = database.rows("SELECT payload FROM issue ORDER BY issued_at DESC, id DESC")
    return [decode(Issue, row[0]) for row in rows]


def issue(database: Database, issue_id: IssueId) -> Issue | None:
    """Return an issue, or None."""
    payload = database.value("SELECT payload FROM issue WHERE id = ?", (issue_id,))
    return decode(Issue, payload) if payload else None


def issue_of(database: Database, briefing_id: BriefingId) -> Issue | None:
    """Return the issue that a briefing became, or None."""
    payload = database.value(
        "SELECT payload FROM issue WHERE briefing_id = ? AND kind = 'issued'", (briefing_id,)
    )
    return decode(Issue, payload) if payload else None


def last_issued_at(database: Database) -> datetime | None:
    """Return when the latest issue left, None before the first."""
    at = database.value("SELECT issued_at FROM issue WHERE kind = 'issued' ORDER BY issued_at DESC LIMIT 1")
    return datetime.fromtimestamp(float(at), UTC) if at is not None else None


def find_issues(database: Database, text: str) -> set[IssueId]:
    """Return the issues that have all words of `text` in title, reference, statements or speakers."""
    matching, values = database.words.matching_issues(text)
    return {IssueId(row[0]) for row in database.rows(matching, values)} if matching else set()


def printed_in(database: Database, ids: Iterable[StatementId]) -> dict[StatementId, tuple[Issue, ...]]:
    """Return the issues that printed each statement, the earliest first; drafts are left out."""
    found: dict[StatementId, list[Issue]] = {}
    for statement_id, payload in database.rows_for(
        "SELECT p.statement_id, i.payload FROM issue_statement p JOIN issue i ON i.id = p.issue_id "
        "WHERE i.kind = 'issued' AND p.statement_id IN ({ids}) ORDER BY i.issued_at, i.id",
        ids,
    ):
        found.setdefault(StatementId(statement_id), []).append(decode(Issue, payload))
    return {statement_id: tuple(there) for statement_id, there in found.items()}


def output(database: Database, issue_id: IssueId, kind: str) -> bytes | None:
    """Return the file of an issue in the format `kind`, or None."""
    kept = _part(database, issue_id, _OUTPUT, kind)
    if kept is None and kind == "pdf":  # as the first version kept it
        kept = database.value("SELECT pdf FROM issue_file WHERE issue_id = ?", (issue_id,))
    return bytes(kept) if kept is not None else None


def outputs(database: Database, issue_id: IssueId) -> dict[str, bytes]:
    """Return all files of an issue by their format."""
    names = database.rows(
        "SELECT name FROM issue_part WHERE issue_id = ? AND kind = ? ORDER BY name", (issue_id, _OUTPUT)
    )
    kept = {str(name): output(database, issue_id, str(name)) for (name,) in names}
    kept.setdefault("pdf", output(database, issue_id, "pdf"))
    return {name: data for name, data in kept.items() if data is not None}


def add_issue(database: Database, issue: Issue, contents: IssueContents) -> None:
    """Keep an issue with its contents, inside the transaction that is open."""
    database.run(
        "INSERT INTO issue (id, briefing_id, issued_at, payload, kind, of_issue, supersedes) "
        "VALUES (?, ?, ?, ?, ?, ?, ?)",
        (
            issue.id,
            issue.briefing_id,
            str(issue.issued_at.timestamp()),
            encode(issue),
            str(issue.kind),
            issue.of,
            issue.supersedes,
        ),
    )
    for name, data in contents.outputs.items():
        _keep(database, issue.id, _OUTPUT, name, data)
    if contents.frozen is not None:
        _keep_frozen(database, issue.id, contents.frozen)
    database.run_many(
        "INSERT INTO issue_statement (statement_id, issue_id) VALUES (?, ?) ON CONFLICT DO NOTHING",
        [(statement_id, issue.id) for statement_id in contents.statements],
    )
    database.words.add_issue(issue, contents.said, contents.speakers)


def frozen(database: Database, issue_id: IssueId) -> Frozen | None:
    """Return what an issue was made from, None for what was only exported or printed."""
    head = _part(database, issue_id, _HEAD, "")
    if head is None:
        return None
    plain = json.loads(head)
    articles = [
        decode(Article, payload, text=_text(database, issue_id, json.loads(payload)["id"]))
        for payload in plain["articles"]
    ]
    statements = [decode(Statement, payload) for payload in plain["statements"]]
    actors = [decode(Actor, payload) for payload in plain["actors"]]
    material = Material(
        {one.id: one for one in articles},
        {one.id: one for one in statements},
        {one.id: one for one in actors},
        {ArticleId(int(one)): ArticleId(text) for one, text in plain.get("texts", {}).items()},
        {ArticleId(int(one)): str(agency) for one, agency in plain.get("origins", {}).items()},
    )
    files = tuple((place, _part(database, issue_id, _FILE, place) or b"") for place in plain["files"])
    return Frozen(
        decode(Briefing, plain["briefing"]),
        material,
        datetime.fromisoformat(plain["made_at"]),
        files,
        plain["engine"],
    )


def damaged_parts(database: Database) -> Iterable[str]:
    """Give the digests of kept parts that no longer are what was kept."""
    for digest, packed, data in database.each("SELECT digest, packed, data FROM part"):
        try:
            whole = zlib.decompress(data) if packed else bytes(data)
        except zlib.error:
            whole = b""
        if hashlib.sha256(whole).hexdigest() != digest:
            yield str(digest)


def _keep_frozen(database: Database, issue_id: IssueId, made_from: Frozen) -> None:
    material = made_from.material
    head = {
        "engine": made_from.engine,
        "made_at": made_from.made_at.isoformat(),
        "briefing": encode(made_from.briefing),
        "articles": [
            json.dumps(to_plain(one, leave_out=_TEXT), ensure_ascii=False)
            for one in material.articles.values()
        ],
        "statements": [encode(one) for one in material.statements.values()],
        "actors": [encode(one) for one in material.actors.values()],
        "texts": {str(one): text for one, text in material.texts.items()},
        "origins": {str(one): agency for one, agency in material.origins.items()},
        "files": [place for place, _ in made_from.files],
    }
    _keep(
        database, issue_id, _HEAD, "", json.dumps(head, ensure_ascii=False).encode("utf-8", "surrogatepass")
    )
    for article in material.articles.values():
        _keep(database, issue_id, _BODY, str(article.id), article.text.encode("utf-8", "surrogatepass"))
    for place, data in made_from.files:
        _keep(database, issue_id, _FILE, place, data)


def _keep(database: Database, issue_id: IssueId, kind: str, name: str, data: bytes) -> None:
    """Keep a part of an issue; what another issue holds already is not kept twice."""
    digest = hashlib.sha256(data).hexdigest()
    if not database.value("SELECT EXISTS (SELECT 1 FROM part WHERE digest = ?)", (digest,)):
        packed = zlib.compress(data, 6)
        smaller = len(packed) < len(data)
        database.run(
            "INSERT INTO part (digest, packed, data) VALUES (?, ?, ?)",
            (digest, int(smaller), packed if smaller else data),
        )
    database.run(
        "INSERT INTO issue_part (issue_id, kind, name, digest) VALUES (?, ?, ?, ?)",
        (issue_id, kind, name, digest),
    )


def _part(database: Database, issue_id: IssueId, kind: str, name: str) -> bytes | None:
    row = database.row(
        "SELECT packed, data FROM issue_part JOIN part USING (digest) "
        "WHERE issue_id = ? AND kind = ? AND name = ?",
        (issue_id, kind, name),
    )
    if row is None:
        return None
    return zlib.decompress(row[1]) if row[0] else bytes(row[1])


def _text(database: Database, issue_id: IssueId, article_id: int) -> str:
    kept = _part(database, issue_id, _BODY, str(article_id)) or b""
    return kept.decode("utf-8", "surrogatepass")

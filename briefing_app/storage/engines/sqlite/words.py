"""The words of a library in SQLite's full-text indexes.

Articles are indexed under their place, so that the index gives them in the order of days, and a
search for the newest that match ends when it has enough. The indexes of articles and statements
hold no text: what goes out of them has to be told again.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import TYPE_CHECKING

from briefing_app.domain.searching.query import All, Field, Part
from briefing_app.errors import BriefingError
from briefing_app.storage.engines.words import Condition, Indexed, Said, Searched, Words
from briefing_app.storage.searching import fts5
from briefing_app.storage.searching.typed import match_for

if TYPE_CHECKING:
    from briefing_app.domain.briefings.issue import Issue
    from briefing_app.storage.engines.database import Database

_OF_STATEMENTS = {Field.NOTE: "note", Field.ACTOR: "speaker"}
_INDEXES = ("article_search", "statement_search")
_ORDER_WAITS = {"automerge": 0, "crisismerge": 1_900}
"""Parts of an index are joined by `put_in_order`: left to itself FTS5 does so at some commit, at once."""
_PAGES_AT_ONCE = 16
_ARTICLE = "rowid, headline, body, outlet, byline, notes, facts"
_STATEMENT = "rowid, quote, speaker, topic, note"


class SqliteWords(Words):
    """FTS5 tables over the terms of `domain/searching`."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def can_say(self, part: Part) -> bool:
        """Tell whether one expression can stand for `part`; there is no lone “not”."""
        return fts5.can_say(part)

    def condition(self, part: Part) -> Condition:
        """Return what an article has to fulfil for a part that can be said."""
        sql = "a.place IN (SELECT rowid FROM article_search WHERE article_search MATCH ?)"
        return Condition(f"({sql})", (fts5.said(part),))

    def searched(self, parts: Sequence[Part]) -> Searched:
        """Return how to walk along the articles for which all `parts` hold: index first, then article."""
        expression = fts5.said(All(tuple(parts)))
        return Searched(
            "article_search f CROSS JOIN article a",
            # Without the sign SQLite would look for a range of places where one is meant.
            (Condition("f.article_search MATCH ?", (expression,)), Condition("a.place = +f.rowid")),
            "f.rowid",
            Condition("f.rank"),
        )

    def statements(
        self, parts: Sequence[Part], actors: Sequence[int] = (), *, since: int = 0, most: int = 0
    ) -> Condition:
        """Return what a statement has to fulfil for all `parts` to hold; the ids are listed beforehand."""
        further = f"{' AND rowid >= ?' if since else ''}{f' LIMIT {most}' if most else ''}"
        sql = f"s.id IN (SELECT rowid FROM statement_search WHERE statement_search MATCH ?{further})"
        expression = fts5.said(All(tuple(parts)), _OF_STATEMENTS)
        spoken = f" OR s.actor_id IN ({','.join('?' * len(actors))})" if actors else ""
        return Condition(f"({sql}{spoken})", (expression, *((since,) if since else ()), *actors))

    def matching_issues(self, typed: str) -> tuple[str, tuple[object, ...]]:
        """Return a query for the ids of issues that hold all that was typed, "" where that is no word."""
        match = match_for(typed)
        if not match:
            return "", ()
        return "SELECT rowid FROM issue_search WHERE issue_search MATCH ?", (match,)

    def put_article(self, article: Indexed, body: str) -> None:
        """Let an article be found."""
        self._database.run(
            f"INSERT INTO article_search ({_ARTICLE}) VALUES (?, ?, ?, ?, ?, ?, ?)", _row(article, body)
        )

    def take_out_article(self, article: Indexed, body: str) -> None:
        """Let an article be found no longer."""
        self._database.run(
            f"INSERT INTO article_search (article_search, {_ARTICLE}) VALUES ('delete', ?, ?, ?, ?, ?, ?, ?)",
            _row(article, body),
        )

    def index_statements(self, gone: Iterable[tuple[int, Said]], come: Iterable[tuple[int, Said]]) -> None:
        """Let statements be found no longer by the one and from now on by the other."""
        self._database.run_many(
            f"INSERT INTO statement_search (statement_search, {_STATEMENT}) VALUES ('delete', ?, ?, ?, ?, ?)",
            [(one, *said) for one, said in gone],
        )
        self._database.run_many(
            f"INSERT INTO statement_search ({_STATEMENT}) VALUES (?, ?, ?, ?, ?)",
            [(one, *said) for one, said in come],
        )

    def clear(self) -> None:
        """Empty the indexes of articles and statements."""
        for table in _INDEXES:
            self._database.run(f"INSERT INTO {table} ({table}) VALUES ('delete-all')")

    def let_order_wait(self) -> None:
        """Have no commit stand still for the order of the indexes; a library keeps that."""
        for table in _INDEXES:
            kept: dict[str, object] = dict(self._database.rows(f"SELECT k, v FROM {table}_config"))
            for option, value in _ORDER_WAITS.items():
                if kept.get(option) != value:
                    self._database.run(f"INSERT INTO {table} ({table}, rank) VALUES (?, ?)", (option, value))

    def put_in_order(self) -> bool:
        """Join a few pages of the parts that came one by one; tell whether more waits."""
        waits = False
        for table in _INDEXES:
            before = self._changes()
            self._database.run(f"INSERT INTO {table} ({table}, rank) VALUES ('merge', ?)", (_PAGES_AT_ONCE,))
            waits |= self._changes() - before > 1  # one is that of the question itself
        return waits

    def _changes(self) -> int:
        return int(self._database.value("SELECT total_changes()"))

    def articles_there(self, articles: Sequence[Indexed]) -> set[int]:
        """Return the ids of those articles that the index holds."""
        rows = self._database.rows_for(
            "SELECT id FROM article_search_docsize WHERE id IN ({ids})", (one.place for one in articles)
        )
        there = {row[0] for row in rows}
        return {one.article_id for one in articles if one.place in there}

    def add_issue(self, issue: Issue, said: str, speakers: str) -> None:
        """Let an issue be found by its words."""
        self._database.run(
            "INSERT INTO issue_search (rowid, title, reference, said, speakers) VALUES (?, ?, ?, ?, ?)",
            (issue.id, issue.title, issue.reference, said, speakers),
        )

    def issues_said(self) -> Iterator[tuple[int, str, str]]:
        """Give by which words each issue is found: its id, what was said in it, and by whom."""
        for one, said, speakers in self._database.each("SELECT rowid, said, speakers FROM issue_search"):
            yield int(one), str(said or ""), str(speakers or "")

    def faults(self) -> Iterator[str]:
        """Give a sentence for each index that is damaged or does not agree with what is stored."""
        for table, what in (("article_search", "articles"), ("statement_search", "statements")):
            try:
                self._database.run(f"INSERT INTO {table} ({table}) VALUES ('integrity-check')")
            except BriefingError:
                yield f"The search index of {what} is damaged."
        lost = self._database.value(
            "SELECT EXISTS (SELECT 1 FROM statement s WHERE NOT EXISTS "
            "(SELECT 1 FROM statement_search_docsize d WHERE d.id = s.id))"
        )
        left = self._database.value(
            "SELECT EXISTS (SELECT 1 FROM statement_search_docsize d WHERE NOT EXISTS "
            "(SELECT 1 FROM statement s WHERE s.id = d.id))"
        )
        if lost or left:
            yield "The search index of statements does not agree with what is stored."
        for (issue_id,) in self._database.rows(
            "SELECT id FROM issue WHERE NOT EXISTS (SELECT 1 FROM issue_search WHERE rowid = id)"
        ):
            yield f"Issue {issue_id} cannot be found by its words."


def _row(article: Indexed, body: str) -> tuple[object, ...]:
    return (
        article.place,
        article.headline,
        body,
        article.outlet,
        article.byline,
        article.notes,
        article.facts,
    )

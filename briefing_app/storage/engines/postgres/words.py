"""The words of a library in PostgreSQL's text indexes.

An article has one row with all its words, and its place, so that one question to the index answers for
any number of words, and the newest are had without a look at the articles. Only words that have to
stand together are looked for in the further stretches of long texts, too.
"""

from __future__ import annotations

import math
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from typing import TYPE_CHECKING

from briefing_app.domain.searching.query import All, Carrying, Either, Language, Near, Not, Part, Phrase
from briefing_app.storage.engines.postgres import lexemes
from briefing_app.storage.engines.postgres.schema import INDEXES_OF_WORDS
from briefing_app.storage.engines.words import Condition, Indexed, Said, Searched, Words
from briefing_app.storage.searching import tsquery
from briefing_app.storage.searching.typed import Term, terms_of

if TYPE_CHECKING:
    from briefing_app.domain.briefings.issue import Issue
    from briefing_app.storage.engines.database import Database

_WEIGHTS = "{0.1, 0.2, 0.4, 1.0}"  # of text, byline, notes and headline

_LOOK_BESIDE_FIND = 6
"""How many times as long it takes to look into an article as to find one in the index."""


class PostgresWords(Words):
    """Tables of tsvectors, written with what they index."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def can_say(self, part: Part) -> bool:
        """Tell whether the index alone can answer `part`."""
        match part:
            case All(parts) | Either(parts):
                return all(map(self.can_say, parts))
            case Not(inner):
                return self.can_say(inner)
            case _:
                return isinstance(part, Phrase | Near | Carrying | Language)

    def condition(self, part: Part) -> Condition:
        """Return what an article has to fulfil for a part that can be said."""
        held = _holding([part])
        return Condition(
            f"(a.id IN (SELECT w.article_id FROM article_words w WHERE {held.sql}))", held.values
        )

    def searched(self, parts: Sequence[Part]) -> Searched:
        """Return how to walk along the articles for which all `parts` hold."""
        ranked = " | ".join(tsquery.said(one) for part in parts for one in _wanted(part)) or "''"
        best = Condition(
            f"ts_rank_cd('{_WEIGHTS}', r.words, CAST(? AS tsquery)) DESC, newest.place DESC", (ranked,)
        )
        # By places, because an index over them tells all that lists filter by.
        article, held = "JOIN article a ON a.place = w.place", _holding(parts)
        every = f"(SELECT article_id, place FROM article_words w WHERE {held.sql} OFFSET 0) w {article}"
        return Searched(
            f"article_words w {article}",
            (_joined([_exact(one) for one in parts], " AND "),),
            "w.place",
            best,
            article_id="w.article_id",
            every=Condition(every, held.values),
            ranked_with="JOIN article_words r ON r.article_id = newest.id",
        )

    def are_few(self, parts: Sequence[Part], most: int) -> bool:
        """Tell whether all that match are sooner found than so many of the newest by walking along.

        The server estimates well how many match, but takes a look into an article for next to nothing.
        """
        query = tsquery.all_of([tsquery.loosened(one) for one in parts])
        if not query:
            return False
        found = "FROM article_words WHERE words @@ CAST(? AS tsquery)"
        sql = f"EXPLAIN (FORMAT JSON) SELECT 1 {found} UNION ALL SELECT 1 FROM article_words"
        held, everything = (
            one["Plan Rows"] for one in self._database.value(sql, (query,))[0]["Plan"]["Plans"]
        )
        few = math.isqrt(_LOOK_BESIDE_FIND * most * everything)
        if held < few and ":*" in query:  # of beginnings of words it knows little
            sql = f"SELECT count(*) FROM (SELECT 1 {found} LIMIT {few}) AS counted"
            [[held]] = self._database.rows_of_all(sql, (query,))
        return bool(held < few)

    def statements(
        self, parts: Sequence[Part], actors: Sequence[int] = (), *, since: int = 0, most: int = 0
    ) -> Condition:
        """Return what a statement has to fulfil for all `parts` to hold, or to be of `actors`.

        Both are told as one set of ids: where either a set or a column decides, the server reads every
        statement.
        """
        sql = "SELECT statement_id FROM statement_words WHERE words @@ CAST(? AS tsquery)"
        if actors:
            marks = ",".join("?" * len(actors))
            sql = f"{sql} UNION SELECT id FROM statement WHERE actor_id IN ({marks})"
        return Condition(f"(s.id IN ({sql}))", (tsquery.said(All(tuple(parts)), fields=False), *actors))

    def matching_issues(self, typed: str) -> tuple[str, tuple[object, ...]]:
        """Return a query for the ids of issues that hold all that was typed, "" where that is no word."""
        queries = [query for term in terms_of(typed) if (query := _query(term))]
        if not queries:
            return "", ()
        one = "SELECT issue_id FROM issue_words WHERE words @@ CAST(? AS tsquery)"
        return " INTERSECT ".join(f"({one})" for _ in queries), tuple(queries)

    def put_article(self, article: Indexed, body: str) -> None:
        """Let an article be found."""
        row, further = lexemes.of_article(article, body.split())
        self._database.run(
            "INSERT INTO article_words (article_id, place, words) VALUES (?, ?, CAST(? AS tsvector))",
            (article.article_id, article.place, row),
        )
        self._database.run_many(
            "INSERT INTO article_further (article_id, stretch, words) VALUES (?, ?, CAST(? AS tsvector))",
            [(article.article_id, number, one) for number, one in enumerate(further, start=1)],
        )

    def take_out_article(self, article: Indexed, body: str) -> None:
        """Let an article be found no longer."""
        for table in ("article_words", "article_further"):
            self._database.run(f"DELETE FROM {table} WHERE article_id = ?", (article.article_id,))

    def index_statements(self, gone: Iterable[tuple[int, Said]], come: Iterable[tuple[int, Said]]) -> None:
        """Let statements be found no longer by the one and from now on by the other."""
        self._database.run_many(
            "DELETE FROM statement_words WHERE statement_id = ?", [(one,) for one, _ in gone]
        )
        self._database.run_many(
            "INSERT INTO statement_words (statement_id, words) VALUES (?, CAST(? AS tsvector))",
            [(one, _vector(list(zip("ABCD", said, strict=True)))) for one, said in come],
        )

    def clear(self) -> None:
        """Empty the indexes of articles and statements."""
        for table in ("article_words", "article_further", "statement_words"):
            self._database.run(f"DELETE FROM {table}")

    @contextmanager
    def filling(self) -> Iterator[None]:
        """Make the indexes when all is there: that takes a fraction of the time."""
        for name, _ in INDEXES_OF_WORDS:
            self._database.run(f"DROP INDEX IF EXISTS {name}")
        yield
        self._database.run("SET LOCAL maintenance_work_mem = '256MB'")
        for name, of in INDEXES_OF_WORDS:
            self._database.run(f"CREATE INDEX {name} ON {of}")

    def articles_there(self, articles: Sequence[Indexed]) -> set[int]:
        """Return the ids of those articles that the index holds."""
        rows = self._database.rows_for(
            "SELECT article_id FROM article_words WHERE article_id IN ({ids})",
            (one.article_id for one in articles),
        )
        return {row[0] for row in rows}

    def add_issue(self, issue: Issue, said: str, speakers: str) -> None:
        """Let an issue be found by its words."""
        fields = [("A", issue.title), ("A", issue.reference), ("B", speakers), ("D", said)]
        vector = lexemes.vector([(weight, lexemes.words(text)) for weight, text in fields])
        self._database.run(
            "INSERT INTO issue_words (issue_id, said, speakers, words) VALUES (?, ?, ?, CAST(? AS tsvector)) "
            "ON CONFLICT (issue_id) DO UPDATE SET words = excluded.words",
            (issue.id, said, speakers, vector),
        )

    def issues_said(self) -> Iterator[tuple[int, str, str]]:
        """Give by which words each issue is found: its id, what was said in it, and by whom."""
        for one, said, speakers in self._database.each("SELECT issue_id, said, speakers FROM issue_words"):
            yield int(one), str(said), str(speakers)

    def faults(self) -> Iterator[str]:
        """Give a sentence for each thing that cannot be found by its words."""
        for table, what in (("statement", "Statement"), ("issue", "Issue")):
            for (one,) in self._database.rows(
                f"SELECT id FROM {table} WHERE NOT EXISTS (SELECT 1 FROM {table}_words WHERE {table}_id = id)"
            ):
                yield f"{what} {one} cannot be found by its words."


def _vector(fields: Sequence[tuple[str, str]]) -> str:
    """Return the literal of fields of terms, each with its weight."""
    return lexemes.vector([(weight, terms.split()) for weight, terms in fields])


def _holding(parts: Sequence[Part]) -> Condition:
    """Return what the row `w` of an article has to fulfil for all `parts` to hold.

    What the index can answer comes first and in one: words that have to stand together are looked
    for as words, and only where all are there it is seen whether they do.
    """
    query = tsquery.all_of([tsquery.loosened(one) for one in parts])
    every = [Condition("w.words @@ CAST(? AS tsquery)", (query,))] if query else []
    every += [_exact(one) for one in parts if not tsquery.is_plain(one)]
    return _joined(every, " AND ")


def _exact(part: Part) -> Condition:
    if tsquery.is_plain(part):
        return Condition("w.words @@ CAST(? AS tsquery)", (tsquery.said(part),))
    match part:
        case All(parts) | Either(parts):
            return _joined([_exact(one) for one in parts], " AND " if isinstance(part, All) else " OR ")
        case Not(inner):
            found = _exact(inner)
            return Condition(f"(NOT {found.sql})", found.values)
        case _:
            query = tsquery.said(part)
            further = "SELECT article_id FROM article_further WHERE words @@ CAST(? AS tsquery)"
            sql = f"(w.words @@ CAST(? AS tsquery) OR w.article_id IN ({further}))"
            return Condition(sql, (query, query))


def _joined(conditions: Sequence[Condition], word: str) -> Condition:
    values = tuple(value for one in conditions for value in one.values)
    return Condition("(" + word.join(one.sql for one in conditions) + ")", values)


def _wanted(part: Part) -> Iterator[Part]:
    """Give the words that make an article answer."""
    match part:
        case All(parts) | Either(parts):
            for one in parts:
                yield from _wanted(one)
        case Phrase() | Near():
            yield part
        case _:
            return


def _query(term: Term) -> str:
    """Return the tsquery of a term, "" when nothing is left of it."""
    folded = [word for part in term.words for word in lexemes.words(part)]
    quoted = [f"'{word}'" for word in folded]
    if quoted and term.start:
        quoted[-1] += ":*"
    return " <-> ".join(quoted)

"""The words of a library in PostgreSQL's text indexes.

A text is indexed in pieces, and each term is looked for by itself: an article holds two words
also where they stand in different pieces of it.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from briefing_app.storage.postgres import lexemes
from briefing_app.storage.postgres.snippets import snippet
from briefing_app.storage.search import Term, terms_of
from briefing_app.storage.words import NEWEST_RANKED, Index, Words

if TYPE_CHECKING:
    from briefing_app.domain.article import Article
    from briefing_app.domain.issue import Issue
    from briefing_app.domain.statement import Statement
    from briefing_app.storage.database import Database, Row

_WEIGHTS = "{0.1, 0.2, 0.4, 1.0}"  # of text, byline, outlet and headline
_HEAD = 0
"""The piece that holds headline, outlet and byline; those of the text follow it."""


class PostgresWords(Words):
    """Tables of tsvectors, written with what they index."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def matching(self, index: Index, typed: str) -> tuple[str, tuple[object, ...]]:
        """Return a query for the ids of what holds all that was typed, "" where that is no word."""
        queries = [query for term in terms_of(typed) if (query := _query(term))]
        if not queries:
            return "", ()
        one = f"SELECT {index}_id FROM {index}_words WHERE words @@ CAST(? AS tsquery)"
        return " INTERSECT ".join(f"({one})" for _ in queries), tuple(queries)

    def best(self, typed: str, limit: int) -> list[Row]:
        """Return ids of articles with the words around the place, the best first among the newest."""
        matching, queries = self.matching("article", typed)
        if not matching:
            return []
        any_of_them = " | ".join(f"({query})" for query in queries)
        ranked = self._database.rows(
            "SELECT article_id FROM article_words WHERE words @@ CAST(? AS tsquery) AND article_id IN "
            f"(SELECT * FROM ({matching}) AS held ORDER BY 1 DESC LIMIT {NEWEST_RANKED}) "
            "GROUP BY article_id "
            f"ORDER BY sum(ts_rank_cd('{_WEIGHTS}', words, CAST(? AS tsquery))) DESC, 1 DESC LIMIT ?",
            (any_of_them, *queries, any_of_them, limit),
        )
        ids = [int(row[0]) for row in ranked]
        texts = {
            row[0]: row[1:]
            for row in self._database.rows_for(
                "SELECT id, headline, body, outlet, byline FROM article "
                "JOIN article_text ON article_id = id WHERE id IN ({ids})",
                ids,
            )
        }
        terms = terms_of(typed)
        return [(one, snippet(texts[one], terms)) for one in ids if one in texts]

    def keep_article(self, article: Article) -> None:
        """Let an article be found by its words; its text is never another."""
        head = [("A", article.headline), ("B", article.outlet), ("C", article.byline)]
        self._put_article(article.id, _HEAD, [(weight, lexemes.words(text)) for weight, text in head])
        if self._database.value(
            "SELECT EXISTS (SELECT 1 FROM article_words WHERE article_id = ? AND piece > 0)", (article.id,)
        ):
            return
        for number, piece in enumerate(lexemes.pieces(article.text), start=1):
            self._put_article(article.id, number, [("D", piece)])

    def keep_statement(self, statement: Statement) -> None:
        """Let a statement be found by its words."""
        fields = [("A", statement.passage.quote), ("B", statement.speaker), ("C", statement.topic)]
        self._put("statement", statement.id, [(weight, lexemes.words(text)) for weight, text in fields])

    def add_issue(self, issue: Issue, said: str, speakers: str) -> None:
        """Let an issue be found by its words."""
        fields = [("A", issue.title), ("A", issue.reference), ("B", speakers), ("D", said)]
        self._put("issue", issue.id, [(weight, lexemes.words(text)) for weight, text in fields])

    def faults(self) -> Iterator[str]:
        """Give a sentence for each thing that cannot be found by its words."""
        for table, what in (("article", "Article"), ("statement", "Statement"), ("issue", "Issue")):
            for (one,) in self._database.rows(
                f"SELECT id FROM {table} WHERE NOT EXISTS (SELECT 1 FROM {table}_words WHERE {table}_id = id)"
            ):
                yield f"{what} {one} cannot be found by its words."

    def _put_article(self, article_id: int, piece: int, fields: Sequence[tuple[str, Sequence[str]]]) -> None:
        self._database.run(
            "INSERT INTO article_words (article_id, piece, words) VALUES (?, ?, CAST(? AS tsvector)) "
            "ON CONFLICT (article_id, piece) DO UPDATE SET words = excluded.words "
            "WHERE article_words.words <> excluded.words",
            (article_id, piece, lexemes.vector(fields)),
        )

    def _put(self, index: Index, one: int, fields: Sequence[tuple[str, Sequence[str]]]) -> None:
        self._database.run(
            f"INSERT INTO {index}_words ({index}_id, words) VALUES (?, CAST(? AS tsvector)) "
            f"ON CONFLICT ({index}_id) DO UPDATE SET words = excluded.words "
            f"WHERE {index}_words.words <> excluded.words",
            (one, lexemes.vector(fields)),
        )


def _query(term: Term) -> str:
    """Return the tsquery of a term, "" when nothing is left of it."""
    folded = [word for part in term.words for word in lexemes.words(part)]
    quoted = [f"'{word}'" for word in folded]
    if quoted and term.start:
        quoted[-1] += ":*"
    return " <-> ".join(quoted)

"""The words of a library in PostgreSQL's text indexes.

A text is indexed in pieces, and each part of a query is looked for by itself: an article holds
two words also where they stand in different pieces of it.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import TYPE_CHECKING

from briefing_app.domain.searching.query import All, Carrying, Either, Language, Near, Not, Part, Phrase
from briefing_app.storage.engines.postgres import lexemes
from briefing_app.storage.engines.words import Condition, Indexed, Said, Searched, Words
from briefing_app.storage.searching import tsquery
from briefing_app.storage.searching.typed import Term, terms_of

if TYPE_CHECKING:
    from briefing_app.domain.issue import Issue
    from briefing_app.storage.engines.database import Database

_WEIGHTS = "{0.1, 0.2, 0.4, 1.0}"  # of text, byline, outlet and headline


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
        return _composed(part, _holds)

    def searched(self, parts: Sequence[Part]) -> Searched:
        """Return how to walk along the articles for which all `parts` hold."""
        ranked = " | ".join(tsquery.said(one) for part in parts for one in _wanted(part)) or "''"
        ranks = (
            f"SELECT sum(ts_rank_cd('{_WEIGHTS}', w.words, CAST(? AS tsquery))) "
            "FROM article_words w WHERE w.article_id = a.id AND w.words @@ CAST(? AS tsquery)"
        )
        best = Condition(f"({ranks}) DESC NULLS LAST, a.place DESC", (ranked, ranked))
        return Searched("article a", tuple(map(self.condition, parts)), "a.place", best)

    def statements(self, parts: Sequence[Part], *, since: int = 0, most: int = 0) -> Condition:
        """Return what a statement has to fulfil for all `parts` to hold."""
        return _composed(All(tuple(parts)), _is_held)

    def matching_issues(self, typed: str) -> tuple[str, tuple[object, ...]]:
        """Return a query for the ids of issues that hold all that was typed, "" where that is no word."""
        queries = [query for term in terms_of(typed) if (query := _query(term))]
        if not queries:
            return "", ()
        one = "SELECT issue_id FROM issue_words WHERE words @@ CAST(? AS tsquery)"
        return " INTERSECT ".join(f"({one})" for _ in queries), tuple(queries)

    def put_article(self, article: Indexed, body: str) -> None:
        """Let an article be found; pieces of the text that are there already are not written again."""
        head = [("A", article.headline), ("B", article.outlet), ("C", article.byline)]
        pieces = [
            (tsquery.HEAD, head),
            (tsquery.NOTES, [("C", article.notes)]),
            (tsquery.FACTS, [("D", article.facts)]),
        ]
        for number, piece in enumerate(lexemes.pieces(body.split()), start=1):
            pieces.append((number, [("D", " ".join(piece))]))
        self._database.run_many(
            "INSERT INTO article_words (article_id, piece, words) VALUES (?, ?, CAST(? AS tsvector))",
            [(article.article_id, number, _vector(fields)) for number, fields in pieces],
        )

    def take_out_article(self, article: Indexed, body: str) -> None:
        """Let an article be found no longer."""
        self._database.run("DELETE FROM article_words WHERE article_id = ?", (article.article_id,))

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
        for table in ("article_words", "statement_words"):
            self._database.run(f"DELETE FROM {table}")

    def articles_there(self, articles: Sequence[Indexed]) -> set[int]:
        """Return the ids of those articles that the index holds."""
        rows = self._database.rows_for(
            f"SELECT article_id FROM article_words WHERE piece = {tsquery.HEAD} AND article_id IN ({{ids}})",
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


def _composed(part: Part, of_words: Callable[[Part], Condition]) -> Condition:
    """Return a condition in SQL whose parts of words are each a question to the index."""
    match part:
        case All(parts) | Either(parts):
            every = [_composed(one, of_words) for one in parts]
            word = " AND " if isinstance(part, All) else " OR "
            values = tuple(value for one in every for value in one.values)
            return Condition("(" + word.join(one.sql for one in every) + ")", values)
        case Not(inner):
            found = _composed(inner, of_words)
            return Condition(f"(NOT {found.sql})", found.values)
        case _:
            return of_words(part)


def _holds(part: Part) -> Condition:
    piece = tsquery.piece(part)
    within = "" if piece is None else f" AND piece = {piece}"
    sql = f"SELECT article_id FROM article_words WHERE words @@ CAST(? AS tsquery){within}"
    return Condition(f"(a.id IN ({sql}))", (tsquery.said(part),))


def _is_held(part: Part) -> Condition:
    sql = "SELECT statement_id FROM statement_words WHERE words @@ CAST(? AS tsquery)"
    return Condition(f"(s.id IN ({sql}))", (tsquery.said(part, letters=False),))


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

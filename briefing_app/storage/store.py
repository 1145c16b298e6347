"""The library: everything that is read from it and written to it goes through here."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import TYPE_CHECKING

from briefing_app.domain.identity import ActorId, begin_after
from briefing_app.progress import Silent
from briefing_app.storage import (
    actors,
    alike,
    articles,
    briefings,
    checking,
    statements,
    trash,
    watched,
    writing,
)
from briefing_app.storage.database import Database
from briefing_app.storage.desk_shelf import DeskShelf
from briefing_app.storage.feed_shelf import FeedShelf
from briefing_app.storage.file_shelf import FileShelf
from briefing_app.storage.found import one_of
from briefing_app.storage.issue_shelf import IssueShelf
from briefing_app.storage.issues import IssueContents
from briefing_app.storage.listing import articles as listing
from briefing_app.storage.listing import statements as statement_lists
from briefing_app.storage.listing.articles import MOST_FOUND, Found
from briefing_app.storage.listing.rolls import LongRoll, Roll, ShortRoll
from briefing_app.storage.news import News
from briefing_app.storage.opening import Place, opened
from briefing_app.storage.queries import (
    ARTICLE_FILTERS,
    ArticleQuery,
    SearchHit,
    StatementQuery,
    StatementRow,
)
from briefing_app.storage.reading import Reading
from briefing_app.storage.register.shelf import RegisterShelf
from briefing_app.storage.settling import Collision, Guard, settled, was_read_meanwhile
from briefing_app.storage.writing import original_digest

if TYPE_CHECKING:
    from array import array
    from contextlib import AbstractContextManager
    from datetime import datetime
    from pathlib import Path

    from briefing_app.domain.actor import Actor, ActorKind
    from briefing_app.domain.article import Article, ArticleRow
    from briefing_app.domain.briefing import Briefing, BriefingRow, Status
    from briefing_app.domain.edit import ArticleMentions, Change
    from briefing_app.domain.identity import ActorId, ArticleId, BriefingId, StatementId
    from briefing_app.domain.searching.meeting import Excerpt
    from briefing_app.domain.statement import Statement
    from briefing_app.progress import Progress
    from briefing_app.storage.trash import Kind, Thrown

_WITH_IDS = ("article", "statement", "actor", "briefing", "issue")
__all__ = [
    "ARTICLE_FILTERS",
    "ArticleQuery",
    "Collision",
    "IssueContents",
    "News",
    "SearchHit",
    "StatementQuery",
    "StatementRow",
    "Store",
    "original_digest",
]


class Store(IssueShelf, FileShelf, FeedShelf, DeskShelf, RegisterShelf):
    """One open library; everything is asked on the thread that opened it."""

    def __init__(self, database: Database, place: Place) -> None:
        self._database = database
        self._readings: list[Reading] = []
        self.place = place
        """Where the library was opened, to open it again."""

    @classmethod
    def open(cls, place: Place, *, create: bool = True) -> Store:
        """Open the library at `place`, made new when there is none and `create` allows it."""
        store = cls(opened(place, create=create), place)
        begin_after(store.latest_id())
        return store

    @property
    def path(self) -> Path:
        """Where the library's file lies; refused for a library on a server."""
        return self._database.path

    @property
    def where(self) -> str:
        """The library as it is named to its users: a path, or an address without a password."""
        return self._database.where

    def close(self) -> None:
        """Close the library and let others have it."""
        for reading in self._readings:
            reading.close()
        self._database.close()

    def reading(self) -> Reading:
        """Return a second look at the library for another thread; it is closed with the library."""
        reading = Reading(self._database.reading, lambda database: Store(database, self.place))
        self._readings.append(reading)
        return reading

    def __enter__(self) -> Store:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def copy_to(self, path: Path) -> None:
        """Write a complete copy of the library to `path`."""
        self._database.copy_to(path)

    def check(self, progress: Progress = Silent()) -> list[str]:  # noqa: B008
        """Return a sentence for everything that is wrong, none when the library is sound."""
        return checking.check(self._database, progress)

    def latest_id(self) -> int:
        """Return the highest id in use, which tells when the library was last worked on; 0 in a new one."""
        parts = (f"SELECT max(id) AS latest FROM {table}" for table in _WITH_IDS)
        return int(self._database.value(f"SELECT max(latest) FROM ({' UNION ALL '.join(parts)}) AS t") or 0)

    # Articles

    def article(self, article_id: ArticleId) -> Article:
        """Return an article with its text."""
        return one_of(self.articles([article_id]), article_id, "article")

    def articles(self, ids: Iterable[ArticleId]) -> dict[ArticleId, Article]:
        """Return the articles of `ids` that exist, with their texts."""
        return articles.articles(self._database, ids)

    def article_with_text(self, sha256: str) -> Article | None:
        """Return the article whose text has this digest, a removed one too, or None."""
        return articles.article_with_text(self._database, sha256)

    def articles_hashed(self, start: str, end: str) -> list[ArticleId]:
        """Return the articles whose digest begins and ends so, as a printed source names it."""
        return articles.articles_hashed(self._database, start, end)

    def original(self, digest: str) -> bytes | None:
        """Return the bytes that an article came from, or None."""
        data = self._database.value("SELECT data FROM original WHERE digest = ?", (digest,))
        return bytes(data) if data is not None else None

    def article_ids(self, query: ArticleQuery) -> array[int]:
        """Return the ids of a list, in its order."""
        return listing.article_ids(self._database, query)

    def article_roll(self, query: ArticleQuery) -> ShortRoll | LongRoll:
        """Return the rows of a list that asks for no words, however many they are."""
        return listing.article_roll(self._database, query)

    def next_new(self, query: ArticleQuery, roll: Roll, row: int) -> int:
        """Return the row of the next article that nobody has opened, from the top again; -1 for none."""
        return listing.next_new(self._database, query, roll, row)

    def still_listed(self, ids: Iterable[ArticleId]) -> set[int]:
        """Return those of `ids` that are neither removed nor dismissed."""
        return articles.still_listed(self._database, ids)

    def list_count(self, query: ArticleQuery) -> int | None:
        """Return at once how many articles a list has, None where that has to be counted."""
        return listing.list_count(self._database, query)

    def found_articles(self, query: ArticleQuery, most: int = MOST_FOUND) -> Found:
        """Return the articles that answer to the words of `query`, at most so many of the newest."""
        return listing.found_articles(self._database, query, most)

    def found_count(self, query: ArticleQuery) -> int:
        """Return how many articles answer to the words of `query`."""
        return listing.found_count(self._database, query)

    def excerpts(self, ids: Iterable[ArticleId], text: str) -> dict[ArticleId, Excerpt]:
        """Return the words around the place where each article answers to `text`."""
        return articles.excerpts(self._database, ids, text)

    def article_rows(
        self, ids: Iterable[ArticleId], briefing_id: BriefingId | None = None
    ) -> list[ArticleRow]:
        """Return the rows for `ids`, in that order."""
        return articles.article_rows(self._database, ids, briefing_id)

    def article_counts(self, query: ArticleQuery) -> dict[str, int]:
        """Return how many articles each filter would show, were it chosen in `query`."""
        return listing.article_counts(self._database, query)

    def counts_among(self, ids: Iterable[int], outlet: str = "") -> dict[str, int]:
        """Return how many of some articles each filter would show, of one outlet where one is named."""
        return listing.counts_among(self._database, ids, outlet)

    def outlets(self) -> list[tuple[str, int]]:
        """Return the outlets of the library with how many articles each has, by name."""
        return articles.outlets(self._database)

    def has_own_articles(self) -> bool:
        """Tell whether the library holds an article that did not come with the program."""
        return bool(self._database.value("SELECT EXISTS (SELECT 1 FROM article WHERE sample = 0)"))

    def sample_articles(self) -> list[ArticleId]:
        """Return the articles that came with the program, removed ones too."""
        return [row[0] for row in self._database.rows("SELECT id FROM article WHERE sample = 1")]

    def analysis_state(self, article_id: ArticleId) -> str:
        """Return the name of the engine that read an article, "" before any did."""
        engine = self._database.value("SELECT engine FROM article WHERE id = ?", (article_id,))
        return str(engine or "")

    def unanalysed(self, engine: str, limit: int) -> list[ArticleId]:
        """Return articles that `engine` has not read yet, the latest first."""
        return articles.unanalysed(self._database, engine, limit)

    def search(self, text: str, limit: int = 50) -> list[SearchHit]:
        """Return the articles that answer best to `text`, judged among the newest that match."""
        return articles.search(self._database, text, limit)

    # Articles that share their words

    def versions_of(self, article_id: ArticleId) -> list[ArticleId]:
        """Return the articles that have one text, this one too; none for an article that is alone."""
        return alike.versions_of(self._database, article_id)

    def texts_of(self, ids: Iterable[ArticleId]) -> dict[ArticleId, ArticleId]:
        """Return which text each article has: the same id for versions of one, its own for others."""
        return alike.texts_of(self._database, ids)

    def version_mates(self, ids: Iterable[ArticleId]) -> set[ArticleId]:
        """Return every article that has a text with any of `ids`, removed ones too."""
        return alike.mates(self._database, ids)

    def waiting_to_be_compared(self, limit: int) -> list[ArticleId]:
        """Return articles of an older library that are not found by their words yet, the latest first."""
        return alike.waiting(self._database, limit)

    def compare_waiting(self, ids: Sequence[ArticleId]) -> None:
        """Make such articles findable by their words, all at once."""
        with self._database.transaction():
            alike.catch_up(self._database, ids)

    # Statements

    def statement(self, statement_id: StatementId) -> Statement:
        """Return a statement."""
        return one_of(self.statements([statement_id]), statement_id, "statement")

    def statements(self, ids: Iterable[StatementId]) -> dict[StatementId, Statement]:
        """Return the statements of `ids` that exist."""
        return statements.statements(self._database, ids)

    def statements_of(self, article_id: ArticleId) -> tuple[Statement, ...]:
        """Return the statements of an article in the order of its text."""
        return statements.statements_of(self._database, article_id)

    def statements_by(self, actor_id: ActorId) -> tuple[Statement, ...]:
        """Return all statements of an actor, the latest article first."""
        return statements.statements_by(self._database, actor_id)

    def statement_ids(self, query: StatementQuery) -> array[int]:
        """Return the ids of a table, in its order: the newest that match, at most `MOST_FOUND`."""
        return statement_lists.statement_ids(self._database, query)

    def all_statements(self, query: StatementQuery) -> LongRoll | None:
        """Return every statement by days to walk along; None where that is not asked, or few."""
        return statement_lists.all_statements(self._database, query)

    def has_few_statements(self) -> bool:
        """Tell whether any question about statements is answered at once."""
        return statement_lists.has_few_statements(self._database)

    def found_statements(self, query: StatementQuery, most: int = MOST_FOUND) -> Found:
        """Return the newest statements that match, in order."""
        return statement_lists.found_statements(self._database, query, most)

    def statement_count(self, query: StatementQuery) -> int:
        """Return how many statements match."""
        return statement_lists.statement_count(self._database, query)

    def quoted_lately(self, limit: int = 50) -> list[ActorId]:
        """Return the actors who speak most in the newest statements."""
        return [ActorId(one) for one in statement_lists.quoted_lately(self._database, limit)]

    def statement_rows(self, ids: Iterable[StatementId]) -> list[StatementRow]:
        """Return the rows for `ids`, in that order."""
        return statements.statement_rows(self._database, ids)

    def facets(self, query: StatementQuery) -> dict[str, list[tuple[str, int]]]:
        """Return for each field to filter by its values and how many statements each would show."""
        return statement_lists.facets(self._database, query)

    def topics(self) -> list[str]:
        """Return what statements are filed under, most frequent first."""
        return statement_lists.topics(self._database)

    def used_in(self, ids: Iterable[StatementId]) -> dict[StatementId, tuple[tuple[BriefingId, str], ...]]:
        """Return the briefings that each statement stands in, with their titles."""
        return statements.used_in(self._database, ids)

    # Actors

    def actor(self, actor_id: ActorId) -> Actor:
        """Return an actor as it is, merged or not."""
        return one_of(self.actors([actor_id]), actor_id, "actor")

    def actors(self, ids: Iterable[ActorId]) -> dict[ActorId, Actor]:
        """Return the actors of `ids` that exist."""
        return actors.actors(self._database, ids)

    def actors_of(self, article_id: ArticleId) -> list[tuple[Actor, int]]:
        """Return who an article names and how often, most often first."""
        return actors.actors_of(self._database, article_id)

    def find_actors(self, text: str, limit: int = 20) -> list[Actor]:
        """Return actors with a name in which a word starts as `text` does, the likeliest first."""
        return actors.find_actors(self._database, text, limit)

    def actors_called(self, names: Iterable[str], kind: ActorKind | None = None) -> list[Actor]:
        """Return the actors that have one of `names` as name or alias, case and accents aside."""
        return actors.actors_called(self._database, names, kind)

    def actors_like(self, actor: Actor) -> list[Actor]:
        """Return actors whose names may be forms of the same, confirmed ones first."""
        return actors.actors_like(self._database, actor)

    def confirmed_actors(self, starts: Iterable[str]) -> list[Actor]:
        """Return the confirmed actors with a name that is, or begins with the words of, a start."""
        return actors.confirmed_actors(self._database, starts)

    def mentions_of(self, article_id: ArticleId) -> ArticleMentions:
        """Return the mentions of an article in the order of its text."""
        return actors.mentions_of(self._database, article_id)

    def articles_naming(self, actor_id: ActorId) -> list[ArticleId]:
        """Return the articles that mention an actor, the latest first."""
        return actors.articles_naming(self._database, actor_id)

    def merged_into(self, actor_id: ActorId) -> list[Actor]:
        """Return the actors that were merged into this one."""
        return actors.merged_into(self._database, actor_id)

    # Briefings and settings

    def briefing(self, briefing_id: BriefingId) -> Briefing:
        """Return a briefing."""
        found = briefings.briefing(self._database, briefing_id)
        return one_of({briefing_id: found} if found else {}, briefing_id, "briefing")

    def briefings(self) -> list[BriefingRow]:
        """Return the briefings of the library, the latest first."""
        return briefings.briefings(self._database)

    def sample_briefings(self) -> list[Briefing]:
        """Return the briefings that came with the program, removed ones too."""
        return briefings.sample_briefings(self._database)

    def cleared_briefings(self) -> list[Briefing]:
        """Return the briefings that were cleared and not issued yet."""
        return briefings.cleared_briefings(self._database)

    def briefing_statuses(self, ids: Iterable[BriefingId]) -> dict[BriefingId, Status]:
        """Return how far the briefings of `ids` that exist have come."""
        return briefings.statuses(self._database, ids)

    def setting(self, key: str, default: str = "") -> str:
        """Return what the library remembers under `key`."""
        value = self._database.value("SELECT value FROM setting WHERE key = ?", (key,))
        return default if value is None else str(value)

    def set_setting(self, key: str, value: str) -> None:
        """Remember `value` under `key`."""
        sql = (
            "INSERT INTO setting (key, value) VALUES (?, ?) "
            "ON CONFLICT (key) DO UPDATE SET value = excluded.value"
        )
        self._database.atomically(lambda: self._database.run(sql, (key, value)))

    @property
    def is_shared(self) -> bool:
        """Whether others may work in the library at the same time."""
        return bool(self._database.person)

    def personal(self, key: str) -> str:
        """Return the key under which `key` is remembered for whoever works here alone."""
        return f"{key}:{self._database.person}" if self._database.person else key

    # The trash

    def thrown(self, text: str = "", limit: int = 1000) -> list[Thrown]:
        """Return what lies in the trash, the latest first; with `text`, what has it in its title."""
        return trash.thrown(self._database, text, limit)

    def thrown_count(self) -> int:
        """Return how much lies in the trash."""
        return trash.count(self._database)

    def thrown_before(self, moment: datetime, limit: int) -> list[tuple[Kind, int]]:
        """Return what was thrown away before a moment and nothing holds back, the oldest first."""
        return trash.thrown_before(self._database, moment, limit)

    def deleted_statement(self, statement_id: StatementId) -> Statement | None:
        """Return a statement that was deleted, None when it is not in the trash."""
        return trash.deleted_statement(self._database, statement_id)

    def held_back_by(self, kind: Kind, thrown_id: int) -> str:
        """Return in words what stands on something in the trash, "" when nothing does."""
        return trash.held_back_by(self._database, kind, thrown_id)

    def are_gone(self, articles: Iterable[ArticleId], briefings: Iterable[BriefingId]) -> bool:
        """Tell whether any of these articles and briefings is no longer in the library at all."""
        return trash.gone(self._database, articles, briefings)

    def erase(
        self, thrown: Iterable[tuple[Kind, int]], needed: Callable[[ActorId], bool]
    ) -> tuple[tuple[Kind, int], ...]:
        """Delete for good what lies in the trash and nothing stands on; return what went.

        Actors whom only it spoke of go too, unless they are `needed`.
        """
        wanted = list(thrown)

        def erase() -> tuple[tuple[Kind, int], ...]:
            free = [one for one in wanted if not trash.held_back_by(self._database, *one)]
            for kind, number in free:
                trash.erase(self._database, kind, number, needed)
            self._database.announce(News(topics=frozenset({"trash"})) if free else News())
            return tuple(free)

        return self._database.atomically(erase)

    # Watched folders

    def watched(self, folder: str) -> dict[str, str]:
        """Return the files of a watched folder that were taken in, with what they were like then."""
        return watched.stamps(self._database, folder)

    def remember_watched(self, folder: str, files: Mapping[str, str]) -> None:
        """Remember files of a watched folder as taken in."""
        with self._database.transaction():
            watched.remember(self._database, folder, files)

    # Writing

    def write(
        self,
        changes: Sequence[Change],
        originals: Mapping[str, bytes] | None = None,
        *,
        guard: Guard | None = None,
        mine_stands: bool = False,
    ) -> tuple[Change, ...]:
        """Make all changes at once, durable when this returns, or none of them; return what was done.

        Where others changed the same meanwhile both are merged, or a `Collision` is raised and
        nothing is done; with `mine_stands` my side stands where they collide. `guard` is asked first,
        while nobody else can write, and may refuse the changes or add to them.
        An actor that goes stays while something else still speaks of it, a statement while
        a briefing uses it; an article that goes is only hidden.
        """

        def write() -> tuple[Change, ...]:
            wanted = guard(tuple(changes)) if guard else changes
            done = settled(self._database, wanted, mine_stands=mine_stands)
            writing.write(self._database, done, originals or {})
            self._database.announce(News.of(done))
            return done

        return self._database.atomically(write)

    def lasting_later(self) -> AbstractContextManager[None]:
        """Spare what is written inside the wait for the disk, for much that is written in small steps.

        It outlives the program at any moment, but the machine only once something is written outside, or
        after `make_lasting`: nothing of it may be shown as done before.
        """
        return self._database.lasting_later()

    def make_lasting(self) -> None:
        """Wait until all that was written is on the disk for good."""
        self._database.make_lasting()

    def record_analysis(
        self,
        article_id: ArticleId,
        engine: str,
        changes: Sequence[Change],
        originals: Mapping[str, bytes] | None = None,
        *,
        guard: Guard | None = None,
    ) -> tuple[Change, ...]:
        """Make the changes that reading an article brought and mark it as read by `engine`.

        The article itself may come with them. What was done is returned. What people decided
        meanwhile stands; nothing is done where the program of a colleague read it first.
        """

        def record() -> tuple[Change, ...]:
            if was_read_meanwhile(self._database, article_id, engine, changes):
                return ()
            wanted = guard(tuple(changes)) if guard else changes
            done = settled(self._database, wanted, theirs_stand=True)
            writing.write(self._database, done, originals or {})
            self._database.run("UPDATE article SET engine = ? WHERE id = ?", (engine, article_id))
            read = News(articles=frozenset({article_id}))
            self._database.announce(News.of(done) | read)
            return done

        return self._database.atomically(record)

    # Colleagues

    @property
    def own_name(self) -> str:
        """The user that the server knows this desk by, "" in a file."""
        return self._database.person.partition("@")[0]

    def was_kept(self, number: str) -> bool:
        """Tell whether the server kept a transaction whose answer was lost."""
        return self._database.was_kept(number)

    def listen(self, heard: Callable[[News], None], line: Callable[[bool], None]) -> Callable[[], None]:
        """Tell `heard` what others write and `line` whether there is one; the function returned ends it.

        Both are called on a thread of their own. In a file nobody else writes.
        """
        return self._database.listen(heard, line)

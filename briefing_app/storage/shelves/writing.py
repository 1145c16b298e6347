"""The part of the library that writes: whole changes, or nothing of them."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from typing import TYPE_CHECKING

from briefing_app.storage.changing import writing
from briefing_app.storage.changing.settling import settled, was_read_meanwhile
from briefing_app.storage.changing.upkeep import tally_corrections
from briefing_app.storage.engines.news import News
from briefing_app.storage.standing import add

if TYPE_CHECKING:
    from contextlib import AbstractContextManager

    from briefing_app.domain.articles.original import Original
    from briefing_app.domain.edit import Change
    from briefing_app.domain.identity import ArticleId
    from briefing_app.storage.changing.settling import Guard
    from briefing_app.storage.engines.database import Database


class WritingShelf:
    """How a `Store` is changed."""

    _database: Database

    def write(
        self,
        changes: Sequence[Change],
        originals: Iterable[Original] = (),
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
            writing.write(self._database, done, originals)
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

    def take_up_the_log(self) -> None:
        """Do the work on the disk that was put off by `lasting_later`; nothing once the library is closed."""
        if self._database.is_open:
            self._database.take_up_the_log()

    def put_words_in_order(self) -> bool:
        """Do a few milliseconds of the work that keeps searches fast; tell whether more of it waits."""
        if not self._database.is_open:
            return False
        with self._database.lasting_later():
            return self._database.words.put_in_order()

    def correct_tallies(self, corrections: Mapping[tuple[str, str], int] | None = None) -> bool:
        """Set the numbers of lists and facets right, as a check found them off; tell whether any were.

        Without `corrections` they are looked for, which in a large library takes a while.
        """

        def correct() -> bool:
            wanted = tally_corrections(self._database) if corrections is None else Counter(corrections)
            add(self._database, wanted)
            return bool(wanted)

        return self._database.atomically(correct)

    def record_analysis(
        self,
        article_id: ArticleId,
        engine: str,
        changes: Sequence[Change],
        originals: Iterable[Original] = (),
        *,
        guard: Guard | None = None,
        goes_on: bool = False,
    ) -> tuple[Change, ...]:
        """Make the changes that reading an article brought and mark it as read by `engine`.

        What is a lot can be written in several goes, of which only the last marks it; it `goes_on` before.

        The article itself may come with them. What was done is returned. What people decided
        meanwhile stands; nothing is done where the program of a colleague read it first.
        """

        def record() -> tuple[Change, ...]:
            if was_read_meanwhile(self._database, article_id, engine, changes):
                return ()
            wanted = guard(tuple(changes)) if guard else changes
            done = settled(self._database, wanted, theirs_stand=True)
            writing.write(self._database, done, originals)
            if not goes_on:
                self._database.run("UPDATE article SET engine = ? WHERE id = ?", (engine, article_id))
            read = News(articles=frozenset({article_id}))
            self._database.announce(News.of(done) | read)
            return done

        return self._database.atomically(record)

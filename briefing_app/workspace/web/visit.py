"""One visit to one feed, from its address to the articles that it brings."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime
from typing import TYPE_CHECKING

from briefing_app.domain.articles.feed import FeedItem
from briefing_app.errors import BriefingError, Cancelled, Refused
from briefing_app.intake.feed_item import FEWEST_WORDS, FeedDetails
from briefing_app.web.exchange import FEED_TYPES, Unreachable, Wanted
from briefing_app.web.feeds.feed import ReadFeed
from briefing_app.web.freshness import fresh_for, pause_after
from briefing_app.web.hops import fault_of
from briefing_app.web.limits import MOST_FEED_BYTES
from briefing_app.web.visits import Fetched
from briefing_app.workspace.web import page_tasks, schedule
from briefing_app.workspace.web.report import FeedReport, feed_name

if TYPE_CHECKING:
    from briefing_app.domain.articles.article import Article
    from briefing_app.domain.articles.feed import Feed, FeedState
    from briefing_app.domain.identity import ArticleId
    from briefing_app.storage.store import Store
    from briefing_app.web.exchange import Answer
    from briefing_app.web.feeds.feed import Item
    from briefing_app.workspace.arriving.adopting import Duplicate
    from briefing_app.workspace.tasks import TakenAndRead
    from briefing_app.workspace.web.errands import Errands

MOST_NEW = 50
"""Articles of one visit; the rest comes with the next."""
MOST_TRIES = 3

Bring = Callable[["TakenAndRead", str], "Article | Duplicate"]
"""Takes an article into the library; the words say where from."""


@dataclass(slots=True)
class FeedVisit:
    """Looks at `feed` once; `ended` is told once, with the report.

    What is kept of the feed and its items is written at the end, at once: a visit that is broken off
    is made again, and an article that came of it is known by its text.
    """

    store: Store
    errands: Errands
    bring: Bring
    clock: Callable[[], datetime]
    feed: Feed
    state: FeedState
    ended: Callable[[FeedReport], None]
    _read: ReadFeed | None = None
    _answer: Answer | None = None
    _moved_to: str = ""
    _waiting: int = 0
    _taken: list[ArticleId] = field(default_factory=list)
    _known: int = 0
    _updated: list[str] = field(default_factory=list)
    _refused: list[BriefingError] = field(default_factory=list)
    _kept: list[FeedItem] = field(default_factory=list)
    _incomplete: bool = False
    _is_over: bool = False

    def begin(self) -> bool:
        """Start, unless a colleague looks at the feed already; tell whether it was started."""
        until = self.clock() + schedule.CLAIM
        if not self.store.claim_feed(self.state, until):
            return False
        self.state = replace(self.state, due_at=until)
        wanted = Wanted(
            schedule.address_of(self.feed, self.state),
            accept=FEED_TYPES,
            etag=self.state.etag,
            modified=self.state.modified,
            most_bytes=MOST_FEED_BYTES,
        )
        self.errands.fetch(wanted, self._answered, any_status=True)
        return True

    def _answered(self, outcome: object) -> None:
        if isinstance(outcome, BriefingError):
            self._fail(outcome)
        elif isinstance(outcome, Fetched):
            self._answer, self._moved_to = outcome.answer, outcome.moved_to
            fault = fault_of(outcome.answer)
            if outcome.answer.status == 304:
                self._succeed()
            elif isinstance(fault, BriefingError):
                self._fail(fault)
            else:
                self.errands.work(page_tasks.read_the_feed, outcome.answer, then=self._take)
        else:
            self._break_off()

    def _take(self, outcome: object) -> None:
        """Send for what is new in the feed."""
        if isinstance(outcome, BriefingError):
            self._fail(outcome)
        elif isinstance(outcome, ReadFeed):
            self._read = outcome
            known = self.store.known_feed_items(self.feed.id, [item.key for item in outcome.items])
            self._note_updates(outcome, known)
            wanted = [item for item in outcome.items if _is_wanted(known.get(item.key))]
            self._incomplete |= len(wanted) > MOST_NEW
            some = wanted[:MOST_NEW]
            self._waiting = len(some)
            # The feed has its newest first; taken in last, they have the highest ids.
            for item in reversed(some):
                tries = known[item.key].tries if item.key in known else 0
                self._fetch(item, tries)
            if not some:
                self._succeed()
        else:
            self._break_off()

    def _note_updates(self, read: ReadFeed, known: dict[str, FeedItem]) -> None:
        """Remember which articles the feed has given other words; the articles stay as they are."""
        now = self.clock()
        changed = []
        for item in read.items:
            before = known.get(item.key)
            if before is not None and before.article_id is not None and before.version != item.version:
                changed.append(replace(before, version=item.version, title=item.title, updated_at=now))
                self._updated.append(item.title or item.link)
        self._kept += changed
        self.store.note_feed_items_seen(known.values(), now)

    # items

    def _fetch(self, item: Item, tries: int) -> None:
        if not (self.feed.whole_pages and item.link):
            self._read_text(item, tries, None)
            return

        def fetched(outcome: object) -> None:
            if isinstance(outcome, Fetched):
                details = self._details(item, outcome.answer.url)
                self.errands.work(page_tasks.take_in_page, outcome.answer, details, self.clock(), then=read)
            else:
                read(outcome)

        def read(outcome: object) -> None:
            if isinstance(outcome, BriefingError):
                self._read_text(item, tries, outcome)
            else:
                self._adopt(item, tries, outcome)

        is_public = self._answer is None or not self._answer.is_private
        self.errands.fetch(Wanted(item.link, public_only=is_public), fetched, obey_robots=True)

    def _read_text(self, item: Item, tries: int, why: BriefingError | None) -> None:
        """Make the article of the feed's own words; `why` is what kept the page from being it."""
        may_come_later = isinstance(why, Unreachable) and tries + 1 < MOST_TRIES
        if why is not None and (may_come_later or len(item.content.split()) < FEWEST_WORDS):
            self._adopt(item, tries, why)
            return

        def read(outcome: object) -> None:
            self._adopt(item, tries, why if why is not None and isinstance(outcome, Refused) else outcome)

        details = self._details(item, item.link)
        self.errands.work(page_tasks.take_in_item, item, details, self.clock(), then=read)

    def _adopt(self, item: Item, tries: int, outcome: object) -> None:
        if isinstance(outcome, Cancelled):
            self._break_off()
            return
        if self._is_over:
            return
        try:
            if isinstance(outcome, BriefingError):
                self._refuse(item, tries, outcome)
            else:
                self._bring(item, outcome)  # type: ignore[arg-type]
        except BriefingError as error:
            self._incomplete = True
            self._refused.append(error)
        self._waiting -= 1
        if not self._waiting:
            self._succeed()

    def _bring(self, item: Item, result: TakenAndRead) -> None:
        from briefing_app.workspace.arriving.adopting import Duplicate

        brought = self.bring(result, self._name)
        if isinstance(brought, Duplicate):
            article_id = brought.article.id
            self._known += 1
        else:
            article_id = brought.id
            self._taken.append(article_id)
        self._keep(item, article_id=article_id)

    def _refuse(self, item: Item, tries: int, error: BriefingError) -> None:
        name = item.title or item.link
        self._refused.append(BriefingError(error.what, where=name or error.where, hint=error.hint))
        may_come_later = isinstance(error, Unreachable) and tries + 1 < MOST_TRIES
        self._incomplete |= may_come_later
        words = f"{error.what} {error.hint}".strip()
        self._keep(item, title=name, error=words, tries=tries + 1 if may_come_later else MOST_TRIES)

    def _keep(
        self,
        item: Item,
        *,
        article_id: ArticleId | None = None,
        title: str = "",
        error: str = "",
        tries: int = 0,
    ) -> None:
        self._kept.append(
            FeedItem(
                self.feed.id,
                item.key,
                item.version,
                self.clock(),
                article_id=article_id,
                title=title,
                error=error,
                tries=tries,
            )
        )

    @property
    def _name(self) -> str:
        own = self._read.title if self._read is not None else ""
        return self.feed.title or own or feed_name(self.feed, self.state)

    def _details(self, item: Item, url: str) -> FeedDetails:
        return FeedDetails(
            headline=item.title,
            outlet=self.feed.title or (self._read.title if self._read is not None else ""),
            byline=item.byline,
            published_on=item.published_on,
            url=url,
            language=item.language,
        )

    # endings

    def _succeed(self) -> None:
        now, answer = self.clock(), self._answer
        assert answer is not None
        state = self._counted()
        state = schedule.after_success(self.feed, state, now, read=self._read, fresh_s=fresh_for(answer))
        if self._taken:
            state = replace(state, new_at=now)
        if answer.status != 304:
            # Without its marks the feed is sent whole next time: what is missing comes then.
            etag, modified = ("", "") if self._incomplete else (answer.etag, answer.modified)
            state = replace(state, etag=etag, modified=modified)
        self._end(state, None)

    def _fail(self, error: BriefingError) -> None:
        now = self.clock()
        gone = self._answer is not None and self._answer.status == 410
        pause_s = pause_after(self._answer, now.astimezone(UTC)) if self._answer is not None else 0.0
        words = "The feed is gone for good; it is not asked for any more." if gone else str(error.what)
        if gone:
            error = BriefingError(words, where=error.where, hint="Remove it, or give it another address.")
        state = schedule.after_failure(self.feed, self._counted(), now, words, pause_s=pause_s, ended=gone)
        self._end(state, error)

    def _break_off(self) -> None:
        """End without a word on the feed itself: it is due again when its claim has run out."""
        if not self._is_over:
            self._is_over = True
            self.store.put_feed_items(self._kept)
            self.ended(FeedReport(self.feed, self.state, taken=tuple(self._taken), stopped=True))

    def _counted(self) -> FeedState:
        moved_to = self._moved_to or self.state.moved_to
        return replace(
            self.state,
            moved_to="" if moved_to == self.feed.address else moved_to,
            brought=self.state.brought + len(self._taken),
            updated=self.state.updated + len(self._updated),
            refused=self.state.refused + len(self._refused),
        )

    def _end(self, state: FeedState, error: BriefingError | None) -> None:
        if self._is_over:
            return
        self._is_over = True
        moved = state.moved_to if state.moved_to != self.state.moved_to else ""
        self.state = state
        self.store.put_feed_state(state, self._kept)
        named = error and BriefingError(error.what, where=feed_name(self.feed, state), hint=error.hint)
        self.ended(
            FeedReport(
                self.feed,
                state,
                taken=tuple(self._taken),
                known=self._known,
                updated=tuple(self._updated),
                refused=tuple(self._refused),
                error=named,
                moved_to=moved,
                more=self._incomplete,
            )
        )


def _is_wanted(known: FeedItem | None) -> bool:
    """Tell whether an item is new, or could not be taken in for a reason that may have passed."""
    return known is None or (known.article_id is None and known.tries < MOST_TRIES)

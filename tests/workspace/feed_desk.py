"""A desk that looks at feeds of an invented web, with a clock that a test sets."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime, timedelta

from briefing_app.domain.articles.feed import Feed, FeedState
from briefing_app.domain.identity import FeedId
from briefing_app.errors import BriefingError, Cancelled, Refused
from briefing_app.storage.store import ArticleQuery, Store
from briefing_app.web.exchange import Answer, Wanted
from briefing_app.web.hops import fault_of
from briefing_app.web.visits import Fetched
from briefing_app.workspace import edits
from briefing_app.workspace.web.keeper import FeedKeeper, bring_quietly
from briefing_app.workspace.web.report import FeedReport

MORNING = datetime(2026, 11, 28, 6, 0, tzinfo=UTC)
FEED_URL = "https://news.example/rss"
SENTENCE = "“The port stays open,” the harbour master Ada Holm said on Friday in a speech to {}. "


def story(name: str) -> str:
    """Return the text of an article, different for each name."""
    return "".join(f"<p>{SENTENCE.format(f'{name} and {n} others')}</p>" for n in range(6))


def page(name: str) -> bytes:
    """Return the page of an article."""
    return (
        f"<!doctype html><html lang='en'><head><title>{name} hears the harbour master</title></head>"
        f"<body><article><h1>{name} hears the harbour master</h1>{story(name)}</article></body></html>"
    ).encode()


def item(name: str, *, content: str = "", guid: str = "") -> str:
    """Return an item of an RSS feed."""
    return (
        f"<item><title>{name} hears the harbour master</title><link>https://news.example/{name}</link>"
        f"<guid isPermaLink='false'>{guid or name}</guid><pubDate>Sat, 28 Nov 2026 05:00:00 GMT</pubDate>"
        f"<description><![CDATA[{content}]]></description></item>"
    )


def rss(*items: str, head: str = "") -> bytes:
    """Return an RSS feed."""
    channel = f"<title>Baltic Wire</title>{head}{''.join(items)}"
    return f"<rss version='2.0'><channel>{channel}</channel></rss>".encode()


@dataclass
class InventedWeb:
    """Answers fetches at once; what is not there is a 404, `dead` addresses cannot be reached."""

    pages: dict[str, Answer | Exception] = field(default_factory=dict)
    asked: list[Wanted] = field(default_factory=list)
    forbidden: set[str] = field(default_factory=set)
    moved: dict[str, str] = field(default_factory=dict)

    def put(self, url: str, data: bytes = b"", status: int = 200, **answer: str) -> None:
        given: dict[str, str] = {"content_type": "text/html"} | answer
        self.pages[url] = Answer(url, status, data=data, **given)  # type: ignore[arg-type]

    def fetch(
        self,
        wanted: Wanted,
        then: Callable[[object], None],
        *,
        obey_robots: bool = False,
        any_status: bool = False,
    ) -> None:
        self.asked.append(wanted)
        found = self.pages.get(wanted.url, Answer(wanted.url, 404))
        if obey_robots and wanted.url in self.forbidden:
            then(Refused("The site asks programs not to fetch this page by themselves."))
        elif isinstance(found, Exception):
            then(found)
        elif wanted.etag and wanted.etag == found.etag and wanted.modified == found.modified:
            then(Fetched(replace(found, status=304, data=b"")))
        elif not any_status and (fault := fault_of(found)) is not None:
            then(fault)
        else:
            then(Fetched(found, self.moved.get(wanted.url, "")))

    def work(self, fn: Callable[..., object], *arguments: object, then: Callable[[object], None]) -> None:
        try:
            value = fn(*arguments)
        except (BriefingError, Cancelled) as error:
            value = error
        then(value)

    def times_asked(self, url: str) -> int:
        return sum(wanted.url == url for wanted in self.asked)


class FeedDesk:
    """A library with one feed, looked after by a keeper."""

    def __init__(self, store: Store, **details: object) -> None:
        self.store = store
        self.web = InventedWeb()
        self.now = MORNING
        self.reports: list[FeedReport] = []
        self.keeper = FeedKeeper(
            store,
            self.web,
            lambda result, _: bring_quietly(store, result, self.now),
            self.reports.append,
            lambda: self.now,
        )
        store.write(edits.add_feed(store, FEED_URL, MORNING, **details).changes)

    @property
    def feed(self) -> Feed:
        return self.store.feeds()[0]

    @property
    def state(self) -> FeedState:
        return self.store.feed_states()[self.feed.id]

    @property
    def headlines(self) -> list[str]:
        ids = self.store.article_ids(ArticleQuery(order="oldest"))
        return [article.headline for article in self.store.articles(ids).values()]

    def later(self, **time: float) -> None:
        self.now += timedelta(**time)

    def look(self) -> FeedReport | None:
        """Look at what is due; return the report, None where nothing was."""
        before = len(self.reports)
        self.keeper.fetch_due()
        return self.reports[-1] if len(self.reports) > before else None

    def feed_id(self) -> FeedId:
        return self.feed.id

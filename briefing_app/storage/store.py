"""The library: everything that is read from it and written to it goes through here."""

from __future__ import annotations

from typing import TYPE_CHECKING

from briefing_app.domain.identity import begin_after
from briefing_app.progress import Silent
from briefing_app.storage import checking
from briefing_app.storage.changing.settling import Collision
from briefing_app.storage.engines.database import Database
from briefing_app.storage.engines.news import News
from briefing_app.storage.engines.opening import Place, opened
from briefing_app.storage.queries import (
    ARTICLE_FILTERS,
    ArticleQuery,
    SearchHit,
    StatementQuery,
    StatementRow,
)
from briefing_app.storage.reading import Reading
from briefing_app.storage.shelves.actors import ActorShelf
from briefing_app.storage.shelves.article_lists import ArticleLists
from briefing_app.storage.shelves.articles import ArticleShelf
from briefing_app.storage.shelves.briefings import BriefingShelf
from briefing_app.storage.shelves.colleagues import ColleagueShelf
from briefing_app.storage.shelves.feeds import FeedShelf
from briefing_app.storage.shelves.files import FileShelf
from briefing_app.storage.shelves.issues import IssueShelf
from briefing_app.storage.shelves.register import RegisterShelf
from briefing_app.storage.shelves.settings import SettingShelf
from briefing_app.storage.shelves.sorting import SortingShelf
from briefing_app.storage.shelves.statements import StatementShelf
from briefing_app.storage.shelves.trash import TrashShelf
from briefing_app.storage.shelves.versions import VersionShelf
from briefing_app.storage.shelves.writing import WritingShelf
from briefing_app.storage.tables.issues import IssueContents

if TYPE_CHECKING:
    from pathlib import Path

    from briefing_app.progress import Progress

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
]


class Store(
    ArticleShelf,
    ArticleLists,
    VersionShelf,
    StatementShelf,
    ActorShelf,
    RegisterShelf,
    BriefingShelf,
    IssueShelf,
    FeedShelf,
    SortingShelf,
    TrashShelf,
    SettingShelf,
    ColleagueShelf,
    WritingShelf,
    FileShelf,
):
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

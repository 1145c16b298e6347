"""What a library is searched by: the words of articles, statements and issues."""

from __future__ import annotations

from abc import ABC, abstractmethod
from collections.abc import Iterable, Iterator, Sequence
from contextlib import AbstractContextManager, nullcontext
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from briefing_app.domain.briefings.issue import Issue
    from briefing_app.domain.searching.query import Part

Said = tuple[str, str, str, str]
"""By what a statement is found: quote, speaker, topic, note."""


@dataclass(frozen=True, slots=True)
class Indexed:
    """By what an article is found beside its text: terms (`domain/searching/terms.py`) parted by blanks.

    `place` is where it stands in the order of days; `facts` are the marks of actors and languages.
    """

    article_id: int
    place: int
    headline: str
    outlet: str
    byline: str
    notes: str
    facts: str


@dataclass(frozen=True, slots=True)
class Condition:
    """A condition in SQL, over the row `a` of an article or `s` of a statement, and its values."""

    sql: str
    values: tuple[object, ...] = ()


@dataclass(frozen=True, slots=True)
class Searched:
    """How articles that hold words are walked along in the order of their places.

    `table` holds the row `a` of the article, `article_id` is its id; `place` is what is ordered and
    bounded by, `best` what puts the articles first that answer best. Where an engine has another way for
    all that match, `every` is the table of it, with the conditions in it. Where it ranks the newest that
    match in a second step, `ranked_with` is what is joined to them (`newest.id`, `newest.place`) for `best`.
    """

    table: str
    conditions: tuple[Condition, ...]
    place: str
    best: Condition
    article_id: str = "a.id"
    every: Condition | None = None
    ranked_with: str = ""


class Words(ABC):
    """The search indexes of one engine."""

    @abstractmethod
    def can_say(self, part: Part) -> bool:
        """Tell whether one question to the index can stand for `part`."""

    @abstractmethod
    def condition(self, part: Part) -> Condition:
        """Return what an article has to fulfil for a part that can be said."""

    @abstractmethod
    def searched(self, parts: Sequence[Part]) -> Searched:
        """Return how to walk along the articles for which all `parts` hold.

        Each part, or what a “not” keeps out, can be said; one at least is no “not”.
        """

    def are_few(self, parts: Sequence[Part], most: int) -> bool:
        """Tell whether all that match are sooner found than so many of the newest by walking along."""
        return False

    @abstractmethod
    def statements(
        self, parts: Sequence[Part], actors: Sequence[int] = (), *, since: int = 0, most: int = 0
    ) -> Condition:
        """Return what a statement has to fulfil for all `parts` to hold, as above, or to be of `actors`.

        Whoever wants only ids from `since` on, or only to know whether there are `most`, says so to
        save time; more may hold all the same.
        """

    @abstractmethod
    def matching_issues(self, typed: str) -> tuple[str, tuple[object, ...]]:
        """Return a query for the ids of issues that hold all that was typed, "" where that is no word."""

    @abstractmethod
    def put_article(self, article: Indexed, body: str) -> None:
        """Let an article be found; `body` are the terms of its text."""

    @abstractmethod
    def take_out_article(self, article: Indexed, body: str) -> None:
        """Let an article be found no longer by what it was put in with."""

    @abstractmethod
    def index_statements(self, gone: Iterable[tuple[int, Said]], come: Iterable[tuple[int, Said]]) -> None:
        """Let statements be found no longer by the one and from now on by the other; all are terms."""

    @abstractmethod
    def clear(self) -> None:
        """Empty the indexes of articles and statements."""

    def let_order_wait(self) -> None:
        """Have no commit stand still for the order of the indexes; a library keeps that."""
        return

    def put_in_order(self) -> bool:
        """Do a few milliseconds of the work that keeps the indexes fast; tell whether more waits."""
        return False

    def filling(self) -> AbstractContextManager[None]:
        """Let much be put in inside, by whoever has the library alone."""
        return nullcontext()

    @abstractmethod
    def articles_there(self, articles: Sequence[Indexed]) -> set[int]:
        """Return the ids of those articles that the index holds."""

    @abstractmethod
    def add_issue(self, issue: Issue, said: str, speakers: str) -> None:
        """Let an issue be found by its words."""

    @abstractmethod
    def issues_said(self) -> Iterator[tuple[int, str, str]]:
        """Give by which words each issue is found: its id, what was said in it, and by whom."""

    @abstractmethod
    def faults(self) -> Iterator[str]:
        """Give a sentence for each index that is damaged or does not agree with what is stored."""

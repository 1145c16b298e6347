"""Who speaks and who is spoken of."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date
from enum import StrEnum

from briefing_app.domain.identity import ActorId, ArticleId, StatementId
from briefing_app.domain.text import Span


class ActorKind(StrEnum):
    """What sort of actor a name stands for."""

    PERSON = "person"
    ORGANISATION = "organisation"
    COUNTRY = "country"
    ALLIANCE = "alliance"
    GROUP = "group"
    PLACE = "place"


@dataclass(frozen=True, slots=True)
class Function:
    """What somebody is, in the words of the text: a title, and where it is held.

    `since` and `until` are known bounds, None where nothing is known. `seen_from` and `seen_until`
    are the days of the first and the last article that gave the function: it was held then, and
    perhaps before and after.
    """

    title: str
    affiliation: str = ""
    since: date | None = None
    until: date | None = None
    seen_from: date | None = None
    seen_until: date | None = None

    @property
    def display(self) -> str:
        """The function as it is read: `Minister of Energy, Ministry of Energy`."""
        return ", ".join(part for part in (self.title, self.affiliation) if part)

    @property
    def begins(self) -> date | None:
        """The first day from which it counts: since when it was held, or when it was first read of."""
        return self.since or self.seen_from

    def seen_on(self, day: date | None) -> Function:
        """Return the same function, read of on one more day."""
        if day is None:
            return self
        first, last = min(self.seen_from or day, day), max(self.seen_until or day, day)
        return replace(self, seen_from=first, seen_until=last)

    def holds_on(self, day: date) -> bool:
        """Tell whether nothing that is known rules out that it was held on `day`."""
        return (self.since is None or self.since <= day) and (self.until is None or day <= self.until)


@dataclass(frozen=True, slots=True)
class Held:
    """The function that somebody held on a day, and whether it is another one by now.

    It `has_ended` where somebody said until when it was held, or since when the next one is; two
    functions that were only read of may be held at the same time.
    """

    function: Function
    is_past: bool = False
    has_ended: bool = False

    @property
    def display(self) -> str:
        """The function as it is read beside a statement: `then Minister of Energy`."""
        return f"then {self.function.display}" if self.is_past else self.function.display


@dataclass(frozen=True, slots=True)
class NamedIn:
    """Where one article names an actor."""

    article_id: ArticleId
    spans: tuple[Span, ...]


@dataclass(frozen=True, slots=True)
class Given:
    """What an actor brought to the one it was merged into, so that it can be parted from it again."""

    names: tuple[str, ...] = ()
    statements: tuple[StatementId, ...] = ()
    named_in: tuple[NamedIn, ...] = ()
    actors: tuple[ActorId, ...] = ()
    functions: tuple[Function, ...] = ()


@dataclass(frozen=True, slots=True)
class Actor:
    """One person, organisation, country, alliance, group or place, under all its names.

    `country` is the name of the country it belongs to, "" where none is known.
    A `confirmed` actor was approved by a person. `merged_into` names the actor that
    took its place; such an actor is kept with what it `gave`, so that the merge can be undone.
    `distinct_from` are actors that a person said are others, however alike the names.
    """

    id: ActorId
    name: str
    kind: ActorKind
    aliases: tuple[str, ...] = ()
    functions: tuple[Function, ...] = ()
    country: str = ""
    confirmed: bool = False
    note: str = ""
    merged_into: ActorId | None = None
    distinct_from: tuple[ActorId, ...] = ()
    gave: Given | None = None

    @property
    def function(self) -> Function | None:
        """The latest function, or None."""
        return self.functions[-1] if self.functions else None

    def function_on(self, day: date | None) -> Function | None:
        """Return the function of a day: the latest that had begun and that nothing rules out.

        Where all were first read of later, it is the earliest of them; without a day the latest.
        """
        held = [one for one in self.functions if day is None or one.holds_on(day)]
        begun = [one for one in held if day is None or one.begins is None or one.begins <= day]
        if begun:
            return begun[-1]
        return min(held, key=lambda one: one.begins or date.max, default=None)

    def held_on(self, day: date | None, today: date) -> Held | None:
        """Return the function of a day, and whether it is no longer held `today`."""
        function = self.function_on(day)
        if function is None:
            return None
        now = self.function_on(today)
        is_past = day is not None and function is not now
        over = function.until is not None and function.until < today
        followed = day is not None and now is not None and now.since is not None and day < now.since
        return Held(function, is_past, has_ended=is_past and (over or followed))


@dataclass(frozen=True, slots=True)
class Mention:
    """A place in an article that names an actor."""

    article_id: ArticleId
    span: Span
    actor_id: ActorId

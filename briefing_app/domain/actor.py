"""Who speaks and who is spoken of."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from briefing_app.domain.identity import ActorId, ArticleId
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

    `since` and `until` are None where nothing is known.
    """

    title: str
    affiliation: str = ""
    since: date | None = None
    until: date | None = None

    @property
    def display(self) -> str:
        """The function as it is read: `Minister of Energy, Ministry of Energy`."""
        return ", ".join(part for part in (self.title, self.affiliation) if part)

    def holds_on(self, day: date) -> bool:
        """Tell whether nothing that is known rules out that it was held on `day`."""
        return (self.since is None or self.since <= day) and (self.until is None or day <= self.until)


@dataclass(frozen=True, slots=True)
class Actor:
    """One person, organisation, country, alliance, group or place, under all its names.

    `country` is the name of the country it belongs to, "" where none is known.
    A `confirmed` actor was approved by a person. `merged_into` names the actor that
    took its place; such an actor is kept so that the merge can be undone. `distinct_from`
    are actors that a person said are others, however alike the names.
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

    @property
    def function(self) -> Function | None:
        """The latest function, or None."""
        return self.functions[-1] if self.functions else None


@dataclass(frozen=True, slots=True)
class Mention:
    """A place in an article that names an actor."""

    article_id: ArticleId
    span: Span
    actor_id: ActorId

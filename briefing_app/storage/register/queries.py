"""What is asked of the register, and what it answers."""

from __future__ import annotations

from array import array
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING, Literal

from briefing_app.domain.actors.actor import Actor, ActorKind

if TYPE_CHECKING:
    from briefing_app.domain.identity import ActorId

RegisterOrder = Literal["name", "statements", "articles", "last_said"]
RegisterFilter = Literal["all", "confirmed", "unconfirmed", "quoted", "suggested", "merged"]
REGISTER_ORDERS: tuple[RegisterOrder, ...] = ("statements", "name", "articles", "last_said")
REGISTER_FILTERS: tuple[RegisterFilter, ...] = (
    "all",
    "quoted",
    "suggested",
    "confirmed",
    "unconfirmed",
    "merged",
)


@dataclass(frozen=True, slots=True)
class RegisterQuery:
    """Which actors are listed, and in what order; "" asks for nothing.

    `text` is the beginning of any word of a name, in any script. `quoted` are those with a
    statement, `suggested` those that are probably somebody else too; only `merged` shows
    those that were merged into others.
    """

    text: str = ""
    filter: RegisterFilter = "all"
    kind: ActorKind | Literal[""] = ""
    country: str = ""
    order: RegisterOrder = "statements"


@dataclass(frozen=True, slots=True)
class Listing:
    """A list of the register: its length, and its ids where these are few (None: to be walked along).

    `bounded` tells that more actors answer to the words than are listed.
    """

    query: RegisterQuery
    count: int
    ids: array[int] | None
    bounded: bool = False


@dataclass(frozen=True, slots=True)
class RegisterRow:
    """What the register shows of an actor; `last_said` is None for one who said nothing."""

    actor: Actor
    statements: int
    articles: int
    last_said: date | None
    suggestions: int


@dataclass(frozen=True, slots=True)
class Pair:
    """That two actors are probably the same: how likely from 0 to 1, and why in words."""

    one: ActorId
    other: ActorId
    score: float
    reason: str


@dataclass(frozen=True, slots=True)
class Company:
    """Who is named in the same articles as an actor, which outlets quote it, and on what; most first."""

    actors: tuple[tuple[Actor, int], ...] = ()
    outlets: tuple[tuple[str, int], ...] = ()
    topics: tuple[tuple[str, int], ...] = ()
    articles: int = 0
    """How many articles were looked at, the latest ones."""

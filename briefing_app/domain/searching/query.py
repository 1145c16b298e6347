"""What was typed into a search field, understood: a small tree, and what could not be understood."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from enum import StrEnum


class Field(StrEnum):
    """A part of an article in which words can be looked for."""

    TITLE = "title"
    OUTLET = "outlet"
    BYLINE = "by"
    NOTE = "note"
    ACTOR = "actor"


class State(StrEnum):
    """What an article can be."""

    NEW = "new"
    READ = "read"
    STARRED = "starred"
    DISMISSED = "dismissed"
    USED = "used"
    UNSURE = "unsure"


@dataclass(frozen=True, slots=True)
class Phrase:
    """Terms that stand side by side; with `begun` the last may go on. Anywhere, where `field` is None."""

    terms: tuple[str, ...]
    begun: bool = False
    field: Field | None = None


@dataclass(frozen=True, slots=True)
class Near:
    """Phrases with at most `distance` other words between them, in any order."""

    phrases: tuple[Phrase, ...]
    distance: int


@dataclass(frozen=True, slots=True)
class Days:
    """Published, or taken in where that is not known, on these days; both ends are included."""

    since: date | None
    until: date | None


@dataclass(frozen=True, slots=True)
class Language:
    """Written in a language, by its code."""

    code: str


@dataclass(frozen=True, slots=True)
class Carrying:
    """Carries one of the marks that an index has for actors and languages; never typed, only looked up."""

    marks: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Is:
    """In a state."""

    state: State


@dataclass(frozen=True, slots=True)
class Used:
    """Used in a briefing whose title holds `title`; "" for any briefing."""

    title: str = ""


@dataclass(frozen=True, slots=True)
class Labelled:
    """With a label."""

    name: str


@dataclass(frozen=True, slots=True)
class Not:
    """What does not hold."""

    part: Part


@dataclass(frozen=True, slots=True)
class All:
    """Parts that hold together."""

    parts: tuple[Part, ...]


@dataclass(frozen=True, slots=True)
class Either:
    """Parts of which one holds."""

    parts: tuple[Part, ...]


Part = Phrase | Near | Carrying | Days | Language | Is | Used | Labelled | Not | All | Either


@dataclass(frozen=True, slots=True)
class Query:
    """What is looked for: `tree` is None where nothing is; `hints` are sentences for the person.

    `doubts` are sentences that matter only where nothing is found: of what may still be typed on.
    """

    tree: Part | None = None
    hints: tuple[str, ...] = ()
    doubts: tuple[str, ...] = ()

    @property
    def is_empty(self) -> bool:
        """Whether nothing is looked for."""
        return self.tree is None

    @property
    def conjuncts(self) -> tuple[Part, ...]:
        """The parts that all have to hold."""
        match self.tree:
            case None:
                return ()
            case All(parts):
                return parts
            case part:
                return (part,)

    @property
    def phrases(self) -> tuple[Phrase, ...]:
        """The words that make an article answer, for marking them; not those that keep it out."""
        return tuple(_phrases(self.tree)) if self.tree is not None else ()


def _phrases(part: Part) -> Iterator[Phrase]:
    match part:
        case Phrase():
            yield part
        case Near(phrases, _):
            yield from phrases
        case All(parts) | Either(parts):
            for one in parts:
                yield from _phrases(one)
        case _:
            return

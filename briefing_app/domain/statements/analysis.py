"""What reading an article finds: the value that the engine returns, and nothing else."""

from __future__ import annotations

from dataclasses import dataclass

from briefing_app.domain.actors.actor import ActorKind
from briefing_app.domain.statements.statement import Attribution
from briefing_app.domain.text import Span


@dataclass(frozen=True, slots=True)
class FoundActor:
    """An actor as one article presents it.

    `role`, `affiliation` and `country` are words found in the text ("" where there are
    none); `mentions` are in the order of the text, `name` is the fullest of their forms.
    """

    name: str
    kind: ActorKind
    role: str = ""
    affiliation: str = ""
    country: str = ""
    aliases: tuple[str, ...] = ()
    mentions: tuple[Span, ...] = ()


@dataclass(frozen=True, slots=True)
class FoundStatement:
    """A statement as one article presents it.

    `speaker` is an index into `Analysis.actors`, None when the source is anonymous,
    missing or in doubt; `candidates` are then indices of who it might be, likeliest
    first. `salience` runs from 0 to 1.
    """

    attribution: Attribution
    speaker: int | None = None
    candidates: tuple[int, ...] = ()
    salience: float = 0.0
    reasons: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Analysis:
    """Everything that the engine found in one article; `engine` names what found it."""

    language: str
    statements: tuple[FoundStatement, ...]
    actors: tuple[FoundActor, ...]
    engine: str

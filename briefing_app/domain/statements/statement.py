"""What was said, by whom, and where exactly it stands."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from briefing_app.domain.identity import ActorId, StatementId
from briefing_app.domain.text import Passage, Span


class Manner(StrEnum):
    """How words are reported: in quotation marks, without, or partly."""

    DIRECT = "direct"
    INDIRECT = "indirect"
    MIXED = "mixed"


class Reports(StrEnum):
    """Whether something was said, or only believed, wished or planned."""

    SPEECH = "speech"
    THOUGHT = "thought"


class Certainty(StrEnum):
    """How far it is known who speaks: an actor, one of several, or nobody with a name."""

    NAMED = "named"
    DOUBTFUL = "doubtful"
    UNNAMED = "unnamed"


class StatementState(StrEnum):
    """What a person has decided about a statement."""

    SUGGESTED = "suggested"
    SELECTED = "selected"
    DISMISSED = "dismissed"


class Origin(StrEnum):
    """Where a statement came from: the program, the program and a person, or a person."""

    DETECTED = "detected"
    CONFIRMED = "confirmed"
    MANUAL = "manual"


@dataclass(frozen=True, slots=True)
class Stance:
    """Where a speaker stands on the issue, as an analyst judged it: from −2, against, to +2, for."""

    value: int
    initials: str = ""
    judged_on: date | None = None

    @property
    def sign(self) -> str:
        """The sign that stands for it on paper and on screen, readable without colours."""
        return ("−−", "−", "0", "+", "++")[max(-2, min(2, self.value)) + 2]


@dataclass(frozen=True, slots=True)
class Attribution:
    """The three parts of a reported statement: content, source and cue.

    `content` are the pieces of what was said, in order, without their outer quotation
    marks; `source` is who is quoted and `cue` the words that report it, None where the
    text has none.
    """

    content: tuple[Span, ...]
    source: Span | None
    cue: Span | None
    manner: Manner
    reports: Reports = Reports.SPEECH


@dataclass(frozen=True, slots=True)
class Statement:
    """A passage worth reporting, and whose it is.

    `attribution` is None for a passage that nobody is quoted for. `actor_id` is None
    while the speaker is unknown or anonymous; `speaker` is then what the text calls it
    ("officials"), and `candidates` are who it may be, likeliest first, until a person
    decides. `salience` runs from 0 to 1; `reasons` say it in words.
    """

    id: StatementId
    passage: Passage
    attribution: Attribution | None
    actor_id: ActorId | None = None
    speaker: str = ""
    state: StatementState = StatementState.SUGGESTED
    origin: Origin = Origin.DETECTED
    salience: float = 0.0
    reasons: tuple[str, ...] = ()
    said_on: date | None = None
    topic: str = ""
    note: str = ""
    candidates: tuple[ActorId, ...] = ()
    stance: Stance | None = None

    @property
    def manner(self) -> Manner | None:
        """How the words are reported; None for a passage without attribution."""
        return self.attribution.manner if self.attribution else None

    @property
    def reports(self) -> Reports | None:
        """Whether it was said or only thought; None for a passage without attribution."""
        return self.attribution.reports if self.attribution else None

    @property
    def is_thought(self) -> bool:
        """Whether it tells what somebody believes, wishes or plans, and not what was said."""
        return self.reports is Reports.THOUGHT

    @property
    def certainty(self) -> Certainty | None:
        """How far the speaker is known; None for a passage without attribution."""
        if self.attribution is None:
            return None
        if self.actor_id is not None:
            return Certainty.NAMED
        return Certainty.DOUBTFUL if self.candidates else Certainty.UNNAMED

    @property
    def is_in_doubt(self) -> bool:
        """Whether it is still to be decided which of the candidates speaks."""
        return self.certainty is Certainty.DOUBTFUL

"""A finding: what it weighs, where it is mended, and who waived it."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from enum import StrEnum

from briefing_app.domain.briefings.briefing import Waiver
from briefing_app.domain.identity import ActorId, ArticleId, ItemId, StatementId


class Severity(StrEnum):
    """How much a finding weighs: what must not leave, what needs a reason, what to look at."""

    ERROR = "error"
    WARNING = "warning"
    NOTE = "note"


class Place(StrEnum):
    """Where in the desk a finding is mended."""

    OUTLINE = "outline"
    ITEM = "item"
    IN_BRIEF = "in-brief"
    DETAILS = "details"
    ARTICLE = "article"
    ACTOR = "actor"


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing to mend, in a sentence; `item_id` is None for the briefing as a whole.

    `code` names the check for good (`missing-outlet`); `subject` tells apart what one check
    finds twice in an item (the word, the quotation). `article_id`, `statement_id` and `actor_id`
    are what it is about, where it is about one. `waiver` is set once somebody has let it pass.
    """

    severity: Severity
    sentence: str
    item_id: ItemId | None = None
    code: str = ""
    place: Place = Place.OUTLINE
    subject: str = ""
    article_id: ArticleId | None = None
    statement_id: StatementId | None = None
    actor_id: ActorId | None = None
    waiver: Waiver | None = None

    @property
    def can_be_waived(self) -> bool:
        """Whether it may pass with somebody's initials: an error never may."""
        return self.severity is not Severity.ERROR and bool(self.code)

    def is_waived_by(self, waiver: Waiver) -> bool:
        """Tell whether `waiver` lets this finding pass."""
        return self.can_be_waived and (waiver.code, waiver.item_id, waiver.subject) == (
            self.code,
            self.item_id,
            self.subject,
        )


def with_waivers(found: Iterable[Finding], waivers: Iterable[Waiver]) -> tuple[Finding, ...]:
    """Return findings, each once, with the waivers that let them pass."""
    known = {(waiver.code, waiver.item_id, waiver.subject): waiver for waiver in waivers}
    return tuple(
        replace(one, waiver=known.get((one.code, one.item_id, one.subject))) if one.can_be_waived else one
        for one in dict.fromkeys(found)
    )


def blocking(found: Iterable[Finding]) -> tuple[Finding, ...]:
    """Return what keeps a briefing from leaving the desk."""
    return tuple(one for one in found if one.severity is Severity.ERROR)


def unwaived(found: Iterable[Finding]) -> tuple[Finding, ...]:
    """Return what nobody has let pass."""
    return tuple(one for one in found if one.waiver is None)

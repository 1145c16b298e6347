"""What an editor would send back: what keeps a briefing from leaving the desk, and what weakens it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from briefing_app.domain.briefings.outline import groups, item_numbers
from briefing_app.domain.checks.facts import Facts, Vocabulary
from briefing_app.domain.checks.finding import (
    Finding,
    Place,
    Severity,
    blocking,
    unwaived,
    with_waivers,
)
from briefing_app.domain.checks.front import of_briefing, of_marking
from briefing_app.domain.checks.items import of_group
from briefing_app.domain.checks.repeats import of_near_repeats, of_repeats, of_same_texts
from briefing_app.domain.checks.wording import of_in_brief, of_words

if TYPE_CHECKING:
    from briefing_app.domain.briefings.briefing import Briefing
    from briefing_app.domain.identity import ArticleId, StatementId

__all__ = [
    "Facts",
    "Finding",
    "Place",
    "Severity",
    "Vocabulary",
    "blocking",
    "findings",
    "unwaived",
    "with_waivers",
]


def findings(briefing: Briefing, facts: Facts) -> tuple[Finding, ...]:
    """Return everything that should be looked at before `briefing` leaves, in its order.

    What was waived is among it, with its waiver.
    """
    counted = item_numbers(briefing)
    numbers = facts.numbers if counted.keys() <= facts.numbers.keys() else counted
    found = list(of_briefing(briefing, facts, len(numbers)))
    found += of_marking(briefing, facts)
    found += of_in_brief(briefing, facts)
    seen: dict[tuple[str, int], int] = {}
    placed: dict[StatementId, int] = {}
    texts: dict[ArticleId, tuple[ArticleId, int]] = {}
    for section in briefing.sections:
        for group in groups(section):
            number = numbers.get(group.lead.id, 0)
            found += of_group(group, facts, number)
            found += of_words(group, facts, number)
            found += of_repeats(group, numbers, seen)
            found += of_same_texts(group, facts, number, texts)
            found += of_near_repeats(group, facts, number, placed)
    return with_waivers(found, briefing.waivers)

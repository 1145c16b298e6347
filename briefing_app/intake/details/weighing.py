"""What several sources say about a field, weighed: one value, how sure it is, and what else was said.

Sources that agree make each other surer, though less than if they knew nothing of each other
(`_INDEPENDENCE`): the tags of a page are often filled from one place. Sources that say
something else make it less sure, by how far they are trusted themselves.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING

from briefing_app.domain.articles.article import Alternative, ArticleField, DetailSource, Detected
from briefing_app.intake.text.letters import letters_of

if TYPE_CHECKING:
    from collections.abc import Iterable

    from briefing_app.intake.details.claim import Claim

_INDEPENDENCE = 0.5
_OBJECTION = 0.3
_MOST = 0.99
_MOST_ALTERNATIVES = 4
_NAMES = frozenset((ArticleField.HEADLINE, ArticleField.OUTLET, ArticleField.BYLINE, ArticleField.DATELINE))


@dataclass(frozen=True, slots=True)
class Weighed:
    """The value that a field gets, "" where nobody says anything, and how it came to be."""

    value: str = ""
    detected: Detected | None = None


@dataclass
class _Group:
    """The claims that come to the same value, the most trusted first."""

    claims: list[Claim]

    @cached_property
    def confidence(self) -> float:
        """How sure they are together."""
        first, *rest = sorted(self.claims, key=lambda one: -one.confidence)
        doubt = 1 - first.confidence
        sources = {first.source}
        for one in rest:
            if one.source not in sources:
                sources.add(one.source)
                doubt *= 1 - _INDEPENDENCE * one.confidence
        return 1 - doubt


def weigh(field: ArticleField, claims: Iterable[Claim]) -> Weighed:
    """Return what is to be believed of the claims about `field`; of equals the first wins."""
    groups: dict[str, _Group] = {}
    for one in claims:
        if one.field is field:
            groups.setdefault(_key(field, one.value), _Group([])).claims.append(one)
    if not groups:
        return Weighed()
    best, *others = sorted(groups.values(), key=lambda group: -group.confidence)
    confidence = best.confidence
    for other in others:
        confidence *= 1 - _OBJECTION * other.confidence
    if best.claims[0].source is DetailSource.PERSON:
        confidence = 1.0
    leading = max(best.claims, key=lambda one: one.confidence)
    return Weighed(
        best.claims[0].value,
        Detected(
            field,
            leading.source,
            round(min(confidence, 1.0 if leading.source is DetailSource.PERSON else _MOST), 2),
            tuple(dict.fromkeys(one.source for one in best.claims if one.source is not leading.source)),
            tuple(_alternative(group) for group in others[:_MOST_ALTERNATIVES]),
        ),
    )


def _alternative(group: _Group) -> Alternative:
    leading = max(group.claims, key=lambda one: one.confidence)
    return Alternative(leading.value, leading.source, round(group.confidence, 2))


def _key(field: ArticleField, value: str) -> str:
    """Return what two ways of writing the same value share."""
    if field in _NAMES:
        return letters_of(value) or value
    if field is ArticleField.LANGUAGE:
        return value.partition("-")[0].lower()
    if field is ArticleField.URL:
        return value.partition("://")[2].removeprefix("www.").rstrip("/").casefold()
    return value

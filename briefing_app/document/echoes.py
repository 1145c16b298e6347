"""Whether two articles carry the same statement: the same speaker, nearly the same words.

What several outlets carry counts for more, and is printed once.
"""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from briefing_app.document.words.content_words import content_words
from briefing_app.document.words.cue_words import turning_words
from briefing_app.domain.actors.folding import folded
from briefing_app.domain.statements.shortening import printed_wording

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from briefing_app.domain.articles.article import Article
    from briefing_app.domain.identity import ArticleId, StatementId
    from briefing_app.domain.statements.statement import Statement

_SAME_SPEAKER, _ANY_SPEAKER = 0.6, 0.85
_FEWEST_SHARED = 3
_GAIN, _MOST_GAIN = 0.05, 0.15
_LIKELIEST = 12
"""A word that more statements of one speaker have tells little: the rarest lead to the others."""


@dataclass(frozen=True, slots=True)
class Saying:
    """What of a statement is compared: who speaks, the words that carry meaning, and whether it is denied."""

    speaker: str
    words: frozenset[str]
    turned: bool

    def repeats(self, other: Saying) -> bool:
        """Tell whether it says what `other` says; the same words denied are another statement."""
        fewer = min(len(self.words), len(other.words))
        shared = len(self.words & other.words)
        if self.turned is not other.turned or not fewer:
            return False
        if self.speaker and self.speaker == other.speaker:
            return shared / fewer > _SAME_SPEAKER
        return shared / fewer > _ANY_SPEAKER


def saying(statement: Statement, text: str) -> Saying:
    """Return what is compared of a statement that stands in `text`."""
    speaker = str(statement.actor_id) if statement.actor_id is not None else folded(statement.speaker)
    words = frozenset(content_words(printed_wording(statement, text)))
    return Saying(speaker, words, bool(turning_words(statement, text)))


def echoes(
    statements: Iterable[Statement], articles: Mapping[ArticleId, Article]
) -> dict[StatementId, frozenset[ArticleId]]:
    """Return for each statement which other articles carry it; those that none carries are left out."""
    found: dict[StatementId, set[ArticleId]] = defaultdict(set)
    for one, other in repeats(statements, articles):
        if one.passage.article_id != other.passage.article_id:
            found[one.id].add(other.passage.article_id)
            found[other.id].add(one.passage.article_id)
    return {statement_id: frozenset(where) for statement_id, where in found.items()}


def repeats(
    statements: Iterable[Statement], articles: Mapping[ArticleId, Article]
) -> tuple[tuple[Statement, Statement], ...]:
    """Return the pairs of statements in which one speaker says the same twice."""
    by_speaker: dict[str, list[tuple[Statement, Saying]]] = defaultdict(list)
    for statement in statements:
        article = articles.get(statement.passage.article_id)
        if article is not None and statement.attribution is not None and not statement.is_thought:
            said = saying(statement, article.text)
            if said.speaker and len(said.words) >= _FEWEST_SHARED:
                by_speaker[said.speaker].append((statement, said))
    return tuple(
        (one, other)
        for sayings in by_speaker.values()
        for (one, said), (other, said_again) in _likely_pairs(sayings)
        if said.repeats(said_again)
    )


def with_echoes(statement: Statement, carried_by: int) -> Statement:
    """Return a statement that `carried_by` other articles carry, ranked higher, with that as a reason."""
    if not carried_by:
        return statement
    reason = f"also in {carried_by} article{'s' if carried_by > 1 else ''}"
    salience = min(1.0, statement.salience + min(_MOST_GAIN, _GAIN * carried_by))
    return replace(statement, salience=salience, reasons=(*statement.reasons, reason))


def _likely_pairs(
    sayings: list[tuple[Statement, Saying]],
) -> Iterable[tuple[tuple[Statement, Saying], tuple[Statement, Saying]]]:
    """Give the pairs that share one of their rarer words, each once."""
    holders: dict[str, list[int]] = defaultdict(list)
    for place, (_, said) in enumerate(sayings):
        for word in said.words:
            holders[word].append(place)
    for place, (_, said) in enumerate(sayings):
        rare = sorted(said.words, key=lambda word: (len(holders[word]), word))[:_LIKELIEST]
        others = {other for word in rare for other in holders[word] if other > place}
        for other in sorted(others):
            yield sayings[place], sayings[other]

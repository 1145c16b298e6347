"""What the checks say of who speaks, and in what function on that day."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from briefing_app.domain.checks.finding import Finding, Place, Severity
from briefing_app.domain.statements.statement import Certainty
from briefing_app.domain.text import first_words

if TYPE_CHECKING:
    from briefing_app.domain.articles.article import Article
    from briefing_app.domain.briefings.briefing import StatementItem
    from briefing_app.domain.checks.facts import Facts
    from briefing_app.domain.statements.statement import Statement

_SHORTLY = 48


def of_speaker(
    item: StatementItem, statement: Statement, article: Article, facts: Facts, number: int
) -> Iterator[Finding]:
    """Give what is not known of the speaker: in doubt, without a name, missing, or not in office."""

    def finding(severity: Severity, sentence: str, code: str) -> Finding:
        return Finding(
            severity, sentence, item.id, code, Place.ITEM, "", article.id, statement.id, statement.actor_id
        )

    match statement.certainty:
        case Certainty.DOUBTFUL:
            names = [facts.actors[one].name for one in statement.candidates if one in facts.actors]
            perhaps = f" It may be {' or '.join(names)}." if names else ""
            said = shortly(statement.passage.quote)
            yield finding(
                Severity.NOTE,
                f"Item {number}: it is not certain who said {said}.{perhaps}",
                "doubtful-speaker",
            )
        case Certainty.UNNAMED if statement.speaker.strip():
            yield finding(
                Severity.NOTE,
                f"Item {number}: the speaker stays anonymous (“{' '.join(statement.speaker.split())}”).",
                "anonymous-speaker",
            )
        case Certainty.UNNAMED:
            yield finding(Severity.WARNING, f"A statement of item {number} has no speaker.", "no-speaker")
    yield from _of_function(item, statement, article, facts, number)


def _of_function(
    item: StatementItem, statement: Statement, article: Article, facts: Facts, number: int
) -> Iterator[Finding]:
    """Give a speaker who held no known function on the day of the statement."""
    actor = facts.actors.get(statement.actor_id) if statement.actor_id is not None else None
    day = statement.said_on or article.published_on
    if actor is None or day is None or not actor.functions:
        return
    if any(function.holds_on(day) for function in actor.functions):
        return
    held = actor.functions[-1].title or actor.functions[-1].affiliation
    yield Finding(
        Severity.WARNING,
        f"Item {number}: {actor.name} was not “{held}” on {day.day} {day:%B %Y}; no function is printed.",
        item.id,
        "function-not-held",
        Place.ACTOR,
        "",
        article.id,
        statement.id,
        actor.id,
    )


def speaker_name(statement: Statement, facts: Facts) -> str:
    """Return the name of who speaks, or what the text calls them."""
    actor = facts.actors.get(statement.actor_id) if statement.actor_id is not None else None
    return actor.name if actor is not None else " ".join(statement.speaker.split())


def shortly(words: str, most: int = _SHORTLY) -> str:
    """Return the first words, at most so many characters, in quotation marks."""
    return f"“{first_words(words, most)}”"

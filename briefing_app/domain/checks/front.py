"""What the checks say of a briefing as a whole: its marking, its length, its opening."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING

from briefing_app.domain.briefings.briefing import ArticleItem, StatementItem, Tlp
from briefing_app.domain.briefings.outline import items
from briefing_app.domain.checks.finding import Finding, Place, Severity

if TYPE_CHECKING:
    from briefing_app.domain.briefings.briefing import Briefing
    from briefing_app.domain.checks.facts import Facts
    from briefing_app.domain.identity import ArticleId

MOST_IN_BRIEF_LINES = 4
_ORDER = (Tlp.NONE, Tlp.CLEAR, Tlp.GREEN, Tlp.AMBER, Tlp.AMBER_STRICT, Tlp.RED)
_LABEL = re.compile(r"\bTLP:(?:CLEAR|GREEN|AMBER\+STRICT|AMBER|RED)(?![\w+])")


def of_briefing(briefing: Briefing, facts: Facts, count: int) -> Iterator[Finding]:
    """Give what is found of the whole; `count` is the number of its items."""
    control = briefing.control
    if control.tlp is Tlp.NONE and not control.classification.strip():
        yield Finding(
            Severity.WARNING,
            "The briefing has no marking. Choose a TLP label or a classification.",
            code="no-marking",
            place=Place.DETAILS,
        )
    if not count:
        yield Finding(Severity.WARNING, "The briefing has no items yet.", code="no-items")
    if facts.items and count > facts.items:
        yield Finding(
            Severity.WARNING,
            f"The briefing has {count} items; {facts.items} are allowed.",
            code="too-many-items",
        )
    if facts.page_budget and facts.pages > facts.page_budget:
        yield Finding(
            Severity.WARNING,
            f"The briefing has {facts.pages} pages; {facts.page_budget} are allowed.",
            code="too-many-pages",
        )
    yield from _of_in_brief(briefing, facts, count)


def _of_in_brief(briefing: Briefing, facts: Facts, count: int) -> Iterator[Finding]:
    length, most = len(briefing.in_brief), facts.in_brief_characters
    if count and not briefing.in_brief.strip():
        yield Finding(
            Severity.NOTE,
            "“In brief” is empty and will not be printed.",
            code="no-in-brief",
            place=Place.IN_BRIEF,
        )
    if most and length > most:
        yield Finding(
            Severity.WARNING,
            f"“In brief” has {length} characters; {most} are allowed.",
            code="long-in-brief",
            place=Place.IN_BRIEF,
        )
    elif facts.in_brief_lines > MOST_IN_BRIEF_LINES:
        yield Finding(
            Severity.WARNING,
            f"“In brief” has about {facts.in_brief_lines} lines; {MOST_IN_BRIEF_LINES} are allowed.",
            code="in-brief-lines",
            place=Place.IN_BRIEF,
        )
    sources = articles_of(briefing, facts)
    for number in dict.fromkeys(re.findall(r"\[(\d{1,4})\]", briefing.in_brief)):
        if not 1 <= int(number) <= len(sources):
            yield Finding(
                Severity.WARNING,
                f"“In brief” points to source {number}, but the last source is {len(sources)}.",
                code="no-such-source",
                place=Place.IN_BRIEF,
                subject=number,
            )


def of_marking(briefing: Briefing, facts: Facts) -> Iterator[Finding]:
    """Give the articles that carry a higher label than the briefing that prints them."""
    own = _ORDER.index(briefing.control.tlp)
    for item in items(briefing):
        article = facts.articles.get(item.article_id) if isinstance(item, ArticleItem) else None
        if article is None:
            continue
        words = " ".join((article.headline, article.text, article.note))
        labels = {Tlp(label) for label in _LABEL.findall(words)}
        highest = max(labels, key=_ORDER.index, default=Tlp.NONE)
        if _ORDER.index(highest) > own:
            marked = f"is marked {briefing.control.tlp}" if own else "bears no label"
            yield Finding(
                Severity.WARNING,
                f"An article bears {highest}; the briefing {marked}.",
                item.id,
                "low-marking",
                Place.DETAILS,
                str(highest),
                article.id,
            )


def articles_of(briefing: Briefing, facts: Facts) -> set[ArticleId]:
    """Return the articles that a briefing rests on, those that are still in the library."""
    found: set[ArticleId] = set()
    for item in items(briefing):
        if isinstance(item, ArticleItem):
            found.update((item.article_id, *item.also_in))
        elif isinstance(item, StatementItem) and item.statement_id in facts.statements:
            found.add(facts.statements[item.statement_id].passage.article_id)
    return found & facts.articles.keys()

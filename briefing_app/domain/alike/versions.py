"""The versions of one text: which stands for all, where else it stands, and how many sources that makes."""

from __future__ import annotations

from collections.abc import Hashable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime

from briefing_app.domain.articles.article import Article, ReadingState
from briefing_app.domain.identity import ArticleId

FULL_ENOUGH = 0.8
"""The part of the longest version's length that a leading one must have."""


@dataclass(frozen=True, slots=True)
class Version:
    """What of an article is weighed against other versions of its text.

    `length` counts characters. `origin` is the agency that its dateline or credit line names, ""
    where none does; `is_agencys` says that the agency itself is the outlet.
    """

    id: ArticleId
    outlet: str
    length: int
    taken_in_at: datetime
    published_on: date | None = None
    origin: str = ""
    is_agencys: bool = False
    leads: bool = False
    is_dismissed: bool = False


def version_of(article: Article, origin: str = "", is_agencys: bool = False) -> Version:
    """Return an article as a version."""
    return Version(
        article.id,
        article.outlet,
        len(article.text),
        article.taken_in_at,
        article.published_on,
        origin,
        is_agencys,
        article.leads,
        article.state is ReadingState.DISMISSED,
    )


def lead_of(versions: Sequence[Version]) -> Version:
    """Return the version that stands for all.

    A person's choice comes first. Otherwise one that nobody dismissed and that is full enough:
    of these the agency's own, then the earliest published, then the longest, then the first to
    be taken in.
    """
    chosen = [one for one in versions if one.leads]
    if chosen:
        return min(chosen, key=lambda one: one.id)
    open_ones = [one for one in versions if not one.is_dismissed] or list(versions)
    longest = max(one.length for one in open_ones)
    return min(
        (one for one in open_ones if one.length >= FULL_ENOUGH * longest),
        key=lambda one: (not one.is_agencys, one.published_on or date.max, -one.length, one.id),
    )


def in_order(versions: Sequence[Version]) -> tuple[Version, ...]:
    """Return the versions with the one that leads first, then as they were published."""
    lead = lead_of(versions)
    others = sorted(
        (one for one in versions if one.id != lead.id),
        key=lambda one: (one.published_on or date.max, one.taken_in_at, one.id),
    )
    return (lead, *others)


def also_in(
    placed: ArticleId, versions: Sequence[Version], but: Iterable[ArticleId] = ()
) -> tuple[ArticleId, ...]:
    """Return which versions to name beside the one that is placed: one for each other outlet.

    What was dismissed is not named, nor what is in `but`; of two in one outlet the one before
    in the order of `in_order`.
    """
    left_out = {placed, *but}
    outlets = {one.outlet.casefold() for one in versions if one.id == placed}
    named: list[ArticleId] = []
    for one in in_order(versions) if versions else ():
        outlet = one.outlet.casefold()
        if one.id in left_out or one.is_dismissed or (outlet and outlet in outlets):
            continue
        outlets.add(outlet)
        named.append(one.id)
    return tuple(named)


def independent(
    ids: Iterable[ArticleId], texts: Mapping[ArticleId, Hashable], origins: Mapping[ArticleId, str]
) -> int:
    """Return how many sources articles make that tell of one story: a wire text counts once.

    `texts` says which text each has; different texts that an agency wrote are one source, too.
    """
    found: set[Hashable] = set()
    by_text: dict[Hashable, list[ArticleId]] = {}
    for one in dict.fromkeys(ids):
        by_text.setdefault(texts.get(one, one), []).append(one)
    for text, members in by_text.items():
        agency = next((origins[one] for one in members if origins.get(one)), "")
        found.add(("agency", agency) if agency else ("text", text))
    return len(found)

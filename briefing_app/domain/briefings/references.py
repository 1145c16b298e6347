"""References to sources in what a person writes: `[3]` goes on meaning the article that it meant.

Sources are numbered by where their articles first stand in the sections, so every move renumbers
them.
"""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

from briefing_app.domain.briefings.briefing import ArticleItem, NoteItem, StatementItem

if TYPE_CHECKING:
    from collections.abc import Iterator

    from briefing_app.domain.briefings.briefing import Briefing
    from briefing_app.domain.identity import ArticleId

_REFERENCE = re.compile(r"(?P<space>[ \u00a0]?)\[(?P<number>\d{1,4})\]")


def article_order(briefing: Briefing) -> tuple[ArticleId, ...]:
    """Return the articles of a briefing, each once, in the order of their source numbers."""
    found: dict[ArticleId, None] = {}
    for section in briefing.sections:
        lead: ArticleId | None = None
        for item in section.items:
            if isinstance(item, ArticleItem):
                lead = item.article_id
                found.update(dict.fromkeys((item.article_id, *item.also_in)))
            elif isinstance(item, StatementItem):
                article_id = item.article_id if item.article_id is not None else lead
                if article_id is not None:
                    found[article_id] = None
    return tuple(found)


def with_references_kept(before: Briefing, after: Briefing) -> Briefing:
    """Return `after` with the references in its “In brief” and notes led to the same articles as before.

    A reference to an article that is gone goes, too; a number that meant no source stays, and so
    does a text that is itself new.
    """
    texts = {item.id: item.text for item in _notes(before)}
    if before.in_brief != after.in_brief and not any(map(_REFERENCE.search, texts.values())):
        return after
    old = article_order(before)
    new = {article_id: number for number, article_id in enumerate(article_order(after), start=1)}
    if old == tuple(new):
        return after

    def renumbered(match: re.Match[str]) -> str:
        number = int(match["number"])
        if not 1 <= number <= len(old):
            return match[0]
        now = new.get(old[number - 1])
        return f"{match['space']}[{now}]" if now else ""

    def kept(text: str, earlier: str | None) -> str:
        return _REFERENCE.sub(renumbered, text) if text == earlier else text

    sections = tuple(
        replace(
            section,
            items=tuple(
                replace(item, text=kept(item.text, texts.get(item.id)))
                if isinstance(item, NoteItem)
                else item
                for item in section.items
            ),
        )
        for section in after.sections
    )
    return replace(after, in_brief=kept(after.in_brief, before.in_brief), sections=sections)


def _notes(briefing: Briefing) -> Iterator[NoteItem]:
    for section in briefing.sections:
        yield from (item for item in section.items if isinstance(item, NoteItem))

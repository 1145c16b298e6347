"""What a person says of articles that share their words: the same, not the same, this one leads."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from briefing_app.domain.briefings import outline
from briefing_app.domain.briefings.briefing import ArticleItem
from briefing_app.domain.edit import Change, Edit
from briefing_app.errors import BriefingError
from briefing_app.workspace.composing.versions import proposed_also_in
from briefing_app.workspace.edits.briefings import rearranged
from briefing_app.workspace.edits.labels import named

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from briefing_app.domain.articles.article import Article
    from briefing_app.domain.identity import ArticleId, BriefingId
    from briefing_app.storage.store import Store


def part_version(store: Store, article_id: ArticleId) -> Edit:
    """Say that an article is no version of the text that it was found alike to; for good."""
    others = store.version_mates([article_id]) - {article_id}
    if not others:
        raise BriefingError("The article stands alone already.", hint="Choose one that has versions.")
    before = store.articles([article_id, *others])
    article = before[article_id]
    after = dict(before)
    after[article_id] = replace(
        article, unlike=article.unlike | others, alike=article.alike - others, leads=False
    )
    for other in others:
        after[other] = replace(before[other], alike=before[other].alike - {article_id})
    return Edit(f"part {named(article.headline)} from its versions", _changes(before, after))


def join_versions(store: Store, article_id: ArticleId, other_id: ArticleId) -> Edit:
    """Say that two articles have one text, and with them all that were found alike to either."""
    if article_id == other_id or other_id in store.version_mates([article_id]):
        raise BriefingError("These are versions of one text already.", hint="Choose another article.")
    ours = {article_id, *store.version_mates([article_id])}
    theirs = {other_id, *store.version_mates([other_id])}
    before = store.articles([*ours, *theirs])
    after = {
        one: replace(article, unlike=article.unlike - (theirs if one in ours else ours))
        for one, article in before.items()
    }
    after[article_id] = replace(after[article_id], alike=after[article_id].alike | {other_id})
    label = f"put {named(before[article_id].headline)} with {named(before[other_id].headline)}"
    return Edit(label, _changes(before, after))


def lead_versions(store: Store, article_id: ArticleId) -> Edit:
    """Let an article stand for all versions of its text."""
    before = store.articles([article_id, *store.version_mates([article_id])])
    after = {one: replace(article, leads=one == article_id) for one, article in before.items()}
    return Edit(f"let {named(before[article_id].headline)} lead its versions", _changes(before, after))


def fill_also_in(store: Store, briefing_id: BriefingId, article_id: ArticleId) -> Edit:
    """Name the outlets that carry the text of an article, where versions of it stand in a briefing."""
    before = after = store.briefing(briefing_id)
    versions = {article_id, *store.versions_of(article_id)}
    placed = [
        item
        for item in outline.items(before)
        if isinstance(item, ArticleItem) and item.article_id in versions
    ]
    if not placed:
        raise BriefingError(
            "No version of this text stands in the briefing.", hint="Put one into a section first: 1 to 9."
        )
    for item in placed:
        others = proposed_also_in(store, before, item.article_id)
        known = tuple(dict.fromkeys((*item.also_in, *others)))
        after = outline.change_item(after, replace(item, also_in=known))
    return Edit("change Also in", (rearranged(before, after),))


def _changes(before: Mapping[ArticleId, Article], after: Mapping[ArticleId, Article]) -> tuple[Change, ...]:
    order: Iterable[ArticleId] = sorted(before)
    return tuple(Change(before[one], after[one]) for one in order if before[one] != after[one])

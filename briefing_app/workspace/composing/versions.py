"""The versions of an article's text in the library, and what a briefing says of them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from briefing_app.document.words.agencies import as_version
from briefing_app.domain.alike.versions import also_in, in_order
from briefing_app.domain.articles.article import Article
from briefing_app.domain.briefings.briefing import ArticleItem
from briefing_app.domain.briefings.outline import items

if TYPE_CHECKING:
    from collections.abc import Iterable

    from briefing_app.domain.alike.versions import Version
    from briefing_app.domain.briefings.briefing import Briefing
    from briefing_app.domain.edit import Change
    from briefing_app.domain.identity import ArticleId
    from briefing_app.storage.store import Store


def versions_of(store: Store, article_id: ArticleId) -> tuple[Version, ...]:
    """Return the versions of an article's text, the one that leads first; none where it stands alone."""
    articles = store.articles(store.versions_of(article_id))
    return in_order([as_version(article) for article in articles.values()]) if articles else ()


def proposed_also_in(
    store: Store, briefing: Briefing, article_id: ArticleId, placed_too: Iterable[ArticleId] = ()
) -> tuple[ArticleId, ...]:
    """Return which other outlets carry the text of an article that is being placed.

    Articles that have an item of their own, or get one in the same step, are not named.
    """
    own_items = {item.article_id for item in items(briefing) if isinstance(item, ArticleItem)}
    return also_in(article_id, versions_of(store, article_id), {*own_items, *placed_too})


def regrouped(store: Store, changes: Iterable[Change]) -> set[ArticleId]:
    """Return the articles whose versions are others because of `changes`, which were written."""
    seeds: set[ArticleId] = set()
    named: set[ArticleId] = set()
    for change in changes:
        before, after = change.before, change.after
        if not isinstance(change.entity, Article) or _grouping(before) == _grouping(after):
            continue
        seeds.add(change.entity.id)
        for side in (before, after):
            if isinstance(side, Article):
                named |= side.alike | side.unlike
    return named | (store.version_mates(seeds) if seeds else set())


def _grouping(entity: object) -> object:
    """Return what of an article its versions hang on, None for one that is not there."""
    if not isinstance(entity, Article) or entity.removed:
        return None
    return entity.alike, entity.unlike, entity.leads

"""What a person can do to articles."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING, Any

from briefing_app.domain.articles.article import Article, ArticleField, ReadingState
from briefing_app.domain.articles.certainty import sure_fields
from briefing_app.domain.edit import Change, Edit
from briefing_app.workspace.edits.labels import counted, named

if TYPE_CHECKING:
    from briefing_app.domain.identity import ArticleId
    from briefing_app.storage.store import Store

_STATE_WORDS = {
    ReadingState.NEW: "mark {} as unread",
    ReadingState.READ: "mark {} as read",
    ReadingState.DISMISSED: "dismiss {}",
}
_FREE_FIELDS = frozenset({"note"})


def import_articles(store: Store, articles: Sequence[Article], *, batch: str = "", already: int = 0) -> Edit:
    """Take articles into the library; undone, they are hidden and not destroyed.

    Edits of one `batch` are undone together; `already` says how many it brought before.
    """
    known = store.articles([article.id for article in articles])
    changes = tuple(
        Change(known.get(article.id) or replace(article, removed=True), article) for article in articles
    )
    count = already + len(articles)
    what = named(articles[0].headline) if count == 1 else counted(count, "article")
    return Edit(f"import {what}", changes, f"import:{batch}" if batch else "")


def edit_article(store: Store, article_id: ArticleId, **details: Any) -> Edit:
    """Change details of an article; each detail given counts as confirmed.

    Details are the fields of `ArticleField`, and `note`. The text cannot be changed.
    """
    article = store.article(article_id)
    fields = frozenset(ArticleField(name) for name in details.keys() - _FREE_FIELDS)
    after = replace(article, confirmed=article.confirmed | fields, **details)
    if details.keys() <= _FREE_FIELDS:
        return _edit(f"note on {named(article.headline)}", article, after, f"note:{article_id}")
    words = sorted(field.value.replace("_", " ") for field in fields)
    what = words[0] if len(words) == 1 else "details"
    return _edit(f"change {what} of {named(article.headline)}", article, after)


def edit_articles(store: Store, ids: Iterable[ArticleId], **details: Any) -> Edit:
    """Give several articles the same details; each detail given counts as confirmed."""
    fields = frozenset(ArticleField(name) for name in details)
    articles = store.articles(ids).values()
    changes = tuple(
        Change(article, replace(article, confirmed=article.confirmed | fields, **details))
        for article in articles
    )
    words = " and ".join(sorted(field.value.replace("_", " ") for field in fields))
    what = named(next(iter(articles)).headline) if len(changes) == 1 else counted(len(changes), "article")
    return Edit(f"change {words} of {what}", changes)


def confirm_fields(
    store: Store, article_id: ArticleId, fields: Iterable[ArticleField] = tuple(ArticleField)
) -> Edit:
    """Approve detected details as they are."""
    article = store.article(article_id)
    after = replace(article, confirmed=article.confirmed | frozenset(fields))
    return _edit(f"confirm details of {named(article.headline)}", article, after)


def confirm_sure_fields(store: Store, ids: Iterable[ArticleId]) -> Edit:
    """Approve those details of articles that are sure enough to stand without a look."""
    articles = [article for article in store.articles(ids).values() if sure_fields(article)]
    changes = tuple(
        Change(article, replace(article, confirmed=article.confirmed.union(sure_fields(article))))
        for article in articles
    )
    what = named(articles[0].headline) if len(articles) == 1 else counted(len(articles), "article")
    return Edit(f"confirm sure details of {what}", changes)


def set_reading_state(store: Store, ids: Iterable[ArticleId], state: ReadingState) -> Edit:
    """Mark articles as unread, read or dismissed."""
    return _each(store, ids, _STATE_WORDS[state], state=state)


def star(store: Store, ids: Iterable[ArticleId], starred: bool = True) -> Edit:
    """Put a star on articles, or take it off."""
    return _each(store, ids, "star {}" if starred else "take the star off {}", starred=starred)


def remove_articles(store: Store, ids: Iterable[ArticleId]) -> Edit:
    """Hide articles from the library; statements in briefings keep their place."""
    return _each(store, ids, "remove {}", removed=True)


def restore_articles(store: Store, ids: Iterable[ArticleId]) -> Edit:
    """Bring removed articles back."""
    return _each(store, ids, "bring back {}", removed=False)


def _each(store: Store, ids: Iterable[ArticleId], label: str, **fields: Any) -> Edit:
    articles = store.articles(ids).values()
    changes = tuple(Change(article, replace(article, **fields)) for article in articles)
    what = named(next(iter(articles)).headline) if len(changes) == 1 else counted(len(changes), "article")
    return Edit(label.format(what), changes)


def _edit(label: str, before: Article, after: Article, merge_key: str = "") -> Edit:
    return Edit(label, (Change(before, after),), merge_key)

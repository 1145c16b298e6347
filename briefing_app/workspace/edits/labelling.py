"""What a person can do with the labels of articles."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from typing import TYPE_CHECKING

from briefing_app.domain.articles.labelling import fitting_label, label_key
from briefing_app.domain.edit import Change, Edit
from briefing_app.errors import BriefingError
from briefing_app.workspace.edits.labels import counted, listed, named

if TYPE_CHECKING:
    from briefing_app.domain.identity import ArticleId
    from briefing_app.storage.store import Store


def label_articles(
    store: Store, ids: Iterable[ArticleId], put: Iterable[str] = (), take_off: Iterable[str] = ()
) -> Edit:
    """Put labels on articles and take others off; one that is known is written as it is known."""
    known = {label_key(one.name): one.name for one in store.labels()}
    fitting = {label_key(name): name for name in map(fitting_label, put) if name}
    wanted = {key: known.get(key, name) for key, name in fitting.items()}
    off = list(take_off)
    unwanted = {label_key(name) for name in off}
    articles = store.articles(ids).values()
    changes = tuple(
        Change(article, replace(article, labels=_labels(article.labels, wanted, unwanted)))
        for article in articles
    )
    what = named(next(iter(articles)).headline) if len(changes) == 1 else counted(len(changes), "article")
    return Edit(_words(list(wanted.values()), off, what), changes)


def rename_label(store: Store, ids: Iterable[ArticleId], name: str, new: str) -> Edit:
    """Write a label of articles another way; where the other is there already both become one."""
    fitting = fitting_label(new)
    if not fitting:
        raise BriefingError("A label needs a letter or a digit.")
    changes = []
    for article in store.articles(ids).values():
        if label_key(name) in {label_key(one) for one in article.labels}:
            others = _labels(article.labels, {}, {label_key(name)})
            after = replace(article, labels=_labels(others, {label_key(fitting): fitting}, set()))
            changes.append(Change(article, after))
    return Edit(f"rename label {named(name)} to {named(fitting)}", tuple(changes))


def _labels(labels: frozenset[str], put: dict[str, str], take_off: set[str]) -> frozenset[str]:
    kept = frozenset(one for one in labels if label_key(one) not in take_off and label_key(one) not in put)
    return kept.union(put.values())


def _words(put: list[str], take_off: list[str], what: str) -> str:
    parts = []
    if put:
        parts.append(f"label {what} {listed([named(one) for one in sorted(put)])}")
    if take_off:
        words = listed([named(one) for one in sorted(take_off)])
        parts.append(f"take {words} off" if put else f"take {words} off {what}")
    return " and ".join(parts) or f"label {what}"

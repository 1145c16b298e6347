"""Taking what the workers made of an input into the library."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import datetime
from typing import TYPE_CHECKING

from briefing_app.domain.articles.article import Article
from briefing_app.intake.taken import article_from
from briefing_app.workspace.arriving.reading import adopt_analysis
from briefing_app.workspace.door.guarding import JustCame
from briefing_app.workspace.edits.articles import import_articles

if TYPE_CHECKING:
    from collections.abc import Sequence

    from briefing_app.domain.articles.article import ArticleField
    from briefing_app.domain.articles.original import Original
    from briefing_app.domain.statements.analysis import Analysis
    from briefing_app.intake.taken import Taken
    from briefing_app.storage.store import Store
    from briefing_app.workspace.tasks import TakenAndRead
    from briefing_app.workspace.workspace import Workspace

__all__ = ["Duplicate", "adopt", "adopt_analysis", "adopt_read", "read", "take", "take_many"]


@dataclass(frozen=True, slots=True)
class Duplicate:
    """An input whose text the library has already, as `article`."""

    article: Article


def adopt(store: Store, taken: Taken, now: datetime, *, sample: bool = False) -> Article | Duplicate:
    """Return the article to import for `taken`, or the one that the library shows already.

    An article that was removed comes back as it was. Nothing is written.
    """
    known = store.article_with_text(taken.sha256)
    if known is None:
        return article_from(taken, now, sample=sample)
    if known.removed:
        return replace(known, removed=False)
    return Duplicate(known)


def take(
    workspace: Workspace, taken: Taken, now: datetime, *, batch: str = "", already: int = 0
) -> Article | Duplicate:
    """Import `taken` as an edit that can be undone, with the bytes that it came from.

    The imports of one `batch` are undone together; `already` is how many it had before.
    """
    adopted = adopt(workspace.store, taken, now)
    if isinstance(adopted, Article):
        edit = import_articles(workspace.store, [adopted], batch=batch, already=already)
        try:
            workspace.apply(edit, [taken.original])
        except JustCame as known:
            return Duplicate(known.article)
    return adopted


def take_many(
    workspace: Workspace,
    arrived: Sequence[Taken],
    now: datetime,
    *,
    batch: str,
    already: int,
    confirmed: frozenset[ArticleField] = frozenset(),
) -> list[Article | Duplicate]:
    """Import several texts as one edit, in one transaction; a text that comes twice is taken once."""
    adopted = _adopted_together(workspace.store, arrived, now, confirmed)
    fresh = [one for one in adopted if isinstance(one, Article)]
    if fresh:
        edit = import_articles(workspace.store, fresh, batch=batch, already=already)
        workspace.apply(edit, _originals(adopted, arrived))
    return adopted


def _adopted_together(
    store: Store, arrived: Sequence[Taken], now: datetime, confirmed: frozenset[ArticleField] = frozenset()
) -> list[Article | Duplicate]:
    """Return for each text the article to import, or the one that holds it already; nothing is written."""
    first: dict[str, Article] = {}
    adopted: list[Article | Duplicate] = []
    for taken in arrived:
        if (twin := first.get(taken.sha256)) is not None:
            adopted.append(Duplicate(twin))
            continue
        one = adopt(store, taken, now)
        if isinstance(one, Article):
            one = first[taken.sha256] = replace(one, confirmed=one.confirmed | confirmed)
        adopted.append(one)
    return adopted


def _originals(adopted: Sequence[Article | Duplicate], arrived: Sequence[Taken]) -> list[Original]:
    """Return what the imported articles came from."""
    return [taken.original for one, taken in zip(adopted, arrived, strict=True) if isinstance(one, Article)]


def read(workspace: Workspace, article: Article, analysis: Analysis) -> None:
    """Record what reading an article found, and tell the views."""
    changes = adopt_analysis(workspace.store, article, analysis)
    workspace.record_analysis(article.id, analysis.engine, changes)


def adopt_read(store: Store, result: TakenAndRead, now: datetime) -> Article | Duplicate:
    """Take an article with its analysis into a library that no window shows."""
    adopted = adopt(store, result.taken, now)
    if isinstance(adopted, Duplicate):
        return adopted
    if not adopted.language and result.analysis.language:
        adopted = replace(adopted, language=result.analysis.language)
    edit = import_articles(store, [adopted])
    store.write(edit.changes, [result.taken.original])
    changes = adopt_analysis(store, adopted, result.analysis)
    store.record_analysis(adopted.id, result.analysis.engine, changes)
    return adopted

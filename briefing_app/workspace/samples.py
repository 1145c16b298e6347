"""The sample library: invented articles with a half-made briefing, for the first look."""

from __future__ import annotations

import tomllib
from collections.abc import Callable, Mapping
from dataclasses import replace
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any

from briefing_app.domain.article import Article, ReadingState
from briefing_app.domain.briefing import ArticleItem, Briefing, ControlData, NoteItem, NoteKind, Section
from briefing_app.domain.edit import Change, Edit
from briefing_app.domain.identity import BriefingId, ItemId, SectionId, StatementId, new_id
from briefing_app.domain.statement import Statement, StatementState
from briefing_app.domain.text import Span
from briefing_app.paths import resource
from briefing_app.workspace import tasks
from briefing_app.workspace.article_edits import import_articles
from briefing_app.workspace.intake import Duplicate, adopt, read
from briefing_app.workspace.item_edits import place_statements
from briefing_app.workspace.marking import quotation_around, sentence_around
from briefing_app.workspace.statement_edits import mark_statement, set_statement_state

if TYPE_CHECKING:
    from briefing_app.storage.store import Store
    from briefing_app.workspace.tasks import TakenAndRead
    from briefing_app.workspace.workspace import Workspace

_LOADED = "samples_loaded"


def sample_files() -> list[Path]:
    """Return the files of the sample articles, in order."""
    return sorted(resource("samples").glob("*.txt"))


def wants_samples(store: Store) -> bool:
    """Tell whether a library is new and may show the samples, or was interrupted at it."""
    return not store.setting(_LOADED) and not store.has_own_articles()


def has_samples(store: Store) -> bool:
    """Tell whether the library shows samples that can be removed."""
    return any(change.before != change.after for change in remove_samples(store).changes)


def load_samples(
    workspace: Workspace,
    now: datetime,
    take_in: Callable[[Path], TakenAndRead] = tasks.take_in,
) -> BriefingId | None:
    """Fill the library with the samples and their briefing, and open it; there is no undo.

    `take_in` reads one file; give a look-up in what worker processes have read, if they have.
    """
    articles: dict[str, Article] = {}
    for path in sample_files():
        result = take_in(path)
        adopted = adopt(workspace.store, result.taken, now, sample=True)
        if isinstance(adopted, Duplicate):
            articles[path.name] = adopted.article
            continue
        if not adopted.language:
            adopted = replace(adopted, language=result.analysis.language)
        workspace.store.write(
            import_articles(workspace.store, [adopted]).changes, {adopted.original: result.taken.original}
        )
        read(workspace, adopted, result.analysis)
        articles[path.name] = adopted
    briefing_id = _load_briefing(workspace, articles, now)
    workspace.store.set_setting(_LOADED, "yes")
    return briefing_id


def remove_samples(store: Store) -> Edit:
    """Hide the sample articles and their briefing."""
    return _hide(store, "remove the samples", removed=True)


def bring_back_samples(store: Store) -> Edit:
    """Show the sample articles and their briefing again, as they were left."""
    return _hide(store, "bring back the samples", removed=False)


def _hide(store: Store, label: str, *, removed: bool) -> Edit:
    entities: list[Article | Briefing] = [
        *store.articles(store.sample_articles()).values(),
        *store.sample_briefings(),
    ]
    return Edit(label, tuple(Change(one, replace(one, removed=removed)) for one in entities))


def _load_briefing(workspace: Workspace, articles: Mapping[str, Article], now: datetime) -> BriefingId | None:
    store = workspace.store
    if known := store.sample_briefings():
        return known[0].id
    plan = tomllib.loads(resource("samples", "briefing.toml").read_text(encoding="utf-8"))
    briefing = Briefing(
        BriefingId(new_id()),
        plan["title"],
        now,
        in_brief=plan["in_brief"].strip(),
        control=ControlData(organisation=tuple(plan["organisation"]), issue_date=now.astimezone().date()),
        sections=tuple(_section(part, articles) for part in plan["section"]),
        sample=True,
    )
    store.write([Change(None, briefing)])
    for part, section in zip(plan["section"], briefing.sections, strict=True):
        for item in part["item"]:
            article = articles.get(item["article"])
            if article is not None:
                _place(store, briefing.id, section.id, article, item.get("statements", ()))
    workspace.open_briefing(briefing.id)
    return briefing.id


def _section(part: Mapping[str, Any], articles: Mapping[str, Article]) -> Section:
    items: list[ArticleItem | NoteItem] = []
    for item in part["item"]:
        article = articles.get(item["article"])
        if article is None:
            continue
        items.append(
            ArticleItem(
                ItemId(new_id()),
                article.id,
                summary=item.get("summary", "").strip(),
                also_in=tuple(articles[name].id for name in item.get("also_in", ()) if name in articles),
            )
        )
        if comment := item.get("comment", "").strip():
            items.append(NoteItem(ItemId(new_id()), comment, NoteKind.COMMENT))
    return Section(SectionId(new_id()), part["title"], tuple(items))


def _place(
    store: Store, briefing_id: BriefingId, section_id: SectionId, article: Article, words: list[str]
) -> None:
    ids = [_statement_with(store, article, stretch) for stretch in words]
    read_article = replace(store.article(article.id), state=ReadingState.READ)
    store.write([Change(article, read_article)])
    store.write(place_statements(store, briefing_id, section_id, [one for one in ids if one]).changes)


def _statement_with(store: Store, article: Article, stretch: str) -> StatementId | None:
    """Return the statement that holds a stretch of words, made by hand where none was found."""
    start = article.text.find(stretch)
    if start < 0:
        return None
    span = Span(start, start + len(stretch))
    holding = [one for one in store.statements_of(article.id) if _holds(one, span)]
    if holding:
        store.write(set_statement_state(store, [holding[0].id], StatementState.SELECTED).changes)
        return holding[0].id
    edit = mark_statement(store, article.id, _words_around(article.text, span))
    store.write(edit.changes)
    return next(c.after.id for c in edit.changes if isinstance(c.after, Statement))


def _words_around(text: str, span: Span) -> Span:
    """Return the quotation around a stretch, or its sentence where nothing is quoted."""
    quotation = quotation_around(text, span)
    return quotation if quotation != span else sentence_around(text, span)


def _holds(statement: Statement, span: Span) -> bool:
    return statement.attribution is not None and statement.passage.span.contains(span)

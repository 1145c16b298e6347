"""The sample library: invented articles with a half-made briefing, for the first look."""

from __future__ import annotations

import tomllib
from collections.abc import Callable, Generator, Mapping
from dataclasses import replace
from datetime import datetime, timedelta
from pathlib import Path
from typing import TYPE_CHECKING, Any

from briefing_app.domain.articles.article import Article, ReadingState
from briefing_app.domain.briefings.briefing import (
    ArticleItem,
    Briefing,
    ControlData,
    NoteItem,
    NoteKind,
    Recipient,
    Section,
    StatementItem,
    Tlp,
)
from briefing_app.domain.briefings.outline import items
from briefing_app.domain.edit import Change, Edit
from briefing_app.domain.identity import BriefingId, ItemId, SectionId, StatementId, new_id
from briefing_app.domain.statements.statement import Manner, Statement, StatementState
from briefing_app.domain.text import Span
from briefing_app.paths import resource
from briefing_app.workspace import tasks
from briefing_app.workspace.arriving.adopting import Duplicate, adopt, adopt_analysis
from briefing_app.workspace.door.changed import Changed
from briefing_app.workspace.edits.articles import import_articles
from briefing_app.workspace.edits.items import place_statements
from briefing_app.workspace.edits.statements import (
    mark_statement,
    set_manner,
    set_speaker,
    set_statement_state,
)
from briefing_app.workspace.marking import quotation_around, sentence_around

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
) -> BriefingId:
    """Fill the library with the samples and their briefing, and open it; there is no undo.

    `take_in` reads one file; give a look-up in what worker processes have read, if they have.
    """
    steps = loading(workspace, now, take_in)
    while True:
        try:
            next(steps)
        except StopIteration as end:
            made: BriefingId = end.value
            return made


def loading(
    workspace: Workspace, now: datetime, take_in: Callable[[Path], TakenAndRead]
) -> Generator[None, None, BriefingId]:
    """Do what `load_samples` does in short steps, so that a window can breathe between them.

    The listeners are told once, when all is there; what was interrupted is taken up again.
    """
    articles: dict[str, Article] = {}
    for path in sample_files():
        articles[path.name] = _load_article(workspace.store, take_in(path), now)
        yield
    briefing_id = yield from _load_briefing(workspace.store, articles, now)
    workspace.store.set_setting(_LOADED, "yes")
    ids = frozenset(article.id for article in articles.values())
    workspace.open_briefing(briefing_id)
    workspace.tell(Changed(articles=ids, briefings=frozenset({briefing_id})))
    return briefing_id


def _load_article(store: Store, result: TakenAndRead, now: datetime) -> Article:
    adopted = adopt(store, result.taken, now, sample=True)
    if isinstance(adopted, Duplicate):
        article = adopted.article
    else:
        article = replace(adopted, language=adopted.language or result.analysis.language)
        store.write(import_articles(store, [article]).changes, [result.taken.original])
    if not store.analysis_state(article.id):
        found = adopt_analysis(store, article, result.analysis)
        store.record_analysis(article.id, result.analysis.engine, found)
    return article


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


def _load_briefing(
    store: Store, articles: Mapping[str, Article], now: datetime
) -> Generator[None, None, BriefingId]:
    plan = tomllib.loads(resource("samples", "briefing.toml").read_text(encoding="utf-8"))
    known = store.sample_briefings()
    briefing = known[0] if known else _new_briefing(plan, articles, now)
    if not known:
        store.write([Change(None, briefing)])
    for part, section in zip(plan["section"], briefing.sections, strict=False):
        for item in part["item"]:
            article = articles.get(item["article"])
            if article is not None:
                _place(
                    store, briefing.id, section.id, article, item.get("statements", ()), item.get("by", "")
                )
                yield
    return briefing.id


def _new_briefing(plan: Mapping[str, Any], articles: Mapping[str, Article], now: datetime) -> Briefing:
    return Briefing(
        BriefingId(new_id()),
        plan["title"],
        now,
        in_brief=plan["in_brief"].strip(),
        control=_control(plan, now),
        sections=tuple(_section(part, articles) for part in plan["section"]),
        sample=True,
    )


def _control(plan: Mapping[str, Any], now: datetime) -> ControlData:
    """Return what identifies the briefing, of the day that the samples are first shown on."""
    local = now.astimezone()
    hour, minute = map(int, plan.get("cut_off", "06:00").split(":"))
    cut_off = local.replace(hour=hour, minute=minute, second=0, microsecond=0)
    return ControlData(
        organisation=tuple(plan["organisation"]),
        tlp=Tlp(plan.get("tlp", "")),
        classification=plan.get("classification", ""),
        issue_date=local.date(),
        edition=plan.get("edition", ""),
        reference=plan.get("reference", "").replace("{year}", str(local.year)),
        cut_off=cut_off if cut_off <= local else cut_off - timedelta(days=1),
        drafter=plan.get("drafter", ""),
        phone=plan.get("phone", ""),
        distribution=tuple(
            Recipient(one["name"], one.get("office", ""), one.get("copies", ""))
            for one in plan.get("distribution", ())
        ),
    )


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
    store: Store, briefing_id: BriefingId, section_id: SectionId, article: Article, words: list[str], by: str
) -> None:
    found = [_statement_with(store, article, stretch) for stretch in words]
    ids = [one for one in found if one is not None]
    for one in ids if by else ():
        _say(store, one, by)
    there = items(store.briefing(briefing_id))
    if {item.statement_id for item in there if isinstance(item, StatementItem)}.issuperset(ids):
        return  # an interrupted loading had come as far as this
    before = store.article(article.id)
    opened = Change(before, replace(before, state=ReadingState.READ))
    store.write([opened, *place_statements(store, briefing_id, section_id, ids).changes])


def _say(store: Store, statement_id: StatementId, by: str) -> None:
    """Give the words of an author or of somebody interviewed to `by`; others keep their speakers."""
    statement = store.statement(statement_id)
    if statement.actor_id is None:
        store.write(set_speaker(store, statement_id, by).changes)
        if statement.manner is Manner.INDIRECT:
            store.write(set_manner(store, statement_id, Manner.DIRECT).changes)


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

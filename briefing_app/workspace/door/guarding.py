"""What the door of the workspace lets through: an issued briefing stays, a cleared one is reopened."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from typing import TYPE_CHECKING

from briefing_app.document.material import material_ids
from briefing_app.domain.actors.actor import Actor
from briefing_app.domain.articles.article import Article, ReadingState
from briefing_app.domain.briefings.briefing import ArticleItem, Briefing, StatementItem, Status
from briefing_app.domain.briefings.outline import items
from briefing_app.domain.edit import ArticleMentions, Change
from briefing_app.domain.statements.statement import Origin, Statement, StatementState
from briefing_app.errors import BriefingError

if TYPE_CHECKING:
    from briefing_app.domain.identity import ArticleId, BriefingId
    from briefing_app.storage.store import Store


class JustCame(BriefingError):
    """A colleague took in the text of an article since somebody looked for it."""

    def __init__(self, article: Article) -> None:
        super().__init__(
            f"A colleague took in the same article a moment ago: “{article.headline}”.",
            hint="It is in the library.",
        )
        self.article = article


class Guard:
    """What the store asks while nobody else can write; afterwards it knows what it `reopened`.

    What a program found and nobody did (`refuses=False`) is held against nothing that was issued.
    """

    def __init__(self, store: Store, *, refuses: bool = True) -> None:
        self._store = store
        self._refuses = refuses
        self.reopened: frozenset[BriefingId] = frozenset()

    def __call__(self, changes: tuple[Change, ...]) -> tuple[Change, ...]:
        """Return changes that also reopen what they alter, or refuse them."""
        if self._refuses:
            refuse_issued(self._store, changes)
        if self._store.is_shared:
            refuse_what_just_came(self._store, changes)
        made, reopened = with_reopened(self._store, changes)
        self.reopened = frozenset(reopened)
        return made


def refuse_what_just_came(store: Store, changes: Iterable[Change]) -> None:
    """Raise an error when a colleague took in the text of a new article since somebody looked for it."""
    for change in changes:
        after = change.after
        if not isinstance(after, Article) or not isinstance(change.before, Article | None):
            continue
        if change.before is not None and not change.before.removed:
            continue
        known = store.article_with_text(after.sha256)
        if known is not None and known.id != after.id and not known.removed:
            raise JustCame(known)


def refuse_issued(store: Store, changes: Iterable[Change]) -> None:
    """Raise an error when a change would touch what was issued; hiding it from the list may be."""
    touched = [change for change in changes if isinstance(change.entity, Briefing)]
    stored = store.briefing_statuses(_briefings_in(touched))
    for change in touched:
        before = change.before
        if not isinstance(before, Briefing) or stored.get(before.id) is not Status.ISSUED:
            continue
        after = change.after
        if isinstance(after, Briefing) and replace(after, removed=before.removed) == before:
            continue
        name = before.control.reference or before.title
        raise BriefingError(
            f"“{name}” was issued and cannot be changed.",
            hint="Make a revision or a corrigendum of it: Briefing, Revise or Corrigendum.",
        )


def are_gone(store: Store, changes: Iterable[Change]) -> bool:
    """Tell whether what changes would write speaks of something that was deleted for good."""
    articles: set[ArticleId] = set()
    briefings: set[BriefingId] = set()
    for change in changes:
        match change.after if change.after is not None else change.before:
            case Article(id=article_id) | ArticleMentions(article_id=article_id):
                articles.add(article_id)
            case Statement(passage=passage):
                articles.add(passage.article_id)
            case Briefing() as briefing if change.after is not None:
                articles |= _articles_in(briefing)
                if change.before is not None:
                    briefings.add(briefing.id)
    return store.are_gone(articles, briefings)


def _articles_in(briefing: Briefing) -> set[ArticleId]:
    found: set[ArticleId] = set()
    for item in items(briefing):
        match item:
            case ArticleItem(article_id=article_id, also_in=also_in):
                found |= {article_id, *also_in}
            case StatementItem(article_id=article_id) if article_id is not None:
                found.add(article_id)
    return found


def with_reopened(store: Store, changes: tuple[Change, ...]) -> tuple[tuple[Change, ...], set[BriefingId]]:
    """Return changes that also make a draft of each cleared briefing whose pages they alter, and those."""
    reopened: set[BriefingId] = set()
    made: list[Change] = []
    for change in changes:
        before, after = change.before, change.after
        if isinstance(before, Briefing) and isinstance(after, Briefing) and _needs_reopening(before, after):
            reopened.add(before.id)
            made.append(Change(before, reopened_again(after)))
        else:
            made.append(change)
    altered = [change for change in changes if _prints_otherwise(change)]
    if altered:
        changed = _briefings_in(changes)
        for briefing in store.cleared_briefings():
            if briefing.id not in changed and _stands_on_any(store, briefing, altered):
                reopened.add(briefing.id)
                made.append(Change(briefing, reopened_again(briefing)))
    return tuple(made), reopened


def reopened_again(briefing: Briefing) -> Briefing:
    """Return `briefing` as a draft that nobody has cleared."""
    return replace(briefing, status=Status.DRAFT, cleared_by="", cleared_at=None)


def _briefings_in(changes: Iterable[Change]) -> set[BriefingId]:
    return {entity.id for change in changes if isinstance(entity := change.entity, Briefing)}


def _needs_reopening(before: Briefing, after: Briefing) -> bool:
    """Tell whether a cleared briefing stays cleared with other contents."""
    if before.status is not Status.CLEARED or after.status is not Status.CLEARED:
        return False
    return replace(after, removed=before.removed) != before


def _prints_otherwise(change: Change) -> bool:
    """Tell whether a change of an article, statement or actor may be seen on paper."""
    before, after = change.before, change.after
    match before:
        case Article():
            return _bare(before) != (_bare(after) if isinstance(after, Article) else None)
        case Statement():
            return _bare_statement(before) != (
                _bare_statement(after) if isinstance(after, Statement) else None
            )
        case Actor():
            return _bare_actor(before) != (_bare_actor(after) if isinstance(after, Actor) else None)
    return False


def _bare(article: Article) -> Article:
    return replace(
        article,
        state=ReadingState.READ,
        starred=False,
        note="",
        confirmed=frozenset(),
        alike=frozenset(),
        unlike=frozenset(),
        leads=False,
    )


def _bare_statement(statement: Statement) -> Statement:
    return replace(
        statement, state=StatementState.SELECTED, origin=Origin.CONFIRMED, note="", salience=0.0, reasons=()
    )


def _bare_actor(actor: Actor) -> Actor:
    return replace(actor, confirmed=False, note="", aliases=())


def _stands_on_any(store: Store, briefing: Briefing, altered: Iterable[Change]) -> bool:
    wanted = material_ids(briefing)
    statements = store.statements(wanted.statements)
    stood_on = {statement.passage.article_id for statement in statements.values()}
    articles = {*wanted.articles, *stood_on}
    speakers = {who for one in statements.values() for who in (one.actor_id, *one.candidates)}
    for change in altered:
        match change.entity:
            case Article(id=article_id) if article_id in articles:
                return True
            case Statement(id=statement_id) if statement_id in wanted.statements:
                return True
            case Actor(id=actor_id) if actor_id in speakers or actor_id == briefing.subject:
                return True
    return False

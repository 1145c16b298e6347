"""Changes held against what is stored, so that nobody writes over what a colleague did meanwhile.

Whoever makes a change says what was before. Where something else is stored by now, both are
merged; what cannot be merged is a `Collision`, and nothing is written.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING, Any

from briefing_app.domain.actors.actor import Actor
from briefing_app.domain.articles.article import Article
from briefing_app.domain.articles.feed import Feed
from briefing_app.domain.briefings.briefing import Briefing
from briefing_app.domain.edit import ArticleMentions, Change, Edit, Entity
from briefing_app.domain.identity import ActorId, ArticleId, FeedId
from briefing_app.domain.merging.entities import merged
from briefing_app.domain.searching.saved_search import SavedSearch
from briefing_app.domain.statements.statement import Statement
from briefing_app.domain.text import Span
from briefing_app.errors import BriefingError
from briefing_app.storage.codec import decode, encode, to_plain
from briefing_app.storage.tables.feeds import feed

if TYPE_CHECKING:
    from briefing_app.storage.engines.database import Database

Key = tuple[type, int]
Guard = Callable[[tuple[Change, ...]], tuple[Change, ...]]
_TABLES = {
    Article: "article",
    Statement: "statement",
    Actor: "actor",
    Briefing: "briefing",
    Feed: "feed",
    SavedSearch: "saved_search",
}
_TEXT = frozenset({"text"})


class Collision(BriefingError):
    """Two people changed the same: `places` in words, and what I had `written` there, kept for me.

    `who` names the colleague where that is known, `touched` is the thing that it is about, `edit` what
    was not done.
    """

    def __init__(
        self,
        kind: str,
        places: Sequence[str],
        written: Sequence[str],
        touched: Key,
        who: str = "",
        edit: Edit | None = None,
    ) -> None:
        name = f"“{who}”" if who else "A colleague"
        super().__init__(
            f"{name} changed the same {kind} a moment ago: {_listed(places)}.",
            hint="Yours was not saved.",
        )
        self.kind, self.touched, self.who, self.edit = kind, touched, who, edit
        self.places, self.written = tuple(places), tuple(written)

    def by(self, who: str) -> Collision:
        """Return the same with the name of the colleague."""
        return Collision(self.kind, self.places, self.written, self.touched, who, self.edit)

    def of(self, edit: Edit) -> Collision:
        """Return the same with the edit that was not done."""
        return Collision(self.kind, self.places, self.written, self.touched, self.who, edit)

    def __reduce__(self) -> tuple[object, ...]:
        """Let the error travel whole from a worker process."""
        return (Collision, (self.kind, self.places, self.written, self.touched, self.who, self.edit))


def settled(
    database: Database, changes: Iterable[Change], *, mine_stands: bool = False, theirs_stand: bool = False
) -> tuple[Change, ...]:
    """Return `changes` as they are against what is stored, inside the transaction that is open.

    Where two changes collide, `mine_stands` lets mine do so and `theirs_stand` leaves mine out;
    otherwise a `Collision` is raised.
    """
    wanted = list(changes)
    stored = _stored(database, wanted)
    found: list[Change] = []
    for change in wanted:
        there = stored.get(_key(change.entity))
        if there is None:
            one = _against_nothing(change, mine_stands=mine_stands)
        elif there.is_as(change.before):
            one = change
        else:
            try:
                one = _against(change, there.value(change.entity), mine_stands=mine_stands)
            except Collision:
                if not theirs_stand:
                    raise
                continue
        if one is not None:
            found.append(one)
    return tuple(found)


def was_read_meanwhile(database: Database, article_id: int, engine: str, changes: Iterable[Change]) -> bool:
    """Tell whether `engine` read an article on another desk since `changes` were found."""
    if database.value("SELECT engine FROM article WHERE id = ?", (article_id,)) != engine:
        return False
    mentions = [one for one in changes if isinstance(one.entity, ArticleMentions)]
    stored = _stored(database, mentions)
    expected = {_key(one.entity): one.before for one in mentions}
    return any(not there.is_as(expected[key]) for key, there in stored.items())


def _against_nothing(change: Change, *, mine_stands: bool) -> Change | None:
    """Return what remains of a change of what is not there, or not there any more."""
    if change.before is None:
        return change
    if change.after is None:
        return None
    if mine_stands or isinstance(change.after, (Article, ArticleMentions, Actor)):
        return change
    raise _collision(change.after, [f"the whole {_kind(change.after)}, which is gone"], [])


def _against(change: Change, theirs: Entity, *, mine_stands: bool) -> Change | None:
    base, mine = change.before, change.after
    if mine == theirs:
        return None
    if base is None:
        return _new_again(change, theirs)
    if mine is None:
        return _taken_out(change, base, theirs, mine_stands=mine_stands)
    both, collisions = merged(base, mine, theirs)
    if collisions and not mine_stands:
        raise _collision(mine, collisions.places, collisions.written)
    return None if both == theirs else Change(theirs, both)


def _new_again(change: Change, theirs: Entity) -> Change | None:
    """Return how something comes that is there: as at a redo, when what it came to was kept for others."""
    match change.after, theirs:
        case Article(), Article(removed=True):
            return Change(theirs, replace(theirs, removed=False))
        case Feed(), Feed(removed=True):
            return Change(theirs, replace(theirs, removed=False))
        case Article() | Actor() | Statement() | Feed() | SavedSearch(), _:
            return None
        case ArticleMentions() as mine, ArticleMentions():
            both, _ = merged(ArticleMentions(mine.article_id), mine, theirs)
            return None if both == theirs else Change(theirs, both)
    return change


def _taken_out(change: Change, base: Entity, theirs: Entity, *, mine_stands: bool) -> Change | None:
    """Return how something goes that a colleague has changed meanwhile."""
    match theirs:
        case Article():
            return None if theirs.removed else Change(theirs, None)
        case Actor():
            return None  # somebody has made it his own
        case SavedSearch():
            return Change(theirs, None)
        case Feed():
            return None if theirs.removed else Change(theirs, None)
        case ArticleMentions():
            both, _ = merged(base, ArticleMentions(theirs.article_id), theirs)
            return None if both == theirs else Change(theirs, both)
    if mine_stands:
        return Change(theirs, None)
    raise _collision(theirs, [f"the whole {_kind(theirs)}, which was to go"], [])


class _Stored:
    """What is stored of one thing: the whole of it, or a payload that is read only where it must be."""

    def __init__(self, kind: type[Any], payload: str = "", whole: Entity | None = None) -> None:
        self._kind, self._payload, self._whole = kind, payload, whole

    def is_as(self, before: Entity | None) -> bool:
        """Tell whether nobody has changed it since."""
        if before is None:
            return False
        if isinstance(before, ArticleMentions) and isinstance(self._whole, ArticleMentions):
            return set(self._whole.mentions) == set(before.mentions)
        if self._whole is not None:
            return self._whole == before
        return _payload(before) == self._payload or self.value(before) == before

    def value(self, like: Entity) -> Entity:
        """Return the thing itself; the text of an article is never another."""
        if self._whole is not None:
            return self._whole
        known = {"text": like.text} if isinstance(like, Article) else {}
        return decode(self._kind, self._payload, **known)  # type: ignore[no-any-return]


def _stored(database: Database, changes: Iterable[Change]) -> dict[Key, _Stored]:
    ids: dict[type, list[int]] = {}
    found: dict[Key, _Stored] = {}
    for kind, one in (_key(change.entity) for change in changes):
        ids.setdefault(kind, []).append(one)
    for kind, wanted in ids.items():
        if kind is ArticleMentions:
            found |= {(kind, one.article_id): _Stored(kind, whole=one) for one in _mentions(database, wanted)}
        elif kind is Feed:
            feeds = (feed(database, FeedId(one)) for one in wanted)
            found |= {(kind, one.id): _Stored(kind, whole=one) for one in feeds if one is not None}
        else:
            sql = f"SELECT id, payload FROM {_TABLES[kind]} WHERE id IN ({{ids}})"
            found |= {(kind, row[0]): _Stored(kind, row[1]) for row in database.rows_for(sql, wanted)}
    return found


def _mentions(database: Database, wanted: Sequence[int]) -> list[ArticleMentions]:
    there = database.rows_for("SELECT id FROM article WHERE id IN ({ids})", wanted)
    mentions: dict[int, list[tuple[Span, ActorId]]] = {row[0]: [] for row in there}
    for one, start, stop, actor in database.rows_for(
        "SELECT article_id, start, stop, actor_id FROM mention WHERE article_id IN ({ids})", wanted
    ):
        mentions[one].append((Span(start, stop), ActorId(actor)))
    return [ArticleMentions(ArticleId(one), tuple(sorted(places))) for one, places in mentions.items()]


def _key(entity: Entity) -> Key:
    one = entity.article_id if isinstance(entity, ArticleMentions) else entity.id
    return type(entity), one


def _payload(entity: Entity) -> str:
    if isinstance(entity, Article):
        plain = to_plain(entity, leave_out=_TEXT)
        return json.dumps(plain, ensure_ascii=False, separators=(",", ":"))
    return encode(entity)


def _kind(entity: Entity) -> str:
    return _TABLES.get(type(entity), "article").replace("_", " ")


def _collision(entity: Entity, places: Sequence[str], written: Sequence[str]) -> Collision:
    return Collision(_kind(entity), places, written, _key(entity))


def _listed(words: Sequence[str]) -> str:
    return words[0] if len(words) == 1 else f"{', '.join(words[:-1])} and {words[-1]}"

"""Three-way merging of whole entities: what was, what I made of it, what a colleague made of it."""

from __future__ import annotations

from dataclasses import replace

from briefing_app.domain.actors.actor import Actor
from briefing_app.domain.articles.article import Article, ReadingState
from briefing_app.domain.articles.feed import Feed
from briefing_app.domain.briefings.briefing import Briefing, Status
from briefing_app.domain.briefings.references import with_references_kept
from briefing_app.domain.edit import ArticleMentions, Entity
from briefing_app.domain.merging.collisions import Collisions
from briefing_app.domain.merging.fields import Rules, merged_fields
from briefing_app.domain.merging.outline import merged_sections
from briefing_app.domain.searching.saved_search import SavedSearch
from briefing_app.domain.statements.statement import Statement

_STATEMENT = Rules(
    units=(("actor_id", "speaker", "candidates"), ("passage", "attribution"), ("state", "origin")),
    quiet=frozenset({"salience", "reasons", "origin"}),
)
_ACTOR = Rules(lists=frozenset({"aliases", "distinct_from"}))
_ARTICLE = Rules(quiet=frozenset({"text", "sha256"}))
_FEED = Rules(quiet=frozenset({"paused"}))
_SEARCH = Rules(quiet=frozenset({"place"}))
_BRIEFING = Rules(
    units=(("status", "cleared_by", "cleared_at", "issued_at"),),
    lists=frozenset({"waivers"}),
    apart=frozenset({"sections"}),
)


def merged(base: Entity, mine: Entity, theirs: Entity) -> tuple[Entity, Collisions]:
    """Return both changes of `base` in one, and where they collided; mine stands there."""
    found = Collisions()
    match base, mine, theirs:
        case Statement(), Statement(), Statement():
            return merged_fields(base, mine, theirs, _STATEMENT, found), found
        case Actor(), Actor(), Actor():
            return merged_fields(base, mine, theirs, _ACTOR, found), found
        case Article(), Article(), Article():
            return _article(base, mine, theirs, found), found
        case Briefing(), Briefing(), Briefing():
            return _briefing(base, mine, theirs, found), found
        case Feed(), Feed(), Feed():
            return merged_fields(base, mine, theirs, Rules(), found), found
        case SavedSearch(), SavedSearch(), SavedSearch():
            return merged_fields(base, mine, theirs, _SEARCH, found), found
        case ArticleMentions(), ArticleMentions(), ArticleMentions():
            return _mentions(base, mine, theirs), found
        case Feed(), Feed(), Feed():
            return merged_fields(base, mine, theirs, _FEED, found), found
    raise TypeError(
        f"{type(base).__name__}, {type(mine).__name__} and {type(theirs).__name__} cannot be merged."
    )


def _article(base: Article, mine: Article, theirs: Article, found: Collisions) -> Article:
    """Merge, where having read an article never stands against what somebody decided of it."""
    if base.state is ReadingState.NEW and mine.state is ReadingState.READ:
        mine = replace(mine, state=base.state if theirs.state is not base.state else mine.state)
    if base.state is ReadingState.NEW and theirs.state is ReadingState.READ and mine.state is not base.state:
        theirs = replace(theirs, state=base.state)
    return merged_fields(base, mine, theirs, _ARTICLE, found)


def _mentions(base: ArticleMentions, mine: ArticleMentions, theirs: ArticleMentions) -> ArticleMentions:
    before, here, there = set(base.mentions), set(mine.mentions), set(theirs.mentions)
    return ArticleMentions(base.article_id, tuple(sorted((there - (before - here)) | (here - before))))


def _briefing(base: Briefing, mine: Briefing, theirs: Briefing, found: Collisions) -> Briefing:
    """Merge the fields, then the sections and their items, each by its id.

    A briefing is cleared or issued as it was looked at: what somebody changed meanwhile is looked at again.
    """
    both = merged_fields(base, mine, theirs, _BRIEFING, found)
    both = replace(both, sections=merged_sections(base.sections, mine.sections, theirs.sections, found))
    writer = mine if mine.in_brief != base.in_brief else theirs
    both = _with_references_of(writer, both)
    if mine.status is not base.status and _content(theirs) != _content(base):
        found.add("what was cleared or issued")
    elif theirs.status is Status.ISSUED and base.status is not Status.ISSUED:
        found.add("the whole briefing, which is issued now")
    elif theirs.removed and not base.removed and mine != base:
        found.add("the whole briefing, which is removed now")
    elif theirs.status is Status.CLEARED and base.status is not Status.CLEARED:
        both = replace(both, status=Status.DRAFT, cleared_by="", cleared_at=None)
    return both


def _with_references_of(writer: Briefing, both: Briefing) -> Briefing:
    """Lead `[3]` in the words of `writer` to the article that it meant there."""
    return with_references_kept(writer, both) if both.in_brief == writer.in_brief else both


def _content(briefing: Briefing) -> Briefing:
    return replace(
        briefing,
        status=Status.DRAFT,
        cleared_by="",
        cleared_at=None,
        issued_at=None,
        removed=False,
        waivers=(),
    )

"""Articles with what was found in them, as values that refer to each other: for `selection`."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from briefing_app.document.echoes import echoes, with_echoes
from briefing_app.document.material import Material
from briefing_app.document.words.agencies import origin_of
from briefing_app.document.words.functions import function_of
from briefing_app.domain.actors.actor import Actor, ActorKind
from briefing_app.domain.alike.among import texts_among
from briefing_app.domain.identity import ActorId, StatementId, new_id
from briefing_app.domain.statements.statement import Statement
from briefing_app.domain.text import hull, passage_at

if TYPE_CHECKING:
    from collections.abc import Sequence

    from briefing_app.domain.articles.article import Article
    from briefing_app.domain.statements.analysis import Analysis, FoundActor, FoundStatement


@dataclass(frozen=True, slots=True)
class ReadArticle:
    """An article, its statements in the order of the text, and the names of its actors.

    `names` are the actors of the article, the most mentioned first.
    """

    article: Article
    statements: tuple[Statement, ...]
    names: tuple[str, ...]


def read_articles(
    articles: Sequence[Article], analyses: Sequence[Analysis]
) -> tuple[tuple[ReadArticle, ...], Material]:
    """Return the articles with their statements, and all of it as material.

    Actors of one name and kind are one actor, whichever articles name them; a person whom an
    article calls by the surname alone is the only one whom the day knows by it. What several
    articles carry ranks higher, and says so.
    """
    actors: dict[tuple[str, ActorKind], Actor] = {}
    surnames = _surnames(analyses)
    reads: list[ReadArticle] = []
    for article, analysis in zip(articles, analyses, strict=True):
        ids = [_actor_id(found, actors, surnames) for found in analysis.actors]
        statements = [
            _statement(article, found, ids) for found in analysis.statements if found.attribution.content
        ]
        statements.sort(key=lambda statement: statement.passage.span)
        prominent = sorted(analysis.actors, key=lambda found: -len(found.mentions))
        reads.append(ReadArticle(article, tuple(statements), tuple(found.name for found in prominent)))
    carried = echoes(
        (statement for read in reads for statement in read.statements),
        {read.article.id: read.article for read in reads},
    )
    reads = [
        replace(read, statements=tuple(with_echoes(s, len(carried.get(s.id, ()))) for s in read.statements))
        for read in reads
    ]
    material = Material(
        {read.article.id: read.article for read in reads},
        {statement.id: statement for read in reads for statement in read.statements},
        {actor.id: actor for actor in actors.values()},
        texts_among(articles),
        {article.id: agency for article in articles if (agency := origin_of(article))},
    )
    return tuple(reads), material


def _surnames(analyses: Sequence[Analysis]) -> dict[str, str]:
    """Return the full name behind each surname that only one person of the day has."""
    bearers: dict[str, dict[str, str]] = {}
    for analysis in analyses:
        for found in analysis.actors:
            names = found.name.split()
            if found.kind is ActorKind.PERSON and len(names) > 1:
                bearers.setdefault(names[-1].casefold(), {}).setdefault(
                    _without_initials(found.name), found.name
                )
    return {surname: next(iter(names.values())) for surname, names in bearers.items() if len(names) == 1}


def _without_initials(name: str) -> str:
    """Return what two spellings of a name share: `donald trump` of “Donald J. Trump”."""
    return " ".join(word for word in name.casefold().split() if len(word.strip(".")) > 1)


def _actor_id(
    found: FoundActor, actors: dict[tuple[str, ActorKind], Actor], surnames: dict[str, str]
) -> ActorId:
    name = found.name
    if found.kind is ActorKind.PERSON and len(name.split()) == 1:
        name = surnames.get(name.casefold(), name)
    key = (_without_initials(name) or name, found.kind)
    functions = (function_of(found),) if found.role else ()
    known = actors.get(key)
    if known is None:
        known = Actor(ActorId(new_id()), name, found.kind, found.aliases, functions, country=found.country)
    else:
        known = replace(
            known,
            aliases=tuple(dict.fromkeys((*known.aliases, *found.aliases))),
            functions=known.functions or functions,
            country=known.country or found.country,
        )
    actors[key] = known
    return known.id


def _statement(article: Article, found: FoundStatement, ids: Sequence[ActorId]) -> Statement:
    attribution = found.attribution
    source = attribution.source.of(article.text) if attribution.source else ""
    return Statement(
        id=StatementId(new_id()),
        passage=passage_at(article.id, article.text, hull(attribution.content)),
        attribution=attribution,
        actor_id=ids[found.speaker] if found.speaker is not None else None,
        speaker="" if found.speaker is not None else " ".join(source.split()),
        salience=found.salience,
        reasons=found.reasons,
        candidates=tuple(ids[place] for place in found.candidates) if found.speaker is None else (),
    )

"""Finds the body that `its chairman` and `the party’s leader` belong to."""

from __future__ import annotations

from bisect import bisect_left
from dataclasses import replace
from typing import TYPE_CHECKING

from briefing_app.analysis.lexicons import group
from briefing_app.domain.actor import ActorKind

if TYPE_CHECKING:
    from briefing_app.analysis.clusters import Cluster
    from briefing_app.analysis.phrases import Phrases
    from briefing_app.analysis.role import Role

_TIED = group("tied_bodies")
_BODIES = (ActorKind.ORGANISATION, ActorKind.ALLIANCE)
_LOOSELY_TIED = group("company") | {"company", "party", "firm"}
_OFFICIAL = group("named_bodies") | {"parliament", "council", "university", "institute"}
_REACH_SENTENCES = 2


def settle_affiliations(phrases: Phrases, clusters: list[Cluster]) -> None:
    """Put the name of a body for the words that only point to it; where none fits, nothing."""
    named = [(n.first, c) for c in clusters if c.kind in _BODIES for n in c.names]
    named.sort(key=lambda pair: pair[0])
    for cluster in clusters:
        if cluster.kind is ActorKind.PERSON:
            cluster.roles = [_settled(phrases, role, named) for role in cluster.roles]


def _settled(phrases: Phrases, role: Role, named: list[tuple[int, Cluster]]) -> Role:
    pointer = role.affiliation
    title, _, tail = role.title.rpartition(" of the ")
    if not pointer and title and tail in _TIED:
        body = _body_before(phrases, role.at, tail, named)
        return replace(role, title=title, affiliation=body) if body else role
    if pointer == "its":
        return replace(role, affiliation=_body_before(phrases, role.at, pointer, named))
    if pointer.islower() and pointer.split()[-1] in _TIED:
        body = _body_before(phrases, role.at, pointer.split()[-1], named)
        return replace(role, title=role.title if body else f"{role.title} of the {pointer}", affiliation=body)
    return replace(role, affiliation="") if pointer.islower() else role


def _body_before(phrases: Phrases, at: int, word: str, named: list[tuple[int, Cluster]]) -> str:
    """Return the last body before a token that bears the word, else the nearest that may be meant."""
    before = named[: bisect_left(named, at, key=lambda pair: pair[0])]
    for _, cluster in reversed(before):
        if word in _words_of(cluster):
            return cluster.name
    if word not in ("its", *_LOOSELY_TIED):
        return ""
    if word == "its":
        return _subject_before(phrases, at, before)
    return next((c.name for _, c in reversed(before) if not _words_of(c) & _OFFICIAL), "")


def _subject_before(phrases: Phrases, at: int, before: list[tuple[int, Cluster]]) -> str:
    """Return the first body of the nearest sentence that names one: `its` is mostly its subject."""
    sentence_of = phrases.segments.sentence_of
    for sentence in range(sentence_of[at], max(-1, sentence_of[at] - _REACH_SENTENCES - 1), -1):
        if bodies := [c for place, c in before if sentence_of[place] == sentence]:
            return bodies[0].name
    return ""


def _words_of(cluster: Cluster) -> set[str]:
    return {word for name in cluster.names for word in name.text.lower().split()}

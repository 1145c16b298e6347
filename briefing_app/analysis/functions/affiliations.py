"""Finds the body that `its chairman`, `the party’s leader` and a department of a ministry belong to."""

from __future__ import annotations

from bisect import bisect_left
from dataclasses import replace
from typing import TYPE_CHECKING

from briefing_app.analysis.functions.role import Role
from briefing_app.analysis.words.lexicons import group
from briefing_app.domain.actors.actor import ActorKind

if TYPE_CHECKING:
    from briefing_app.analysis.naming.clusters import Cluster
    from briefing_app.analysis.naming.names import Name
    from briefing_app.analysis.words.phrases import Phrases

_TIED = group("tied_bodies")
_BODIES = (ActorKind.ORGANISATION, ActorKind.ALLIANCE)
_LOOSELY_TIED = group("company") | {"company", "party", "firm"}
_OFFICIAL = group("named_bodies") | {"parliament", "council", "university", "institute"}
_PARTS = frozenset(["part", "unit", "arm", "branch", "subsidiary", "division", "wing", "offshoot", "agency"])
_WITHIN = frozenset(["at", "of", "within", "under"])
_LONGEST_PART = 6
_REACH_SENTENCES = 2


def settle_affiliations(phrases: Phrases, clusters: list[Cluster]) -> None:
    """Put the name of a body for the words that only point to it; where none fits, nothing."""
    named = [(n.first, c) for c in clusters if c.kind in _BODIES for n in c.names]
    named.sort(key=lambda pair: pair[0])
    for cluster in clusters:
        if cluster.kind is ActorKind.PERSON:
            cluster.roles = [_settled(phrases, role, named) for role in cluster.roles]


def settle_parents(phrases: Phrases, clusters: list[Cluster]) -> None:
    """Say of each body which other body it is a part of, in the words of the text."""
    bodies = [c for c in clusters if c.kind in _BODIES]
    starting = {n.first: c for c in bodies for n in c.names}
    ending = {n.last: c for c in bodies for n in c.names}
    for cluster in bodies:
        found = (_parent(phrases, name, starting, ending) for name in cluster.names)
        parent = next((p for p in found if p is not None and p is not cluster), None)
        if parent is not None:
            cluster.roles = [Role("", parent.name, parent.country, at=cluster.first)]
            cluster.country = cluster.country or parent.country


def _parent(
    phrases: Phrases, name: Name, starting: dict[int, Cluster], ending: dict[int, Cluster]
) -> Cluster | None:
    """Return the owner before a name, or the body behind `at the …`, `, a unit of …`."""
    if name.first and phrases.tags[name.first - 1] == "POS":
        return ending.get(name.first - 1)
    lower, k = phrases.lower, name.last
    last = phrases.segments.sentences[phrases.segments.sentence_of[name.first]][1]
    if k < last and phrases.words[k] == ",":
        nearby = range(k + 1, min(k + _LONGEST_PART, last - 1))
        part = next((j for j in nearby if lower[j] in _PARTS and lower[j + 1] == "of"), None)
        if part is None or "," in phrases.words[k + 1 : part]:
            return None
        k = part + 1
    elif k >= last or lower[k] not in _WITHIN:
        return None
    k += 1
    while k < last and lower[k] in ("the", "its"):
        k += 1
    return starting.get(k)


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

"""Brings all the names that an article uses for one actor together."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

from briefing_app.analysis.functions.affiliations import settle_affiliations, settle_parents
from briefing_app.analysis.naming.bodies import organisations_of, with_acronyms
from briefing_app.analysis.naming.clusters import Cluster
from briefing_app.analysis.naming.names import Name
from briefing_app.analysis.naming.people import people_of
from briefing_app.analysis.naming.recurring import land_of
from briefing_app.analysis.words.lexicons import (
    alliance_names,
    country_of_capital,
    country_of_name,
    more_genders,
    phrase_set,
    word_set,
)
from briefing_app.domain.actors.actor import ActorKind

if TYPE_CHECKING:
    from briefing_app.analysis.functions.role import Role
    from briefing_app.analysis.words.phrases import Phrases


def clusters_of(phrases: Phrases, names: list[Name], speaking: set[int]) -> list[Cluster]:
    """Return the actors that the names of one article stand for, by first appearance.

    `speaking` are the tokens of sources: an unknown word that speaks is an actor.
    """
    names = _with_one_kind(_with_new_peoples(names))
    clusters = people_of(phrases, names)
    peoples = {n.text: n.country for n in names if n.people_word}
    for cluster in clusters:
        cluster.roles = [_without_people(role, peoples) for role in cluster.roles]
    clusters = [c for c in clusters if _is_a_person(phrases, c, speaking)]
    clusters += [c for c in organisations_of(names) if _is_a_body(c, speaking)]
    clusters += _keyed([n for n in names if n.kind is ActorKind.ALLIANCE], _alliance_key)
    clusters += _keyed([n for n in names if n.kind is ActorKind.COUNTRY], lambda n: n.country or n.text)
    clusters += _keyed([n for n in names if n.kind is ActorKind.PLACE], lambda n: n.text.casefold())
    clusters = with_acronyms(phrases, clusters)
    settle_affiliations(phrases, clusters)
    settle_parents(phrases, clusters)
    lands = country_of_name() | peoples | {c.name: c.name for c in clusters if c.kind is ActorKind.COUNTRY}
    for cluster in clusters:
        if cluster.kind is ActorKind.COUNTRY:
            cluster.country = cluster.names[0].country or cluster.names[0].text
        elif not cluster.country:
            capital = country_of_capital().get(cluster.name, "") if cluster.kind is ActorKind.PLACE else ""
            cluster.country = capital or next((n.country for n in cluster.names if n.country), "")
        if not cluster.country and cluster.kind is ActorKind.PERSON:
            cluster.country = next((r.country for r in cluster.roles if r.country), "")
        if not cluster.country and cluster.kind is ActorKind.PERSON:
            words = [w for r in cluster.roles for w in re.findall(r"\w+", r.affiliation)]
            cluster.country = next((lands[w] for w in words if w in lands), "")
    return sorted(clusters, key=lambda c: c.first)


def _without_people(role: Role, peoples: dict[str, str]) -> Role:
    """Read `Halvian defence minister` as `defence minister`, of Halvia."""
    word, _, rest = role.title.partition(" ")
    if word not in peoples or not rest:
        return role
    return replace(
        role, title=rest, affiliation=role.affiliation or word, country=role.country or peoples[word]
    )


def _is_a_person(phrases: Phrases, cluster: Cluster, speaking: set[int]) -> bool:
    """Tell whether a cluster is somebody; a single unknown word that speaks becomes an organisation."""
    if any(n.title_from < n.first for n in cluster.names) or any(r.title for r in cluster.roles):
        return True
    if any(" " in n.text for n in cluster.names):
        return True
    speaks = any(k in speaking for n in cluster.names if not n.attributive for k in range(n.first, n.last))
    if any(n.sure for n in cluster.names):
        return speaks or not all(n.attributive for n in cluster.names)
    if speaks and any(_is_he_or_she(phrases, n) for n in cluster.names):
        return True
    if speaks or _is_called_a_body(phrases, cluster):
        for name in cluster.names:
            name.kind, name.sure = ActorKind.ORGANISATION, True
    return False


def _is_a_body(cluster: Cluster, speaking: set[int]) -> bool:
    """Tell whether capitalised everyday words are a name: they recur, or they speak."""
    if len(cluster.names) > 1 or cluster.names[0].sure:
        return True
    return any(k in speaking for k in range(cluster.names[0].first, cluster.names[0].last))


def _is_he_or_she(phrases: Phrases, name: Name) -> bool:
    """Tell whether `he` or `she` follows in the sentence: `Liepin said that she wants`."""
    last = phrases.segments.sentences[phrases.segments.sentence_of[name.first]][1]
    return any(phrases.lower[k] in ("he", "she") for k in range(name.last, min(last, name.last + 6)))


def _is_called_a_body(phrases: Phrases, cluster: Cluster) -> bool:
    """Tell whether `Nordnett, the Halvian grid operator,` or its like stands in the text."""
    for name in cluster.names:
        k = name.last
        if k < len(phrases.words) and phrases.words[k] == ",":
            base = phrases.noun_phrase_from(k + 1, min(k + 10, len(phrases.words)))
            if base is not None and phrases.lower[base[1] - 1] in word_set("body_nouns"):
                return True
    return False


def _with_new_peoples(names: list[Name]) -> list[Name]:
    """Read an unknown `Halvian` beside `Halvia` as its adjective, and `Halvia` as a country."""
    singles = {n.text for n in names if " " not in n.text and not n.people_word and n.text.isalpha()}
    singles -= phrase_set("places") | phrase_set("forenames") | more_genders().keys()
    peoples = {word: land for word in singles if (land := land_of(word, singles))}
    lands = set(peoples.values())
    for name in names:
        if name.text in peoples:
            name.kind, name.country, name.people_word = ActorKind.COUNTRY, peoples[name.text], True
        elif name.text in lands and name.kind is not ActorKind.ORGANISATION:
            name.kind, name.country, name.sure = ActorKind.COUNTRY, name.text, True
        elif name.kind is ActorKind.ORGANISATION and not name.country:
            name.country = next((peoples[w] for w in name.text.split() if w in peoples), "")
    return names


def _with_one_kind(names: list[Name]) -> list[Name]:
    """Read an unknown name as a place where the article says `in` it elsewhere."""
    places = {n.text for n in names if n.kind is ActorKind.PLACE}
    for name in names:
        unknown = name.kind is ActorKind.PERSON and not name.sure and name.title_from == name.first
        if unknown and name.text in places:
            name.kind = ActorKind.PLACE
    return names


def _alliance_key(name: Name) -> str:
    return alliance_names().get(name.text.replace("’", "'"), name.text)


def _keyed(names: list[Name], key: object) -> list[Cluster]:
    assert callable(key)
    table: dict[str, Cluster] = {}
    for name in names:
        cluster = table.setdefault(str(key(name)), Cluster(name.kind))
        cluster.names.append(name)
    return list(table.values())

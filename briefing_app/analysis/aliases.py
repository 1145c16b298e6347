"""Brings all the names that an article uses for one actor together."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

from briefing_app.analysis.affiliations import settle_affiliations
from briefing_app.analysis.clusters import Cluster
from briefing_app.analysis.lexicons import (
    alliance_names,
    country_of_name,
    country_of_people,
    word_set,
)
from briefing_app.analysis.names import Name
from briefing_app.analysis.people import people_of
from briefing_app.domain.actor import ActorKind

if TYPE_CHECKING:
    from briefing_app.analysis.phrases import Phrases
    from briefing_app.analysis.roles import Role

_PEOPLE_ENDINGS = ("ians", "ian", "ans", "an", "ese", "ish", "n")
_SMALL = frozenset(["the", "of", "for", "and", "on", "a", "an", "in"])
_SPELLINGS = {"defense": "defence", "center": "centre", "organization": "organisation", "labor": "labour"}


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
    clusters += [c for c in _organisations(names) if _is_a_body(c, speaking)]
    clusters += _keyed([n for n in names if n.kind is ActorKind.ALLIANCE], _alliance_key)
    clusters += _keyed([n for n in names if n.kind is ActorKind.COUNTRY], lambda n: n.country or n.text)
    clusters += _keyed([n for n in names if n.kind is ActorKind.PLACE], lambda n: n.text.casefold())
    clusters = _join_acronyms(phrases, clusters)
    settle_affiliations(phrases, clusters)
    lands = country_of_name() | {c.name: c.name for c in clusters if c.kind is ActorKind.COUNTRY}
    for cluster in clusters:
        if cluster.kind is ActorKind.COUNTRY:
            cluster.country = cluster.names[0].country or cluster.names[0].text
        elif not cluster.country:
            cluster.country = next((n.country for n in cluster.names if n.country), "")
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
    people = peoples[word]
    return replace(role, title=rest, affiliation=role.affiliation or people, country=role.country or people)


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
    peoples = {word: land for word in singles if (land := _land_of(word, singles))}
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


def _land_of(word: str, known: set[str]) -> str:
    """Return the land among `known` names that an adjective such as `Halvian` is made from."""
    for ending in _PEOPLE_ENDINGS:
        stem = word.removesuffix(ending)
        if stem != word and len(stem) > 2:
            for land in (stem, stem + "a", stem + "ia", stem + "e", stem + "y", stem + "i"):
                if land in known and land != word:
                    return land
    return ""


def organisation_key(text: str) -> frozenset[str]:
    """Return what identifies an organisation whatever the order and the form of its words."""
    words = set()
    for word in re.sub(r"[’']s\b", "", text).split():
        country = country_of_name().get(word) or country_of_people().get(word)
        low = word.lower()
        if country:
            words.add(f"@{country}")
        elif low not in _SMALL:
            low = low[:-1] if low.endswith("s") and len(low) > 4 else low
            words.add(_SPELLINGS.get(low, low))
    return frozenset(words)


def _organisations(names: list[Name]) -> list[Cluster]:
    clusters: list[tuple[frozenset[str], Cluster]] = []
    names = [name for name in names if name.kind is ActorKind.ORGANISATION]
    for name in sorted(names, key=lambda n: -len(n.text)):
        key = organisation_key(name.text)
        home = next((c for k, c in clusters if k == key), None)
        if home is None and " " in name.text:
            longer = [c for k, c in clusters if key < k and len(k) - len(key) <= 2 and not _clash(k, key)]
            home = longer[0] if len(longer) == 1 else None
        if home is None:
            home = Cluster(ActorKind.ORGANISATION)
            clusters.append((key, home))
        home.names.append(name)
    for _, cluster in clusters:
        cluster.names.sort(key=lambda n: n.first)
    return [cluster for _, cluster in clusters]


def _clash(longer: frozenset[str], shorter: frozenset[str]) -> bool:
    heads = ("ministry", "department", "party", "committee", "commission", "council")
    return any((head in longer) != (head in shorter) for head in heads)


def _alliance_key(name: Name) -> str:
    return alliance_names().get(name.text.replace("’", "'"), name.text)


def _keyed(names: list[Name], key: object) -> list[Cluster]:
    assert callable(key)
    table: dict[str, Cluster] = {}
    for name in names:
        cluster = table.setdefault(str(key(name)), Cluster(name.kind))
        cluster.names.append(name)
    return list(table.values())


def _join_acronyms(phrases: Phrases, clusters: list[Cluster]) -> list[Cluster]:
    """Join `Council of Ministers of Defense (CMM)` with every other `CMM`."""
    home = {id(name): cluster for cluster in clusters for name in cluster.names}
    at = {name.first: name for cluster in clusters for name in cluster.names}
    ending = {name.last: name for cluster in clusters for name in cluster.names}
    for first in sorted(at):
        short = at[first]
        if first < 2 or phrases.words[first - 1] != "(" or sum(letter.isupper() for letter in short.text) < 2:
            continue
        long = ending.get(first - 1)
        if long is None or short.last >= len(phrases.words) or phrases.words[short.last] != ")":
            continue
        mine, other = home[id(long)], home[id(short)]
        if mine is other or (
            mine.kind in (ActorKind.PERSON, ActorKind.COUNTRY) and long.text[:1] != short.text[:1]
        ):
            continue
        if mine.kind is ActorKind.PERSON:
            mine.kind = other.kind
        if other.kind is ActorKind.ALLIANCE:
            mine.kind = ActorKind.ALLIANCE
        mine.names = sorted([*mine.names, *other.names], key=lambda n: n.first)
        for name in other.names:
            home[id(name)] = mine
        other.names = []
    return _join_initials([cluster for cluster in clusters if cluster.names])


def _join_initials(clusters: list[Cluster]) -> list[Cluster]:
    """Join `KFA` with the one actor whose name has these initials."""
    kinds = (ActorKind.ORGANISATION, ActorKind.ALLIANCE)
    long: dict[str, list[Cluster]] = {}
    for cluster in clusters:
        if cluster.kind in kinds and " " in cluster.name:
            letters = "".join(w[0] for w in re.findall(r"\w[\w’']*", cluster.name) if w[0].isupper())
            long.setdefault(letters, []).append(cluster)
    for cluster in clusters:
        short = cluster.names[0].text
        if cluster.kind in kinds and short.isupper() and len(short) > 2:
            homes = [c for c in long.get(short, ()) if c is not cluster]
            if len(homes) == 1:
                homes[0].names = sorted([*homes[0].names, *cluster.names], key=lambda n: n.first)
                cluster.names = []
    return [cluster for cluster in clusters if cluster.names]

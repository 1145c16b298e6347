"""Brings the names of bodies together: short forms, other spellings, acronyms."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from briefing_app.analysis.naming.clusters import Cluster
from briefing_app.analysis.words.lexicons import (
    country_of_name,
    country_of_people,
    group,
    parts_of_speech,
    word_set,
)
from briefing_app.domain.actors.actor import ActorKind

if TYPE_CHECKING:
    from briefing_app.analysis.naming.names import Name
    from briefing_app.analysis.words.phrases import Phrases

_KINDS = (ActorKind.ORGANISATION, ActorKind.ALLIANCE)
_OFFICES = group("named_bodies")
_OTHER_BODIES = frozenset(["pac", "foundation", "fund", "caucu", "union", "league", "youth", "association"])
_HEADS = frozenset(["Department", "Ministry", "Bureau", "Office", "Agency"])
_DISTINCT = ("ministry", "department", "party", "committee", "commission", "council")
_SMALL = frozenset(["the", "of", "for", "and", "on", "a", "an", "in"])
_SPELLINGS = {"defense": "defence", "center": "centre", "organization": "organisation", "labor": "labour"}


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


def organisations_of(names: list[Name]) -> list[Cluster]:
    """Return the organisations, each with all the names that mean the same one."""
    clusters: dict[frozenset[str], Cluster] = {}
    longer: dict[tuple[str, frozenset[str]], list[Cluster]] = {}
    names = [name for name in names if name.kind is ActorKind.ORGANISATION]
    for name in sorted(names, key=lambda n: -len(n.text)):
        key = _key_of(name)
        home = clusters.get(key)
        if home is None:
            if (name.text, key) not in longer:
                longer[name.text, key] = [c for k, c in clusters.items() if _is_short_for(name, key, k)]
            home = _latest(longer[name.text, key], name.first) or clusters.setdefault(
                key, Cluster(ActorKind.ORGANISATION)
            )
        home.names.append(name)
    for cluster in clusters.values():
        cluster.names.sort(key=lambda n: n.first)
    return list(clusters.values())


def _key_of(name: Name) -> frozenset[str]:
    """Return the key of a body; a ministry is that of its country, even where the name leaves it out."""
    key = organisation_key(name.text)
    is_office = any(word.lower() in _OFFICES for word in name.text.split())
    return key | {f"@{name.country}"} if name.country and is_office else key


def _is_short_for(name: Name, key: frozenset[str], longer: frozenset[str]) -> bool:
    """Tell whether a body's name leaves out words of a longer one: `Senate`, `U.S. Senate`."""
    if not key < longer:
        return False
    rest = longer - key
    if all(word.startswith("@") for word in rest):
        return any(word.lower() in word_set("body_nouns") for word in name.text.split())
    if " " in name.text:
        return len(rest) <= 2 and not _clash(longer, key) and not rest & _OTHER_BODIES
    is_a_name = name.text.lower() not in parts_of_speech() and not name.text.isupper()
    return is_a_name and len(rest) == 1 and bool(rest & word_set("organisation_words"))


def _latest(clusters: list[Cluster], place: int) -> Cluster | None:
    """Return the one actor, or of several the one named last before a token."""
    if len(clusters) < 2:
        return clusters[0] if clusters else None
    before = [(max((n.first for n in c.names if n.first < place), default=-1), c) for c in clusters]
    last, home = max(before, key=lambda pair: pair[0])
    return home if last >= 0 else None


def _clash(longer: frozenset[str], shorter: frozenset[str]) -> bool:
    return any((head in longer) != (head in shorter) for head in _DISTINCT)


def with_acronyms(phrases: Phrases, clusters: list[Cluster]) -> list[Cluster]:
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
    long: dict[str, list[Cluster]] = {}
    for cluster in clusters:
        if cluster.kind in _KINDS and " " in cluster.name:
            letters = "".join(w[0] for w in re.findall(r"\w[\w’']*", cluster.name) if w[0].isupper())
            long.setdefault(letters, []).append(cluster)
            if cluster.name.split()[0] in _HEADS and len(letters) > 2:
                long.setdefault(letters[1:], []).append(cluster)
    for cluster in clusters:
        short = cluster.names[0].text if cluster.names else ""
        if cluster.kind in _KINDS and short.isupper() and len(short) > 1:
            homes = [c for c in long.get(short, ()) if c is not cluster]
            if len(homes) == 1:
                homes[0].names = sorted([*homes[0].names, *cluster.names], key=lambda n: n.first)
                cluster.names = []
    return [cluster for cluster in clusters if cluster.names]

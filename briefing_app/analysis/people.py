"""Brings the names of people together: full names, surnames, given names, titles."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from briefing_app.analysis.clusters import Cluster
from briefing_app.analysis.lexicons import genders
from briefing_app.analysis.roles import roles_of
from briefing_app.domain.actor import ActorKind

if TYPE_CHECKING:
    from briefing_app.analysis.names import Name
    from briefing_app.analysis.phrases import Phrases

_SUFFIXES = frozenset(["jr", "jr.", "sr", "sr.", "ii", "iii", "iv"])


def _parts(text: str) -> list[str]:
    return [w for w in text.split() if w.lower() not in _SUFFIXES and not re.fullmatch(r"[A-Z]\.", w)]


def _fold(word: str) -> str:
    low = word.lower().replace("’", "'")
    if low.endswith("'s"):
        low = low[:-2]
    return re.sub(r"(ii|iy|yy|ij|y|i)$", "i", low)


def people_of(phrases: Phrases, names: list[Name]) -> list[Cluster]:
    """Return the persons of an article, each with all the names that mean the same one."""
    people = [n for n in names if n.kind is ActorKind.PERSON]
    clusters: list[Cluster] = []
    by_surname: dict[str, list[Cluster]] = {}
    by_given: dict[str, list[Cluster]] = {}
    for name in people:
        parts = _parts(name.text)
        if len(parts) > 1:
            namesakes = by_surname.setdefault(_fold(parts[-1]), [])
            home = next((c for c in namesakes if _same_person(c, name)), None)
            if home is None:
                home = Cluster(ActorKind.PERSON)
                clusters.append(home)
                namesakes.append(home)
                by_given.setdefault(_fold(parts[0]), []).append(home)
            home.names.append(name)
    latest = {id(c): c.names[0].first for c in clusters}
    loose: dict[str, Cluster] = {}
    for name in people:
        if len(_parts(name.text)) > 1:
            continue
        key = _fold(name.text)
        homes = by_surname.get(key) or by_given.get(key)
        if homes:
            before = [c for c in homes if latest[id(c)] < name.first]
            home = _meant(phrases, name, before or homes[:1], latest)
            latest[id(home)] = name.first
        else:
            if key not in loose:
                loose[key] = Cluster(ActorKind.PERSON)
                clusters.append(loose[key])
            home = loose[key]
        home.names.append(name)
    for cluster in clusters:
        cluster.names.sort(key=lambda n: n.first)
        _describe(phrases, cluster)
    return clusters


def _meant(phrases: Phrases, name: Name, homes: list[Cluster], latest: dict[int, int]) -> Cluster:
    """Return who a bare surname means: whoever bears it in the paragraph, else the one named most."""
    paragraph_of = phrases.segments.paragraph_of
    last = max(homes, key=lambda c: latest[id(c)])
    if len(homes) == 1 or paragraph_of[latest[id(last)]] == paragraph_of[name.first]:
        return last
    return max(homes, key=lambda c: (sum(n.first < name.first for n in c.names), latest[id(c)]))


def _same_person(cluster: Cluster, name: Name) -> bool:
    mine, other = _parts(cluster.names[0].text), _parts(name.text)
    if _fold(mine[-1]) != _fold(other[-1]):
        return False
    first, second = mine[0].lower(), other[0].lower()
    return (
        first == second
        or (first[0] == second[0] and (len(first) <= 2 or len(second) <= 2))
        or first[:3] == second[:3]
    )


def _describe(phrases: Phrases, cluster: Cluster) -> None:
    for name in cluster.names:
        cluster.roles += [role for role in roles_of(phrases, name) if role not in cluster.roles]
    cluster.country = next((r.country for r in cluster.roles if r.country), "")
    given = next((n.text.split()[0] for n in cluster.names if " " in n.text), "")
    cluster.gender = genders().get(given, "") or _courtesy_gender(phrases, cluster)


def _courtesy_gender(phrases: Phrases, cluster: Cluster) -> str:
    for name in cluster.names:
        words = {phrases.lower[k].rstrip(".") for k in range(name.title_from, name.first)}
        for role in cluster.roles:
            words.update(role.title.lower().split())
        if words & {
            "mrs",
            "ms",
            "miss",
            "spokeswoman",
            "chairwoman",
            "congresswoman",
            "queen",
            "lady",
            "dame",
            "actress",
        }:
            return "f"
        if words & {"mr", "sir", "lord", "king", "spokesman", "congressman", "chairman", "pope"}:
            return "m"
    return ""

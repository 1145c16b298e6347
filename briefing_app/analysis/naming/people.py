"""Brings the names of people together: full names, surnames, given names, titles."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from briefing_app.analysis.functions.roles import Roles
from briefing_app.analysis.naming.clusters import Cluster
from briefing_app.analysis.words.lexicons import full_given_names, group, more_genders
from briefing_app.domain.actors.actor import ActorKind

if TYPE_CHECKING:
    from briefing_app.analysis.naming.names import Name
    from briefing_app.analysis.words.phrases import Phrases

_SUFFIXES = frozenset(["jr", "jr.", "sr", "sr.", "ii", "iii", "iv"])
_PARTICLES = group("particles")
_FEMALE = group("female_courtesy")
_MALE = group("male_courtesy")
_NICKNAME = re.compile(r"[\"“”‘'`]+(\w[\w.-]*)[\"“”’'`]+")


def parts_of(text: str) -> list[str]:
    """Return the words of a name without initials, suffixes, particles and a nickname in quotation marks."""
    words = [w for w in _NICKNAME.sub(" ", text).split() if w.lower() not in _SUFFIXES]
    parts = [w.rstrip(",") for w in words if not re.fullmatch(r"(?:[A-Z]\.)+", w)] or words or [text]
    while len(parts) > 1 and (parts[0] in _PARTICLES or parts[0] in ("De", "Von")):
        parts = parts[1:]
    return parts


def _fold(word: str) -> str:
    low = word.lower().replace("’", "'")
    if low.endswith("'s"):
        low = low[:-2]
    return re.sub(r"(ii|iy|yy|ij|y|i)$", "i", low)


def people_of(phrases: Phrases, names: list[Name]) -> list[Cluster]:
    """Return the persons of an article, each with all the names that mean the same one."""
    people = [n for n in names if n.kind is ActorKind.PERSON]
    gathered = _People(phrases)
    for name in people:
        if len(parts_of(name.text)) > 1:
            gathered.add_full(name)
    gathered.index()
    for name in people:
        if len(parts_of(name.text)) == 1:
            gathered.add_short(name)
    roles = Roles(phrases, names)
    for cluster in gathered.clusters:
        cluster.names.sort(key=lambda n: n.first)
        _describe(phrases, cluster, roles)
    return gathered.clusters


class _People:
    """The persons found so far, with the words that can mean each."""

    def __init__(self, phrases: Phrases) -> None:
        self._phrases = phrases
        self.clusters: list[Cluster] = []
        self._by_surname: dict[str, list[Cluster]] = {}
        self._by_given: dict[str, list[Cluster]] = {}
        self._by_middle: dict[str, list[Cluster]] = {}
        self._latest: dict[int, int] = {}
        self._loose: dict[str, Cluster] = {}

    def add_full(self, name: Name) -> None:
        """Take in a name of several words."""
        parts = parts_of(name.text)
        namesakes = self._by_surname.setdefault(_fold(parts[-1]), [])
        home = next((c for c in namesakes if _same_person(c, name)), None)
        if home is None:
            home = Cluster(ActorKind.PERSON)
            self.clusters.append(home)
            namesakes.append(home)
        home.names.append(name)

    def index(self) -> None:
        """Note the given and middle names, and when each person is named first."""
        for cluster in self.clusters:
            self._latest[id(cluster)] = min(n.first for n in cluster.names)
            given: set[str] = set()
            middle: set[str] = set()
            for name in cluster.names:
                parts = parts_of(name.text)
                given.update(_fold(word) for word in (parts[0], *_NICKNAME.findall(name.text)))
                middle.update(_fold(word) for word in parts[1:-1])
            for word in given:
                self._by_given.setdefault(word, []).append(cluster)
            for word in middle:
                self._by_middle.setdefault(word, []).append(cluster)

    def add_short(self, name: Name) -> None:
        """Take in a surname, a given name or a nickname alone."""
        key = _fold(parts_of(name.text)[-1])
        homes = self._by_surname.get(key) or self._by_given.get(key) or self._by_middle.get(key)
        if homes:
            before = [c for c in homes if self._latest[id(c)] < name.first]
            home = self._meant(name, before or homes[:1])
            self._latest[id(home)] = name.first
        else:
            if key not in self._loose:
                self._loose[key] = Cluster(ActorKind.PERSON)
                self.clusters.append(self._loose[key])
            home = self._loose[key]
        home.names.append(name)

    def _meant(self, name: Name, homes: list[Cluster]) -> Cluster:
        """Return who a bare surname means: by courtesy and title, by nearness, else the one named most."""
        if len(homes) == 1:
            return homes[0]
        titles = {self._phrases.lower[k].rstrip(".") for k in range(name.title_from, name.first)}
        sex = "f" if titles & _FEMALE else "m" if titles & _MALE else ""
        if sex:
            homes = [c for c in homes if _given_gender(c) in ("", sex)] or homes
        titles -= _FEMALE | _MALE
        if titles:
            homes = [c for c in homes if titles & self._titles_of(c)] or homes
        paragraph_of = self._phrases.segments.paragraph_of
        last = max(homes, key=lambda c: self._latest[id(c)])
        if len(homes) == 1 or paragraph_of[self._latest[id(last)]] == paragraph_of[name.first]:
            return last
        return max(homes, key=lambda c: (sum(n.first < name.first for n in c.names), self._latest[id(c)]))

    def _titles_of(self, cluster: Cluster) -> set[str]:
        lower = self._phrases.lower
        return {lower[k].rstrip(".") for n in cluster.names for k in range(n.title_from, n.first)}


def _same_person(cluster: Cluster, name: Name) -> bool:
    mine, other = parts_of(cluster.names[0].text), parts_of(name.text)
    if _fold(mine[-1]) != _fold(other[-1]):
        return False
    longer, shorter = (mine, other) if len(mine) > len(other) else (other, mine)
    if len(longer) > 2 and [_fold(w) for w in longer[-len(shorter) :]] == [_fold(w) for w in shorter]:
        return True
    firsts = {mine[0], *_NICKNAME.findall(cluster.names[0].text)}
    seconds = {other[0], *_NICKNAME.findall(name.text)}
    return any(_same_given(a, b) for a in firsts for b in seconds)


def _same_given(one: str, other: str) -> bool:
    first, second = one.lower(), other.lower()
    if first == second or (first[0] == second[0] and (len(first) <= 2 or len(second) <= 2)):
        return True
    if (
        more_genders().get(one, "") != more_genders().get(other, "")
        and one in more_genders()
        and other in more_genders()
    ):
        return False
    known = full_given_names()
    return (
        bool(known.get(one, frozenset()) & known.get(other, frozenset()))
        or _fold(one)[:3] == _fold(other)[:3]
    )


def _describe(phrases: Phrases, cluster: Cluster, roles: Roles) -> None:
    for name in cluster.names:
        cluster.roles += [role for role in roles.of(name) if role not in cluster.roles]
    cluster.country = next((r.country for r in cluster.roles if r.country), "")
    cluster.gender = _given_gender(cluster) or _courtesy_gender(phrases, cluster)


def _given_gender(cluster: Cluster) -> str:
    given = (n.text.split()[0] for n in cluster.names if " " in n.text)
    return next((more_genders()[word] for word in given if word in more_genders()), "")


def _courtesy_gender(phrases: Phrases, cluster: Cluster) -> str:
    for name in cluster.names:
        words = {phrases.lower[k].rstrip(".") for k in range(name.title_from, name.first)}
        for role in cluster.roles:
            words.update(role.title.lower().split())
        if words & _FEMALE:
            return "f"
        if words & _MALE:
            return "m"
    return ""

"""Brings the names of an article together into actors, in whatever case they stand."""

from __future__ import annotations

from typing import TYPE_CHECKING

from briefing_app.analysis.functions.role import Role
from briefing_app.analysis.naming.clusters import Cluster
from briefing_app.analysis.saying.quotations import MARKS
from briefing_app.domain.actors.actor import ActorKind

if TYPE_CHECKING:
    from briefing_app.analysis.languages.language import Language
    from briefing_app.analysis.naming.names import Name
    from briefing_app.analysis.words.segments import Segments

_REACH_WORDS = 8
_REMEMBERED = 40
"""So many people of one surname are told apart; an article has few."""


class Grouping:
    """Groups names: people by surname and given name, bodies by their words, countries by country."""

    def __init__(self, segments: Segments, language: Language) -> None:
        self._segments, self._language = segments, language
        self._words, self._lower = segments.tokens.words, segments.tokens.lower

    def clusters(self, names: list[Name]) -> list[Cluster]:
        """Return the actors in the order in which the text first names them."""
        bodies: dict[tuple[str, str], Cluster] = {}
        shorts: dict[tuple[str, str], tuple[str, str]] = {}
        people: dict[str, list[Cluster]] = {}
        full = [n for n in names if n.kind is ActorKind.PERSON and n.last - n.first > 1]
        single = [n for n in names if n.kind is ActorKind.PERSON and n.last - n.first == 1]
        named: Name | None = None
        for name in names:
            if name.kind is not ActorKind.PERSON:
                key = (str(name.kind), self._body_key(name))
                if named is not None and self._is_short_form(name, named):
                    key = shorts.setdefault(key, (str(named.kind), self._body_key(named)))
                key = shorts.get(key, key)
                named = name
                cluster = bodies.setdefault(key, Cluster(name.kind, country=name.country))
                cluster.names.append(name)
        for name in full:
            self._place_full(name, people)
        for name in single:
            self._place_single(name, people)
        for cluster in bodies.values():
            if cluster.kind is ActorKind.COUNTRY:
                cluster.title = cluster.country
        persons = [cluster for clusters in people.values() for cluster in clusters]
        for cluster in persons:
            cluster.names.sort(key=lambda name: name.first)
            self._describe(cluster)
        return sorted([*bodies.values(), *persons], key=lambda cluster: cluster.first)

    def _is_short_form(self, name: Name, named: Name) -> bool:
        """Tell whether a body stands in brackets behind its full name: `Organisation … (OIF)`."""
        after = self._words[name.last : name.last + 1] == [")"]
        return (
            after
            and name.first == named.last + 1
            and self._words[named.last] == "("
            and (name.text.isupper() and named.kind is ActorKind.ORGANISATION)
        )

    def _body_key(self, name: Name) -> str:
        if name.kind is ActorKind.COUNTRY:
            return name.country
        if name.kind is ActorKind.ALLIANCE:
            match = self._language.alliances.match(self._words, self._lower, name.first)
            return match[1] if match else name.text
        words = name.text.lower().split()
        if name.kind is ActorKind.ORGANISATION and len(name.text) > 3:
            return " ".join(self._language.surnames.key(w) if len(w) > 4 else w for w in words)
        return name.text.lower()

    # people

    def _given(self, name: Name) -> tuple[str, str]:
        """Return the given name of a full name in its first form, and its sex."""
        low = self._lower[name.first]
        if found := self._language.given(low):
            return found
        return self._words[name.first], ""

    def _place_full(self, name: Name, people: dict[str, list[Cluster]]) -> None:
        key = self._language.surnames.key(self._words[name.last - 1])
        given, sex = self._given(name)
        for cluster in people.setdefault(key, [])[-_REMEMBERED:]:
            other, other_sex = self._given(cluster.names[0])
            if self._alike(given, other) and (not sex or not other_sex or sex == other_sex):
                cluster.names.append(name)
                return
        people[key].append(Cluster(ActorKind.PERSON, [name], gender=sex or self._sex_by_title(name)))

    def _alike(self, given: str, other: str) -> bool:
        key = self._language.surnames.key
        if given == other or key(given) == key(other):
            return True
        return given[:1] == other[:1] and (given.endswith(".") or other.endswith("."))

    def _place_single(self, name: Name, people: dict[str, list[Cluster]]) -> None:
        key = self._language.surnames.key(self._words[name.first])
        clusters = people.setdefault(key, [])
        if not clusters:
            sex = self._given(name)[1] or self._sex_by_title(name)
            clusters.append(Cluster(ActorKind.PERSON, [name], gender=sex))
            return
        fitting = clusters[-_REMEMBERED:]
        if len(clusters) > 1:
            sex = self._sex_by_verb(name) or self._sex_by_title(name)
            fitting = [c for c in fitting if not sex or c.gender in ("", sex)] or fitting
        before = [c for c in fitting if c.names[0].first < name.first]
        (before or fitting)[-1 if before else 0].names.append(name)

    def _sex_by_title(self, name: Name) -> str:
        titles = self._lower[name.title_from : name.first]
        if any(self._is_female(word) for word in titles):
            return "f"
        if any(word in self._language.group("male_titles") for word in titles):
            return "m"
        ending = self._lower[name.last - 1].endswith(
            tuple(self._language.group("feminine_surnames")) or ("\0",)
        )
        return "f" if ending and name.last - name.first > 1 else ""

    def _is_female(self, word: str) -> bool:
        language = self._language
        if word in language.group("female_titles"):
            return True
        endings = tuple(language.group("feminine_endings"))
        return bool(endings) and word.endswith(endings) and bool(language.person_noun(word.title()))

    def _sex_by_verb(self, name: Name) -> str:
        """Return the sex that the past tense beside a surname tells."""
        ending = tuple(self._language.group("past_feminine"))
        if not ending:
            return ""
        beside = [self._lower[k] for k in (name.first - 1, name.last) if 0 <= k < len(self._lower)]
        if not any(word in self._language.verbs for word in beside):
            return "m"
        feminine = tuple(self._language.group("feminine_surnames"))
        spoken = any(word.endswith(ending) for word in beside if word in self._language.verbs)
        return "f" if spoken or self._lower[name.first].endswith(feminine) else "m"

    # what is told of a person

    def _describe(self, cluster: Cluster) -> None:
        cluster.title = self._first_form(cluster)
        for name in cluster.names:
            role = self._role_before(name) or self._role_behind(name)
            if role is not None and role not in cluster.roles:
                cluster.roles.append(role)

    def _first_form(self, cluster: Cluster) -> str:
        """Return the name as it is called; the text may have it in other cases only."""
        if not self._language.group("masculine_nominatives"):
            return ""
        longest = max(n.last - n.first for n in cluster.names)
        for name in cluster.names:
            named = name.last - name.first == longest > 1 and self._given(name)[0] == self._words[name.first]
            known = self._language.given(self._lower[name.first]) is not None
            if named and (known or self._is_first_form(name, cluster.gender)):
                return name.text
        name = next(n for n in cluster.names if n.last - n.first == longest)
        surname = self._words[name.last - 1]
        nominative = self._nominative(surname, cluster.gender, inflected=longest > 1)
        if longest == 1:
            return nominative if cluster.gender else ""
        given, _ = self._given(name)
        middle = self._words[name.first + 1 : name.last - 1]
        return " ".join([given, *middle, nominative])

    def _is_first_form(self, name: Name, sex: str) -> bool:
        surname = self._words[name.last - 1]
        return not sex or self._nominative(surname, sex, inflected=False) == surname

    def _nominative(self, surname: str, sex: str, *, inflected: bool) -> str:
        key = self._language.surnames.key(surname)
        if (
            sex == "m"
            and not inflected
            and surname.endswith(tuple(self._language.group("also_masculine")) or "\0")
        ):
            return surname
        pairs = self._language.group("feminine_nominatives" if sex == "f" else "masculine_nominatives")
        for pair in pairs:
            ending, _, nominative = pair.partition("=")
            if key.endswith(ending) and sex:
                whole = key.removesuffix(ending) + nominative
                return surname[: len(key) - len(ending)] + whole[len(key) - len(ending) :]
        ends = self._language.group("masculine_cases")
        if inflected and sex == "m" and surname[len(key) :] in ends and surname.lower().startswith(key):
            return surname if key.endswith(tuple(self._language.group("vowels"))) else surname[: len(key)]
        return surname

    def _role_before(self, name: Name) -> Role | None:
        first = name.title_from
        if first >= name.first:
            return None
        last = name.first
        courtesy = self._language.group("courtesy")
        while last > first + 1 and (
            self._lower[last - 1] in courtesy
            or not (self._words[last - 1][0].isalnum() or self._words[last - 1] in MARKS)
        ):
            last -= 1
        while first < last and self._lower[first] in self._skipped():
            first += 1
        nouns = (w for w in self._words[first:last] if w.lower() not in courtesy)
        if not any(map(self._language.person_noun, nouns)):
            return None
        return self._role(first, last)

    def _skipped(self) -> frozenset[str]:
        language = self._language
        return language.group("articles") | language.group("possessives") | language.group("courtesy")

    def _role_behind(self, name: Name) -> Role | None:
        """Read `Jean Dupont, directeur du port`, `Hanne Tetens, die Vorsitzende des Bundes Elbaue`."""
        k = name.last
        if k + 1 >= len(self._words) or self._words[k] != ",":
            return None
        end = self._segments.sentences[self._segments.sentence_of[name.first]][1]
        first = k = k + 1
        while (
            k < end
            and k < first + 4
            and (self._lower[k] in self._skipped() or self._language.is_adjective(self._words[k]))
            and not self._language.person_noun(self._words[k])
        ):
            k += 1
        if k >= end or not self._language.person_noun(self._words[k]):
            return None
        while first < k and self._lower[first] in self._skipped():
            first += 1
        ends = self._language.group("barriers") - self._language.group("joining")
        last = k + 1
        while last < min(end, k + 1 + _REACH_WORDS) and (
            self._words[last][0].isalnum() or self._words[last] in MARKS or self._words[last] in ("'", "’")
        ):
            low, outside = self._lower[last], self._segments.quotation_of[last] < 0
            if outside and (low in self._language.verbs or low in ends):
                break
            last += 1
        return self._role(first, last)

    def _role(self, first: int, last: int) -> Role:
        tokens = self._segments.tokens
        text = " ".join(tokens.text[tokens.start[first] : tokens.end[last - 1]].split())
        country = ""
        for k in range(first, last):
            for table in (self._language.countries, self._language.country_words):
                match = table.match(self._words, self._lower, k)
                country = country or (match[1] if match else "")
        return Role(text, "", country, at=first)

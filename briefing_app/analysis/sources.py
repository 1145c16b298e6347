"""Finds the actor behind the words that a text uses for a source."""

from __future__ import annotations

from bisect import bisect_left
from dataclasses import dataclass
from typing import TYPE_CHECKING

from briefing_app.analysis.clusters import Cluster
from briefing_app.analysis.lexicons import group, word_set
from briefing_app.analysis.names import Name
from briefing_app.analysis.sourcing import head_of, is_person_noun
from briefing_app.domain.actor import ActorKind

if TYPE_CHECKING:
    from briefing_app.analysis.phrases import Phrases

_NAMED_BODIES = group("named_bodies")
_COMPANY = group("company")
_NOUNS_OF = {"f": group("female_nouns"), "m": group("male_nouns")}
_REACH_SENTENCES = 4
_FEMALE, _MALE = frozenset({"she", "her", "herself"}), frozenset({"he", "him", "himself", "his"})


@dataclass(frozen=True, slots=True)
class Speaker:
    """Who a source is: the actor when it is certain, else who it might be, likeliest first."""

    actor: Cluster | None
    candidates: tuple[Cluster, ...] = ()


NOBODY = Speaker(None)


class Sources:
    """Resolves the sources of one article, in the order of the text."""

    def __init__(self, phrases: Phrases, clusters: list[Cluster]) -> None:
        self._phrases = phrases
        self.clusters = clusters
        self._said: list[tuple[int, Cluster]] = []
        self._reindex()

    def _reindex(self) -> None:
        pairs = [(name, cluster) for cluster in self.clusters for name in cluster.names]
        self._named = sorted(pairs, key=lambda pair: pair[0].first)
        self._places = [name.first for name, _ in self._named]
        self._by_token = {k: (name, c) for name, c in pairs for k in range(name.first, name.last)}
        self._made: dict[str, Cluster] = {}
        self._bodies: dict[str, list[Cluster]] = {}
        self._offices: dict[str, list[tuple[Cluster, set[str]]]] = {}
        for cluster in self.clusters:
            if cluster.kind in (ActorKind.ORGANISATION, ActorKind.ALLIANCE):
                for word in _words_of(cluster):
                    self._bodies.setdefault(word, []).append(cluster)
            elif cluster.kind is ActorKind.PERSON:
                titles = self._titles_of(cluster)
                for word in titles:
                    self._offices.setdefault(word, []).append((cluster, titles))

    def _titles_of(self, cluster: Cluster) -> set[str]:
        titles = {word for role in cluster.roles for word in role.title.lower().split()}
        for name in cluster.names:
            titles.update(self._phrases.lower[k].rstrip(".") for k in range(name.title_from, name.first))
        return titles

    def resolve(self, source: tuple[int, int] | None) -> Speaker:
        """Return the speaker behind a source; call it in the order of the text."""
        if source is None:
            return NOBODY
        speaker = self._resolved(source)
        if speaker.actor is not None:
            self._said.append((source[0], speaker.actor))
        return speaker

    def _resolved(self, source: tuple[int, int]) -> Speaker:
        first, last = source
        lower, tags = self._phrases.lower, self._phrases.tags
        head = head_of(self._phrases, source)
        word = lower[head]
        if tags[head] == "PRP":
            return self._pronoun(word, first)
        if "and" in lower[first:last] and not self._covers(head, source):
            return NOBODY
        if (person := self._named_after(last)) is not None and is_person_noun(word):
            return Speaker(person)
        titled = self._by_token.get(last - 1)
        if titled is not None and titled[1].kind is ActorKind.PERSON and first < titled[0].first:
            before = lower[titled[0].first - 1].rstrip(".")
            if is_person_noun(before) or before in word_set("titles"):
                return Speaker(titled[1])
        hit = self._by_token.get(head)
        if hit is not None and not hit[0].people_word:
            return Speaker(hit[1])
        named = [self._by_token[k] for k in range(first, last) if k in self._by_token]
        people = [
            c
            for n, c in named
            if c.kind is ActorKind.PERSON and n.last == last and lower[n.first - 1] not in ("of", "for", "to")
        ]
        if people:
            return Speaker(people[0])
        if tags[head] == "NNP" and named and named[-1][1].kind is ActorKind.PERSON:
            name, person = named[-1]
            if all(tags[k] == "NNP" for k in range(name.last, head + 1)):
                return Speaker(person)
        if self._names_a_body(word):
            return self._body(source, head)
        if word.startswith("spokes"):
            spoken_for = {id(c): c for _, c in named if c.kind is not ActorKind.PERSON}.values()
            office = self._office(source, head)
            return office if office.actor else Speaker(None, (*office.candidates, *spoken_for))
        if is_person_noun(word):
            return self._office(source, head)
        return NOBODY

    def _covers(self, head: int, source: tuple[int, int]) -> bool:
        hit = self._by_token.get(head)
        return hit is not None and hit[0].last >= source[1]

    def _named_after(self, last: int) -> Cluster | None:
        """Return the person in `Its chairwoman, Miriam Stolt, said`."""
        words = self._phrases.words
        if last + 2 >= len(words) or words[last] != ",":
            return None
        for k in range(last + 1, min(last + 4, len(words))):
            hit = self._by_token.get(k)
            if hit is not None:
                name, cluster = hit
                ends = name.last < len(words) and words[name.last] in (",", ".")
                return cluster if cluster.kind is ActorKind.PERSON and ends else None
            if self._phrases.tags[k] not in ("NN", "NNP", "JJ"):
                return None
        return None

    # pronouns

    def _pronoun(self, word: str, at: int) -> Speaker:
        if word not in _FEMALE | _MALE:
            return self._it(at) if word == "it" else NOBODY
        gender = "f" if word in _FEMALE else "m"
        candidates = self._people_before(at, gender)
        if not candidates:
            only = None if self._another_is_named(at, gender) else self._only_person_before(at, gender)
            return Speaker(only) if only else NOBODY
        likely = candidates[0]
        told = bool(self._said[-1:]) and self._said[-1][1] is likely
        alone = len(candidates) == 1 or self._is_alone_in_paragraph(likely, at, gender)
        sure = likely.gender == gender or told or (alone and not self._another_is_named(at, gender))
        return Speaker(likely if sure else None, tuple(candidates[:4]))

    def _people_before(self, at: int, gender: str) -> list[Cluster]:
        """Return people named or speaking before `at`, the nearest subjects first."""
        sentence_of = self._phrases.segments.sentence_of
        here = sentence_of[at]
        scored: dict[int, tuple[float, Cluster]] = {}
        other = "m" if gender == "f" else "f"
        earliest = self._phrases.segments.sentences[max(0, here - 2 * _REACH_SENTENCES)][0]
        for name, cluster in self._named[bisect_left(self._places, earliest) :]:
            if name.first >= at:
                break
            if cluster.kind is not ActorKind.PERSON or cluster.gender == other:
                continue
            distance = here - sentence_of[name.first]
            score = -float(distance)
            start = self._phrases.segments.sentences[sentence_of[name.first]][0]
            score += 0.6 if name.title_from - start <= 2 else 0.0
            score += 0.5 if cluster.gender == gender else 0.0
            if id(cluster) not in scored or score >= scored[id(cluster)][0]:
                scored[id(cluster)] = (score, cluster)
        for place, cluster in self._said[-2:]:
            if cluster.kind is ActorKind.PERSON and cluster.gender != other and place < at:
                score = 1.2 - (here - sentence_of[place])
                if id(cluster) not in scored or score > scored[id(cluster)][0]:
                    scored[id(cluster)] = (score, cluster)
        return [cluster for _, cluster in sorted(scored.values(), key=lambda pair: -pair[0])]

    def _is_alone_in_paragraph(self, person: Cluster, at: int, gender: str) -> bool:
        """Tell whether nobody else whom `she` can mean is spoken of since the paragraph began."""
        first = self._paragraph_start(at)
        other = "m" if gender == "f" else "f"
        here = {
            id(cluster)
            for name, cluster in self._named[bisect_left(self._places, first) : bisect_left(self._places, at)]
            if cluster.kind is ActorKind.PERSON and cluster.gender != other
        }
        return here == {id(person)}

    def _another_is_named(self, at: int, gender: str) -> bool:
        """Tell whether a word such as `his mother` stands before `she` in the paragraph."""
        lower, tags = self._phrases.lower, self._phrases.tags
        return any(
            lower[k] in _NOUNS_OF[gender] and (tags[k - 1] in ("PRP$", "POS") or lower[k - 1] == "the")
            for k in range(self._paragraph_start(at) + 1, at)
        )

    def _paragraph_start(self, at: int) -> int:
        return self._phrases.segments.paragraphs[self._phrases.segments.paragraph_of[at]][0]

    def _only_person_before(self, at: int, gender: str) -> Cluster | None:
        """Return the one person named so far whom `she` can mean, as in an interview."""
        other = "m" if gender == "f" else "f"
        people = {
            id(cluster): cluster
            for name, cluster in self._named[: bisect_left(self._places, at)]
            if cluster.kind is ActorKind.PERSON and cluster.gender != other
        }
        return next(iter(people.values())) if len(people) == 1 else None

    def _subject_before(self, at: int) -> Cluster | None:
        """Return the one person with whom the sentence before starts, in the same paragraph."""
        segments = self._phrases.segments
        here = segments.sentence_of[at]
        if here == 0 or at - segments.sentences[here][0] > 1:
            return None
        first, last = segments.sentences[here - 1]
        if segments.paragraph_of[first] != segments.paragraph_of[at]:
            return None
        inside = self._named[bisect_left(self._places, first) : bisect_left(self._places, last)]
        people = [(name, c) for name, c in inside if c.kind is ActorKind.PERSON]
        alone = len({id(c) for _, c in people}) == 1 and people[0][0].title_from - first <= 1
        return people[0][1] if alone else None

    def _it(self, at: int) -> Speaker:
        if self._said and self._said[-1][1].kind is not ActorKind.PERSON:
            place, cluster = self._said[-1]
            sentence_of = self._phrases.segments.sentence_of
            if sentence_of[at] - sentence_of[place] <= 2:
                return Speaker(cluster)
        return NOBODY

    # offices and bodies

    def _office(self, source: tuple[int, int], head: int) -> Speaker:
        """Resolve `the minister`, `the Halvian defence minister` to a person with that role."""
        lower, tags, words = self._phrases.lower, self._phrases.tags, self._phrases.words
        word = lower[head]
        if tags[head] == "NNS" or lower[source[0]] in ("a", "an", "one", "another", "some"):
            return NOBODY
        wanted = {lower[k] for k in range(source[0], head) if tags[k] in ("NN", "JJ", "NNP")} | {word}
        wanted -= {lower[k] for k in range(source[0], head) if k in self._by_token}
        matches = []
        for cluster, titles in self._offices.get(word, ()):
            if self._country_differs(source, cluster):
                continue
            place = _latest_before(cluster, source[0])
            exact = len(wanted) > 1 and wanted <= titles
            if place >= 0 or exact:
                matches.append((len(wanted & titles), place, cluster))
        matches.sort(key=lambda m: (-m[0], -m[1]))
        if not matches:
            person = self._subject_before(source[0]) if lower[source[0]] == "the" else None
            return Speaker(person) if person and self._is_free(person, word) else NOBODY
        candidates = tuple(m[2] for m in matches)
        if (
            lower[source[0]] not in ("the", "his", "her")
            and len(wanted) < 2
            and not words[source[0]][0].isupper()
        ):
            return Speaker(None, candidates)
        if (
            len(matches) == 1
            or matches[0][0] > matches[1][0]
            or (self._said[-1:] and self._said[-1][1] is candidates[0])
        ):
            return Speaker(candidates[0], candidates)
        return Speaker(None, candidates)

    def _is_free(self, person: Cluster, word: str) -> bool:
        """Tell whether a person whose function is unknown, or a mere title, can be `the chief`."""
        return word not in _NOUNS_OF["f"] | _NOUNS_OF["m"] and not any(r.affiliation for r in person.roles)

    def _country_differs(self, source: tuple[int, int], cluster: Cluster) -> bool:
        for k in range(*source):
            hit = self._by_token.get(k)
            if hit is not None and hit[1].kind is ActorKind.COUNTRY and cluster.country:
                return hit[1].country != cluster.country
        return False

    def _names_a_body(self, word: str) -> bool:
        return word in word_set("body_nouns") or word in _NAMED_BODIES

    def _body(self, source: tuple[int, int], head: int) -> Speaker:
        """Resolve `the ministry`, or make an actor of `the defence ministry` and its like."""
        lower, tags = self._phrases.lower, self._phrases.tags
        word = lower[head]
        wanted = {lower[k] for k in range(source[0], head + 1) if tags[k] not in ("DT", "POS", "PRP$")}
        before = []
        fitting = self._bodies.get(word, [])
        if word in _COMPANY:
            bodies = {id(c): c for group_ in self._bodies.values() for c in group_ if _may_be_a_company(c)}
            fitting = [*fitting, *(c for c in bodies.values() if c not in fitting)]
        for cluster in fitting:
            place = _latest_before(cluster, source[0])
            if place >= 0:
                before.append((len(wanted & _words_of(cluster)), place, cluster))
        before.sort(key=lambda m: (-m[0], -m[1]))
        if before and (len(wanted) == 1 or before[0][0] == len(wanted)):
            distinct = {id(m[2]) for m in before if m[0] == before[0][0]}
            if len(distinct) == 1 or (word in _COMPANY and len(distinct) < 3):
                return Speaker(before[0][2])
            return Speaker(None, tuple({id(m[2]): m[2] for m in before}.values()))
        whole = source[1] - source[0] > 2 or len(wanted) > 1
        if (
            whole
            and (word in _NAMED_BODIES or word == "service")
            and lower[source[0]] not in ("a", "an", "another")
        ):
            return Speaker(self._new_body(source))
        return NOBODY

    def _new_body(self, source: tuple[int, int]) -> Cluster:
        first, last = source
        tokens = self._phrases.segments.tokens
        while first < last and self._phrases.lower[first] in ("the", "its", "their", "his", "her"):
            first += 1
        text = " ".join(tokens.text[tokens.start[first] : tokens.end[last - 1]].split())
        inner = [self._by_token[k] for k in range(first, last) if k in self._by_token]
        country = next((c.country for _, c in inner if c.country), "")
        name = Name(first, last, text, ActorKind.ORGANISATION, first, country)
        cluster = self._made.get(text)
        if cluster is None:
            cluster = self._made[text] = Cluster(ActorKind.ORGANISATION, [name], country=country)
            self.clusters.append(cluster)
        else:
            cluster.names.append(name)
        for k in range(first, last):
            self._by_token[k] = (name, cluster)
        return cluster

    def settled(self) -> list[Cluster]:
        """Return the actors by first appearance, once all sources are resolved; no two names overlap."""
        for cluster in self.clusters:
            cluster.names = [
                n
                for n in cluster.names
                if all(self._by_token.get(k, (n,))[0] is n for k in range(n.first, n.last))
            ]
        return sorted((c for c in self.clusters if c.names), key=lambda c: c.first)


def _words_of(cluster: Cluster) -> set[str]:
    return {word.lower() for name in cluster.names for word in name.text.split()}


def _may_be_a_company(cluster: Cluster) -> bool:
    return not _words_of(cluster) & word_set("body_nouns")


def _latest_before(cluster: Cluster, place: int) -> int:
    """Return the token of the last name of an actor before a place; -1 where there is none."""
    found = bisect_left(cluster.names, place, key=lambda name: name.first)
    return cluster.names[found - 1].first if found else -1

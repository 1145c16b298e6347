"""Finds who `the minister` and `the ministry` are."""

from __future__ import annotations

from typing import TYPE_CHECKING

from briefing_app.analysis.naming.clusters import Cluster
from briefing_app.analysis.naming.mentions import latest_before
from briefing_app.analysis.naming.names import Name
from briefing_app.analysis.speaking.speakers import NOBODY, Speaker
from briefing_app.analysis.words.lexicons import group, word_set
from briefing_app.domain.actors.actor import ActorKind

if TYPE_CHECKING:
    from briefing_app.analysis.naming.mentions import Mentions

_NAMED_BODIES = group("named_bodies")
_COMPANY = group("company")
_NOUNS_OF = group("female_nouns") | group("male_nouns")
_RUNNING = frozenset(["candidate", "nominee", "contender", "front-runner", "hopeful", "challenger"])
_CAMPAIGNS = frozenset(["campaign", "bid", "candidacy", "rally", "rallies", "supporters"])
_ANY_BODY = frozenset(
    ["central", "national", "federal", "state", "local", "public", "same", "whole", "entire"]
)
_SAME_OFFICE = {
    "sen": ("senator", "lawmaker"),
    "senator": ("sen", "lawmaker"),
    "rep": ("representative", "congressman", "congresswoman", "lawmaker"),
    "representative": ("congressman", "congresswoman", "lawmaker"),
    "del": ("delegate", "lawmaker"),
    "gov": ("governor",),
    "governor": ("gov",),
    "gen": ("general",),
    "lt": ("lieutenant",),
    "prof": ("professor",),
    "ceo": ("executive",),
    "premier": ("minister",),
    "nominee": ("candidate",),
    "chairman": ("chair",),
    "chairwoman": ("chair",),
}


class Offices:
    """Resolves offices and bodies of one article to the people and the bodies that it names."""

    def __init__(self, mentions: Mentions) -> None:
        self._mentions = mentions
        self._phrases = mentions.phrases
        self._made: dict[str, Cluster] = {}
        self._central = self._most_named()
        self._bodies: dict[str, list[Cluster]] = {}
        self._holders: dict[str, list[tuple[Cluster, set[str]]]] = {}
        for cluster in mentions.clusters:
            if cluster.kind in (ActorKind.ORGANISATION, ActorKind.ALLIANCE):
                for word in _words_of(cluster):
                    self._bodies.setdefault(word, []).append(cluster)
            elif cluster.kind is ActorKind.PERSON:
                titles = self._titles_of(cluster)
                for word in titles:
                    self._holders.setdefault(word, []).append((cluster, titles))

    def _titles_of(self, cluster: Cluster) -> set[str]:
        titles = {word.strip(".,") for role in cluster.roles for word in role.title.lower().split()}
        for name in cluster.names:
            titles.update(self._phrases.lower[k].rstrip(".") for k in range(name.title_from, name.first))
        if any(self._campaigns(name) for name in cluster.names):
            titles.update(("candidate", "nominee"))
        for word in tuple(titles):
            titles.update(_SAME_OFFICE.get(word, ()))
        return titles

    def _campaigns(self, name: Name) -> bool:
        """Tell whether the text speaks of somebody’s campaign: `Mr. Trump’s presidential bid`."""
        tags, lower = self._phrases.tags, self._phrases.lower
        k = name.last
        if k < len(lower) and tags[k] == "POS":
            k += 1
        return any(word in _CAMPAIGNS for word in lower[k : k + 2])

    def holder(self, source: tuple[int, int], head: int) -> Speaker:
        """Resolve `the minister`, `the Halvian defence minister` to a person with that role."""
        lower, tags, words = self._phrases.lower, self._phrases.tags, self._phrases.words
        word = lower[head].rstrip(".")
        if tags[head] in ("NNS", "NNPS") or lower[source[0]] in ("a", "an", "one", "another", "some"):
            return NOBODY
        wanted = {lower[k] for k in range(source[0], head) if tags[k] in ("NN", "JJ", "NNP")} | {word}
        wanted -= {lower[k] for k in range(source[0], head) if k in self._mentions.at}
        matches = []
        for cluster, titles in self._holders.get(word, ()):
            if self._country_differs(source, cluster):
                continue
            place = latest_before(cluster, source[0])
            exact = len(wanted) > 1 and wanted <= titles
            if place >= 0 or exact:
                matches.append((len(wanted & titles), place, cluster))
        matches.sort(key=lambda m: (-m[0], -m[1]))
        if not matches:
            short = head - source[0] < 3 or word in _RUNNING
            person = self._spoken_of(source[0]) if lower[source[0]] == "the" and short else None
            if person is not None and word in _RUNNING:
                person = self._central
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
            or self._mentions.last_said() is candidates[0]
            or (word in _RUNNING and self._spoken_of(source[0]) is candidates[0])
            or self._is_only_one_near(source[0], matches)
        ):
            return Speaker(candidates[0], candidates)
        return Speaker(None, candidates)

    def _is_only_one_near(self, at: int, matches: list[tuple[int, int, Cluster]]) -> bool:
        """Tell whether only the nearest holder is named since the paragraph before this one began."""
        segments = self._phrases.segments
        paragraph = max(0, segments.paragraph_of[at] - 1)
        start = segments.paragraphs[paragraph][0]
        return matches[0][1] >= start > matches[1][1]

    def _spoken_of(self, at: int) -> Cluster | None:
        """Return the person whom the sentence before, or its paragraph, is about."""
        segments = self._phrases.segments
        here = segments.sentence_of[at]
        people = (ActorKind.PERSON,)
        last = self._mentions.last_said()
        for sentence in (here - 1, here - 2):
            if sentence < 0:
                break
            if subject := self._mentions.subject_of(sentence, people):
                return subject
            named = {id(c): c for _, c in self._mentions.between(*segments.sentences[sentence])}
            named = {key: c for key, c in named.items() if c.kind is ActorKind.PERSON}
            if len(named) == 1:
                return next(iter(named.values()))
            if last is not None and last.kind is ActorKind.PERSON and id(last) in named:
                return last
        return None

    def _most_named(self) -> Cluster | None:
        """Return the person named most: the candidate of an article on a campaign."""
        people = [c for c in self._mentions.clusters if c.kind is ActorKind.PERSON]
        ranked = sorted(people, key=lambda c: -len(c.names))[:2]
        if not ranked or (len(ranked) > 1 and len(ranked[0].names) < 1.5 * len(ranked[1].names)):
            return None
        return ranked[0]

    def _is_free(self, person: Cluster, word: str) -> bool:
        """Tell whether a person whose function is unknown, or a mere title, can be `the chief`."""
        return word not in _NOUNS_OF and not any(r.affiliation for r in person.roles)

    def _country_differs(self, source: tuple[int, int], cluster: Cluster) -> bool:
        for k in range(*source):
            hit = self._mentions.at.get(k)
            if hit is not None and hit[1].kind is ActorKind.COUNTRY and cluster.country:
                return hit[1].country != cluster.country
        return False

    def names_a_body(self, word: str) -> bool:
        """Tell whether a small-letter noun stands for a body that can speak."""
        return word in word_set("body_nouns") or word in _NAMED_BODIES

    def body(self, source: tuple[int, int], head: int) -> Speaker:
        """Resolve `the ministry`, or make an actor of `the defence ministry` and its like."""
        lower, tags = self._phrases.lower, self._phrases.tags
        word = lower[head]
        wanted = {lower[k] for k in range(source[0], head + 1) if tags[k] not in ("DT", "POS", "PRP$")}
        wanted -= _ANY_BODY
        before = []
        fitting = self._bodies.get(word, [])
        if word in _COMPANY:
            bodies = {id(c): c for group_ in self._bodies.values() for c in group_ if _may_be_a_company(c)}
            fitting = [*fitting, *(c for c in bodies.values() if c not in fitting)]
        for cluster in fitting:
            place = latest_before(cluster, source[0])
            if place >= 0:
                before.append((len(wanted & _words_of(cluster)), place, cluster))
        before.sort(key=lambda m: (-m[0], -m[1]))
        if before and (len(wanted) == 1 or before[0][0] == len(wanted)):
            distinct = {id(m[2]) for m in before if m[0] == before[0][0]}
            if self._is_far(before[0][1], source[0]) and (body := self._body_spoken_of(source[0])):
                return Speaker(body, (body, before[0][2]))
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

    def _is_far(self, place: int, at: int) -> bool:
        """Tell whether a name stands more than two paragraphs before a token."""
        paragraph_of = self._phrases.segments.paragraph_of
        return paragraph_of[at] - paragraph_of[place] > 2

    def _body_spoken_of(self, at: int) -> Cluster | None:
        """Return the one body that is the subject, or the only one named, in the sentence before."""
        segments = self._phrases.segments
        sentence = segments.sentence_of[at] - 1
        if sentence < 0:
            return None
        if subject := self._mentions.subject_of(sentence, (ActorKind.ORGANISATION,)):
            return subject
        inside = self._mentions.between(*segments.sentences[sentence])
        bodies = {id(c): c for _, c in inside if c.kind is ActorKind.ORGANISATION}
        return next(iter(bodies.values())) if len(bodies) == 1 else None

    def _new_body(self, source: tuple[int, int]) -> Cluster:
        first, last = source
        tokens = self._phrases.segments.tokens
        while first < last and self._phrases.lower[first] in ("the", "its", "their", "his", "her"):
            first += 1
        text = " ".join(tokens.text[tokens.start[first] : tokens.end[last - 1]].split())
        inner = [self._mentions.at[k] for k in range(first, last) if k in self._mentions.at]
        country = next((c.country for _, c in inner if c.country), "")
        name = Name(first, last, text, ActorKind.ORGANISATION, first, country)
        cluster = self._made.get(text)
        if cluster is None:
            cluster = self._made[text] = Cluster(ActorKind.ORGANISATION, [name], country=country)
            self._mentions.clusters.append(cluster)
        else:
            cluster.names.append(name)
        self._mentions.add(cluster, name)
        return cluster


def _words_of(cluster: Cluster) -> set[str]:
    return {word.lower() for name in cluster.names for word in name.text.split()}


def _may_be_a_company(cluster: Cluster) -> bool:
    return not _words_of(cluster) & word_set("body_nouns")

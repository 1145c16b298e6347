"""Finds the actor behind the words that a text uses for a source."""

from __future__ import annotations

from typing import TYPE_CHECKING

from briefing_app.analysis.functions.offices import Offices
from briefing_app.analysis.functions.role import is_function
from briefing_app.analysis.naming.mentions import Mentions
from briefing_app.analysis.speaking.named_sources import JOINTS, NamedSources
from briefing_app.analysis.speaking.pronouns import Pronouns
from briefing_app.analysis.speaking.sourcing import head_of
from briefing_app.analysis.speaking.speakers import NOBODY, Speaker
from briefing_app.analysis.words.lexicons import group, word_set
from briefing_app.analysis.words.tagging import FINITE
from briefing_app.domain.actors.actor import ActorKind

if TYPE_CHECKING:
    from briefing_app.analysis.naming.clusters import Cluster
    from briefing_app.analysis.naming.names import Name
    from briefing_app.analysis.words.phrases import Phrases

_LINKS = frozenset(["what", "as", "but", "and", "because", "since", "while", "though", "although"])
_MOST_CANDIDATES = 4
_CROWDS = group("crowds")
_TALLIES = frozenset(["count", "tally", "compilation"])
_RELATIVE = frozenset(["who", "which", "that"])
_BODIES = (ActorKind.ORGANISATION, ActorKind.ALLIANCE, ActorKind.COUNTRY)
_EDGES = frozenset([",", ";", ":", ".", "—", "–", "--", "-", "(", ")"])


class Sources:
    """Resolves the sources of one article, in the order of the text."""

    def __init__(self, phrases: Phrases, clusters: list[Cluster]) -> None:
        self._phrases = phrases
        self.clusters = clusters
        self._mentions = Mentions(phrases, clusters)
        self._pronouns = Pronouns(self._mentions)
        self._offices = Offices(self._mentions)
        self._named = NamedSources(self._mentions)
        self._by_word = _surnames(clusters)

    def resolve(self, source: tuple[int, int] | None) -> Speaker:
        """Return the speaker behind a source; call it in the order of the text."""
        if source is None:
            return NOBODY
        source = self._trimmed(source)
        speaker = self._resolved(source) if source[0] < source[1] else NOBODY
        if speaker is NOBODY:
            speaker = self._nearly(source)
        if speaker.actor is not None:
            self._mentions.has_spoken(source[0], speaker.actor)
        return speaker

    def _nearly(self, source: tuple[int, int]) -> Speaker:
        """Return nobody, with whom the source names on the way: `Roe’s campaign`, `friends of Roe`."""
        named = {id(c): c for n, c in self._mentions.between(*source) if not n.people_word}
        near = tuple(c for c in named.values() if c.kind is not ActorKind.PLACE)
        return Speaker(None, near[:_MOST_CANDIDATES]) if near else NOBODY

    def settled(self) -> list[Cluster]:
        """Return the actors by first appearance, once all sources are resolved; no two names overlap."""
        at = self._mentions.at
        for cluster in self.clusters:
            cluster.names = [
                n for n in cluster.names if all(at.get(k, (n,))[0] is n for k in range(n.first, n.last))
            ]
        return sorted((c for c in self.clusters if c.names), key=lambda c: c.first)

    def _trimmed(self, source: tuple[int, int]) -> tuple[int, int]:
        first, last = source
        words = self._phrases.words
        while first < last and (words[first] in _EDGES or self._is_link(first, last)):
            first += 1
        while last > first and words[last - 1] in _EDGES and words[last - 1] not in (")", "."):
            last -= 1
        return first, last

    def _is_link(self, k: int, last: int) -> bool:
        """Tell whether a word before a source only links it to the sentence: `what Bay Buchanan`."""
        return last - k > 1 and self._phrases.lower[k] in _LINKS

    def _resolved(self, source: tuple[int, int]) -> Speaker:
        first, last = source
        lower, tags = self._phrases.lower, self._phrases.tags
        head = head_of(self._phrases, source)
        word = lower[head]
        if last - first == 1 and word in _RELATIVE:
            return self._antecedent(first)
        if tags[head] == "PRP" and head == first:
            return self._pronouns.resolve(word, first)
        if (speaker := self._named.read(source)) is not None:
            return speaker
        if (person := self._named.behind(last)) is not None and is_function(word):
            return Speaker(person)
        if word in _CROWDS or (word.startswith("spokes") and self._is_crowd(head)):
            return NOBODY
        if (author := self._author(source, word)) is not None:
            return author
        if word.startswith("spokes"):
            return self._spokesman(source, head)
        if self._is_joined(head, source):
            return NOBODY
        if self._offices.names_a_body(word):
            return self._offices.body(source, head)
        if is_function(word):
            return self._offices.holder(source, head)
        if last - first == 1 and (known := self._by_word.get(word)) is not None:
            return Speaker(known)
        return Speaker(self._named.made(source)) if self._named.is_new(source) else NOBODY

    # sources without a name

    def _antecedent(self, at: int) -> Speaker:
        """Return whom `who` or `which` at a token relates to."""
        words, lower = self._phrases.words, self._phrases.lower
        first = self._phrases.segments.sentences[self._phrases.segments.sentence_of[at]][0]
        k = at
        while k > first and words[k - 1] in (",", "—", "–", "--", ")"):
            if words[k - 1] == ")":
                k = next((j for j in range(k - 1, first, -1) if words[j] == "("), first)
            else:
                k -= 1
        hit = self._mentions.at.get(k - 1)
        held = hit is not None and self._is_held(hit[0])
        if (
            hit is not None
            and not hit[0].people_word
            and hit[0].last == k
            and not (held and lower[at] == "who")
        ):
            is_person = hit[1].kind is ActorKind.PERSON
            return Speaker(hit[1]) if is_person or lower[at] != "who" else NOBODY
        if held and lower[at] == "who" and (person := self._explained(first, k)):
            return Speaker(person)
        base = self._phrases.phrase_left_of(k, first) if k > first else None
        if base is None or base[1] != k or base[0] >= at:
            return NOBODY
        head = head_of(self._phrases, base)
        if self._phrases.tags[head] in ("NNS", "NNPS", "PRP"):
            return NOBODY
        return self._resolved(base)

    def _is_held(self, name: Name) -> bool:
        """Tell whether a name only says where somebody works: `an analyst at Fjord who`."""
        k = name.first - 1
        while k > 0 and self._phrases.lower[k] in ("the", "a", "an"):
            k -= 1
        return k > 0 and self._phrases.lower[k] in JOINTS and is_function(self._phrases.lower[k - 1])

    def _explained(self, first: int, last: int) -> Cluster | None:
        """Return the person in `Sten Alda, an analyst at Fjord` before a token, if no verb stands between."""
        for name, cluster in reversed(self._mentions.between(first, last)):
            if cluster.kind is not ActorKind.PERSON:
                continue
            between = range(name.last, last)
            apart = name.last < last and self._phrases.words[name.last] == ","
            return cluster if apart and not any(self._phrases.tags[k] in FINITE for k in between) else None
        return None

    def _author(self, source: tuple[int, int], word: str) -> Speaker | None:
        """Return the body behind `a report by the Department of Works`; None where the source is no text."""
        first, last = source
        if word not in word_set("text_nouns") and word not in _TALLIES:
            return None
        bodies = [(n, c) for n, c in self._mentions.between(first, last) if not n.people_word]
        lower, tags = self._phrases.lower, self._phrases.tags
        for name, cluster in bodies:
            k = name.first - 1
            while k > first and lower[k] in ("the", "a", "an"):
                k -= 1
            by = lower[k] in ("by", "from") or (lower[k] == "of" and cluster.kind is not ActorKind.PERSON)
            owns = name.last < last and tags[name.last] == "POS"
            if (by or owns) and cluster.kind is not ActorKind.PLACE:
                return Speaker(cluster)
        return Speaker(None, tuple({id(c): c for _, c in bodies if c.kind in _BODIES}.values()))

    def _spokesman(self, source: tuple[int, int], head: int) -> Speaker:
        spoken_for = {id(c): c for n, c in self._mentions.between(*source) if not n.people_word}.values()
        office = self._offices.holder(source, head)
        return office if office.actor else Speaker(None, (*office.candidates, *spoken_for))

    def _is_crowd(self, head: int) -> bool:
        return self._phrases.tags[head] in ("NNS", "NNPS")

    def _is_joined(self, head: int, source: tuple[int, int]) -> bool:
        """Tell whether two speak together: `the minister and her deputy`."""
        return "and" in self._phrases.lower[head : source[1]]


def _surnames(clusters: list[Cluster]) -> dict[str, Cluster]:
    """Return the people by surname in small letters, for labels such as `ROE:`; namesakes are left out."""
    found: dict[str, Cluster | None] = {}
    for cluster in clusters:
        if cluster.kind is ActorKind.PERSON:
            word = cluster.name.split()[-1].lower()
            found[word] = None if word in found else cluster
    return {word: cluster for word, cluster in found.items() if cluster is not None}

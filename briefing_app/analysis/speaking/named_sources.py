"""Resolves sources that are a name, or explain one: `Scott’s niece, Marcia Price`."""

from __future__ import annotations

from typing import TYPE_CHECKING

from briefing_app.analysis.functions.role import is_function
from briefing_app.analysis.naming.clusters import Cluster
from briefing_app.analysis.naming.names import Name
from briefing_app.analysis.speaking.speakers import Speaker
from briefing_app.analysis.words.lexicons import genders, parts_of_speech
from briefing_app.domain.actors.actor import ActorKind

if TYPE_CHECKING:
    from briefing_app.analysis.naming.mentions import Mentions

JOINTS = frozenset(
    ["of", "for", "to", "with", "by", "from", "at", "in", "under", "about", "on", "against", "between"]
)
"""Prepositions behind which a name is not the source itself."""
_BEFORE_NAMES = frozenset(["DT", "JJ", "JJR", "JJS", "NN", "NNP", "NNPS", "CD", "VBN", "RB", "PRP$", "IN"])
_MARKS = frozenset([".", "'", '"', "“", "”", "''", "``"])
_BODY_NOUNS = frozenset(
    ["newspaper", "tabloid", "magazine", "daily", "weekly", "website", "site", "network", "channel", "agency"]
)
_NOT_ALONE = frozenset(["neither", "both", "either"])
_NOUNS = frozenset(["NN", "NNS", "NNP", "NNPS", "JJ", "VBN"])


class NamedSources:
    """Finds the actor that is named in a source."""

    def __init__(self, mentions: Mentions) -> None:
        self._mentions = mentions
        self._phrases = mentions.phrases
        self._made: dict[str, Cluster] = {}
        self._openings = {first for first, _ in self._phrases.segments.sentences}

    def read(self, source: tuple[int, int]) -> Speaker | None:
        """Return the actor whose name the source is, or explains; None where no name leads it."""
        first, last = source
        mentions = self._mentions
        named = [pair for pair in mentions.between(first, last) if not pair[0].people_word]
        inside = mentions.at.get(first)
        if inside is not None and inside[0].first < first and not inside[0].people_word:
            named.insert(0, inside)
        for name, cluster in named:
            if not self._leads(name, first):
                continue
            if cluster.kind is ActorKind.PLACE and name.last < last:
                continue
            if name.last < last and self._phrases.tags[name.last] == "POS":
                continue
            if name.first > first and self._phrases.words[name.first - 1] == "(":
                continue
            if self._qualifies(name, last):
                continue
            listed = self._listed(name, named)
            if len(listed) > 2 and "and" in self._phrases.lower[name.last : last]:
                return Speaker(None, listed[:4])
            partner = self._partner(name, cluster, last)
            return Speaker(None, (cluster, partner)) if partner is not None else Speaker(cluster)
        return None

    def _leads(self, name: Name, first: int) -> bool:
        """Tell whether only a title or an apposition stands before a name in its source."""
        tags, lower, words = self._phrases.tags, self._phrases.lower, self._phrases.words
        k = name.first
        person = name.kind is ActorKind.PERSON
        if person and k > first and is_function(lower[k - 1]) and not self._has_other(first, name):
            return lower[first] not in _NOT_ALONE
        if lower[first] in _NOT_ALONE and k > first:
            return False
        while k > first:
            k -= 1
            low = lower[k]
            if words[k] == "," and person and k > first and self._explains(first, k):
                return True
            if low in JOINTS and not (low in ("of", "for", "in") and self._in_title(k, name)):
                return False
            if low in ("and", "or"):
                if not (person and k > first and is_function(lower[k - 1])):
                    return False
                continue
            if tags[k] == "POS":
                return person or self._owned_by_country(k)
            if tags[k] in ("NNS", "NNPS") and person:
                return False
            if tags[k] not in _BEFORE_NAMES and words[k] not in _MARKS:
                return False
        return True

    def _has_other(self, first: int, name: Name) -> bool:
        """Tell whether another name, or a preposition, stands before a name in its source."""
        return bool(self._mentions.between(first, name.first)) or any(
            self._phrases.lower[k] in JOINTS for k in range(first, name.first)
        )

    def _in_title(self, k: int, name: Name) -> bool:
        """Tell whether a preposition belongs to a title: `Governor of Ostrand Ann Roe`."""
        lower, tags = self._phrases.lower, self._phrases.tags
        if k >= name.title_from:
            return True
        between = range(k + 1, name.first)
        placed = any(tags[j] in ("NNP", "NNPS") and not is_function(lower[j]) for j in between)
        known = all(tags[j] in ("NNP", "NNPS", "DT", "JJ", "NN") for j in between)
        after_function = k > 0 and is_function(lower[k - 1]) and name.kind is ActorKind.PERSON
        return after_function and known and (placed or is_function(lower[name.first - 1]))

    def _owned_by_country(self, mark: int) -> bool:
        hit = self._mentions.at.get(mark - 1)
        return hit is not None and hit[1].kind in (ActorKind.COUNTRY, ActorKind.PLACE)

    def _explains(self, first: int, comma: int) -> bool:
        """Tell whether `Scott’s niece,` or `One of them,` stands before the comma before a name."""
        if self._phrases.lower[first : first + 2] in (["one", "of"], ["another", "of"]):
            return True
        return any(is_function(self._phrases.lower[k]) for k in range(first, comma))

    def _qualifies(self, name: Name, last: int) -> bool:
        """Tell whether a body's name only stands before a noun: `the Nordnett spokesman`."""
        k = name.last
        if k >= last or (name.kind is ActorKind.ORGANISATION and self._is_that_body(k, last)):
            return False
        return self._phrases.tags[k] in _NOUNS and k not in self._mentions.at

    def _is_that_body(self, k: int, last: int) -> bool:
        """Tell whether a noun behind a name says what body it is: `the Haaretz newspaper`."""
        return k + 1 == last and self._phrases.lower[k] in _BODY_NOUNS

    def _listed(self, name: Name, named: list[tuple[Name, Cluster]]) -> tuple[Cluster, ...]:
        """Return the people in `Roe, Poe and Alda` from a name on."""
        people: dict[int, Cluster] = {}
        for other, cluster in named:
            if other.first < name.first or cluster.kind is not ActorKind.PERSON:
                continue
            before = other.title_from - 1
            if (
                people
                and self._phrases.lower[before] not in (",", "and", "&")
                and self._phrases.tags[before] != "POS"
            ):
                break
            people[id(cluster)] = cluster
        return tuple(people.values())

    def _partner(self, name: Name, cluster: Cluster, last: int) -> Cluster | None:
        """Return the other one in `Roe and Poe`; None where one speaks alone."""
        k = name.last
        if k + 1 < last and self._phrases.words[k] == "(":
            k = next((j + 1 for j in range(k, last) if self._phrases.words[j] == ")"), k)
        if k + 1 >= last or self._phrases.lower[k] not in ("and", "&", "or"):
            return None
        other = next((c for n, c in self._mentions.between(k, min(last, k + 8)) if not n.people_word), None)
        same = other is None or other is cluster or other.kind is not cluster.kind
        return None if same else other

    def behind(self, last: int) -> Cluster | None:
        """Return the person in `Its chairwoman, Miriam Stolt, said`."""
        words = self._phrases.words
        if last + 2 >= len(words) or words[last] != ",":
            return None
        for k in range(last + 1, min(last + 4, len(words))):
            hit = self._mentions.at.get(k)
            if hit is not None:
                name, cluster = hit
                ends = name.last < len(words) and words[name.last] in (",", ".")
                return cluster if cluster.kind is ActorKind.PERSON and ends else None
            if self._phrases.tags[k] not in ("NN", "NNP", "JJ"):
                return None
        return None

    def is_new(self, source: tuple[int, int]) -> bool:
        """Tell whether a source is nothing but a name that was not read as one."""
        first, last = source
        while first < last and self._phrases.lower[first] == "the":
            first += 1
        words, tags = self._phrases.words[first:last], self._phrases.tags[first:last]
        if (
            not words
            or any(tag not in ("NNP", "NNPS") for tag in tags)
            or self._mentions.between(first, last)
        ):
            return False
        plain = all(w[1:].islower() for w in words)
        known = all(w.lower() in parts_of_speech() for w in words)
        opens = first in self._openings
        if not all(w[0].isupper() for w in words):
            return False
        return not (plain and (known or len(words) == 1) and (opens or len(words) == 1))

    def made(self, source: tuple[int, int]) -> Cluster:
        """Return a new actor for a name that only the source tells."""
        first, last = source
        while self._phrases.lower[first] == "the":
            first += 1
        tokens = self._phrases.segments.tokens
        text = " ".join(tokens.text[tokens.start[first] : tokens.end[last - 1]].split())
        person = last - first > 1 and self._phrases.words[first] in genders()
        name = Name(first, last, text, ActorKind.PERSON if person else ActorKind.ORGANISATION, first)
        cluster = self._made.setdefault(text, Cluster(name.kind))
        if not cluster.names:
            self._mentions.clusters.append(cluster)
        cluster.names.append(name)
        self._mentions.add(cluster, name)
        return cluster

"""Where the actors of an article are named, in the order of the text, and who has spoken so far."""

from __future__ import annotations

from bisect import bisect_left
from typing import TYPE_CHECKING

from briefing_app.analysis.words.lexicons import group
from briefing_app.analysis.words.tagging import FINITE, TIME
from briefing_app.domain.actors.actor import ActorKind

if TYPE_CHECKING:
    from briefing_app.analysis.naming.clusters import Cluster
    from briefing_app.analysis.naming.names import Name
    from briefing_app.analysis.words.phrases import Phrases

_SKIPPED = group("skipped_before_verb")
_LONGEST_ASIDE = 30


class Mentions:
    """The names of one article by place, and the speakers found so far."""

    def __init__(self, phrases: Phrases, clusters: list[Cluster]) -> None:
        self.phrases = phrases
        self.clusters = clusters
        self.said: list[tuple[int, Cluster]] = []
        pairs = [(name, cluster) for cluster in clusters for name in cluster.names]
        self.named = sorted(pairs, key=lambda pair: pair[0].first)
        self.places = [name.first for name, _ in self.named]
        self.at = {k: (name, cluster) for name, cluster in pairs for k in range(name.first, name.last)}

    def between(self, first: int, last: int) -> list[tuple[Name, Cluster]]:
        """Return the names that begin in a token range."""
        return self.named[bisect_left(self.places, first) : bisect_left(self.places, last)]

    def add(self, cluster: Cluster, name: Name) -> None:
        """Take in a name that was made from the words of a source."""
        self.at.update((k, (name, cluster)) for k in range(name.first, name.last))

    def has_spoken(self, place: int, cluster: Cluster) -> None:
        """Remember who spoke at a token."""
        self.said.append((place, cluster))

    def last_said(self) -> Cluster | None:
        """Return who spoke last."""
        return self.said[-1][1] if self.said else None

    def paragraph_start(self, at: int) -> int:
        """Return the first token of the paragraph of a token."""
        segments = self.phrases.segments
        return segments.paragraphs[segments.paragraph_of[at]][0]

    def is_subject(self, name: Name) -> bool:
        """Tell whether a finite verb follows a name, behind an aside such as `, the minister,`."""
        phrases = self.phrases
        before = name.title_from - 1
        while before >= 0 and phrases.tags[before] in ("DT", "JJ", "CC"):
            before -= 1
        if before >= 0 and phrases.tags[before] in ("IN", "TO"):
            return False
        last = phrases.segments.sentences[phrases.segments.sentence_of[name.first]][1]
        k = name.last
        if k < last and phrases.words[k] in (",", "("):
            mark = ")" if phrases.words[k] == "(" else ","
            end = min(last, k + _LONGEST_ASIDE)
            k = next((j + 1 for j in range(k + 1, end) if phrases.words[j] == mark), last)
        while k < last and (phrases.tags[k] in ("RB", TIME) or phrases.lower[k] in _SKIPPED):
            k += 1
        return k < last and phrases.tags[k] in FINITE

    def is_quoted(self, at: int) -> bool:
        """Tell whether a token stands in a quotation."""
        return self.phrases.segments.quotation_of[at] >= 0

    def subject_of(self, sentence: int, kinds: tuple[ActorKind, ...]) -> Cluster | None:
        """Return the first actor of some kinds that is the subject of a verb in a sentence."""
        first, last = self.phrases.segments.sentences[sentence]
        inside = [
            (n, c) for n, c in self.between(first, last) if c.kind in kinds and not self.is_quoted(n.first)
        ]
        return next((c for n, c in inside if self.is_subject(n)), None)


def latest_before(cluster: Cluster, place: int) -> int:
    """Return the token of the last name of an actor before a place; -1 where there is none."""
    found = bisect_left(cluster.names, place, key=lambda name: name.first)
    return cluster.names[found - 1].first if found else -1

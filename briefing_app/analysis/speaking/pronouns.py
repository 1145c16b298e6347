"""Finds whom `she`, `it` and `who` stand for."""

from __future__ import annotations

from bisect import bisect_left
from typing import TYPE_CHECKING

from briefing_app.analysis.speaking.speakers import NOBODY, Speaker
from briefing_app.analysis.words.lexicons import group
from briefing_app.domain.actors.actor import ActorKind

if TYPE_CHECKING:
    from briefing_app.analysis.naming.clusters import Cluster
    from briefing_app.analysis.naming.mentions import Mentions

FEMALE, MALE = frozenset({"she", "her", "herself"}), frozenset({"he", "him", "himself", "his"})
_NOUNS_OF = {"f": group("female_nouns"), "m": group("male_nouns")}
_BODIES = (ActorKind.ORGANISATION, ActorKind.ALLIANCE, ActorKind.COUNTRY)
_REACH_SENTENCES = 4


class Pronouns:
    """Resolves the pronouns of one article, in the order of the text."""

    def __init__(self, mentions: Mentions) -> None:
        self._mentions = mentions
        self._phrases = mentions.phrases

    def resolve(self, word: str, at: int) -> Speaker:
        """Return whom a pronoun at a token stands for."""
        if word not in FEMALE | MALE:
            return self._it(at) if word == "it" else NOBODY
        gender = "f" if word in FEMALE else "m"
        candidates = self._people_before(at, gender)
        if not candidates:
            only = None if self._another_is_named(at, gender) else self._only_person_before(at, gender)
            return Speaker(only) if only else NOBODY
        likely = candidates[0]
        told = self._mentions.last_said() is likely
        alone = len(candidates) == 1 or self._is_alone_in_paragraph(likely, at, gender)
        sure = likely.gender == gender or told or (alone and not self._another_is_named(at, gender))
        return Speaker(likely if sure else None, tuple(candidates[:4]))

    def _people_before(self, at: int, gender: str) -> list[Cluster]:
        """Return people named or speaking before `at`, the nearest subjects first."""
        mentions = self._mentions
        segments = self._phrases.segments
        sentence_of = segments.sentence_of
        here = sentence_of[at]
        scored: dict[int, tuple[float, Cluster]] = {}
        other = "m" if gender == "f" else "f"
        earliest = segments.sentences[max(0, here - 2 * _REACH_SENTENCES)][0]
        outside = not mentions.is_quoted(at)
        for name, cluster in mentions.between(earliest, at):
            if cluster.kind is not ActorKind.PERSON or cluster.gender == other:
                continue
            score = -float(here - sentence_of[name.first])
            start = segments.sentences[sentence_of[name.first]][0]
            score += 0.6 if name.title_from - start <= 2 or mentions.is_subject(name) else 0.0
            score += 0.5 if cluster.gender == gender else 0.0
            score -= 0.7 if outside and mentions.is_quoted(name.first) else 0.0
            if id(cluster) not in scored or score >= scored[id(cluster)][0]:
                scored[id(cluster)] = (score, cluster)
        for place, cluster in mentions.said[-2:]:
            if cluster.kind is ActorKind.PERSON and cluster.gender != other and place < at:
                score = 1.2 - (here - sentence_of[place])
                if id(cluster) not in scored or score > scored[id(cluster)][0]:
                    scored[id(cluster)] = (score, cluster)
        return [cluster for _, cluster in sorted(scored.values(), key=lambda pair: -pair[0])]

    def _is_alone_in_paragraph(self, person: Cluster, at: int, gender: str) -> bool:
        """Tell whether nobody else whom `she` can mean is spoken of since the paragraph began."""
        other = "m" if gender == "f" else "f"
        here = {
            id(cluster)
            for _, cluster in self._mentions.between(self._mentions.paragraph_start(at), at)
            if cluster.kind is ActorKind.PERSON and cluster.gender != other
        }
        return here == {id(person)}

    def _another_is_named(self, at: int, gender: str) -> bool:
        """Tell whether a word such as `his mother` stands before `she` in the paragraph."""
        lower, tags = self._phrases.lower, self._phrases.tags
        return any(
            lower[k] in _NOUNS_OF[gender] and (tags[k - 1] in ("PRP$", "POS") or lower[k - 1] == "the")
            for k in range(self._mentions.paragraph_start(at) + 1, at)
        )

    def _only_person_before(self, at: int, gender: str) -> Cluster | None:
        """Return the one person named so far whom `she` can mean, as in an interview."""
        other = "m" if gender == "f" else "f"
        people = {
            id(cluster): cluster
            for _, cluster in self._mentions.named[: bisect_left(self._mentions.places, at)]
            if cluster.kind is ActorKind.PERSON and cluster.gender != other
        }
        return next(iter(people.values())) if len(people) == 1 else None

    def _it(self, at: int) -> Speaker:
        """Return the body that spoke last, else the one that the sentence, or the one before, is about."""
        segments = self._phrases.segments
        here = segments.sentence_of[at]
        said = self._mentions.said
        if (
            said
            and said[-1][1].kind is not ActorKind.PERSON
            and here - segments.sentence_of[said[-1][0]] <= 2
        ):
            return Speaker(said[-1][1])
        for sentence in (here, here - 1):
            if (
                sentence < 0
                or segments.paragraph_of[segments.sentences[sentence][0]] != segments.paragraph_of[at]
            ):
                continue
            subject = self._mentions.subject_of(sentence, _BODIES)
            if subject is not None and subject.first < at:
                return Speaker(subject)
        return NOBODY

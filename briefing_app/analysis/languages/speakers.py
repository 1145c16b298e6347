"""Finds the actor behind the words for a source, and nobody where two could be meant."""

from __future__ import annotations

from bisect import bisect_left
from typing import TYPE_CHECKING

from briefing_app.analysis.languages.phrases import Stands
from briefing_app.analysis.speaking.speakers import NOBODY, Speaker
from briefing_app.domain.actors.actor import ActorKind

if TYPE_CHECKING:
    from briefing_app.analysis.languages.language import Language
    from briefing_app.analysis.languages.phrases import Phrase
    from briefing_app.analysis.languages.sourcing import Phrases
    from briefing_app.analysis.naming.clusters import Cluster
    from briefing_app.analysis.naming.names import Name
    from briefing_app.analysis.words.segments import Segments

_REACH_SENTENCES = 3
_REMEMBERED = 40
"""So many holders of an office before a place are looked at."""


class Speakers:
    """Resolves the sources of one article, in the order of the text."""

    def __init__(
        self, segments: Segments, language: Language, phrases: Phrases, clusters: list[Cluster]
    ) -> None:
        self._segments, self._language, self._phrases = segments, language, phrases
        self._words, self._lower = segments.tokens.words, segments.tokens.lower
        self._of_name = {id(name): cluster for cluster in clusters for name in cluster.names}
        self._people = sorted(
            ((name, c) for c in clusters if c.kind is ActorKind.PERSON for name in c.names),
            key=lambda pair: pair[0].first,
        )
        self._places = [name.first for name, _ in self._people]
        self._offices = self._offices_of(self._people)
        self._said: tuple[int, Cluster] | None = None

    def _offices_of(self, people: list[tuple[Name, Cluster]]) -> dict[str, tuple[list[int], list[Cluster]]]:
        """Return for each noun for people where somebody with such a function is named, and who."""
        nouns: dict[int, set[str]] = {}
        offices: dict[str, tuple[list[int], list[Cluster]]] = {}
        for name, cluster in people:
            if id(cluster) not in nouns:
                words = {word for role in cluster.roles for word in role.title.split()}
                nouns[id(cluster)] = {self._language.person_noun(word.title()) for word in words} - {""}
            for noun in nouns[id(cluster)]:
                places, holders = offices.setdefault(noun, ([], []))
                places.append(name.first)
                holders.append(cluster)
        return offices

    def resolve(self, source: tuple[int, int] | None) -> Speaker:
        """Return the speaker behind a source; call it in the order of the text."""
        if source is None:
            return NOBODY
        speaker = self._resolved(source)
        if speaker.actor is not None:
            self._said = (source[1], speaker.actor)
        return speaker

    def _resolved(self, source: tuple[int, int]) -> Speaker:
        phrase = self._phrases.at(source[0])
        last = self._phrases.at(source[1] - 1)
        if last is not None and last.name is not None and self._is_one(source, last):
            phrase = last
        low = self._lower[source[0]]
        if phrase is not None and phrase.stands is Stands.PRONOUN and phrase.last - phrase.first > 1:
            return self._latter(phrase)
        if phrase is None and not self._sex_of_pronoun(low):
            return NOBODY
        if phrase is None or phrase.stands is Stands.PRONOUN:
            return self._meant(source[0], self._sex_of_pronoun(low))
        if phrase.last < source[1] and self._lower[phrase.last] in self._language.group("and"):
            people = [c for _, c in self._between(*source)]
            return Speaker(None, tuple(people))
        if phrase.name is not None:
            cluster = self._of_name.get(id(phrase.name))
            return Speaker(cluster) if cluster is not None else NOBODY
        if phrase.stands is Stands.OFFICE:
            return self._office(phrase)
        return NOBODY

    def _sex_of_pronoun(self, low: str) -> str:
        language = self._language
        for sex, names in (
            ("f", ("feminine_pronouns", "possessive_feminine")),
            ("m", ("masculine_pronouns", "possessive_masculine")),
        ):
            if any(low in language.group(name) for name in names):
                return sex
        return (
            "?"
            if any(low in language.group(name) for name in ("plural_pronouns", "possessive_plural"))
            else ""
        )

    def _is_one(self, source: tuple[int, int], last: Phrase) -> bool:
        """Tell whether a source is one person with two offices: `Der Abgeordnete und General X`."""
        articles = self._language.group("articles")
        joined = self._lower[last.first - 1] in self._language.group("and") if last.first else False
        opens = self._lower[source[0]] in articles
        return joined and opens and source[0] < last.first and self._lower[last.first] not in articles

    def _latter(self, phrase: Phrase) -> Speaker:
        """Return whom `ce dernier` means: the last person named."""
        sex = self._sex_of_pronoun(" ".join(self._lower[phrase.first : phrase.last]))
        people = [c for c in self._recent(phrase.first, 1) if self._fits(c, sex)]
        return Speaker(people[0]) if people else NOBODY

    # by an office

    def _office(self, phrase: Phrase) -> Speaker:
        """Return who holds the office that stands alone: `der Minister`, `la chercheuse`."""
        language, word = self._language, self._words[phrase.head]
        if not phrase.definite or self._lower[phrase.head] in language.group("crowds"):
            return NOBODY
        if self._words[phrase.last : phrase.last + 1] == [","]:
            following = self._phrases.at(phrase.last + 1)
            name = following.name if following is not None and following.first == phrase.last + 1 else None
            if name is not None and name.kind is ActorKind.PERSON:
                return Speaker(self._of_name.get(id(name)))
        owned = self._lower[phrase.first] in language.group("possessives")
        noun = language.person_noun(word)
        holders = [] if owned else self._holders(noun, phrase)
        if len(holders) == 1:
            return Speaker(holders[0])
        if holders:
            recent = self._recent(phrase.first, _REACH_SENTENCES)
            both = [c for c in recent if any(c is holder for holder in holders)]
            return Speaker(both[0]) if len(both) == 1 else Speaker(None, tuple(holders))
        if not owned and self._holding(noun, phrase.first):
            return NOBODY
        spoken_for = noun in language.group("spokespeople") or phrase.last > phrase.head + 1 or owned
        if spoken_for or not noun:
            return NOBODY
        meant = self._meant(phrase.first, self._sex_of_noun(phrase))
        paragraph = self._segments.paragraph_of[phrase.first]
        near = meant.actor is not None and any(
            self._segments.paragraph_of[name.first] == paragraph and name.first < phrase.first
            for name in meant.actor.names
        )
        return meant if near else Speaker(None, meant.candidates)

    def _holding(self, noun: str, before: int) -> list[Cluster]:
        """Return the people named before a place whose function is of a kind, the last first."""
        places, people = self._offices.get(noun, ([], []))
        at = bisect_left(places, before)
        return list({id(c): c for c in reversed(people[max(0, at - _REMEMBERED) : at])}.values())

    def _holders(self, noun: str, phrase: Phrase) -> list[Cluster]:
        """Return the people named before a phrase whose functions it can stand for."""
        word = self._lower[phrase.head]
        complement = [w for w in self._lower[phrase.head + 1 : phrase.last] if len(w) > 3]
        return [
            cluster
            for cluster in self._holding(noun, phrase.first)
            if any(self._holds(role.title.lower(), noun, word, complement) for role in cluster.roles)
        ]

    def _holds(self, title: str, noun: str, word: str, complement: list[str]) -> bool:
        """Tell whether a function is the one meant: not `Innenminister` by `der Außenminister`."""
        if complement and not any(w in title for w in complement):
            return False
        for part in title.split():
            if self._language.person_noun(part.title()) != noun:
                continue
            if word in self._language.people and part in self._language.people:
                return True
            if part.endswith(word) or (word.endswith(part) and word.removesuffix(part).strip("-") in title):
                return True
        return False

    def _sex_of_noun(self, phrase: Phrase) -> str:
        language, low = self._language, self._lower[phrase.head]
        article = self._lower[phrase.first]
        if article in language.group("feminine_articles"):
            return "f"
        if article in language.group("masculine_articles"):
            return "m"
        if low in language.group("female_nouns") or low.endswith(
            tuple(language.group("feminine_endings")) or ("\0",)
        ):
            return "f"
        return "m" if low.endswith(tuple(language.group("masculine_endings")) or "\0") else ""

    # by a pronoun

    def _meant(self, at: int, sex: str) -> Speaker:
        """Return the only person that a word at `at` can mean; else nobody, with candidates."""
        if sex == "?":
            return NOBODY
        said = self._said
        sentence = self._segments.sentence_of[at]
        if said is not None:
            near = self._segments.sentence_of[said[0] - 1]
            same = self._segments.paragraph_of[said[0] - 1] == self._segments.paragraph_of[at]
            if (
                same
                and sentence - near <= 1
                and self._fits(said[1], sex)
                and not self._named_since(said[0], at, sex)
            ):
                return Speaker(said[1])
        if (subject := self._subject_before(at)) is not None and self._fits(subject, sex):
            return Speaker(subject)
        for reach in range(1, _REACH_SENTENCES + 1):
            people = [c for c in self._recent(at, reach) if self._fits(c, sex)]
            if len(people) == 1:
                return Speaker(people[0])
            if people:
                return Speaker(None, tuple(people))
        return NOBODY

    def _subject_before(self, at: int) -> Cluster | None:
        """Return the one person named in the sentence of `at` before it, where the sentence begins so."""
        first = self._segments.sentences[self._segments.sentence_of[at]][0]
        named = self._between(first, at)
        if len(named) != 1:
            return None
        name, cluster = named[0]
        phrase = self._phrases.at(name.first)
        return cluster if phrase is not None and phrase.first == first else None

    def _named_since(self, since: int, at: int, sex: str) -> bool:
        return any(self._fits(c, sex) for _, c in self._between(since, at))

    def _fits(self, cluster: Cluster, sex: str) -> bool:
        if cluster.kind is not ActorKind.PERSON:
            return False
        return not sex or not cluster.gender or cluster.gender == sex

    def _between(self, first: int, last: int) -> list[tuple[Name, Cluster]]:
        a, b = bisect_left(self._places, first), bisect_left(self._places, last)
        return [pair for pair in self._people[a:b] if self._segments.quotation_of[pair[0].first] < 0]

    def _recent(self, at: int, reach: int) -> list[Cluster]:
        """Return the people named before `at`, in its sentence and `reach` before, the last first."""
        sentence = max(0, self._segments.sentence_of[at] - reach)
        first = self._segments.sentences[sentence][0]
        found: list[Cluster] = []
        for _, cluster in reversed(self._between(first, at)):
            if not any(cluster is other for other in found):
                found.append(cluster)
        return found

"""The words of an article with the names at their places."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

from briefing_app.analysis.words.lexicons import country_of_name, country_of_people
from briefing_app.domain.actors.actor import ActorKind

if TYPE_CHECKING:
    from briefing_app.analysis.naming.names import Name
    from briefing_app.analysis.words.phrases import Phrases

BODIES = (ActorKind.ORGANISATION, ActorKind.ALLIANCE)
PLACES = (ActorKind.PLACE, ActorKind.COUNTRY)
ARTICLES = frozenset(["the", "a", "an", "another", "one", "this", "that"])
OWNERS = frozenset(["whose", "his", "her", "its", "their", "my", "our", "your"])
NOUN_RUN = frozenset(["NN", "NNS", "NNP", "NNPS", "JJ", "JJR", "JJS", "VBN", "CD", "FW"])
"""The tags of words that can stand before the noun that they belong to, and of that noun."""


class NamedWords:
    """Words, tags and names of one article by token."""

    def __init__(self, phrases: Phrases, names: list[Name]) -> None:
        self.phrases = phrases
        self.words, self.lower, self.tags = phrases.words, phrases.lower, phrases.tags
        self.names_at = {k: name for name in names for k in range(name.first, name.last)}

    def text(self, first: int, last: int) -> str:
        """Return the words of a token range as they stand in the text."""
        if first >= last:
            return ""
        tokens = self.phrases.segments.tokens
        return " ".join(tokens.text[tokens.start[first] : tokens.end[last - 1]].split())

    def sentence(self, i: int) -> tuple[int, int]:
        """Return the token range of the sentence of a token."""
        segments = self.phrases.segments
        return segments.sentences[segments.sentence_of[i]]

    def person_from(self, k: int) -> Name | None:
        """Return the person whose name begins at a token."""
        name = self.names_at.get(k)
        return name if name is not None and name.kind is ActorKind.PERSON and name.first == k else None

    def is_person(self, k: int) -> bool:
        """Tell whether a token is part of a person's name."""
        name = self.names_at.get(k)
        return name is not None and name.kind is ActorKind.PERSON

    def past_articles(self, i: int, last: int, skipped: frozenset[str] = ARTICLES) -> int:
        """Return the first token from `i` on that is no article."""
        while i < last and self.lower[i] in skipped:
            i += 1
        return i


def country_in(text: str) -> str:
    """Return the country that a phrase names, or that one or two of its words point to."""
    words = text.replace("’s", "").replace("'s", "").split()
    pairs = [f"{one} {two}" for one, two in pairwise(words)]
    for phrase in (text, *pairs, *words):
        country = country_of_name().get(phrase) or country_of_people().get(phrase)
        if country:
            return country
    return ""

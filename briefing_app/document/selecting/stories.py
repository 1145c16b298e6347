"""Which articles of a day tell the same story, and which of them tells it best."""

from __future__ import annotations

import math
from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING

from briefing_app.document.words.agencies import as_version
from briefing_app.document.words.content_words import content_words
from briefing_app.domain.alike.versions import lead_of
from briefing_app.domain.articles.article import OPINION_GENRES

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from briefing_app.document.selecting.reading import ReadArticle
    from briefing_app.domain.identity import ArticleId

_SAME_STORY = 0.42
_SAME_TEXT = 10.0
_OPENING_WORDS = 140
_MOST_DAYS_APART = 3


@dataclass(frozen=True, slots=True)
class Story:
    """The article that leads, and the others that carry its story."""

    lead: ReadArticle
    others: tuple[ReadArticle, ...] = ()


def stories_of(reads: Sequence[ReadArticle], texts: Mapping[ArticleId, ArticleId]) -> tuple[Story, ...]:
    """Return the stories of the day, in the order in which their first articles came.

    The most complete article leads; where several have its text (the same id in `texts`), the
    version that stands for them. Opinion is never grouped with news, nor what was published more
    than three days apart.
    """
    weights = _weights(reads)
    order = sorted(range(len(reads)), key=lambda n: (-_completeness(reads[n]), n))
    prints = [_Print.of(read, weights, texts) for read in reads]
    leads: list[int] = []
    members: dict[int, list[int]] = {}
    for n in order:
        likeness = [
            (prints[n].likeness(prints[lead]), -lead) for lead in leads if _may_join(reads[n], reads[lead])
        ]
        best = max(likeness, default=(0.0, 0))
        if best[0] >= 1.0:
            members[-best[1]].append(n)
        else:
            leads.append(n)
            members[n] = []
    stories = sorted(sorted((lead, *members[lead])) for lead in leads)
    led = set(leads)
    return tuple(
        _story([reads[n] for n in story], next(n for n in story if n in led), reads, texts)
        for story in stories
    )


def _story(
    members: Sequence[ReadArticle],
    lead: int,
    reads: Sequence[ReadArticle],
    texts: Mapping[ArticleId, ArticleId],
) -> Story:
    """Return a story led by the version that stands for the text of its most complete article."""
    fullest = reads[lead].article
    text = texts.get(fullest.id, fullest.id)
    same = [read.article for read in members if texts.get(read.article.id, read.article.id) == text]
    first = lead_of([as_version(article) for article in same]).id
    leading = next(read for read in members if read.article.id == first)
    return Story(leading, tuple(read for read in members if read is not leading))


@dataclass(frozen=True, slots=True)
class _Print:
    """What an article is recognised by: weighed opening words, and the text that it has."""

    words: dict[str, float]
    norm: float
    text: ArticleId

    @classmethod
    def of(cls, read: ReadArticle, weights: dict[str, float], texts: Mapping[ArticleId, ArticleId]) -> _Print:
        counted = Counter(_opening(read))
        for name in read.names[:8]:
            counted.update(content_words(name))
        words = {word: (1 + math.log(n)) * weights[word] for word, n in counted.items() if word in weights}
        norm = math.sqrt(sum(value * value for value in words.values()))
        return cls(words, norm, texts.get(read.article.id, read.article.id))

    def likeness(self, other: _Print) -> float:
        """Return 1 or more for the same story; versions of one text tell the same whatever their leads."""
        if self.text == other.text:
            return _SAME_TEXT
        shared = sum(value * other.words.get(word, 0.0) for word, value in self.words.items())
        cosine = shared / (self.norm * other.norm) if self.norm and other.norm else 0.0
        return cosine / _SAME_STORY


def _opening(read: ReadArticle) -> list[str]:
    opening = " ".join(read.article.text.split()[:_OPENING_WORDS])
    return content_words(f"{read.article.headline} {read.article.headline} {opening}")


def _weights(reads: Sequence[ReadArticle]) -> dict[str, float]:
    """Return how much each word tells: rare words more, and never nothing."""
    found = Counter(word for read in reads for word in {*_opening(read), *_name_words(read)})
    count = max(len(reads), 8)
    return {word: math.log(1 + count / n) for word, n in found.items()}


def _name_words(read: ReadArticle) -> list[str]:
    return [word for name in read.names[:8] for word in content_words(name)]


def _completeness(read: ReadArticle) -> float:
    """Return how much an article has to offer: words, statements, known origin."""
    article = read.article
    known = bool(article.outlet) + (article.published_on is not None) + bool(article.byline)
    own = not article.headline_proposed
    return min(article.words, 1200) / 100 + min(len(read.statements), 12) / 2 + 1.5 * known + 2 * own


def _may_join(one: ReadArticle, other: ReadArticle) -> bool:
    first, second = one.article, other.article
    if (first.genre in OPINION_GENRES) != (second.genre in OPINION_GENRES):
        return False
    if first.language and second.language and first.language != second.language:
        return False
    if first.published_on and second.published_on:
        return abs((first.published_on - second.published_on).days) <= _MOST_DAYS_APART
    return True

"""“In brief”: the few sentences that open a briefing, each an article's own, made short."""

from __future__ import annotations

import re
from collections import Counter
from typing import TYPE_CHECKING

from briefing_app.document.citation import has_own_headline, headline_without_stop
from briefing_app.document.selecting.extracts import lead_sentences, leans
from briefing_app.document.selecting.leads import crisp, is_news_lead
from briefing_app.document.words.content_words import content_words
from briefing_app.domain.articles.article import OPINION_GENRES

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from briefing_app.domain.articles.article import Article
    from briefing_app.domain.identity import ArticleId

_FEWEST, _MOST = 1, 4
_CRISP, _LONGEST_CRISP = 140, 200
_FEWEST_LEFT = 5


def lines_of_one(article: Article, room: int) -> tuple[str, ...]:
    """Return the lead of a day's only article, and what it says most of; () where they are too long."""
    candidates = lead_sentences(article)
    if not candidates or len(candidates[0]) > room:
        return ()
    lead, *others = candidates
    if len(others) <= _FEWEST_LEFT:
        return (lead,)
    counts = Counter(word for sentence in candidates for word in content_words(sentence))
    short = [crisp(s, room - len(lead) - 1) for s in others if _stands_by_itself(s, lead)]
    fitting = [s for s in short if s]
    said = set(content_words(lead))
    best = max(fitting, key=lambda s: _centrality(s, counts, said), default="")
    return (lead, best) if best else (lead,)


def lines_of_many(articles: Sequence[Article], numbers: Mapping[ArticleId, int], room: int) -> str:
    """Return what the weightiest of `articles`, in their order, say: a sentence and a reference each."""
    lines: list[str] = []
    for article in articles:
        told = _told(article, must=len(lines) < _FEWEST)
        if article.genre in OPINION_GENRES or not told or len(lines) == _MOST:
            continue
        end = "" if told[-1] in "?!" else "."
        line = f"{told.rstrip('.')} [{numbers[article.id]}]{end}"
        if len(" ".join((*lines, line))) <= room:
            lines.append(line)
    return " ".join(lines)


def _stands_by_itself(sentence: str, lead: str) -> bool:
    """Tell whether a sentence can be read straight after the lead: nothing in it points elsewhere."""
    acronyms = set(re.findall(r"\b[A-Z]{3,}\b", sentence)) - set(re.findall(r"\b[A-Z]{3,}\b", lead))
    return not (leans(sentence) or acronyms or re.search(r"\balso\b|^For now\b|^As\b", sentence))


def _centrality(sentence: str, counts: Counter[str], said: set[str]) -> float:
    """Return how much of what an article keeps coming back to is in a sentence, new words above all."""
    words = content_words(sentence)
    return sum((counts[word] - 1) * (0.5 if word in said else 1.0) for word in words) / (len(words) + 4)


def _told(article: Article, *, must: bool) -> str:
    """Return a story in one sentence: its lead made short, or its headline where that is one.

    "" where there is none, unless it `must` be told.
    """
    headline = headline_without_stop(article.headline)
    own = headline if has_own_headline(article) else ""
    lead = next(iter(lead_sentences(article)), "")
    if not is_news_lead(lead, own):
        lead = ""
    choices = (
        crisp(lead, _CRISP),
        own if _reads_as_sentence(own) else "",
        crisp(lead, _LONGEST_CRISP),
        headline if must else "",
    )
    return next((choice for choice in choices if choice), "")


def _reads_as_sentence(headline: str) -> bool:
    """Tell whether a headline is set like a sentence: few capitals, no colon, no question."""
    words = headline.split()
    capitals = sum(word[:1].isupper() for word in words[1:])
    return len(words) > 4 and capitals < len(words) / 2 and not re.search(r"[:;?“”\"]", headline)

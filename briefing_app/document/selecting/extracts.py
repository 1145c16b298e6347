"""What is taken from an article unchanged: its lead sentences, and its best statements."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from briefing_app.document.echoes import saying
from briefing_app.document.selecting.leads import body_sentences, has_finite_verb, lead_start
from briefing_app.document.words.content_words import content_words
from briefing_app.domain.articles.article import Genre
from briefing_app.domain.statements.quotation import pair_marks
from briefing_app.domain.statements.shortening import printed_wording
from briefing_app.domain.statements.statement import Manner, Reports

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from briefing_app.document.echoes import Saying
    from briefing_app.document.material import Material
    from briefing_app.document.products.product import Caps
    from briefing_app.document.selecting.reading import ReadArticle
    from briefing_app.domain.articles.article import Article
    from briefing_app.domain.statements.statement import Statement
    from briefing_app.domain.text import Span

_LEANING = re.compile(
    r"^[\"“‘'(]*(?:he|she|it|they|we|this|that|these|those|but|and|or|however|meanwhile|moreover|instead|also|"
    r"still|yet|then|there|such|both|another|others|his|her|its|their|the (?:two|move|decision|latter|former|"
    r"statement|comments?|remarks?)"
    r"|er|sie|es|dies|diese[rsmn]?|damit|dabei|dort|doch|aber|auch|zudem|außerdem|dagegen"
    r"|il|elle|ils|elles|cela|ce|cet|cette|ces|mais|donc|ainsi|pourtant|toutefois"
    r"|él|ella|ellos|ellas|esto|este|esta|estos|estas|pero|además|también"
    r"|он|она|они|оно|это|этот|эта|эти|но|однако|также|поэтому|при этом|кроме того"
    r"|він|вона|вони|воно|це|цей|ця|ці|але|проте|також|тому|крім того"
    r"|ona|oni|ono|ten|ta|te|ale|jednak|także|ponadto|dlatego)\b",
    re.IGNORECASE,
)
"""How a sentence begins that another must stand before, in all languages at once."""
_CLUTTER = re.compile(
    r"^(?:read (?:more|also)|related|photo|image|video|picture|caption|file|source|©|copyright|advertisement|"
    r"sign up|subscribe|click|follow us|share|editing by|reporting by|updated?|published)\b|"
    r"all rights reserved|newsletter|cookies",
    re.IGNORECASE,
)
_FIRST_PERSON = re.compile(r"\b(?:I|I['’]\w+|[Mm]y|[Mm]e|[Mm]yself)\b")
_SPEAKER_TURN = re.compile(r"^(?:Q|A|[A-ZÀ-Þ][\w’'.-]*(?: [A-ZÀ-Þ][\w’'.-]*){0,4}):\s")
_UNCLEAR = re.compile(
    r"(?:that )?(?:it|this|these|those|he|she|they|his|her|its|their|however|but|so|also|then)\b",
    re.IGNORECASE,
)
_BEGINS_WELL = re.compile(r"[\w“„«‘\"'(\[$€£¥#@]")
_PREPOSITION = re.compile(r"(?:on|in|at|for|from|by|of|with|as|things|such)\b", re.IGNORECASE)
_CUE_LEFT = re.compile(r"[,!?][”\"’]\s+(?:\w+\s*){1,5}[.,]?$")
"""A quotation that ended in a comma, and after it the name or verb of its cue."""
WISHED_SUMMARY = 560
_SHORTEST_SUMMARY = 90
_SHORTEST_LAST = 45
_MOST_MISSED = 6
"""Unusable sentences in a row after which an article gives no more to a summary."""
_AGAIN = 0.2
_LEAST_PART = 0.45
_FEWEST_LETTERS = 25
_FEWEST_WORDS = 5


def lead_sentences(article: Article, taken: Iterable[Span] = ()) -> list[str]:
    """Return the sentences that can stand in a summary, in order.

    Left out are those that say what `taken` statements say, that have a quotation cut in
    half, that lean on a sentence left out, and what is no sentence of the article's.
    """
    taken = tuple(taken)
    found: list[str] = []
    left_out = True
    missed = 0
    for span, words in body_sentences(article):
        if missed == _MOST_MISSED:
            break
        if article.genre is Genre.INTERVIEW and (_SPEAKER_TURN.match(words) or words.endswith("?")):
            break
        usable = (
            len(words) >= _FEWEST_LETTERS
            and words[-1] in '.!?”’"»'
            and (words[0].isupper() or not words[0].isalpha())
            and not _CLUTTER.search(words)
            and not _has_half_quotation(words)
            and not _speaks_of_itself(words)
            and not _mostly(span, taken)
            and not (left_out and leans(words))
        )
        left_out = not usable
        missed = 0 if usable or _mostly(span, taken) else missed + 1
        if usable:
            found.append(words)
    return found


def summary_of(candidates: Sequence[str], room: int, headline: str, wished: int = WISHED_SUMMARY) -> str:
    """Return the first sentences that fit, whole ones only.

    `room` characters are the most there may be, `wished` those that are usual.
    """
    wished = min(room, wished)
    chosen: list[str] = []
    for sentence in candidates:
        if not chosen and _repeats(sentence, headline):
            continue
        so_far = len(" ".join(chosen))
        if so_far + 1 + len(sentence) > (wished if so_far >= _SHORTEST_SUMMARY else room):
            break
        chosen.append(sentence)
    if (
        len(chosen) > 1
        and len(chosen[-1]) < _SHORTEST_LAST
        and len(" ".join(chosen[:-1])) >= _SHORTEST_SUMMARY
    ):
        del chosen[-1]
    return " ".join(chosen)


def best_statements(
    read: ReadArticle, material: Material, caps: Caps, said: list[Saying], most: int
) -> tuple[Statement, ...]:
    """Return the statements of an article most worth printing, in the order of its text.

    `said` holds what the day has printed already; what is chosen joins it.
    """
    text, headline, start = read.article.text, read.article.headline, lead_start(read.article)
    ranked = sorted(
        (
            (_worth(statement, text, material, caps), statement)
            for statement in read.statements
            if statement.passage.span.end > start and not _repeats(statement.passage.quote, headline)
        ),
        key=lambda pair: (-pair[0], pair[1].passage.span),
    )
    best = ranked[0][0] if ranked else 0.0
    chosen: list[Statement] = []
    while ranked and len(chosen) < most:
        place = max(range(len(ranked)), key=lambda n: (ranked[n][0] - _heard(ranked[n][1], chosen), -n))
        worth, statement = ranked.pop(place)
        if worth <= 0 or (chosen and worth < _LEAST_PART * best):
            continue
        what = saying(statement, text)
        if any(what.repeats(other) for other in said):
            continue
        if any(statement.passage.span.overlaps(other.passage.span) for other in chosen):
            continue
        said.append(what)
        chosen.append(statement)
    return tuple(sorted(chosen, key=lambda statement: statement.passage.span))


def told_already(read: ReadArticle, said: Sequence[Saying]) -> tuple[Statement, ...]:
    """Return the statements of an article that the day has printed, from this article or another."""
    return tuple(
        statement
        for statement in read.statements
        if any(saying(statement, read.article.text).repeats(other) for other in said)
    )


def _heard(statement: Statement, chosen: Sequence[Statement]) -> float:
    """Return how much less is wanted of somebody who speaks already: others should have their say."""
    who = (statement.actor_id, statement.speaker)
    return _AGAIN * sum((other.actor_id, other.speaker) == who for other in chosen)


def _worth(statement: Statement, text: str, material: Material, caps: Caps) -> float:
    """Return how much a statement is worth printing; 0 or less for one that is not."""
    attribution = statement.attribution
    wording = printed_wording(statement, text)
    if (
        attribution is None
        or attribution.reports is Reports.THOUGHT
        or len(wording) > caps.statement_characters
        or not statement.passage.stands_in(text)
    ):
        return 0.0
    if len(wording.split()) < _FEWEST_WORDS or _has_half_quotation(wording) or _CUE_LEFT.search(wording):
        return 0.0
    if not _BEGINS_WELL.match(wording):
        return 0.0
    direct = attribution.manner is Manner.DIRECT
    if not direct and _PREPOSITION.match(wording) and not has_finite_verb(wording):
        return 0.0
    worth = 0.2 + statement.salience
    if statement.actor_id in material.actors:
        worth += 0.2
    elif len(statement.speaker) < 4:
        worth -= 0.4
    begins_low = wording[:1].islower()
    match attribution.manner:
        case Manner.DIRECT:
            worth += -0.35 if begins_low else 0.15
        case Manner.MIXED:
            worth += 0.08 if wording[:1] not in "“\"‘'" else -0.2
        case Manner.INDIRECT:
            pass
    if len(wording.split()) < 2 * _FEWEST_WORDS:
        worth -= 0.15
    if not direct and _UNCLEAR.match(wording):
        worth -= 0.3
    if wording.rstrip('”’"').endswith(("…", "...", "?")):
        worth -= 0.2
    return worth


def leans(sentence: str) -> bool:
    """Tell whether a sentence begins with a word that points back to another."""
    return _LEANING.match(sentence) is not None


def _mostly(sentence: Span, taken: Sequence[Span]) -> bool:
    """Tell whether statements make up most of a sentence."""
    shared = sum(max(0, min(sentence.end, other.end) - max(sentence.start, other.start)) for other in taken)
    return shared > 0.45 * (sentence.end - sentence.start)


def _has_half_quotation(text: str) -> bool:
    marks = pair_marks(text)
    return bool(marks.lone_openings or marks.lone_closings)


def _speaks_of_itself(sentence: str) -> bool:
    """Tell whether the writer says “I” outside quotation marks: no words for a neutral summary."""
    pairs = pair_marks(sentence).pairs
    return any(
        not any(start < match.start() < end for start, end in pairs)
        for match in _FIRST_PERSON.finditer(sentence)
    )


def _repeats(sentence: str, headline: str) -> bool:
    """Tell whether a sentence says little more than the headline above it."""
    words, above = set(content_words(sentence)), set(content_words(headline))
    return bool(words) and len(words & above) / len(words) > 0.75

"""The program's own choice: from the articles of a day to a briefing that can be printed."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from briefing_app.document.citation import source_numbers
from briefing_app.document.extracts import (
    WISHED_SUMMARY,
    best_statements,
    lead_sentences,
    summary_of,
)
from briefing_app.document.reading import read_articles
from briefing_app.document.stories import stories_of
from briefing_app.domain.article import OPINION_GENRES
from briefing_app.domain.briefing import (
    ArticleItem,
    Briefing,
    ControlData,
    Section,
    StatementItem,
    Tlp,
)
from briefing_app.domain.identity import BriefingId, ItemId, SectionId, new_id

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import datetime

    from briefing_app.document.material import Material
    from briefing_app.document.product import Product, SectionPlan
    from briefing_app.document.stories import Story
    from briefing_app.domain.analysis import Analysis
    from briefing_app.domain.article import Article
    from briefing_app.domain.briefing import Item, Paper
    from briefing_app.domain.statement import Statement

_FEW_STORIES = 2
_ITEMS_OF_PAGE = 2
_SHORT_SUMMARY = 380
_BRIEF_SUMMARY = 260
_MOST_IN_BRIEF = 4
_MOST_OF_ONE_WORD = 3


@dataclass(frozen=True, slots=True)
class _Chosen:
    """A story with its place in the briefing and how much it matters."""

    story: Story
    plan: SectionPlan
    weight: float
    statements: tuple[Statement, ...] = ()


def draft(
    articles: Sequence[Article],
    analyses: Sequence[Analysis],
    product: Product,
    *,
    title: str,
    language: str,
    paper: Paper,
    organisation: tuple[str, ...] = (),
    now: datetime,
    house_style: str = "ministry",
    tlp: Tlp = Tlp.NONE,
    classification: str = "",
) -> tuple[Briefing, Material]:
    """Return a briefing of the best of `articles`, and the material that it refers to.

    Articles on one story become one item, led by the most complete; items stand in the
    product's sections, the weightiest first. Every word is an article's own.
    """
    reads, material = read_articles(articles, analyses)
    stories = stories_of(reads)
    chosen = [_Chosen(story, _section_for(story, product), _weight(story)) for story in stories]
    chosen.sort(key=lambda choice: -choice.weight)
    chosen = chosen[: product.caps.items]
    said: list[frozenset[str]] = []
    sections: list[Section] = []
    brief = _in_brief(chosen, product)
    for plan in product.sections:
        items: list[Item] = []
        for rank, choice in enumerate(chosen):
            if choice.plan is plan:
                most, wished = _share(rank, len(chosen), product)
                statements = best_statements(choice.story.lead, material, product.caps, said, most)
                items += _items(choice.story, statements, product, wished, after=brief)
        if items:
            sections.append(Section(SectionId(new_id()), plan.title_in(language), tuple(items)))
    briefing = Briefing(
        id=BriefingId(new_id()),
        title=title.strip() or product.title_in(language),
        created_at=now,
        product=product.name,
        language=language,
        paper=paper,
        house_style=house_style,
        control=ControlData(
            organisation=organisation, tlp=tlp, classification=classification, issue_date=now.date()
        ),
        sections=tuple(sections),
    )
    return _with_in_brief(briefing, brief, chosen, product, material), material


def _share(rank: int, count: int, product: Product) -> tuple[int, int]:
    """Return how many statements and characters an item may take of the product's pages.

    One or two stories may speak at length; on a full day what matters less is kept short.
    """
    most = product.caps.statements_per_item
    if count <= _FEW_STORIES:
        return 2 * most, WISHED_SUMMARY
    room = product.caps.pages * _ITEMS_OF_PAGE
    if count <= room:
        return most, WISHED_SUMMARY
    if rank < room // 2:
        return min(2, most), _SHORT_SUMMARY
    return 1, _BRIEF_SUMMARY


def _items(
    story: Story, statements: tuple[Statement, ...], product: Product, wished: int, *, after: str
) -> list[Item]:
    """Return the items of a story; its summary goes on after the words of `after`."""
    article = story.lead.article
    headline = _headline(article)
    candidates = lead_sentences(article, (statement.passage.span for statement in statements))
    room = product.caps.item_characters - len(headline)
    if after and candidates[1:] and candidates[0] == after:
        candidates = candidates[1:]
    summary = summary_of(candidates, room, headline, wished)
    also_in = tuple(other.article.id for other in story.others)
    lead = ArticleItem(ItemId(new_id()), article.id, "", summary, also_in)
    return [lead, *(StatementItem(ItemId(new_id()), s.id, None, article.id) for s in statements)]


def _in_brief(chosen: Sequence[_Chosen], product: Product) -> str:
    """Return the lead sentence of the only story, "" where there are more or it is too long."""
    if len(chosen) != 1:
        return ""
    candidates = lead_sentences(chosen[0].story.lead.article)
    fits = candidates and len(candidates[0]) <= product.caps.in_brief_characters
    return candidates[0] if fits else ""


def _with_in_brief(
    briefing: Briefing, brief: str, chosen: Sequence[_Chosen], product: Product, material: Material
) -> Briefing:
    """Return `briefing` with its opening lines: the headlines of what matters most."""
    if len(chosen) < 2:
        return replace(briefing, in_brief=brief)
    numbers = source_numbers(briefing, material)
    lines: list[str] = []
    for choice in chosen:
        article = choice.story.lead.article
        headline = _headline(article)
        if article.genre in OPINION_GENRES or not headline or len(lines) == _MOST_IN_BRIEF:
            continue
        reference = f" [{numbers[article.id]}]"
        line = f"{headline}{reference}" if headline[-1] in "?!" else f"{headline}{reference}."
        if len(" ".join((*lines, line))) <= product.caps.in_brief_characters:
            lines.append(line)
    return replace(briefing, in_brief=" ".join(lines))


def _headline(article: Article) -> str:
    return " ".join(article.headline.split()).rstrip(" .")


def _weight(story: Story) -> float:
    """Return how much a story matters: who carries it, what was said, how full it is."""
    lead = story.lead
    salience = sorted((s.salience for s in lead.statements), reverse=True)[:3]
    opinion = lead.article.genre in OPINION_GENRES
    return 1.5 * len(story.others) + sum(salience) + min(lead.article.words, 900) / 600 - 2 * opinion


def _section_for(story: Story, product: Product) -> SectionPlan:
    """Return the section that an article belongs to by its genre, its countries, its words."""
    article = story.lead.article
    for plan in product.sections:
        if article.genre in plan.genres:
            return plan
    opening = " ".join(article.text.split()[:80])
    if own := _countries(product, article, opening, story):
        plans = [plan for plan in product.sections if plan.sort == own]
        if plans:
            return plans[0]
    scored = [(_fit(plan, article.headline, opening, article.text), plan) for plan in product.sections]
    best = max(score for score, _ in scored)
    if best >= 3:
        return next(plan for score, plan in scored if score == best)
    return next((plan for plan in product.sections if plan.fallback), product.sections[0])


def _countries(product: Product, article: Article, opening: str, story: Story) -> str:
    """Return "own" or "bilateral" where the country of the desk has a part, "" otherwise."""
    names = "|".join(re.escape(name) for name in product.country if name.strip())
    if not names or not re.search(rf"\b(?:{names})\b", f"{article.headline} {opening}"):
        return ""
    hits = len(re.findall(rf"\b(?:{names})\b", article.text))
    others = {name for name in story.lead.names[:6] if name not in product.country}
    abroad = article.dateline and not re.search(rf"\b(?:{names})\b", article.dateline)
    return "bilateral" if others and (abroad or hits < 3) else "own"


def _fit(plan: SectionPlan, headline: str, opening: str, text: str) -> int:
    """Return how well the words of an article fit a section; each word counts a few times only."""
    score = 0
    for keyword in plan.keywords:
        acronym = keyword.isupper()
        pattern = re.compile(
            rf"\b{re.escape(keyword)}" + (r"\b" if acronym else ""), 0 if acronym else re.IGNORECASE
        )
        score += 4 * bool(pattern.search(headline)) + 2 * bool(pattern.search(opening))
        score += min(len(pattern.findall(text)), _MOST_OF_ONE_WORD)
    return score

"""The program's own choice: from the articles of a day to a briefing that can be printed."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from math import ceil
from typing import TYPE_CHECKING

from briefing_app.document.citation import headline_without_stop, source_numbers
from briefing_app.document.compose import compose, estimated_pages
from briefing_app.document.nodes import Document
from briefing_app.document.products.product import new_section
from briefing_app.document.selecting.extracts import (
    WISHED_SUMMARY,
    best_statements,
    lead_sentences,
    summary_of,
    told_already,
)
from briefing_app.document.selecting.opening import lines_of_many, lines_of_one
from briefing_app.document.selecting.reading import read_articles
from briefing_app.document.selecting.stories import stories_of
from briefing_app.document.words.wording import base_language
from briefing_app.domain.articles.article import OPINION_GENRES
from briefing_app.domain.briefings.briefing import (
    ArticleItem,
    Briefing,
    ControlData,
    StatementItem,
    Tlp,
)
from briefing_app.domain.identity import BriefingId, ItemId, new_id

if TYPE_CHECKING:
    from datetime import datetime

    from briefing_app.document.echoes import Saying
    from briefing_app.document.material import Material
    from briefing_app.document.products.product import Product, SectionPlan
    from briefing_app.document.selecting.stories import Story
    from briefing_app.domain.articles.article import Article
    from briefing_app.domain.briefings.briefing import Item, Paper, Section
    from briefing_app.domain.statements.analysis import Analysis
    from briefing_app.domain.statements.statement import Statement

_FEW_STORIES = 2
_LEAST_SUMMARY = 120
_MOST_OF_ONE_WORD = 3


@dataclass(frozen=True, slots=True)
class _Share:
    """What an item may take of the pages: statements, and characters of its summary."""

    statements: int
    summary: int


PageCount = Callable[[Document], int]
_Rung = tuple[tuple[float, _Share], ...]

_FEW: tuple[_Rung, ...] = tuple(
    ((1.0, share),) for share in (_Share(6, WISHED_SUMMARY), _Share(4, 480), _Share(3, 400), _Share(2, 400))
)
"""What one or two stories may take: the first share that leaves each on a page is theirs."""
_MANY: tuple[_Rung, ...] = (
    ((1.0, _Share(3, WISHED_SUMMARY)),),
    ((1 / 3, _Share(3, 480)), (1.0, _Share(2, 420))),
    ((1 / 3, _Share(3, 480)), (1.0, _Share(1, 360))),
    ((1 / 3, _Share(2, 420)), (1.0, _Share(1, 300))),
    ((1 / 3, _Share(2, 340)), (1.0, _Share(1, 240))),
    ((1 / 4, _Share(2, 300)), (1.0, _Share(1, 200))),
    ((1 / 4, _Share(1, 280)), (1.0, _Share(1, 160))),
    ((1 / 3, _Share(1, 240)), (2 / 3, _Share(1, 160)), (1.0, _Share(0, 180))),
    ((1 / 3, _Share(1, 240)), (2 / 3, _Share(1, 0)), (1.0, _Share(0, 160))),
    ((1 / 3, _Share(1, 180)), (1 / 2, _Share(1, 0)), (1.0, _Share(0, 140))),
    ((1 / 2, _Share(1, 0)), (1.0, _Share(0, 120))),
    ((1 / 3, _Share(1, 0)), (1.0, _Share(0, 120))),
)
"""What the parts of a day may take by weight, from generous to spare.

Where pages run short the summaries of the weighty go before what was said, and what was said
of the light before their summaries: every story keeps one or the other.
"""


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
    pages_of: PageCount | None = None,
) -> tuple[Briefing, Material]:
    """Return a briefing of the best of `articles`, and the material that it refers to.

    Articles on one story become one item, led by the most complete; items stand in the
    product's sections, the weightiest first. Every word is an article's own: “In brief” takes
    those in the language of the briefing, where there are any. `pages_of`
    counts the pages of a document; without it they are estimated.
    """
    reads, material = read_articles(articles, analyses)
    stories = stories_of(reads, material.texts)
    chosen = [_Chosen(story, _section_for(story, product), _weight(story)) for story in stories]
    chosen.sort(key=lambda choice: -choice.weight)
    chosen = chosen[: product.caps.items]
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
    )
    return _fitted(briefing, chosen, product, material, now, pages_of), material


def _fitted(
    briefing: Briefing,
    chosen: Sequence[_Chosen],
    product: Product,
    material: Material,
    now: datetime,
    pages_of: PageCount | None,
) -> Briefing:
    """Return `briefing` with as much of each story as the pages of the product allow."""
    few = len(chosen) <= _FEW_STORIES
    pages = len(chosen) if few else product.caps.pages
    filled = briefing
    for shares in _FEW if few else _MANY:
        filled = _filled(briefing, chosen, product, material, shares)
        document = compose(filled, material, product, now)
        count = pages_of(document) if pages_of else estimated_pages(document.blocks, briefing.paper)
        if count <= pages:
            break
    return filled


def _filled(
    briefing: Briefing,
    chosen: Sequence[_Chosen],
    product: Product,
    material: Material,
    shares: _Rung,
) -> Briefing:
    said: list[Saying] = []
    sections: list[Section] = []
    room = product.caps.in_brief_characters
    brief = lines_of_one(chosen[0].story.lead.article, room) if len(chosen) == 1 else ()
    for plan in product.sections:
        if not plan.form.takes_articles:
            continue
        items: list[Item] = []
        for rank, choice in enumerate(chosen):
            if choice.plan is plan:
                share = next(share for part, share in shares if rank < ceil(part * len(chosen)))
                lead = choice.story.lead
                statements = best_statements(lead, material, product.caps, said, share.statements)
                printed = told_already(lead, said) if share.summary or not statements else ()
                items += _items(choice.story, statements, printed, product, share.summary, after=brief)
        if items:
            sections.append(replace(new_section(plan, briefing.language), items=tuple(items)))
    filled = replace(briefing, sections=tuple(sections))
    if len(chosen) == 1:
        return replace(filled, in_brief=" ".join(brief))
    leads = [choice.story.lead.article for choice in chosen]
    spoken = base_language(briefing.language)
    leads = [each for each in leads if base_language(each.language) in ("", spoken)] or leads
    return replace(filled, in_brief=lines_of_many(leads, source_numbers(filled, material), room))


def _items(
    story: Story,
    statements: tuple[Statement, ...],
    printed: tuple[Statement, ...],
    product: Product,
    wished: int,
    *,
    after: tuple[str, ...],
) -> list[Item]:
    """Return the items of a story; its summary leaves out what stands in `after` and what was `printed`."""
    article = story.lead.article
    headline = _headline(article)
    candidates = lead_sentences(article, (statement.passage.span for statement in printed))
    room = product.caps.item_characters - len(headline)
    fresh = [sentence for sentence in candidates if sentence not in after]
    wished = wished if statements else max(wished, _LEAST_SUMMARY)
    summary = summary_of(fresh or candidates, room, headline, wished) if wished else ""
    also_in = tuple(other.article.id for other in story.others)
    lead = ArticleItem(ItemId(new_id()), article.id, "", summary, also_in)
    return [lead, *(StatementItem(ItemId(new_id()), s.id, None, article.id) for s in statements)]


def _headline(article: Article) -> str:
    return headline_without_stop(article.headline)


def _weight(story: Story) -> float:
    """Return how much a story matters: who carries it, what was said, how full it is."""
    lead = story.lead
    salience = sorted((s.salience for s in lead.statements), reverse=True)[:3]
    opinion = lead.article.genre in OPINION_GENRES
    return 1.5 * len(story.others) + sum(salience) + min(lead.article.words, 900) / 600 - 2 * opinion


def _section_for(story: Story, product: Product) -> SectionPlan:
    """Return the section that an article belongs to by its genre, its countries, its words."""
    article = story.lead.article
    takers = [plan for plan in product.sections if plan.form.takes_articles]
    for plan in takers:
        if article.genre in plan.genres:
            return plan
    opening = " ".join(article.text.split()[:80])
    if own := _countries(product, article, opening, story):
        plans = [plan for plan in takers if plan.sort == own]
        if plans:
            return plans[0]
    scored = [(_fit(plan, article, opening), plan) for plan in takers]
    best = max(score for score, _ in scored)
    if best >= 3:
        return next(plan for score, plan in scored if score == best)
    return next((plan for plan in takers if plan.fallback), takers[0])


def _countries(product: Product, article: Article, opening: str, story: Story) -> str:
    """Return "own" or "bilateral" where the country of the desk has a part, "" otherwise."""
    names = "|".join(re.escape(name) for name in product.country if name.strip())
    if not names or not re.search(rf"\b(?:{names})\b", f"{article.headline} {opening}"):
        return ""
    hits = len(re.findall(rf"\b(?:{names})\b", article.text))
    others = {name for name in story.lead.names[:6] if name not in product.country}
    abroad = article.dateline and not re.search(rf"\b(?:{names})\b", article.dateline)
    return "bilateral" if others and (abroad or hits < 3) else "own"


def _fit(plan: SectionPlan, article: Article, opening: str) -> int:
    """Return how well the words of an article fit a section; each word counts a few times only."""
    score = 0
    for keyword in plan.keywords_for(article.language):
        acronym = keyword.isupper()
        pattern = re.compile(
            rf"\b{re.escape(keyword)}" + (r"\b" if acronym else ""), 0 if acronym else re.IGNORECASE
        )
        score += 4 * bool(pattern.search(article.headline)) + 2 * bool(pattern.search(opening))
        score += min(len(pattern.findall(article.text)), _MOST_OF_ONE_WORD)
    return score

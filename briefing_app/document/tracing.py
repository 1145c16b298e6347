"""Where what is printed comes from: copies of one text count once, and agencies are named."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from briefing_app.domain.alike.versions import independent
from briefing_app.domain.briefings.briefing import ArticleItem
from briefing_app.domain.briefings.outline import groups

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from briefing_app.document.forms.setting import Setting
    from briefing_app.document.material import Material
    from briefing_app.domain.briefings.briefing import Briefing
    from briefing_app.domain.identity import ArticleId


def told(briefing: Briefing, setting: Setting) -> Iterator[str]:
    """Give the parts of the source summary that say what the briefing rests on.

    How many items have a single source; and where the product asks for it, how many different
    texts there are and which agencies items trace to, most items first.
    """
    wording, asked = setting.wording, setting.product.origins
    material, cited = setting.material, tuple(setting.sources)
    texts = len({material.texts.get(one, one) for one in cited})
    if asked and texts < len(cited):
        yield wording.count("text", texts)
    stories = [_known(item, setting) for item in _items(briefing)]
    single = sum(1 for story in stories if story and sources_of(story, material) == 1)
    if single and len(cited) > 1:
        yield wording.summary("single_report", items=wording.count("rest", single))
    if asked:
        traced = Counter(agency for story in stories if (agency := agency_of(story, material)))
        for agency, count in sorted(traced.items(), key=lambda pair: (-pair[1], pair[0])):
            yield wording.count("trace", count, agency=agency)


def sources_of(story: Iterable[ArticleId], material: Material) -> int:
    """Return how many independent sources articles on one story make."""
    return independent(story, material.texts, material.origins)


def agency_of(story: Sequence[ArticleId], material: Material) -> str:
    """Return the agency that the first article of a story comes from, "" where nothing says so.

    A copy without a credit line comes from where its versions do.
    """
    if not story:
        return ""
    first = story[0]
    text = material.texts.get(first, first)
    return next(
        (
            material.origins[one]
            for one in story
            if material.texts.get(one, one) == text and material.origins.get(one)
        ),
        "",
    )


def _items(briefing: Briefing) -> Iterator[ArticleItem]:
    for section in briefing.sections:
        for group in groups(section):
            if isinstance(group.lead, ArticleItem):
                yield group.lead


def _known(item: ArticleItem, setting: Setting) -> tuple[ArticleId, ...]:
    """Return the articles of an item that are printed, its own first; none where its own is missing."""
    if item.article_id not in setting.sources:
        return ()
    return tuple(dict.fromkeys(one for one in (item.article_id, *item.also_in) if one in setting.sources))

"""When the article of a page was published, by each source that says so."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date, timedelta
from typing import TYPE_CHECKING, Any

from briefing_app.domain.articles.article import ArticleField, DetailSource
from briefing_app.intake.clues.months import MONTHS
from briefing_app.intake.details.claim import Claim
from briefing_app.intake.web.dating.days import Days, Said
from briefing_app.intake.web.dating.layout import beside, in_layout, told
from briefing_app.intake.web.dating.search import scripted_day, searched_day
from briefing_app.intake.web.page import is_a, text_in

if TYPE_CHECKING:
    from collections.abc import Iterator

    from briefing_app.intake.web.page import WebPage

_FIRST = (
    "article:published_time", "og:article:published_time", "og:published_time", "article:published",
    "article:published_date", "datepublished", "article.published", "parsely-pub-date",
    "rnews:datepublished", "dc.date.issued", "dcterms.issued", "dc.issued", "publish-date", "publish_date",
    "publishdate", "published-date", "published_date", "publisheddate", "published_at", "publishedat",
    "published_time", "publication_date", "publicationdate", "publication-date",
    "prism.publicationdate", "originalpublicationdate", "article_date_original", "citation_date",
    "citation_publication_date", "citation_online_date", "sailthru.date", "mediator_published_time",
    "vr:published_time",
    "weibo:article:create_at", "bt:pubdate", "rbpubdate", "og:pubdate", "og:publish_date",
    "pubdate", "pub_date", "date.published", "date_published", "article:publicationdate", "dateposted",
    "displaydate", "displaydate-standard", "ptime", "dc.date", "dcterms.date", "date", "dcterms.created",
    "dc.date.created", "dc.created", "article.created", "cxenseparse:recs:publishtime",
    "cxenseparse:publishtime", "shareaholic:article_published_time", "release_date", "video:release_date",
)  # fmt: skip
_SURE_NAMES = ("article:pub", "article.pub", "og:", "datepub", "parsely")
_LATER = (
    "datecreated",
    "article:modified_time",
    "og:updated_time",
    "datemodified",
    "dcterms.modified",
    "dc.date.modified",
    "revision_date",
    "last-modified",
)
_IN_ADDRESS = tuple(
    re.compile(form, re.IGNORECASE)
    for form in (
        r"/(?P<y>(?:19|20)\d\d)[/-]?(?P<m>0[1-9]|1[0-2])[/-]?(?P<d>0[1-9]|[12]\d|3[01])(?=[/_.-]|$)",
        r"/(?P<y>(?:19|20)\d\d)/(?P<m>0?[1-9]|1[0-2])/(?P<d>0?[1-9]|[12]\d|3[01])(?=/)",
        r"/(?P<y>(?:19|20)\d\d)/(?P<m>[a-z]{3,9})/(?P<d>0?[1-9]|[12]\d|3[01])(?=/)",
        r"[/_-](?P<y>20[0-3]\d)[_-](?P<m>0[1-9]|1[0-2])[_-](?P<d>0[1-9]|[12]\d|3[01])(?=[/_.-]|$)",
    )
)
_PAGE = re.compile("Page$")
_GOOD_ENOUGH = 0.85
_FAIR = 0.75
_BY_OTHER_READING = 0.3
_FIRST_READING = 0.8


@dataclass(frozen=True, slots=True)
class _Source:
    """A day as one source gives it, and how sure it is; `shown` where it is a day of the place."""

    said: Said
    source: DetailSource
    confidence: float
    shown: bool


def publication_claims(page: WebPage, address: str, headline: str) -> list[Claim]:
    """Return the days on which the page may have been published, by each source that says so."""
    days = Days(page, address)
    found = [*_stamped(page, days), *_named(page, days, address)]
    if (line := in_layout(page, days)) is not None:
        found.append(_Source(line[0], DetailSource.PAGE_LINE, line[1], shown=True))
    best = max((one.confidence for one in found), default=0.0)
    looks_on = best < _GOOD_ENOUGH or _needs_the_place(found)
    if looks_on and (line := beside(page, headline, days)) is not None:
        found.append(_Source(line[0], DetailSource.PAGE_LINE, line[1], shown=True))
        best = max(best, line[1])
    if best < _FAIR and (line := told(page, days)) is not None:
        found.append(_Source(line[0], DetailSource.PAGE_LINE, line[1], shown=True))
        best = max(best, line[1])
    if best < _FAIR and (said := scripted_day(page.markup, days)) is not None:
        found.append(_Source(said, DetailSource.PAGE_LINE, 0.7, shown=False))
    for thorough, confidence in ((False, 0.68), (True, 0.45)):
        if not found:
            day = searched_day(page.tree, page.markup, address, thorough=thorough)
            if day is not None and day <= date.today() + timedelta(days=1):
                found.append(_Source(Said(day), DetailSource.PAGE_LINE, confidence, shown=True))
    return list(_claims(found))


def _stamped(page: WebPage, days: Days) -> Iterator[_Source]:
    """Yield what is written for machines."""
    article: dict[str, Any] = page.article
    for key, confidence in (("datePublished", 0.95), ("dateCreated", 0.8), ("uploadDate", 0.6)):
        if said := days.stamp(text_in(article.get(key))):
            yield _Source(said, DetailSource.LINKED_DATA, confidence, shown=False)
            break
    else:
        of_pages = (text_in(item.get("datePublished")) for item in page.data if is_a(item, _PAGE))
        if said := days.stamp(next(filter(None, of_pages), "")):
            yield _Source(said, DetailSource.LINKED_DATA, 0.85, shown=False)
    name, said = "", None
    for name in _FIRST:
        if (value := page.meta.get(name)) and (said := days.stamp(value)):
            break
    if said:
        confidence = 0.94 if name.startswith(_SURE_NAMES) else 0.88
        yield _Source(said, DetailSource.META_TAG, confidence, shown=False)
    elif said := days.stamp(page.meta.get(*_LATER)):
        yield _Source(said, DetailSource.META_TAG, 0.55, shown=False)


def _named(page: WebPage, days: Days, address: str) -> Iterator[_Source]:
    """Yield what the address and the title say."""
    for form in _IN_ADDRESS:
        if match := form.search(address):
            year, month, day = match.group("y", "m", "d")
            number = month if month.isdigit() else str(MONTHS.get(month.lower(), 0))
            if said := days.line(f"{year}-{number}-{day}"):
                yield _Source(said, DetailSource.WEB_ADDRESS, 0.9, shown=True)
                break
    for title in (page.meta.get("og:title"), page.title):
        if "|" in title and (said := days.line(title.rpartition("|")[2])):
            yield _Source(said, DetailSource.PAGE_TITLE, 0.8, shown=True)
            break


def _needs_the_place(found: list[_Source]) -> bool:
    """Tell whether only the page as it is shown can tell the day: of a moment around midnight."""
    moments = [one for one in found if not one.shown and one.said.near is not None]
    return bool(moments) and not any(one.shown for one in found)


def _claims(found: list[_Source]) -> Iterator[Claim]:
    shown = {one.said.day for one in found if one.shown}
    for one in found:
        said, day, confidence = one.said, one.said.day, one.confidence
        if day not in shown and said.near in shown and said.near is not None:
            day = said.near
        known = {each.said.day for each in found if each.said.other is None}
        if said.other in known and said.other is not None and day not in known:
            day = said.other
        elif said.other is not None and day not in known:
            confidence *= _FIRST_READING
            yield _claim(said.other, one.source, one.confidence * _BY_OTHER_READING)
        yield _claim(day, one.source, confidence)


def _claim(day: date, source: DetailSource, confidence: float) -> Claim:
    return Claim(ArticleField.PUBLISHED_ON, day.isoformat(), source, round(confidence, 2))

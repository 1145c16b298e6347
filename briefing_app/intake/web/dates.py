"""When the article of a page was published: said for machines, in its address, or in a line near it."""

from __future__ import annotations

import re
from collections import deque
from datetime import date, timedelta
from typing import TYPE_CHECKING, Any

from briefing_app.domain.articles.article import ArticleField, DetailSource
from briefing_app.intake.clues.dates import date_in
from briefing_app.intake.details.claim import Claim
from briefing_app.intake.text.letters import letters_of
from briefing_app.intake.web.page import text_in

if TYPE_CHECKING:
    from collections.abc import Iterator

    from lxml.html import HtmlElement

    from briefing_app.intake.web.page import WebPage

_FIRST = (
    "article:published_time", "og:article:published_time", "og:published_time", "datepublished",
    "parsely-pub-date", "dc.date.issued", "dcterms.issued", "article.published", "publish-date",
    "publication_date", "publicationdate", "citation_date", "citation_publication_date", "sailthru.date",
    "pubdate", "date.published", "dc.date", "dcterms.date", "date", "article:publicationdate",
    "dcterms.created", "dc.date.created", "cxenseparse:recs:publishtime",
    "shareaholic:article_published_time",
)  # fmt: skip
_LATER = (
    "article:modified_time",
    "og:updated_time",
    "datemodified",
    "dcterms.modified",
    "dc.date.modified",
    "revision_date",
    "last-modified",
)
_IN_ADDRESS = re.compile(
    r"/(?P<y>(?:19|20)\d\d)[/-]?(?P<m>0[1-9]|1[0-2])[/-]?(?P<d>0[1-9]|[12]\d|3[01])(?=[/_.-]|$)"
)
_DATE_MARK = re.compile(
    r"(?:^|[\s_-])(?:date|datum|pubdate|published|publish-date|posted-on|entry-date|post-date|meta-date|timestamp|"
    r"dateline|postmeta|entry-meta|article-date|created|meta)(?:$|[\s_-])|(?:article|post|entry|publish)_?date",
    re.IGNORECASE,
)
_MAY_DATE = re.compile("date|datum|publish|posted|timestamp|meta|created")
_DATED_TAGS = frozenset(
    ("time", "span", "div", "p", "li", "a", "abbr", "small", "td", "h4", "h5", "h6", "strong", "em", "b", "i")
)
_NO_DATE = re.compile(
    r"comment|respon[ds]|sidebar|related|recommend|teaser|widget|footer|event|copyright|modified|updated",
    re.I,
)
_LONGEST_LINE = 160
_PIECES_BEFORE = 6
_ROOM_AFTER = 600
_EARLIEST = date(1995, 1, 1)


def date_claims(page: WebPage, address: str) -> Iterator[Claim]:
    """Yield the days that a page gives for its publication, by each source."""
    for key, confidence in (("datePublished", 0.95), ("dateCreated", 0.8), ("uploadDate", 0.6)):
        if day := _day(text_in(page.article.get(key))):
            yield Claim(ArticleField.PUBLISHED_ON, day, DetailSource.LINKED_DATA, confidence)
            break
    name, value = page.meta.first(*_FIRST)
    if day := _day(value):
        confidence = 0.94 if name.startswith(("article", "og:", "datepub", "parsely")) else 0.88
        yield Claim(ArticleField.PUBLISHED_ON, day, DetailSource.META_TAG, confidence)
    elif day := _day(page.meta.get(*_LATER)):
        yield Claim(ArticleField.PUBLISHED_ON, day, DetailSource.META_TAG, 0.55)
    if (match := _IN_ADDRESS.search(address)) and (day := _day("-".join(match.group("y", "m", "d")))):
        yield Claim(ArticleField.PUBLISHED_ON, day, DetailSource.WEB_ADDRESS, 0.9)
    for title in (page.meta.get("og:title"), page.title):
        if day := _day(title.rpartition("|")[2] if "|" in title else ""):
            yield Claim(ArticleField.PUBLISHED_ON, day, DetailSource.PAGE_TITLE, 0.8)
            break
    if found := _in_layout(page):
        yield Claim(ArticleField.PUBLISHED_ON, found[0], DetailSource.PAGE_LINE, found[1])


def date_beside(page: WebPage, headline: str) -> Iterator[Claim]:
    """Yield the day that is written shortly after the headline, or just before it."""
    wanted = letters_of(headline)
    before: deque[str] = deque(maxlen=_PIECES_BEFORE)
    room = 0
    for element in page.tree.iter():
        if not isinstance(element.tag, str) or element.tag in {
            "script",
            "style",
            "option",
            "head",
            "title",
            "meta",
        }:
            continue
        if not room and element.tag in {"h1", "h2", "h3"}:
            if wanted and letters_of(element.text_content()).endswith(wanted):
                room = _ROOM_AFTER
            continue
        for piece in (element.text, element.tail):
            words = " ".join((piece or "").split())
            if not words:
                continue
            if not room:
                before.append(words)
                continue
            room -= len(words)
            if len(words) <= _LONGEST_LINE and (day := _day(words)):
                yield Claim(ArticleField.PUBLISHED_ON, day, DetailSource.PAGE_LINE, 0.8)
                return
            if room <= 0:
                break
        if room < 0:
            break
    if room:
        days = filter(None, (_day(words) for words in reversed(before) if len(words) <= _LONGEST_LINE))
        if day := next(days, ""):
            yield Claim(ArticleField.PUBLISHED_ON, day, DetailSource.PAGE_LINE, 0.72)


def searched_date(tree: HtmlElement, address: str, *, thorough: bool) -> Iterator[Claim]:
    """Yield the day that a search through the whole page comes to: for pages that say nothing clearly."""
    from htmldate import find_date

    try:
        found: Any = find_date(
            tree,
            url=address or None,
            original_date=True,
            extensive_search=thorough,
            min_date=_EARLIEST.isoformat(),
        )
    except Exception:  # a library that fails on odd markup must not cost the article
        return
    if day := _day(found or ""):
        yield Claim(ArticleField.PUBLISHED_ON, day, DetailSource.PAGE_LINE, 0.6 if thorough else 0.72)


def _in_layout(page: WebPage) -> tuple[str, float] | None:
    """Return the first day in an element that the layout marks as a date, and how sure it is."""
    weaker: tuple[str, float] | None = None
    for element, named in page.labelled:
        if element.tag not in _DATED_TAGS or not (element.tag == "time" or _MAY_DATE.search(named)):
            continue
        trust = _mark(element)
        if not trust or (weaker and trust <= weaker[1]) or page.surroundings.hold(element):
            continue
        text = element.get("datetime") or element.get("content") or " ".join(element.text_content().split())
        if not text or len(text) > _LONGEST_LINE:
            continue
        if day := _day(text):
            if trust >= 0.85:
                return day, trust
            weaker = (day, trust)
    return weaker


def _mark(element: HtmlElement) -> float:
    kind = (element.get("itemprop") or "").lower()
    named = f"{element.get('class') or ''} {element.get('id') or ''}"
    if "datepublished" in kind or element.get("pubdate") is not None:
        return 0.9
    if _NO_DATE.search(named) or "modified" in kind:
        return 0.0
    if element.tag == "time" and element.get("datetime"):
        return 0.8
    return 0.75 if named.strip() and _DATE_MARK.search(named) else 0.0


def _day(text: str) -> str:
    """Return the day in a text as `2019-05-17`, "" where there is none that can be right."""
    if match := re.match(r"\s*(\d{4})(\d\d)(\d\d)(?:T|\s|$)", text):
        text = "-".join(match.groups())
    found = date_in(text[:_LONGEST_LINE], date.today() + timedelta(days=1)) if text else None
    return found.isoformat() if found is not None and found >= _EARLIEST else ""

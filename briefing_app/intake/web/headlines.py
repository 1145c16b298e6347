"""The headline of a page: its headings and its titles, without the name of the site."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from itertools import accumulate
from typing import TYPE_CHECKING

from briefing_app.domain.articles.article import ArticleField, DetailSource
from briefing_app.intake.details.claim import Claim
from briefing_app.intake.text.letters import letters_of
from briefing_app.intake.web.page import text_in

if TYPE_CHECKING:
    from collections.abc import Iterator

    from lxml.html import HtmlElement

    from briefing_app.intake.web.page import WebPage
    from briefing_app.intake.web.places import Surroundings

_SEPARATOR = re.compile(r"\s+(?:[|·•»›«‹:/]|[-–—])\s+|\s*\|\s*|:\s+")
_LONGEST_SITE_WORDS = 5
_LONGEST_HEADING = 300
_SHORTEST = 8
_FEWEST_WORDS = 3
_MOST_OF_IT = 0.6
_SENTENCE_END = re.compile(r"(?<!\.)[.?!]$")
_SLUG = re.compile(r"[\w%]+(?:-[\w%]+){2,}")
_NO_HEADLINE = re.compile(
    r"\b(?:sidebar|widget|related|comment|menu|footer|newsletter|teaser|recommend|site-?(?:title|name|header)|logo|"
    r"masthead|branding|breadcrumb)",
    re.IGNORECASE,
)


def headline_claims(page: WebPage) -> Iterator[Claim]:
    """Yield what headings and titles say the headline is, the surest first."""
    titles = _titles(page)
    shown = list(_headings(page))
    first_ranks = {letters_of(heading.words) for heading in shown if heading.rank == "h1"}
    trusted: list[tuple[float, str]] = []
    for heading in shown:
        is_alone = heading.rank == "h1" and len(first_ranks) == 1
        words = _without_kicker(heading.words, titles)
        if confidence := _trust(replace(heading, words=words), titles, page, is_alone=is_alone):
            trusted.append((confidence, words))
            yield Claim(ArticleField.HEADLINE, words, DetailSource.HEADING, confidence)
    best = max(trusted, default=(0.0, ""), key=lambda one: one[0])[1]
    for title, source, confidence in titles:
        agrees = best and _is_same(best, title)
        yield Claim(
            ArticleField.HEADLINE, best if agrees else without_site(title, page.site), source, confidence
        )


def _is_same(headline: str, title: str) -> bool:
    """Tell whether a title holds the headline, or is its beginning."""
    wanted, given = letters_of(headline), letters_of(title)
    return wanted in given or (len(title.split()) >= _FEWEST_WORDS and wanted.startswith(given))


def site_in_titles(page: WebPage, headline: str) -> str:
    """Return what stands after the headline in a title, when it can be the name of a site."""
    for title, _, _ in _titles(page):
        if title.startswith(headline) and (cut := _SEPARATOR.match(title, len(headline))):
            site = _SEPARATOR.split(title[cut.end() :])[-1]
            if 1 <= len(site.split()) <= _LONGEST_SITE_WORDS - 1:
                return site
    return ""


def without_site(title: str, site: str) -> str:
    """Return `title` without ` | Site` or ` - Site` at its end, or `Site: ` at its start."""
    cuts = list(_SEPARATOR.finditer(title))
    wanted = letters_of(site)
    for cut in cuts:
        if wanted and letters_of(title[cut.end() :]) == wanted:
            return title[: cut.start()]
    if cuts and wanted and letters_of(title[: cuts[0].start()]) == wanted:
        return title[cuts[0].end() :]
    bar = next((match for match in cuts if "|" in match.group()), None)
    if bar is not None and bar.start() >= 15 and len(title[bar.end() :].split()) <= _LONGEST_SITE_WORDS:
        return title[: bar.start()]
    return title


def _titles(page: WebPage) -> list[tuple[str, DetailSource, float]]:
    """Return the titles of a page with their sources; words joined by hyphens are a file's name."""
    titles = (
        (page.meta.get("og:title"), DetailSource.META_TAG, 0.8),
        (text_in(page.article.get("headline")), DetailSource.LINKED_DATA, 0.8),
        (page.meta.get("twitter:title", "parsely-title", "dc.title"), DetailSource.META_TAG, 0.75),
        (page.title, DetailSource.PAGE_TITLE, 0.6),
    )
    return [one for one in titles if one[0] and not _SLUG.fullmatch(one[0])]


@dataclass(frozen=True, slots=True)
class _Heading:
    element: HtmlElement
    rank: str
    words: str


def _headings(page: WebPage) -> Iterator[_Heading]:
    for element in page.tree.iter("h1", "h2"):
        words = " ".join(element.text_content().split())
        if words and len(words) <= _LONGEST_HEADING:
            yield _Heading(element, element.tag, words)


def _without_kicker(words: str, titles: list[tuple[str, DetailSource, float]]) -> str:
    """Return a heading without a line before or after the headline that stands in the same element."""
    found = letters_of(words)
    for title, source, _ in titles:
        wanted = letters_of(title)
        if source is DetailSource.PAGE_TITLE or len(title.split()) < _FEWEST_WORDS or wanted == found:
            continue
        if found.endswith(wanted) or (found.startswith(wanted) and _SENTENCE_END.search(title)):
            return title
    return words


def _trust(
    heading: _Heading, titles: list[tuple[str, DetailSource, float]], page: WebPage, *, is_alone: bool
) -> float:
    """Return how sure it is that a heading is the headline, 0 where it is not."""
    wanted, words = letters_of(heading.words), len(heading.words.split())
    if not wanted or wanted == letters_of(page.site):
        return 0.0
    if len(heading.words) >= _SHORTEST or is_alone:
        if words > 1 and any(_opens(title, heading.words) for title, _, _ in titles):
            return 0.96
        if any(_is_part(title, heading.words) for title, _, _ in titles):
            return 0.9 if is_alone else 0.85
    if not is_alone or _stands_around(heading.element, page.surroundings):
        return 0.0
    if words >= _FEWEST_WORDS + 1:
        return 0.93
    return 0.6 if words > 1 else 0.0


def _stands_around(heading: HtmlElement, surroundings: Surroundings) -> bool:
    """Tell whether a heading belongs to what stands around an article."""
    named = f"{heading.get('class') or ''} {heading.get('id') or ''}"
    return bool(_NO_HEADLINE.search(named)) or surroundings.hold(heading)


def _opens(title: str, heading: str) -> bool:
    """Tell whether a title begins with a heading, and the heading is no mere beginning of a sentence."""
    wanted, whole = letters_of(heading), letters_of(title)
    if not whole.startswith(wanted):
        return False
    if len(wanted) > _MOST_OF_IT * len(whole):
        return True
    return wanted in accumulate(letters_of(part) for part in _SEPARATOR.split(title))


def _is_part(title: str, heading: str) -> bool:
    """Tell whether a heading is one of the parts of a title: one before the last, or a long one."""
    parts = [letters_of(part) for part in _SEPARATOR.split(title)]
    wanted = letters_of(heading)
    if wanted not in parts:
        return False
    return (
        parts.index(wanted) < len(parts) - 1 or len(parts) == 1 or len(heading.split()) >= _FEWEST_WORDS + 1
    )

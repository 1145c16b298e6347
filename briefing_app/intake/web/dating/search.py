"""A search of the whole page for a day, its scripts too, for pages that say nothing clearly."""

from __future__ import annotations

import re
from datetime import date
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from lxml.html import HtmlElement

    from briefing_app.intake.web.dating.days import Days, Said

_EARLIEST = "1995-01-01"
_NEW_YEAR = re.compile(
    r"-01-01\b|\b0?1[./]0?1[./](?:19|20)\d\d|\b1(?:st|er|\.|º)?\s+(?:de\s+)?[jge][a-zäé]{2,8}|\bjan\w*\.?\s+1\b",
    re.IGNORECASE,
)

_IN_SCRIPT = re.compile(
    r"""pub(?:li(?:shed|sh|cation))?[-_]?(?P<part>at|date|time|on|first)?["']?\s?[:=]\s?["']?(?P<value>[^"'<>{}\n]{8,40})"""
)
"""Names for the publication in small letters; they begin with plain letters, for which a search is quick."""

_BEFORE = ("date", "date_", "first", "first_", "first-")
_SEARCHED_SIGNS = 2_000_000


def scripted_day(markup: str, days: Days) -> Said | None:
    """Return the day that scripts of the page name for its publication, None where they name several."""
    found = []
    markup = markup[:_SEARCHED_SIGNS].lower()
    for match in _IN_SCRIPT.finditer(markup):
        if not match["part"] and not markup.endswith(_BEFORE, 0, match.start()):
            continue
        said = days.stamp(match["value"])
        if said is not None:
            found.append(said)
        if found and found[0].day != found[-1].day:
            return None
    return found[0] if found else None


def searched_day(tree: HtmlElement, markup: str, address: str, *, thorough: bool) -> date | None:
    """Return the day that a search through the whole page comes to, None where it finds none.

    The library gives the first of January for a mere year, such as that of the copyright: only
    where the page names such a day is it taken.
    """
    from htmldate import find_date

    try:
        found: Any = find_date(
            tree, url=address or None, original_date=True, extensive_search=thorough, min_date=_EARLIEST
        )
        day = date.fromisoformat(found) if found else None
    except Exception:  # a library that fails on odd markup must not cost the article
        return None
    if day is not None and (day.month, day.day) == (1, 1) and not _NEW_YEAR.search(markup):
        return None
    return day

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
    r"""["']?\b(?:date_?published|first[-_]?publi(?:shed|cation)|published[-_]?(?:at|date|time|on|first)|"""
    r"""publi(?:sh|cation)[-_]?(?:date|time)|pub_?date)["']?\s?[:=]\s?["']?([^"'<>{}\n]{8,40})""",
    re.IGNORECASE,
)
_SEARCHED_SIGNS = 2_000_000


def scripted_day(markup: str, days: Days) -> Said | None:
    """Return the day that scripts of the page name for its publication, None where they name several."""
    found = []
    for match in _IN_SCRIPT.finditer(markup, 0, _SEARCHED_SIGNS):
        said = days.stamp(match[1])
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

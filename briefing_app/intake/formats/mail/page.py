"""The HTML of a mail: what is hidden in it, and where it can be read on the web."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from briefing_app.intake.formats.mail.body import speaks_of_browser

if TYPE_CHECKING:
    from lxml.html import HtmlElement

_HIDDEN = re.compile(
    r"display\s*:\s*none|visibility\s*:\s*hidden|mso-hide\s*:\s*all|max-height\s*:\s*0(?:px)?\s*(?:;|$)|"
    r"font-size\s*:\s*[01](?:px)?\s*(?:;|$)|opacity\s*:\s*0\s*(?:;|$)",
    re.IGNORECASE,
)
_LINKS_LOOKED_AT = 12
_KEPT = frozenset(("html", "body", "head"))


def without_hidden(tree: HtmlElement) -> None:
    """Take out what a mail holds for machines and previews only."""
    for element in list(tree.iter("*")):
        if element.tag in _KEPT or element.getparent() is None:
            continue
        if element.get("hidden") is not None or _HIDDEN.search(element.get("style") or ""):
            element.drop_tree()


def browser_link(tree: HtmlElement) -> str:
    """Return the link near the top of a mail that offers it on the web, "" where there is none."""
    for number, link in enumerate(tree.iter("a")):
        if number >= _LINKS_LOOKED_AT:
            break
        words = link.text_content()
        parent = link.getparent()
        around = parent.text_content() if parent is not None else ""
        if speaks_of_browser(words) or (len(around) < 160 and speaks_of_browser(around)):
            return str(link.get("href") or "")
    return ""

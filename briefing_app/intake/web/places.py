"""Where an element stands on a page: with the article, or in what stands around it."""

from __future__ import annotations

import re
from itertools import islice
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from lxml.html import HtmlElement

_AROUND_TAGS = frozenset(("nav", "footer", "aside", "dialog"))
_AROUND_NAMES = re.compile(
    r"comment|kommentar|respon[ds]|replies|sidebar|related|recommend|teaser|widget|footer|copyright|most-?read|"
    r"newsletter|popular|navigation|archive",
    re.IGNORECASE,
)
_OWN = re.compile(
    r"\b(?:post|entry|article|story|artikel|beitrags?)[-_]{0,2}(?:footer|teaser|related-\w+)|\bwidget Blog\b",
    re.IGNORECASE,
)
"""What belongs to the article itself, also as one maker of weblogs calls its main part."""

_DEEPEST = 14
_MOST_OF_THE_PAGE = 0.5


class Surroundings:
    """Tells of elements of one page whether they stand around the article.

    A part that holds most of the words of the page, or its only heading of the first rank, holds the
    article too, whatever it is called.
    """

    def __init__(self, tree: HtmlElement) -> None:
        self._whole = max(1, len(tree.text_content()))
        headings = list(islice(tree.iter("h1"), 2))
        of_headline = headings[0].iterancestors() if len(headings) == 1 else ()
        self._known: dict[HtmlElement, bool] = dict.fromkeys(of_headline, False)

    def hold(self, element: HtmlElement) -> bool:
        """Tell whether an element stands in a comment, a list of other articles, a foot or the like."""
        for depth, parent in enumerate(element.iterancestors()):
            if depth > _DEEPEST or parent.tag in {"body", "html"}:
                return False
            if self._is_around(parent):
                return True
        return False

    def _is_around(self, parent: HtmlElement) -> bool:
        known = self._known.get(parent)
        if known is None:
            named = f"{parent.get('class') or ''} {parent.get('id') or ''}"
            named = _OWN.sub("", named)
            known = parent.tag in _AROUND_TAGS or bool(_AROUND_NAMES.search(named))
            if parent.tag == "footer" and any(one.tag == "article" for one in parent.iterancestors()):
                known = False
            if known and len(parent.text_content()) > _MOST_OF_THE_PAGE * self._whole:
                known = False
            self._known[parent] = known
        return known

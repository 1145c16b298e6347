"""Pages made ready for the search for their main text: layout tables undone, foreign matter out."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from lxml.html import HtmlElement

_FOREIGN_CLASSES = frozenset(
    (
        "advert", "advertisement", "ad-slot", "ad-container", "ad-wrapper", "adsbygoogle", "twitter-tweet",
        "instagram-media", "tiktok-embed", "fb-post", "related-inline", "inline-related", "read-more-inline",
        "newsletter-signup", "newsletter-inline", "social-share", "share-buttons",
    )
)  # fmt: skip
_LAYOUT_BLOCKS = frozenset(("p", "div", "table", "h1", "h2", "h3", "ul", "ol", "font", "center", "br"))
_LAYOUT_CHARACTERS = 200
_WALL = re.compile(
    r"\b(?:we use cookies|uses cookies|accept (?:all )?cookies|wir verwenden cookies|nous utilisons des "
    r"cookies|enable javascript|turn on javascript|verify (?:that )?you are (?:a )?human|access denied|"
    r"subscribe to (?:continue|read)|(?:log|sign) in to (?:continue|read)|page (?:you requested )?"
    r"(?:could not be|was not|not) found)\b",
    re.IGNORECASE,
)
_FOREIGN_LINE = re.compile(
    r"(?:advertisement|anzeige|werbung|publicité|publicidad|реклама|(?:article|story) continues "
    r"(?:below|after)\b.*|(?:read|see) (?:more|also)\s*:.*|share this(?: article)?|follow us on\b.*|"
    r"sign up (?:for|to)\b.*\bnewsletters?\b.*)",
    re.IGNORECASE,
)
LONGEST_WALL = 400
"""Signs of the longest paragraph that a site shows instead of an article."""
_LONGEST_FOREIGN_LINE = 120
_QUOTATION_MARK = re.compile('["“”„«»‘]')


def prepare(tree: HtmlElement) -> HtmlElement:
    """Return the same tree without adverts and embedded posts, its layout tables made plain blocks."""
    for element in list(tree.iter("div", "section", "aside", "blockquote", "ins", "p")):
        classes = (element.get("class") or "").lower().split()
        if not _FOREIGN_CLASSES.isdisjoint(classes) and element.getparent() is not None:
            element.drop_tree()
    for table in list(tree.iter("table")):
        if any(_arranges_text(cell) for cell in table.iter("td")):
            _undo(table)
    return tree


def _arranges_text(cell: HtmlElement) -> bool:
    """Tell whether a cell holds running text and not a figure or a word."""
    blocks = sum(1 for child in cell if child.tag in _LAYOUT_BLOCKS)
    return blocks > 0 and len(cell.text_content()) >= _LAYOUT_CHARACTERS


def _undo(table: HtmlElement) -> None:
    table.tag = "div"
    for element in list(table):
        _undo_part(element)


def _undo_part(element: HtmlElement) -> None:
    if element.tag in {"tbody", "thead", "tfoot", "tr"}:
        element.tag = "div"
        for child in list(element):
            _undo_part(child)
    elif element.tag in {"td", "th"}:
        element.tag = "div"


def own_paragraphs(text: str) -> list[str]:
    """Return the lines of an extracted text that belong to the article."""
    lines = (line.removeprefix("- ").strip() for line in text.split("\n"))
    return [line for line in lines if line and not _is_foreign(line)]


def _is_foreign(line: str) -> bool:
    """Tell whether a line is of the site; words of an article are never given up for its sake."""
    if len(line) > _LONGEST_FOREIGN_LINE:
        return False
    return bool(_FOREIGN_LINE.fullmatch(line)) or (is_wall(line) and not _QUOTATION_MARK.search(line))


def is_wall(paragraph: str) -> bool:
    """Tell whether a paragraph may be what a site shows instead of an article."""
    return len(paragraph) <= LONGEST_WALL and bool(_WALL.search(paragraph))

"""The main text of a page, found by trafilatura: quickly where that is enough, else by two ways."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING, Any

from briefing_app.intake.text.page_cleaning import own_paragraphs

if TYPE_CHECKING:
    from collections.abc import Iterator

    from lxml.html import HtmlElement
    from trafilatura.settings import Extractor

_RUNNING_TEXT = 60
_WORTH_A_TRY = 800
_MOST_OF_THE_PAGE = 0.5
_ENOUGH = 0.65
"""With this share of the page's running text in it, the second opinion never changed a result."""


def running_text(tree: HtmlElement) -> int:
    """Return how much running text the paragraphs of a page hold, 0 where a quick look is not worth it."""
    running = sum(length for length in map(_length, _paragraphs(tree)) if length > _RUNNING_TEXT)
    return running if running >= _WORTH_A_TRY else 0


def quick_text(tree: HtmlElement, running: int) -> str:
    """Return the main text where one look finds nearly all `running` text of the page, "" elsewhere."""
    text = _extracted(tree, fast=True, strictly=True)
    return _own(text) if len(text) >= _ENOUGH * running else ""


def careful_text(tree: HtmlElement, *, strictly: bool) -> str:
    """Return the main text by two ways of looking, rather too little than too much where `strictly`."""
    return _own(_extracted(tree, fast=False, strictly=strictly))


def _paragraphs(tree: HtmlElement) -> Iterator[HtmlElement]:
    """Yield the paragraphs of a page but for those of readers' comments."""
    whole = len(tree.text_content())
    comments = {
        paragraph
        for part in tree.iter("div", "section", "ol", "ul", "article")
        if "comment" in f"{part.get('class')} {part.get('id')}".lower()
        and len(part.text_content()) < _MOST_OF_THE_PAGE * whole
        for paragraph in part.iter("p")
    }
    return (paragraph for paragraph in tree.iter("p") if paragraph not in comments)


def _length(element: HtmlElement) -> int:
    return len(" ".join(element.text_content().split()))


def _extracted(tree: HtmlElement, *, fast: bool, strictly: bool) -> str:
    from trafilatura import bare_extraction

    found: Any = bare_extraction(tree, options=_options(fast=fast, strictly=strictly))
    return "" if found is None else found.text or ""


@cache
def _options(*, fast: bool, strictly: bool) -> Extractor:
    """Return how to look; making it reads a configuration, which takes a while for each page."""
    from trafilatura.settings import Extractor

    return Extractor(fast=fast, precision=strictly, comments=False, tables=True, output_format="python")


def _own(text: str) -> str:
    return "\n\n".join(own_paragraphs(text))

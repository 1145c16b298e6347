"""The main text of a page, found by trafilatura: quickly where that is enough, else with its second opinion."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from briefing_app.intake.page_cleaning import own_paragraphs

if TYPE_CHECKING:
    from lxml.html import HtmlElement

_RUNNING_TEXT = 60
_WORTH_A_TRY = 800
_ENOUGH = 0.8
"""With this share of the page's running text in it, the second opinion never changed a result."""


def quick_text(tree: HtmlElement) -> str:
    """Return the main text where one look finds nearly all running text of the page, "" elsewhere."""
    running = sum(length for length in map(_length, tree.iter("p")) if length > _RUNNING_TEXT)
    if running < _WORTH_A_TRY:
        return ""
    text = _extracted(tree, fast=True, favor_precision=True)
    return _own(text) if len(text) >= _ENOUGH * running else ""


def careful_text(tree: HtmlElement, *, strictly: bool) -> str:
    """Return the main text by two ways of looking, rather too little than too much where `strictly`."""
    return _own(_extracted(tree, favor_precision=strictly))


def _length(element: HtmlElement) -> int:
    return len(" ".join(element.text_content().split()))


def _extracted(tree: HtmlElement, **wishes: bool) -> str:
    from trafilatura import bare_extraction

    found: Any = bare_extraction(
        tree, include_comments=False, include_tables=True, with_metadata=False, **wishes
    )
    return "" if found is None else found.text or ""


def _own(text: str) -> str:
    return "\n\n".join(own_paragraphs(text))

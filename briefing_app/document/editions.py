"""What a document is besides itself: a draft, or a numbered copy for one recipient."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from briefing_app.document.nodes import SEPARATOR
from briefing_app.document.words.wording import load_wording

if TYPE_CHECKING:
    from briefing_app.document.nodes import Document
    from briefing_app.domain.briefings.copies import NumberedCopy


def as_draft(document: Document) -> Document:
    """Return `document` with the word for a draft before the marking of each page."""
    furniture = document.furniture
    word = load_wording(document.meta.language).word("draft")
    words = SEPARATOR.join(part for part in (word, furniture.marking.words) if part)
    marking = replace(furniture.marking, words=words)
    return replace(document, furniture=replace(furniture, marking=marking))


def as_copy(document: Document, copy: NumberedCopy) -> Document:
    """Return `document` with the number of a copy, and whose it is, in the foot of each page."""
    return replace(
        document, furniture=replace(document.furniture, foot_right=copy_words(copy, document.meta.language))
    )


def copy_words(copy: NumberedCopy, language: str) -> str:
    """Return `Copy 3 of 12 — Private Office` in a language."""
    wording = load_wording(language)
    key = "copy_for" if copy.recipient else "copy"
    return wording.word(key, number=copy.number, total=copy.total, recipient=copy.recipient)

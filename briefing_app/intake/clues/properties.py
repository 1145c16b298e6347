"""Titles and authors in the properties of documents: believed only when the text bears them out."""

from __future__ import annotations

import re

from briefing_app.domain.articles.article import ArticleField, DetailSource
from briefing_app.intake.details.claim import Claim, claim

_WORD = re.compile(r"[^\W\d_]{4,}")
_NAME = re.compile(r"[^\W\d_a-z][\w.’'-]+(?:\s+[^\W\d_a-z][\w.’'-]*){1,3}")
_FILE_NAME = re.compile(r"\.(?:docx?|pdf|rtf|indd|odt|qxp|txt)\b|^microsoft word\s*-|_", re.IGNORECASE)
_LOOKED_AT = 3_000
_TRUST_IN_LANGUAGE = 0.6
"""The language of a document is often that of the program which it was written in."""


def document_claims(
    heading: str, title: str, author: str, text: str, *, language: str = ""
) -> tuple[Claim, ...]:
    """Return what a document says: the heading above its text, and its properties where believable."""
    properties = DetailSource.FILE_PROPERTIES
    return (
        *claim(ArticleField.HEADLINE, heading, DetailSource.HEADING),
        *claim(ArticleField.HEADLINE, "" if heading else believable_title(title, text), properties),
        *claim(ArticleField.BYLINE, believable_author(author, text), properties),
        *claim(ArticleField.LANGUAGE, language, properties, _TRUST_IN_LANGUAGE),
    )


def believable_title(title: str, text: str) -> str:
    """Return `title` when most of its longer words stand in the text, else ""."""
    title = " ".join(title.split())
    words = {word.lower() for word in _WORD.findall(title)}
    if not 10 <= len(title) <= 200 or len(words) < 3 or _FILE_NAME.search(title):
        return ""
    start = text[:_LOOKED_AT].lower()
    return title if sum(word in start for word in words) >= 0.6 * len(words) else ""


def believable_author(author: str, text: str) -> str:
    """Return `author` when it is the name of a person whom the text's ends name too."""
    author = " ".join(author.split())
    if not _NAME.fullmatch(author):
        return ""
    return author if author.lower() in (text[:600] + text[-400:]).lower() else ""

"""An article as it comes out of the intake, before a library has it."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from typing import TYPE_CHECKING

from briefing_app.domain.articles.article import Article, Detected, Genre
from briefing_app.domain.identity import ArticleId, new_id

if TYPE_CHECKING:
    from datetime import date, datetime

    from briefing_app.domain.articles.original import Original
    from briefing_app.domain.articles.prepared import Prepared


@dataclass(frozen=True, slots=True)
class Taken:
    """A normalised text with what was detected about it, and the bytes that it came from.

    `headline_proposed` says that the source had no headline and the program made one up
    from the first sentence. "" and None mean that nothing was found. `details` says of each
    field that was found where, and how surely. `doubt` says why the text may not be whole.
    `prepared` is what follows from the text alone, where that was worked out already.
    """

    headline: str
    headline_proposed: bool
    text: str
    outlet: str
    byline: str
    dateline: str
    published_on: date | None
    url: str
    language: str
    genre: Genre
    original: Original
    original_name: str
    sha256: str
    details: tuple[Detected, ...] = ()
    doubt: str = ""
    prepared: Prepared | None = None
    section: str = ""
    credit: str = ""


def digest_of(text: str) -> str:
    """Return what two articles with the same text share."""
    return hashlib.sha256(text.encode()).hexdigest()


def article_from(
    taken: Taken, taken_in_at: datetime, *, id: ArticleId | None = None, sample: bool = False
) -> Article:
    """Return the article that goes into a library; nothing in it is confirmed yet."""
    return Article(
        id=ArticleId(new_id()) if id is None else id,
        headline=taken.headline,
        text=taken.text,
        sha256=taken.sha256,
        taken_in_at=taken_in_at,
        outlet=taken.outlet,
        byline=taken.byline,
        dateline=taken.dateline,
        published_on=taken.published_on,
        url=taken.url,
        language=taken.language,
        genre=taken.genre,
        original=taken.original.digest,
        original_name=taken.original_name,
        sample=sample,
        headline_proposed=taken.headline_proposed,
        details=taken.details,
        note=taken.doubt,
        prepared=taken.prepared,
        section=taken.section,
        credit=taken.credit,
    )

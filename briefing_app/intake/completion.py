"""From what a reader found to a finished article: normalised, with its details completed."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import date
from typing import TYPE_CHECKING

from briefing_app.domain.article import ArticleField, Genre
from briefing_app.errors import Refused
from briefing_app.intake.dates import date_in
from briefing_app.intake.genre import genre_named, guess_genre
from briefing_app.intake.header_block import read_header_block
from briefing_app.intake.headline import propose_headline
from briefing_app.intake.language import language_of, language_tag
from briefing_app.intake.limits import (
    MAX_ARTICLE_CHARACTERS,
    MAX_FIELD_CHARACTERS,
    MAX_HEADLINE_CHARACTERS,
)
from briefing_app.intake.normalise import clean, normalise, normalise_line
from briefing_app.intake.opening import dateline_of, read_opening
from briefing_app.intake.taken import Taken, digest_of

if TYPE_CHECKING:
    from briefing_app.intake.reading import Reading

_WEB_ADDRESS = re.compile(r"https?://[^\s<>\"\\^`{|}]{4,2000}", re.IGNORECASE)


def taken_from(reading: Reading, original: bytes, name: str, *, today: date | None = None) -> Taken:
    """Return the article in its final form; raise `Refused` when nothing readable is left.

    What the source says about itself wins over what its text shows. `today` bounds the
    dates that are believed.
    """
    today = today or date.today()
    if len(reading.text) > 2 * MAX_ARTICLE_CHARACTERS:
        raise _too_long(len(reading.text))
    reading = _with_header_block(reading)
    paragraphs = normalise(reading.text).split("\n\n")
    headline = normalise_line(reading.headline)[:MAX_HEADLINE_CHARACTERS]
    if headline:
        paragraphs = _without_repeated(headline, paragraphs)
    opening = read_opening(paragraphs, today, with_headline=not headline)
    text = "\n\n".join(opening.paragraphs)
    if not any(character.isalnum() for character in text):
        raise Refused("The file holds no readable text.")
    if len(text) > MAX_ARTICLE_CHARACTERS:
        raise _too_long(len(text))
    datelines = (dateline_of(paragraph, today) for paragraph in opening.paragraphs[:2])
    dateline = next(filter(None, datelines), None)
    headline = headline or opening.headline
    byline = _field(reading.byline) or opening.byline
    url = web_address(reading.url) or opening.url
    return Taken(
        headline=headline or propose_headline(text),
        headline_proposed=not headline,
        text=text,
        outlet=_field(reading.outlet) or (dateline.agency if dateline else ""),
        byline=byline,
        dateline=_field(reading.dateline) or (dateline.place if dateline else ""),
        published_on=reading.published_on
        or opening.published_on
        or (dateline.filed_on if dateline else None),
        url=url,
        language=language_tag(reading.language) or language_of(text),
        genre=reading.genre
        or genre_named(opening.label)
        or guess_genre(headline, text, url, byline)
        or Genre.NEWS,
        original=original,
        original_name=name,
        sha256=digest_of(text),
    )


def web_address(value: str) -> str:
    """Return `value` when it is a web address, "" for anything else (`javascript:`, files)."""
    value = normalise_line(value)
    return value if _WEB_ADDRESS.fullmatch(value) else ""


def _field(value: str) -> str:
    return normalise_line(value)[:MAX_FIELD_CHARACTERS]


def _with_header_block(reading: Reading) -> Reading:
    """Return the reading with the fields that its text names at its top."""
    block = read_header_block(clean(reading.text))
    if not block.fields:
        return replace(reading, text=block.text)
    found = block.fields.get
    return replace(
        reading,
        text=block.text,
        headline=reading.headline or found(ArticleField.HEADLINE, ""),
        outlet=reading.outlet or found(ArticleField.OUTLET, ""),
        byline=reading.byline or found(ArticleField.BYLINE, ""),
        dateline=reading.dateline or found(ArticleField.DATELINE, ""),
        published_on=reading.published_on or date_in(found(ArticleField.PUBLISHED_ON, "")),
        url=reading.url or found(ArticleField.URL, ""),
        language=reading.language or found(ArticleField.LANGUAGE, ""),
        genre=reading.genre or genre_named(found(ArticleField.GENRE, "")),
    )


def _without_repeated(headline: str, paragraphs: list[str]) -> list[str]:
    """Leave the headline out where it stands again above the text."""
    wanted = _letters(headline)
    for place, paragraph in enumerate(paragraphs[:3]):
        if len(paragraphs) > 1 and _letters(paragraph) == wanted:
            return paragraphs[:place] + paragraphs[place + 1 :]
    return paragraphs


def _letters(text: str) -> str:
    return "".join(character for character in text.casefold() if character.isalnum())


def _too_long(characters: int) -> Refused:
    return Refused(
        f"The text is too long for an article ({characters:,} characters).",
        hint="Split it, or paste the part that you need.",
    )

"""From what a reader found to a finished article: normalised, with its details completed."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import date, timedelta
from typing import TYPE_CHECKING

from briefing_app.domain.articles.article import ArticleField, DetailSource, Genre
from briefing_app.domain.articles.original import Original
from briefing_app.errors import Refused
from briefing_app.intake.clues.dates import date_in
from briefing_app.intake.clues.genre import genre_named, guess_genre
from briefing_app.intake.clues.header_block import read_header_block
from briefing_app.intake.clues.headline import propose_headline
from briefing_app.intake.clues.opening import dateline_of, read_opening
from briefing_app.intake.details.claim import Claim, claim
from briefing_app.intake.details.weighing import weigh
from briefing_app.intake.languages.language import language_tag, told_language
from briefing_app.intake.limits import (
    MAX_ARTICLE_CHARACTERS,
    MAX_FIELD_CHARACTERS,
    MAX_HEADLINE_CHARACTERS,
)
from briefing_app.intake.taken import Taken, digest_of
from briefing_app.intake.text.letters import letters_of
from briefing_app.intake.text.normalise import clean, normalise, normalise_line

if TYPE_CHECKING:
    from collections.abc import Iterator

    from briefing_app.intake.clues.header_block import HeaderBlock
    from briefing_app.intake.clues.opening import Dateline, Opening
    from briefing_app.intake.reading import Reading

_SIGNS_MORE = 20
_OF_CHANGE = 0.6
_DAYS_TO_PRINT = timedelta(days=3)
_WEB_ADDRESS = re.compile(r"https?://[^\s<>\"\\^`{|}]{4,2000}", re.IGNORECASE)


def taken_from(reading: Reading, original: bytes, name: str, *, today: date | None = None) -> Taken:
    """Return the article in its final form; raise `Refused` when nothing readable is left.

    What several sources say about a field is weighed (see `details.weighing`). `today` bounds
    the dates that are believed.
    """
    today = today or date.today()
    if len(reading.text) > 2 * MAX_ARTICLE_CHARACTERS:
        raise _too_long(len(reading.text))
    block = read_header_block(clean(reading.text))
    claims = [*map(_plain, reading.all_claims), *_claims_of(block)]
    paragraphs = normalise(block.text).split("\n\n")
    headline = weigh(ArticleField.HEADLINE, filter(_is_worth_it, claims)).value
    if headline:
        paragraphs = _without_repeated(headline, paragraphs)
    opening = read_opening(paragraphs, today, with_headline=not headline)
    text = "\n\n".join(opening.paragraphs)
    if not any(character.isalnum() for character in text):
        raise Refused("The file holds no readable text.")
    if len(text) > MAX_ARTICLE_CHARACTERS:
        raise _too_long(len(text))
    datelines = (dateline_of(paragraph, today) for paragraph in opening.paragraphs[:2])
    claims += _of_section(reading)
    claims += _shown(opening)
    claims += _of_dateline(next(filter(None, datelines), None), claims)
    claims += _guessed(claims, text)
    worth_it = list(filter(_is_worth_it, claims))
    found = {field: weigh(field, worth_it) for field in ArticleField}
    day = found[ArticleField.PUBLISHED_ON].value
    headline = found[ArticleField.HEADLINE].value
    return Taken(
        headline=headline or propose_headline(text),
        headline_proposed=not headline,
        text=text,
        outlet=found[ArticleField.OUTLET].value,
        byline=found[ArticleField.BYLINE].value,
        dateline=found[ArticleField.DATELINE].value,
        published_on=date.fromisoformat(day) if day else None,
        url=found[ArticleField.URL].value,
        language=found[ArticleField.LANGUAGE].value,
        genre=Genre(found[ArticleField.GENRE].value or Genre.NEWS),
        original=Original.of(original),
        original_name=name,
        sha256=digest_of(text),
        details=tuple(one.detected for one in found.values() if one.detected is not None),
        doubt=reading.doubt,
        section=_field(reading.section),
        credit=_field(reading.credit),
    )


def _plain(one: Claim) -> Claim:
    """Return a claim with its value as it is kept: one line, of the length of its field."""
    match one.field:
        case ArticleField.HEADLINE:
            value = normalise_line(one.value)[:MAX_HEADLINE_CHARACTERS]
        case ArticleField.URL:
            value = web_address(one.value)
        case ArticleField.LANGUAGE:
            value = language_tag(one.value)
        case _:
            value = _field(one.value)
    return replace(one, value=value)


def _is_worth_it(one: Claim) -> bool:
    return bool(one.value)


def _claims_of(block: HeaderBlock) -> Iterator[Claim]:
    """Yield what a text names at its own top."""
    for field, written in block.fields.items():
        value: object = written
        if field is ArticleField.PUBLISHED_ON:
            value = date_in(written)
        elif field is ArticleField.GENRE:
            value = genre_named(written)
        yield from map(_plain, claim(field, value, DetailSource.HEADER_BLOCK))


def _of_section(reading: Reading) -> Iterator[Claim]:
    """Yield the genre that the part of the paper names: `Letters`, `Opinion; Pg. 12`."""
    genre = genre_named(re.split(r"[;,]", reading.section)[0])
    if reading.genre is None and genre not in (None, Genre.NEWS):
        yield from claim(ArticleField.GENRE, genre, reading.source)


def _shown(opening: Opening) -> Iterator[Claim]:
    """Yield what the first lines of the text show."""
    for field, value in (
        (ArticleField.HEADLINE, opening.headline),
        (ArticleField.BYLINE, opening.byline),
        (ArticleField.PUBLISHED_ON, opening.published_on),
        (ArticleField.URL, opening.url),
        (ArticleField.GENRE, genre_named(opening.label)),
    ):
        yield from map(_plain, claim(field, value, DetailSource.OPENING))
    yield from claim(ArticleField.PUBLISHED_ON, opening.changed_on, DetailSource.OPENING, _OF_CHANGE)
    if (imprint := opening.imprint) is not None:
        outlet = claim(ArticleField.OUTLET, imprint.outlet, DetailSource.OPENING, imprint.confidence)
        yield from map(_plain, outlet)
        yield from claim(ArticleField.PUBLISHED_ON, imprint.published_on, DetailSource.OPENING)


def _of_dateline(dateline: Dateline | None, claims: list[Claim]) -> Iterator[Claim]:
    """Yield what a dateline says.

    Its agency is an outlet only where no other is named, and its day speaks against no
    publication in the days after it.
    """
    if dateline is None:
        return
    source = DetailSource.DATELINE
    yield from map(_plain, claim(ArticleField.DATELINE, dateline.place, source))
    named = {one.field for one in claims if one.value}
    if ArticleField.OUTLET not in named:
        yield from map(_plain, claim(ArticleField.OUTLET, dateline.agency, source))
    filed_on = dateline.filed_on
    if filed_on is not None:
        days = [date.fromisoformat(one.value) for one in claims if one.field is ArticleField.PUBLISHED_ON]
        if not any(timedelta(0) < day - filed_on <= _DAYS_TO_PRINT for day in days):
            yield from claim(ArticleField.PUBLISHED_ON, filed_on, source)


def _guessed(claims: list[Claim], text: str) -> Iterator[Claim]:
    """Yield what the text shows by its words and its shape."""
    told = told_language(text)
    yield from claim(ArticleField.LANGUAGE, told.language, DetailSource.TEXT, told.confidence)
    headline, url, byline = (
        weigh(field, filter(_is_worth_it, claims)).value
        for field in (ArticleField.HEADLINE, ArticleField.URL, ArticleField.BYLINE)
    )
    yield from claim(ArticleField.GENRE, guess_genre(headline, text, url, byline), DetailSource.TEXT)


def web_address(value: str) -> str:
    """Return `value` when it is a web address, "" for anything else (`javascript:`, files)."""
    value = normalise_line(value)
    return value if _WEB_ADDRESS.fullmatch(value) else ""


def _field(value: str) -> str:
    return normalise_line(value)[:MAX_FIELD_CHARACTERS]


def _without_repeated(headline: str, paragraphs: list[str]) -> list[str]:
    """Leave the headline out where it stands again above the text."""
    wanted = letters_of(headline)
    for place, paragraph in enumerate(paragraphs[:3]):
        may_be = len(paragraphs) > 1 and len(paragraph) < 2 * len(headline) + _SIGNS_MORE
        if may_be and letters_of(paragraph) == wanted:
            return paragraphs[:place] + paragraphs[place + 1 :]
    return paragraphs


def _too_long(characters: int) -> Refused:
    return Refused(
        f"The text is too long for an article ({characters:,} characters).",
        hint="Split it, or paste the part that you need.",
    )

"""Text or HTML from the clipboard, with the details that the person gave."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import TYPE_CHECKING

from briefing_app.domain.articles.article import ArticleField, DetailSource, Detected, Genre
from briefing_app.errors import Refused
from briefing_app.intake.clues.dates import date_in
from briefing_app.intake.clues.genre import genre_named
from briefing_app.intake.completion import taken_from, web_address
from briefing_app.intake.languages.language import language_tag
from briefing_app.intake.limits import MAX_TEXT_BYTES, megabytes
from briefing_app.intake.reading import Reading
from briefing_app.intake.text.markup_text import has_tags, text_of, tree_of
from briefing_app.intake.text.normalise import normalise_line

if TYPE_CHECKING:
    from collections.abc import Mapping

    from briefing_app.intake.taken import Taken

PASTED_NAME = "pasted text"


def read_pasted(text: str, fields: Mapping[str, object] | None = None) -> Taken:
    """Return the article of pasted text or HTML; a filled form field wins over what was detected.

    `fields` maps an `ArticleField` (or its value, `"headline"`) to text, a date or a genre.
    """
    original = text.encode("utf-8", "surrogatepass")
    try:
        if not text.strip():
            raise Refused("There is no text to take in.", hint="Copy the article and paste again.")
        if len(original) > MAX_TEXT_BYTES:
            raise Refused(
                f"The text is too long for an article ({megabytes(len(original))}).",
                hint="Paste the part that you need.",
            )
        taken = taken_from(_reading(text), original, PASTED_NAME)
    except Refused as refusal:
        raise Refused(refusal.what, where=PASTED_NAME, hint=refusal.hint) from refusal.__cause__
    given = {ArticleField(key): value for key, value in (fields or {}).items()}
    filled = _with_fields(taken, given)
    return replace(filled, details=_with_person(filled.details, {key for key in given if given[key]}))


def _reading(text: str) -> Reading:
    """Return what was pasted; of HTML everything counts, for the person chose it."""
    return Reading(text_of(tree_of(text)) if has_tags(text) else text)


def _with_fields(taken: Taken, fields: Mapping[ArticleField, object]) -> Taken:
    for name, value in fields.items():
        if isinstance(value, str):
            value = normalise_line(value)
        match name:
            case ArticleField.HEADLINE if value:
                taken = replace(taken, headline=str(value), headline_proposed=False)
            case ArticleField.OUTLET if value:
                taken = replace(taken, outlet=str(value))
            case ArticleField.BYLINE if value:
                taken = replace(taken, byline=str(value))
            case ArticleField.DATELINE if value:
                taken = replace(taken, dateline=str(value))
            case ArticleField.PUBLISHED_ON:
                day = value if isinstance(value, date) else date_in(str(value or ""))
                taken = replace(taken, published_on=day or taken.published_on)
            case ArticleField.URL if value:
                taken = replace(taken, url=web_address(str(value)) or taken.url)
            case ArticleField.LANGUAGE if value:
                taken = replace(taken, language=language_tag(str(value)) or taken.language)
            case ArticleField.GENRE if value:
                genre = value if isinstance(value, Genre) else genre_named(str(value))
                taken = replace(taken, genre=genre or taken.genre)
    return taken


def _with_person(details: tuple[Detected, ...], given: set[ArticleField]) -> tuple[Detected, ...]:
    """Return the details with those given by a person as said by that person."""
    by_person = (Detected(field, DetailSource.PERSON, 1.0) for field in ArticleField if field in given)
    return (*(one for one in details if one.field not in given), *by_person)

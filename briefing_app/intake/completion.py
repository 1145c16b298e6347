"""From what a reader found to a finished article: normalised, with its details completed."""

from __future__ import annotations

from typing import TYPE_CHECKING

from briefing_app.domain.article import Genre
from briefing_app.errors import Refused
from briefing_app.intake.headline import propose_headline
from briefing_app.intake.limits import MAX_ARTICLE_CHARACTERS, MAX_FIELD_CHARACTERS
from briefing_app.intake.normalise import normalise, normalise_line
from briefing_app.intake.taken import Taken, digest_of

if TYPE_CHECKING:
    from briefing_app.intake.reading import Reading


def taken_from(reading: Reading, original: bytes, name: str) -> Taken:
    """Return the article in its final form; raise `Refused` when nothing readable is left."""
    text = normalise(reading.text)
    if not any(character.isalnum() for character in text):
        raise Refused("The file holds no readable text.")
    if len(text) > MAX_ARTICLE_CHARACTERS:
        raise Refused(
            f"The text is too long for an article ({len(text):,} characters).",
            hint="Split it, or paste the part that you need.",
        )
    headline = normalise_line(reading.headline)
    proposed = not headline
    return Taken(
        headline=headline or propose_headline(text),
        headline_proposed=proposed,
        text=text,
        outlet=normalise_line(reading.outlet)[:MAX_FIELD_CHARACTERS],
        byline=normalise_line(reading.byline)[:MAX_FIELD_CHARACTERS],
        dateline=normalise_line(reading.dateline)[:MAX_FIELD_CHARACTERS],
        published_on=reading.published_on,
        url=reading.url[:2000],
        language=reading.language,
        genre=reading.genre or Genre.NEWS,
        original=original,
        original_name=name,
        sha256=digest_of(text),
    )

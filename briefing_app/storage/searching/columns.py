"""What the index of articles holds beside the text: its columns, and the marks of actors and languages."""

from __future__ import annotations

from collections.abc import Iterable

from briefing_app.domain.identity import ActorId
from briefing_app.domain.searching.query import Field

COLUMNS = ("headline", "body", "outlet", "byline", "notes", "facts")
WEIGHTS = (8.0, 1.0, 1.0, 2.0, 4.0, 0.0)
"""How much a word counts where it is met."""
OF_FIELD = {
    Field.TITLE: "headline",
    Field.OUTLET: "outlet",
    Field.BYLINE: "byline",
    Field.NOTE: "notes",
    Field.ACTOR: "facts",
}
_DIGITS = "0123456789abcdefghijklmnopqrstuvwxyz"


def actor_mark(actor_id: ActorId) -> str:
    """Return the term by which articles that speak of an actor are found, whatever it is called."""
    number, digits = int(actor_id), ""
    while number:
        number, digit = divmod(number, 36)
        digits = _DIGITS[digit] + digits
    return f"a{digits or '0'}"


def language_mark(code: str) -> str:
    """Return the term by which articles in a language are found."""
    return "lang" + "".join(sign for sign in code.casefold() if sign.isalnum())


def facts(actors: Iterable[int], language: str) -> str:
    """Return all marks of an article, in an order that does not depend on anything else."""
    marks = [actor_mark(ActorId(one)) for one in sorted(set(actors))]
    if language:
        marks += dict.fromkeys((language_mark(language), language_mark(language.split("-", maxsplit=1)[0])))
    return " ".join(marks)

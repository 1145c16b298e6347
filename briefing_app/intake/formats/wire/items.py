"""What the formats of news agencies share: kinds of item, states of publication, time stamps, bodies."""

from __future__ import annotations

import re
from datetime import date
from typing import TYPE_CHECKING

from briefing_app.errors import Refused
from briefing_app.intake.clues.dates import date_in
from briefing_app.intake.formats.blocks import paragraphs_in
from briefing_app.intake.text.markup_text import has_tags, tree_of

if TYPE_CHECKING:
    from collections.abc import Iterable

_STAMP = re.compile(r"\s*((?:19|20)\d\d)(0[1-9]|1[0-2])([0-3]\d)(?:T|\s|$)")
_KINDS = {
    "picture": "a picture",
    "photo": "a picture",
    "image": "a picture",
    "graphic": "a graphic",
    "still": "a graphic",
    "animation": "an animation",
    "video": "a video",
    "audio": "a sound recording",
    "event": "an event",
    "planning": "a plan of coverage",
    "concept": "a term of a vocabulary",
    "composite": "a list of other items",
    "package": "a list of other items",
    "complexdata": "data",
}
_WITHDRAWN = {
    "canceled": "withdrawn by its sender",
    "cancelled": "withdrawn by its sender",
    "killed": "withdrawn by its sender",
    "withheld": "held back by its sender",
    "recalled": "withdrawn by its sender",
}
_BY = re.compile(
    r"^(?:(?:by|von|par|por|door|av|af|da|di)\s+|(?:text|texte|foto|autor|auteur)\s*:\s*)(?=\S)",
    re.IGNORECASE,
)


def stamped(text: str) -> date | None:
    """Return the day of a time stamp as the sender wrote it: `20261112T0930+0100`, `2026-11-12T…`."""
    match = _STAMP.match(text)
    if match is None:
        return date_in(text)
    try:
        return date(int(match[1]), int(match[2]), int(match[3]))
    except ValueError:
        return None


def first_day(stamps: Iterable[str]) -> date | None:
    """Return the day of the first stamp that is one."""
    return next(filter(None, map(stamped, stamps)), None)


def refuse_kind(kind: str) -> None:
    """Raise `Refused` when an item is of a kind that holds no article; `kind` may carry a prefix."""
    words = _KINDS.get(code(kind).lower())
    if words is not None:
        raise Refused(f"This item is {words}, not an article.")


def refuse_status(status: str) -> None:
    """Raise `Refused` when an item must not be used."""
    words = _WITHDRAWN.get(code(status).lower())
    if words is not None:
        raise Refused(f"This item was {words}.", hint="Ask the sender for the version that may be used.")


def refuse_without_text(paragraphs: list[str]) -> None:
    """Raise `Refused` for an item without a body."""
    if not any(character.isalnum() for text in paragraphs for character in text):
        raise Refused("This item holds no text.")


def code(qcode: str) -> str:
    """Return a code without the prefix of its scheme: `stat:usable` is `usable`."""
    return qcode.strip().rpartition(":")[2].rpartition("/")[2]


def without_by(name: str) -> str:
    """Return a byline without the word that leads it in."""
    return _BY.sub("", " ".join(name.split())).strip(" ,;")


def joined_names(names: Iterable[str]) -> str:
    """Return names as a byline, each once."""
    once = list(dict.fromkeys(filter(None, map(without_by, names))))
    return ", ".join(once[:-1]) + " and " + once[-1] if len(once) > 1 else "".join(once)


def body_of(text: str, *, marked: bool = False) -> list[str]:
    """Return the paragraphs of a body that came as characters: `marked` up (that may show), or plain."""
    if marked or has_tags(text, least=1):
        return paragraphs_in(tree_of(text))
    return [line.strip() for line in text.splitlines() if line.strip()]

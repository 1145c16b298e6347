"""What somebody is, as it is printed beside the name: title, place, country."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from briefing_app.domain.actors.actor import ActorKind, Function

if TYPE_CHECKING:
    from datetime import date

    from briefing_app.document.words.wording import Wording
    from briefing_app.domain.actors.actor import Actor
    from briefing_app.domain.statements.analysis import FoundActor

_TITLE = re.compile(r"(?!(?:others|and|or|but|who|which|that|said)\b)[^\W_]", re.IGNORECASE)
_STEM = 5
_SPEAKS_FOR = frozenset({"spokesman", "spokeswoman", "spokesperson"})
_FORMS = {
    "France": ("french",),
    "Germany": ("german",),
    "Poland": ("polish",),
    "Spain": ("spanish",),
    "China": ("chinese",),
    "Netherlands": ("dutch",),
    "Ireland": ("irish",),
    "Greece": ("greek",),
    "Denmark": ("danish",),
    "Sweden": ("swedish",),
    "Finland": ("finnish",),
    "Turkey": ("turkish",),
    "Switzerland": ("swiss",),
    "Italy": ("italian",),
    "United Kingdom": ("british", "u.k.", "uk "),
    "United States": ("american", "u.s.", "us "),
}
"""How a country is named by an adjective that does not begin like it."""
_FULL_TITLES = {
    "Sen.": "Senator",
    "Rep.": "Representative",
    "Gov.": "Governor",
    "Gen.": "General",
    "Lt.": "Lieutenant",
    "Col.": "Colonel",
    "Adm.": "Admiral",
    "Capt.": "Captain",
    "Sgt.": "Sergeant",
    "Prof.": "Professor",
}


def function_line(
    actor: Actor, day: date | None, wording: Wording | None = None, today: date | None = None
) -> str:
    """Return the function that held on `day`, where it is held, and the country.

    The country is named in the language of `wording`, as it was entered without one. What is known to
    have ended by `today` is “then Minister of Energy”.
    """
    country = wording.country(actor.country) if wording else actor.country
    function = actor.function_on(day)
    parts = [_held(function)] if function else []
    held = actor.held_on(day, today) if today is not None else None
    if wording and held is not None and held.has_ended and parts[0]:
        parts = [wording.then(parts[0])]
    person = actor.kind is ActorKind.PERSON
    said = " ".join((*parts, "" if person else actor.name))
    has_country = (
        actor.country
        and actor.kind is not ActorKind.COUNTRY
        and not (_names(said, actor.country) or _names_like(said, country))
    )
    if has_country and (person or len(actor.name.split()) > 1):
        parts.append(country)
    return (wording.sign("comma") if wording else ", ").join(part for part in parts if part)


def function_of(found: FoundActor) -> Function:
    """Return the function that an article gives somebody, held by a country and not by `Russian`."""
    place = found.affiliation
    if found.country and len(place.split()) <= len(found.country.split()) and _names(place, found.country):
        place = found.country
    return Function(found.role, place)


def _held(function: Function) -> str:
    """Return a function with its place: a spokesman is one *for* somebody, what is no title is left out."""
    title, place = _in_full(function.title.strip(" ,")), function.affiliation.strip(" ,")
    if not _TITLE.match(title):
        title = ""
    if not place or place.casefold() in title.casefold():
        return title
    if title.split(" ")[-1].lower() in _SPEAKS_FOR:
        return f"{title} for {place}"
    return ", ".join(part for part in (title, place) if part)


def _in_full(title: str) -> str:
    """Return a title without the short forms that only make sense before a name."""
    words = title.split()
    if len(words) > 2 and words[-1] in _FULL_TITLES and words[-2].islower():
        del words[-1]  # “vice-presidential nominee Gov.”: two titles before a name
    return " ".join(_FULL_TITLES.get(word, word) for word in words)


def _names(words: str, country: str) -> bool:
    """Tell whether `words` name a country, by its name or by a word made from it (“Polish”)."""
    stems = [country.casefold(), *(_FORMS.get(country, ()))]
    if len(country) > 5 and " " not in country:
        stems.append(country[:-2].casefold())
    return any(stem in words.casefold() for stem in stems)


def _names_like(words: str, country: str) -> bool:
    """Tell whether a word begins as `country` does in the briefing's language (“allemand”, Allemagne)."""
    stem = country.casefold()[:_STEM]
    return len(stem) == _STEM and any(word.startswith(stem) for word in words.casefold().split())

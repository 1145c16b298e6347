"""The words by which the register tells of actors: functions with their days, scripts, counts."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable
from datetime import date
from typing import TYPE_CHECKING

from briefing_app.ui.read.actors.actor_lines import KIND_NAMES
from briefing_app.ui.statements.words import counted, short_day

if TYPE_CHECKING:
    from briefing_app.domain.actors.actor import Actor, Function
    from briefing_app.storage.register.queries import RegisterRow

_SCRIPTS = {"CJK": "Chinese", "HIRAGANA": "Japanese", "KATAKANA": "Japanese", "HANGUL": "Korean"}


def about(actor: Actor) -> str:
    """Return what an actor is now, in one line."""
    function = actor.function_on(date.today())
    if function is not None and function.display:
        return capitalised(function.display)
    kind = KIND_NAMES[actor.kind]
    return f"{kind}, {actor.country}" if actor.country else kind


def spoken_row(row: RegisterRow) -> str:
    """Return a row of the register as a screen reader says it."""
    actor = row.actor
    parts = [
        actor.name,
        about(actor),
        counted(row.statements, "statement"),
        f"last on {short_day(row.last_said)}" if row.last_said else "",
        "confirmed" if actor.confirmed else "not confirmed",
        f"probably the same as {counted(row.suggestions, 'other')}" if row.suggestions else "",
    ]
    return ", ".join(part for part in parts if part)


def days_of(function: Function) -> str:
    """Return when a function was held as far as it is known: `since 1 Jan 2024`, `as of 3 May 2026`."""
    since, until = short_day(function.since), short_day(function.until)
    if since and until:
        return f"{since} – {until}"
    if until:
        return f"until {until}"
    first, last = short_day(function.seen_from), short_day(function.seen_until)
    if since:
        return f"since {since}" + (f", as of {last}" if last else "")
    if first and first != last:
        return f"as of {last}, first on {first}"
    return f"as of {last}" if last else "undated"


def seen_in(function: Function) -> str:
    """Return the days of the first and the last article that gave a function."""
    first, last = short_day(function.seen_from), short_day(function.seen_until)
    return first if first == last else f"{first} – {last}"


def capitalised(words: str) -> str:
    """Return words as they begin a line."""
    return words[:1].upper() + words[1:]


def by_script(names: Iterable[str]) -> dict[str, list[str]]:
    """Return names by the script that they are written in, in their order."""
    found: dict[str, list[str]] = {}
    for name in names:
        found.setdefault(script_of(name), []).append(name)
    return found


def script_of(name: str) -> str:
    """Return the script of the first letter of a name: `Latin`, `Cyrillic`."""
    for letter in name:
        if letter.isalpha():
            script = unicodedata.name(letter, "").partition(" ")[0]
            return _SCRIPTS.get(script, script.capitalize()) or "Other"
    return "Other"

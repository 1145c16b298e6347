"""Reads a file of fixed words and checks it against the English one, which has every key.

A key that is missing, unknown or of another kind is named with its place, and so is a place
in braces that the program does not fill.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

from briefing_app.document.keys import KINDS
from briefing_app.document.shipped import read_toml
from briefing_app.document.words.plurals import plural_forms
from briefing_app.errors import BriefingError
from briefing_app.paths import resource

if TYPE_CHECKING:
    from pathlib import Path

WHAT = "translation"
_OPTIONAL = frozenset({"plurals"})
"""`plurals = "ru"` counts as Russian does, for a language whose rules the program does not know."""
_NEWER = frozenset({"then_held"})
"""Words that files of users may not have yet; what they would say is left out then."""
_FREE = frozenset({"lists.last_before", "in_languages"})
"""Tables with keys of their own in each language."""
_DATE_PLACES = frozenset({"weekday", "day", "dd", "mm", "month", "short_month", "month_alone", "year"})
_LENGTHS = {
    "quotation.outer": 2,
    "quotation.inner": 2,
    "dates.months": 12,
    "dates.months_alone": 12,
    "dates.short_months": 12,
    "dates.weekdays": 7,
}
_CHOICES = {"quotation.stop": ("inside", "outside")}


def read_words(path: Path) -> dict[str, Any]:
    """Return the tables of the file at `path`, whole and with the right places to fill."""
    tables = read_toml(path, WHAT)
    english = resource("translations", "en.toml")
    model = tables if path == english else read_toml(english, WHAT)
    plurals = tables.get("plurals", path.stem)
    forms = plural_forms(plurals) if isinstance(plurals, str) else ()
    if not forms:
        raise BriefingError(
            f"How “{plurals}” counts is not known.",
            where=f"{path.name}, plurals",
            hint='Name a language that has the same plural forms, such as plurals = "ru".',
        )
    _table(tables, model, path.name, "", forms)
    return tables


def _table(
    table: dict[str, Any], model: dict[str, Any], where: str, inside: str, forms: tuple[str, ...]
) -> None:
    missing = [f"“{key}”" for key in model if key not in table and key not in _NEWER | _OPTIONAL]
    if missing:
        one = len(missing) == 1
        raise BriefingError(
            f"The key{'' if one else 's'} {', '.join(missing)} {'is' if one else 'are'} missing.",
            where=_at(where, inside),
        )
    for key, value in table.items():
        name = f"{inside}.{key}".strip(".")
        if name in _OPTIONAL:
            continue
        if key not in model:
            raise BriefingError(f"There is no key “{key}” here.", where=_at(where, inside))
        if type(value) is not type(model[key]):
            raise BriefingError(
                f"This must be {KINDS[type(model[key])]}, not “{value}”.", where=_at(where, name)
            )
        if name in _FREE:
            _words_of(value, _at(where, name))
        elif inside == "plural":
            _plural(value, model[key], _at(where, name), forms)
        elif isinstance(value, dict):
            _table(value, model[key], where, name, forms)
        else:
            _value(name, value, model[key], _at(where, name))


def _value(name: str, value: Any, model: Any, where: str) -> None:
    if name in _LENGTHS and len(value) != _LENGTHS[name]:
        raise BriefingError(f"This must be a list of {_LENGTHS[name]} words.", where=where)
    if name in _CHOICES and value not in _CHOICES[name]:
        raise BriefingError(f"“{value}” is none of: {', '.join(_CHOICES[name])}.", where=where)
    if name == "numbers.digits" and len(value) != 10:
        raise BriefingError("These must be the ten digits from 0 to 9.", where=where)
    if isinstance(value, list) and not all(isinstance(each, str) for each in value):
        raise BriefingError("This must be a list of words.", where=where)
    if not isinstance(value, str):
        return
    if model and not value.strip() and name != "numbers.group":
        raise BriefingError("Words are missing here.", where=where)
    if name.startswith("dates.") and "{date}" not in model:
        _no_others(_places(value), _DATE_PLACES, where)
        return
    missing = sorted(_places(model) - _places(value))
    if missing:
        raise BriefingError(f"The place {{{missing[0]}}} is missing.", where=where)
    _no_others(_places(value), _places(model), where)


def _plural(value: dict[str, Any], model: dict[str, Any], where: str, forms: tuple[str, ...]) -> None:
    _words_of(value, where)
    for form in forms:
        if form not in value:
            raise BriefingError(f"The plural form “{form}” is missing.", where=where)
    known = {place for words in model.values() for place in _places(words)}
    for form, words in value.items():
        if form not in forms:
            raise BriefingError(
                f"“{form}” is none of the plural forms here: {', '.join(forms)}.", where=where
            )
        _no_others(_places(words), known, f"{where}.{form}")


def _words_of(table: dict[str, Any], where: str) -> None:
    for key, value in table.items():
        if not isinstance(value, str):
            raise BriefingError(f"This must be words, not “{value}”.", where=f"{where}.{key}")


def _no_others(places: set[str], known: set[str] | frozenset[str], where: str) -> None:
    for place in sorted(places - known):
        raise BriefingError(f"Nothing fills the place {{{place}}} here.", where=where)


def _places(pattern: str) -> set[str]:
    return set(re.findall(r"\{([^{}]*)\}", pattern))


def _at(where: str, name: str) -> str:
    return f"{where}, {name}" if name else where

"""The keys of a file that a user may have written: each read, and each mistake named with its place."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from briefing_app.errors import BriefingError

if TYPE_CHECKING:
    from collections.abc import Collection, Sequence

KINDS = {
    str: "words",
    int: "a whole number",
    float: "a number",
    bool: "true or false",
    list: "a list",
    dict: "a table",
}
"""What a kind of value is called to whoever writes the file."""


def only(table: dict[str, Any], known: Collection[str], where: str) -> None:
    """Refuse a key that is none of the `known`."""
    for key in table:
        if key not in known:
            raise BriefingError(f"There is no key “{key}” here.", where=where)


def table_in(table: dict[str, Any], key: str, where: str) -> dict[str, Any]:
    """Return the table under a key, an empty one where there is none."""
    return as_table(table.get(key, {}), f"{where}, {key}")


def as_table(value: Any, where: str) -> dict[str, Any]:
    """Return what must be a table."""
    if not isinstance(value, dict):
        raise BriefingError("This must be a table of keys and values.", where=where)
    return value


def words_in(table: dict[str, Any], key: str, where: str, *, required: bool = False) -> str:
    """Return the words under a key, "" where there is none."""
    value = table.get(key, "")
    if not isinstance(value, str):
        raise BriefingError(f"This must be words, not “{value}”.", where=f"{where}, {key}")
    if required and not value.strip():
        raise BriefingError(f"The key “{key}” is missing.", where=where)
    return value


def choice_in(table: dict[str, Any], key: str, where: str, choices: Sequence[str], usual: str) -> str:
    """Return which of the `choices` stands under a key, the `usual` one where there is none."""
    value = table.get(key, usual)
    if value not in choices:
        known = ", ".join(choice for choice in choices if choice)
        raise BriefingError(f"“{value}” is none of: {known}.", where=f"{where}, {key}")
    return str(value)


def is_set(table: dict[str, Any], key: str, where: str) -> bool:
    """Return whether a key is set; one that is not there is not."""
    value = table.get(key, False)
    if not isinstance(value, bool):
        raise BriefingError("This must be true or false.", where=f"{where}, {key}")
    return value


def list_in(table: dict[str, Any], key: str, where: str) -> tuple[str, ...]:
    """Return the list of words under a key."""
    value = table.get(key, [])
    if not isinstance(value, list) or not all(isinstance(word, str) for word in value):
        raise BriefingError("This must be a list of words.", where=f"{where}, {key}")
    return tuple(value)


def lists_in(table: dict[str, Any], key: str, where: str) -> dict[str, tuple[str, ...]]:
    """Return the lists of words under a key, one for each language."""
    value = table.get(key, {})
    if not isinstance(value, dict):
        raise BriefingError("This must name a list of words for each language.", where=f"{where}, {key}")
    return {language: list_in(value, language, f"{where}, {key}") for language in value}


def by_language(table: dict[str, Any], key: str, where: str) -> dict[str, str]:
    """Return the words under a key (`titles`), one for each language."""
    value = table.get(key, {})
    if not isinstance(value, dict) or not all(isinstance(words, str) for words in value.values()):
        what = key.removesuffix("s")
        raise BriefingError(f"This must name a {what} for each language.", where=f"{where}, {key}")
    return dict(value)

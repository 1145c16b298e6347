"""What may follow in a search field: names of fields, and what is known of each."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING

from briefing_app.domain.actors.folding import folded
from briefing_app.domain.searching.fields import field_names
from briefing_app.domain.searching.query import State

if TYPE_CHECKING:
    from briefing_app.domain.actors.actor import Actor
    from briefing_app.storage.store import Store

FIELDS = {
    "outlet": "who published it",
    "actor": "who or what it speaks of",
    "from": "published on a day or later",
    "to": "published on a day or earlier",
    "on": "published on a day",
    "lang": "its language",
    "is": "new, read, starred, dismissed, used, unsure",
    "used": "yes, no, or a briefing",
    "label": "a label of yours",
    "title": "words of the headline",
    "by": "its author",
    "note": "words of a note",
}
_DAYS = (
    ("today", "today"),
    ("yesterday", "yesterday"),
    ("-7d", "a week ago"),
    ("-1m", "a month ago"),
    ("-1y", "a year ago"),
)
_LANGUAGES = (
    ("en", "English"),
    ("de", "German"),
    ("fr", "French"),
    ("es", "Spanish"),
    ("pl", "Polish"),
    ("ru", "Russian"),
    ("uk", "Ukrainian"),
    ("ar", "Arabic"),
    ("zh", "Chinese"),
    ("it", "Italian"),
    ("pt", "Portuguese"),
    ("nl", "Dutch"),
    ("sv", "Swedish"),
    ("fi", "Finnish"),
    ("tr", "Turkish"),
    ("ja", "Japanese"),
    ("ko", "Korean"),
    ("fa", "Persian"),
    ("he", "Hebrew"),
    ("el", "Greek"),
    ("cs", "Czech"),
    ("ro", "Romanian"),
    ("hu", "Hungarian"),
    ("et", "Estonian"),
    ("lv", "Latvian"),
    ("lt", "Lithuanian"),
)
_MOST = 8
_TOKEN = re.compile(r'(?:^|[\s(])(-?)(?:([^\W\d_]+):)?("[^"]*|[^\s"()]*)$')


@dataclass(frozen=True, slots=True)
class Suggestion:
    """Something to put in the place of what was typed from `start` on; `about` says what it is."""

    shown: str
    insert: str
    about: str
    start: int


class Suggesting:
    """Knows the library's outlets, labels and briefings as they were when a search began."""

    def __init__(self, store: Store) -> None:
        self._store = store

    def suggestions(self, typed: str) -> list[Suggestion]:
        """Return what may follow `typed`, the text before the cursor."""
        found = _TOKEN.search(typed)
        if found is None:
            return []
        field, value = found[2], found[3]
        start = found.start(3)
        if field is None:
            return self._fields(value, start)
        name = field.casefold()
        if name not in field_names():
            return []
        wanted = folded(value)
        offered = self._actors(value) if name == "actor" else self._values(name)
        fitting = [one for one in offered if wanted in folded(one[0]) or wanted in folded(one[1])]
        fitting.sort(key=lambda one: not folded(one[0]).startswith(wanted))
        exact = len(fitting) == 1 and fitting[0][0] == value.strip('"')
        return (
            []
            if exact
            else [Suggestion(shown, f"{_quoted(shown)} ", about, start) for shown, about in fitting[:_MOST]]
        )

    def _fields(self, begun: str, start: int) -> list[Suggestion]:
        if not begun or begun.startswith('"'):
            return []
        names = [name for name in FIELDS if name.startswith(begun.casefold())]
        return [Suggestion(f"{name}:", f"{name}:", FIELDS[name], start) for name in names]

    def _values(self, name: str) -> list[tuple[str, str]]:
        match name:
            case "outlet":
                return self._outlets
            case "label":
                return self._labels
            case "is":
                return [(state.value, "") for state in State]
            case "used":
                return [("yes", "in any briefing"), ("no", "in none"), *self._briefings]
            case "lang":
                return list(_LANGUAGES)
            case "from" | "to" | "on":
                return list(_DAYS)
            case _:
                return []

    @cached_property
    def _outlets(self) -> list[tuple[str, str]]:
        there = sorted(self._store.outlets(), key=lambda one: -one[1])
        return [(name, f"{count:,}") for name, count in there if name]

    @cached_property
    def _labels(self) -> list[tuple[str, str]]:
        return [(one.name, f"{one.articles:,}") for one in self._store.labels()]

    @cached_property
    def _briefings(self) -> list[tuple[str, str]]:
        return [(row.title, "") for row in self._store.briefings()]

    def _actors(self, value: str) -> list[tuple[str, str]]:
        wanted = value.strip('"').strip()
        if not wanted:
            return [(actor.name, "") for actor in self._lately_quoted]
        actors = self._store.find_actors(wanted, _MOST)
        # The library also finds actors by other names, which the words of the field may not hold.
        return [(actor.name, wanted if folded(wanted) not in folded(actor.name) else "") for actor in actors]

    @cached_property
    def _lately_quoted(self) -> list[Actor]:
        store = self._store
        there = store.actors(store.quoted_lately(_MOST))
        return list(there.values())


def without_open_field(typed: str) -> str:
    """Return `typed` without a field at its end of which nothing is said yet: it asks for nothing."""
    found = _TOKEN.search(typed)
    if found is None or found[2] is None or found[3] not in ("", '"'):
        return typed
    return typed[: found.start(2) - len(found[1])] if found[2].casefold() in field_names() else typed


def _quoted(value: str) -> str:
    return f'"{value}"' if re.search(r"[\s():]", value) else value

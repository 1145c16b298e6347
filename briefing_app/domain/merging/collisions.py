"""Where two changes of the same thing cannot both stand."""

from __future__ import annotations

from dataclasses import dataclass, field

_NAMES = {
    "actor_id": "the speaker",
    "attribution": "the words",
    "control": "the control data",
    "every_min": "how often it is looked at",
    "in_brief": "“In brief”",
    "merged_into": "who the actor is",
    "passage": "the words",
    "published_on": "the date",
    "quote": "the words",
    "removed": "whether it is removed",
    "said_on": "the day it was said",
    "state": "the decision",
    "status": "the clearance",
    "text": "the text",
    "whole_pages": "what is taken in of it",
}


@dataclass(slots=True)
class Collisions:
    """What both changed, in words, and the words that I had written there, so that they are not lost."""

    places: list[str] = field(default_factory=list)
    written: list[str] = field(default_factory=list)

    def __bool__(self) -> bool:
        return bool(self.places)

    def add(self, place: str, written: object = None) -> None:
        """Note that both changed `place`; `written` is what I put there."""
        if place not in self.places:
            self.places.append(place)
        if isinstance(written, str) and written.strip() and written not in self.written:
            self.written.append(written)

    def add_field(self, name: str, written: object) -> None:
        """Note that both changed a field."""
        self.add(_NAMES.get(name, f"the {name.replace('_', ' ')}"), written)

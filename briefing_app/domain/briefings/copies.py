"""Numbered copies of a briefing: the distribution list, counted out."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass

from briefing_app.domain.briefings.briefing import Recipient

MOST_COPIES = 500


@dataclass(frozen=True, slots=True)
class NumberedCopy:
    """One copy of `total`, and whose it is."""

    number: int
    total: int
    recipient: str


def copies_of(recipient: Recipient) -> int:
    """Return how many copies a line of the distribution list asks for: its first number, else one."""
    found = re.search(r"\d{1,4}", recipient.copies)
    return min(int(found[0]), MOST_COPIES) if found else 1


def named(recipient: Recipient) -> str:
    """Return what a recipient is called on its copy: the name, else the office."""
    return " ".join((recipient.name or recipient.office).split())


def numbered(lines: Iterable[tuple[str, int]]) -> tuple[NumberedCopy, ...]:
    """Return the copies for names with how many each gets, numbered through from 1."""
    names = [name for name, count in lines for _ in range(count)]
    return tuple(NumberedCopy(place, len(names), name) for place, name in enumerate(names, start=1))

"""Looks one part ahead in a file, to know whether the first article is alone in it."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import islice

from briefing_app.intake.reading import Enclosed, Part


class Ahead(Iterator[Part]):
    """An iterator that can be asked what comes; what fails meanwhile fails at its turn."""

    def __init__(self, parts: Iterator[Part]) -> None:
        self._parts = parts
        self._next: list[Part] = []
        self._failure: Exception | None = None

    def __next__(self) -> Part:
        if self._next:
            return self._next.pop()
        if self._failure is not None:
            raise self._failure
        return next(self._parts)

    def has_another(self) -> bool:
        """Tell whether one more article follows; files that follow are only attached to the first."""
        if not self._next and self._failure is None:
            try:
                self._next = list(islice(self._parts, 1))
            except Exception as failure:
                self._failure = failure
        return self._failure is not None or any(not isinstance(part, Enclosed) for part in self._next)

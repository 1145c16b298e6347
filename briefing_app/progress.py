"""How a long task says where it is, and hears that it should stop."""

from __future__ import annotations

from typing import Protocol


class Progress(Protocol):
    """What a long function reports to; `step` raises `Cancelled` when the user has had enough."""

    def step(self, done: int, total: int, name: str) -> None:
        """Say that `done` of `total` parts are finished and that `name` is next."""


class Silent:
    """Progress that nobody watches."""

    def step(self, done: int, total: int, name: str) -> None:
        """Do nothing."""

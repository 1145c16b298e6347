"""When each host may be visited again."""

from __future__ import annotations

from dataclasses import dataclass, field

from briefing_app.web.urls import host_of


@dataclass(slots=True)
class Host:
    """A host: whether it is being visited, and when it may be next, by the monotonic clock."""

    is_busy: bool = False
    free_at: float = 0.0


@dataclass(slots=True)
class Hosts:
    """The hosts that were visited; `gap_s` lies between two visits to one of them."""

    gap_s: float
    known: dict[str, Host] = field(default_factory=dict)

    def of(self, url: str) -> Host:
        """Return the host that a visit to `url` troubles."""
        return self.known.setdefault(host_of(url), Host())

    def forget_idle(self, now: float) -> None:
        """Forget the hosts that may be visited at once."""
        self.known = {name: one for name, one in self.known.items() if one.is_busy or one.free_at > now}

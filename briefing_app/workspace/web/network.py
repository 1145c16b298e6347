"""The program's one way to the network, made when something is first wanted from it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from briefing_app.errors import Refused

if TYPE_CHECKING:
    from briefing_app.settings import Settings
    from briefing_app.web.exchange import Answer, Policy, Wanted
    from briefing_app.web.visits import Pool, Visits

_PROMISE = (
    "the network, for the pages and feeds that you add and for nothing else. "
    "Their servers see the address of this computer and the name of the program; no account, no cookie "
    "and nothing of your library is sent. It can be switched off again in the settings under Network."
)
WHAT_FOR = f"The program now uses {_PROMISE}"
MAY_IT = f"The program is about to use {_PROMISE}"
_MEMORY_BYTES = 1024**3


def policy_of(settings: Settings) -> Policy:
    """Return where the program may go by what the user has settled."""
    from briefing_app.web.addresses import Allowed
    from briefing_app.web.exchange import Policy

    return Policy(Allowed(settings.network_allowed), settings.network_proxy)


def make_visits(settings: Settings) -> Visits:
    """Return what fetches; its processes start with the first visit."""
    from briefing_app.web.visits import Visits

    return Visits(_fetchers, policy_of(settings), _exchange)


def refuse_off(settings: Settings) -> None:
    """Raise `Refused` where the user has switched the network off."""
    from briefing_app.settings import NetworkUse

    if settings.network is NetworkUse.OFF:
        raise Refused(
            "Nothing is fetched from the network, because it is switched off.",
            hint="Switch it on in the settings under Network, or save the page as a file and import that.",
        )


def _exchange(wanted: Wanted, policy: Policy) -> Answer:
    """Ask one server once; only the process that does so loads what speaks to the network."""
    from briefing_app.web.fetching import exchange

    return exchange(wanted, policy)


def _fetchers() -> Pool:
    from briefing_app.web.limits import PARALLEL
    from briefing_app.workspace.workers.pool import WorkerPool

    return WorkerPool(PARALLEL, memory_bytes=_MEMORY_BYTES)

"""Pages and feeds as the commands fetch them, once the person knows that the network is used."""

from __future__ import annotations

import sys
from contextlib import contextmanager
from typing import TYPE_CHECKING

from briefing_app.errors import BriefingError

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from datetime import datetime

    from briefing_app.settings import Settings
    from briefing_app.workspace.tasks import TakenAndRead
    from briefing_app.workspace.web.errands import WaitingErrands


def fetch_each(addresses: Sequence[str], now: datetime) -> Iterator[TakenAndRead | BriefingError]:
    """Yield what comes of each address, in order of coming."""
    if not addresses:
        return
    from briefing_app.web.exchange import Wanted
    from briefing_app.web.visits import Fetched
    from briefing_app.workspace.web.page_tasks import take_in_page

    results: list[TakenAndRead | BriefingError] = []
    with errands() as sent:

        def read(outcome: object) -> None:
            if isinstance(outcome, Fetched):
                sent.work(take_in_page, outcome.answer, None, now, then=results.append)
            elif isinstance(outcome, BriefingError):
                results.append(outcome)

        for address in addresses:
            sent.fetch(Wanted(address), read)
        sent.run()
    yield from results


@contextmanager
def errands() -> Iterator[WaitingErrands]:
    """Give what fetches and works; everything is ended whatever happens."""
    from briefing_app.workspace.web.errands import WaitingErrands
    from briefing_app.workspace.web.network import make_visits
    from briefing_app.workspace.workers.pool import WorkerPool

    visits = make_visits(agreed_settings())
    with WorkerPool() as pool:
        try:
            yield WaitingErrands(visits, pool)
        finally:
            visits.close()


def agreed_settings() -> Settings:
    """Return the settings, once it was said that the network is used; refused where it is off."""
    from briefing_app.settings import NetworkUse, SettingsFile
    from briefing_app.web.addresses import check_entries
    from briefing_app.workspace.web.network import WHAT_FOR, refuse_off

    settings = SettingsFile()
    refuse_off(settings.current)
    check_entries(settings.current.network_allowed)
    if settings.current.network is NetworkUse.ASK:
        print(WHAT_FOR, file=sys.stderr)
        settings.change(network=NetworkUse.ON)
    return settings.current

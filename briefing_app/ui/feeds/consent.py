"""The say of the user over the network: asked once, before it is used the first time."""

from __future__ import annotations

from typing import TYPE_CHECKING

from briefing_app.ui.notices import Question

if TYPE_CHECKING:
    from collections.abc import Callable

    from briefing_app.ui.desk import Desk


def with_consent(desk: Desk, deed: Callable[[], object]) -> None:
    """Do something that uses the network, after the user was asked the first time."""
    from briefing_app.settings import NetworkUse
    from briefing_app.workspace.web.network import MAY_IT, refuse_off

    settings, notices = desk.settings, desk.notices
    match settings.current.network:
        case NetworkUse.ON:
            notices.attempt(deed)
        case NetworkUse.OFF:
            notices.attempt(lambda: refuse_off(settings.current))
        case NetworkUse.ASK:

            def answered(yes: bool) -> None:
                if yes and notices.attempt(lambda: settings.change(network=NetworkUse.ON)):
                    notices.attempt(deed)

            notices.ask(Question("Use the network?", MAY_IT, yes="Use the network", no="Not now"), answered)

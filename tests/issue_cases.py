"""A desk on which briefings are cleared and issued, for the tests of what follows."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

import samples

from briefing_app.workspace import edits
from briefing_app.workspace.issuing import releasing
from briefing_app.workspace.tasks import render_frozen

if TYPE_CHECKING:
    from datetime import datetime

    from briefing_app.domain.briefings.issue import Issue
    from briefing_app.domain.identity import BriefingId
    from briefing_app.workspace.workspace import Workspace

BRIEFING = samples.BRIEFING.id
LATER = samples.NOW + timedelta(hours=14)


def cleared(desk: Workspace, briefing: BriefingId = BRIEFING, by: str = "M. Tamm") -> None:
    """Clear a briefing."""
    desk.apply(edits.clear(desk.store, briefing, by, samples.NOW))


def issued(desk: Workspace, briefing: BriefingId = BRIEFING, now: datetime = LATER) -> Issue:
    """Clear a briefing and issue it."""
    cleared(desk, briefing)
    ready = releasing.ready_to_issue(desk.store, briefing, now)
    return releasing.issue(desk, ready, render_frozen(ready.frozen, releasing.FORMATS))


def another(desk: Workspace, title: str = "Second", **details: object) -> BriefingId:
    """Make a briefing with nothing in it but a section."""
    made = edits.new_briefing(desk.store, title, samples.NOW, **details)  # type: ignore[arg-type]
    desk.apply(made)
    return edits.made_briefing(made)

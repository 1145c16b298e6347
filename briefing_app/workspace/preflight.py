"""The checks of a briefing of the library, as everything stands now."""

from __future__ import annotations

from typing import TYPE_CHECKING

from briefing_app.document.preflight import Preflight, hold_back, preflight
from briefing_app.document.product_file import load_product
from briefing_app.workspace.issuing import material_for

if TYPE_CHECKING:
    from datetime import datetime

    from briefing_app.document.nodes import Document
    from briefing_app.domain.briefing import Briefing
    from briefing_app.storage.store import Store


def checked(
    store: Store,
    briefing: Briefing,
    now: datetime,
    *,
    document: Document | None = None,
    pages: int | None = None,
) -> Preflight:
    """Check a briefing; `document` is what it prints as, `pages` are those of its last layout, if known."""
    from briefing_app.document.compose import compose

    material = material_for(store, briefing)
    product = load_product(briefing.product)
    if document is None:
        document = compose(briefing, material, product, now)
    return preflight(briefing, material, product, document, pages)


def must_leave_clean(store: Store, briefing: Briefing, now: datetime) -> Preflight:
    """Check a briefing that is to leave the desk; raise an error that names what keeps it."""
    outcome = checked(store, briefing, now)
    hold_back(outcome)
    return outcome

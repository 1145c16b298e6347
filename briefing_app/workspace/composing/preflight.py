"""The checks of a briefing of the library, as everything stands now."""

from __future__ import annotations

from typing import TYPE_CHECKING

from briefing_app.document.checking.preflight import Preflight, hold_back, preflight
from briefing_app.document.products.product_file import load_product
from briefing_app.workspace.composing.documents import material_for

if TYPE_CHECKING:
    from datetime import datetime

    from briefing_app.document.material import Material
    from briefing_app.domain.briefings.briefing import Briefing
    from briefing_app.storage.store import Store


def checked(store: Store, briefing: Briefing, now: datetime, pages: int | None = None) -> Preflight:
    """Check a briefing; `pages` are those of its last layout, if known."""
    return check_material(briefing, material_for(store, briefing), now, pages)


def check_material(
    briefing: Briefing, material: Material, now: datetime, pages: int | None = None
) -> Preflight:
    """Check a briefing with what it refers to: a plain function, for a worker process."""
    from briefing_app.document.compose import compose

    product = load_product(briefing.product)
    return preflight(briefing, material, product, compose(briefing, material, product, now), pages)


def must_leave_clean(store: Store, briefing: Briefing, now: datetime) -> Preflight:
    """Check a briefing that is to leave the desk; raise an error that names what keeps it."""
    outcome = checked(store, briefing, now)
    hold_back(outcome)
    return outcome

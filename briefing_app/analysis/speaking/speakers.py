"""Who a source may be."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from briefing_app.analysis.naming.clusters import Cluster


@dataclass(frozen=True, slots=True)
class Speaker:
    """Who a source is: the actor when it is certain, else who it might be, likeliest first."""

    actor: Cluster | None
    candidates: tuple[Cluster, ...] = ()


NOBODY = Speaker(None)

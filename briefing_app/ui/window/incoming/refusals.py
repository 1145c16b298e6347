"""What is said of inputs that could not be taken in."""

from __future__ import annotations

from typing import TYPE_CHECKING

from briefing_app.errors import BriefingError

if TYPE_CHECKING:
    from collections.abc import Sequence

_MOST_IN_DETAIL = 500


def report_on(refused: Sequence[BriefingError]) -> BriefingError | None:
    """Return what to say about refusals, None where there were none."""
    match refused:
        case []:
            return None
        case [error]:
            return error
    names = ", ".join(error.where or error.what for error in refused[:3])
    more = f" and {len(refused) - 3} more" if len(refused) > 3 else ""
    return BriefingError(
        f"{len(refused)} files could not be taken in: {names}{more}.",
        hint="“Show details” lists each with its reason; nothing else was held up by them.",
    )


def details_of(refused: Sequence[BriefingError]) -> str:
    """Return every refusal with its reason; of very many, the first."""
    told = [str(error) for error in refused[:_MOST_IN_DETAIL]]
    if len(refused) > _MOST_IN_DETAIL:
        told.append(f"And {len(refused) - _MOST_IN_DETAIL} more.")
    return "\n\n".join(told)

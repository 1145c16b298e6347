"""Several articles in one file: each is read by itself, and none takes its neighbours along."""

from __future__ import annotations

from typing import TYPE_CHECKING

from briefing_app.errors import BriefingError, Refused

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

    from briefing_app.intake.reading import Reading


def each(reads: Iterable[Callable[[], Reading | None]]) -> Iterator[Reading | Refused]:
    """Yield what each call reads, or why it could not; what is None is no article and is passed over."""
    for read in reads:
        try:
            found = read()
        except Refused as refusal:
            yield refusal
        except (BriefingError, MemoryError):
            raise
        except Exception as error:
            damaged = Refused("This article is damaged and cannot be read.")
            damaged.__cause__ = error
            yield damaged
        else:
            if found is not None:
                yield found

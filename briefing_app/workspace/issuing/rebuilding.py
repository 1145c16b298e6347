"""The archive makes an issue again from what was kept, and holds it against the kept files."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING

from briefing_app.document.frozen import ENGINE
from briefing_app.errors import BriefingError

if TYPE_CHECKING:
    from briefing_app.document.frozen import Frozen
    from briefing_app.domain.identity import IssueId
    from briefing_app.export.rendered import Rendered
    from briefing_app.storage.store import Store


@dataclass(frozen=True, slots=True)
class Rebuilt:
    """What making an issue again gave: for each format whether the very same bytes came out."""

    same: Mapping[str, bool]
    engine: str

    @property
    def is_same(self) -> bool:
        """Whether every file came out as it was kept."""
        return all(self.same.values())

    @property
    def sentence(self) -> str:
        """What there is to say of it."""
        names = " and ".join(name.upper() for name in self.same)
        if self.is_same:
            return f"{names} were made again from the frozen copy, and every byte is the same."
        other = " and ".join(name.upper() for name, same in self.same.items() if not same)
        if self.engine != ENGINE:
            return (
                f"{other} came out differently: the issue was made by {self.engine}, this is {ENGINE}. "
                "The kept files are those that were issued."
            )
        return f"{other} came out differently. The kept files are those that were issued."


def frozen_of(store: Store, issue_id: IssueId) -> Frozen:
    """Return what an issue was made from; raise an error for what was never issued."""
    made_from = store.frozen(issue_id)
    if made_from is None:
        raise BriefingError(
            "This left the desk without being issued, so nothing but its PDF was kept.",
            hint="Its PDF can be opened, printed and saved.",
        )
    return made_from


def compared(store: Store, issue_id: IssueId, made: Mapping[str, Rendered]) -> Rebuilt:
    """Hold files that were made again, by format, against those that are kept."""
    kept = store.issue_files(issue_id)
    engine = frozen_of(store, issue_id).engine
    return Rebuilt({name: kept[name] == one.data for name, one in made.items() if name in kept}, engine)

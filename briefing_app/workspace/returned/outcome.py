"""What became of each quotation of a returned file."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from enum import StrEnum

from briefing_app.domain.identity import ArticleId
from briefing_app.domain.verbatim.differences import Difference


class Verdict(StrEnum):
    """What a quotation of a returned file is, held against the library."""

    VERIFIED = "verified"
    ALTERED = "altered"
    ATTRIBUTION = "attribution"
    SOURCE = "source"
    UNKNOWN = "unknown"


@dataclass(frozen=True, slots=True)
class Outcome:
    """A quotation as the file prints it, and as the library has it.

    `differences` are places in `printed` and in `expected`; `article` is the headline of the
    article that it was held against, `article_id` None where there is none.
    """

    verdict: Verdict
    printed: str
    place: str
    sentence: str = ""
    attribution: str = ""
    expected: str = ""
    expected_attribution: str = ""
    article_id: ArticleId | None = None
    article: str = ""
    differences: tuple[Difference, ...] = ()


@dataclass(frozen=True, slots=True)
class Report:
    """Everything that was found in a returned file; `sha256` is that of the file."""

    outcomes: tuple[Outcome, ...]
    sha256: str = ""
    as_issued: bool = False

    @property
    def faults(self) -> tuple[Outcome, ...]:
        """What is not as the library has it."""
        return tuple(one for one in self.outcomes if one.verdict is not Verdict.VERIFIED)

    @property
    def counts(self) -> Counter[Verdict]:
        """How many quotations came to each verdict."""
        return Counter(one.verdict for one in self.outcomes)

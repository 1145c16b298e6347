"""What became of holding a document against its articles, and what the checks say of it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum

from briefing_app.domain.checks import Finding, Place, Severity
from briefing_app.domain.identity import ArticleId, ItemId
from briefing_app.domain.text import Span, first_words
from briefing_app.domain.verbatim.differences import Difference

NOWHERE = Span(0, 0)
_FEW_WORDS = 2
_MOST_SHOWN = 60


class Fault(StrEnum):
    """What is wrong with something printed in quotation marks."""

    WORDS = "words"
    SPEAKER = "speaker"
    SOURCE = "source"
    HASH = "hash"
    LOOSE_QUOTE = "loose-quote"


@dataclass(frozen=True, slots=True)
class Verified:
    """A quotation that stands in its article; `span` is where."""

    item_id: ItemId | None
    printed: str
    article_id: ArticleId
    span: Span


@dataclass(frozen=True, slots=True)
class Failure:
    """A quotation that must not leave: what is printed, and the passage of the article nearest to it.

    `differences` are places in `printed` and in `passage`; `article_id` is None where nothing
    like it stands in any article of the briefing. `span` is the place of the passage.
    """

    fault: Fault
    item_id: ItemId | None
    printed: str
    sentence: str
    passage: str = ""
    article_id: ArticleId | None = None
    span: Span = NOWHERE
    differences: tuple[Difference, ...] = ()

    @property
    def may_be_irony(self) -> bool:
        """Whether it is a word or two of the desk's own that stands in quotation marks."""
        return self.fault is Fault.LOOSE_QUOTE and len(self.printed.split()) <= _FEW_WORDS

    @property
    def code(self) -> str:
        """The code of the finding that it makes."""
        return _CODES[self.fault]


@dataclass(frozen=True, slots=True)
class Verification:
    """What was verified of a document, and what could not be."""

    verified: tuple[Verified, ...] = ()
    failures: tuple[Failure, ...] = ()

    @property
    def quotations(self) -> int:
        """How many quotations were looked at, words of irony apart."""
        failed = {(one.item_id, one.printed) for one in self.failures if not one.may_be_irony}
        return len(self.verified) + len(failed)


def findings_of(verification: Verification, numbers: Mapping[ItemId, int]) -> tuple[Finding, ...]:
    """Return what could not be verified as findings; `numbers` are those of the items, as printed.

    One or two words in quotation marks that stand in no article may be the desk's own irony:
    they are looked at, and block nothing.
    """
    return tuple(_finding(failure, numbers) for failure in verification.failures)


def _finding(failure: Failure, numbers: Mapping[ItemId, int]) -> Finding:
    number = numbers.get(failure.item_id, 0) if failure.item_id is not None else 0
    where = f"Item {number}" if number else "“In brief”" if failure.item_id is None else "A note"
    own = failure.may_be_irony or (failure.fault is Fault.LOOSE_QUOTE and where == "A note")
    return Finding(
        Severity.WARNING if own else Severity.ERROR,
        f"{where}: “{first_words(failure.printed, _MOST_SHOWN)}” could not be verified. {failure.sentence}",
        failure.item_id,
        failure.code,
        Place.ITEM if failure.item_id is not None else Place.IN_BRIEF,
        subject=failure.printed,
        article_id=failure.article_id,
    )


_CODES = {
    Fault.WORDS: "altered-quotation",
    Fault.SPEAKER: "wrong-speaker",
    Fault.SOURCE: "wrong-source",
    Fault.HASH: "changed-article",
    Fault.LOOSE_QUOTE: "unknown-quotation",
}

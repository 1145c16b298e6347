"""Everything that is looked at before a briefing leaves: its outline, its words, its document."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace
from math import ceil
from typing import TYPE_CHECKING

from briefing_app.document.checking.product_checks import product_findings
from briefing_app.document.checking.vocabulary import load_vocabulary
from briefing_app.document.material import facts_of
from briefing_app.document.nodes import Paragraph, Quotation, Role, Text, plain
from briefing_app.document.products.parts import printed_numbers
from briefing_app.document.verifying.verbatim import verify
from briefing_app.document.verifying.verification import Failure, Fault, Verification, findings_of
from briefing_app.domain.briefings.briefing import ArticleItem, StatementItem
from briefing_app.domain.briefings.outline import find_item, item_numbers, items
from briefing_app.domain.checks import Finding, Place, Severity, blocking, findings, with_waivers
from briefing_app.domain.checks.wording import path_in
from briefing_app.domain.identity import ItemId
from briefing_app.domain.statements.shortening import printed_wording
from briefing_app.domain.statements.statement import Manner
from briefing_app.domain.verbatim.differences import differences
from briefing_app.domain.verbatim.finding import found_in, quoted_parts
from briefing_app.errors import BriefingError

if TYPE_CHECKING:
    from briefing_app.document.material import Material
    from briefing_app.document.nodes import Document
    from briefing_app.document.products.product import Product
    from briefing_app.domain.briefings.briefing import Briefing

_IN_BRIEF_LINE = 60
"""Characters of a line of “In brief”, as the house styles set it."""
_MOST_NAMED = 5


@dataclass(frozen=True, slots=True)
class Preflight:
    """What the checks say of a briefing: all findings, waived ones too, and what was verified.

    `unfaithful` are wordings that do not follow from their originals, beside which they are shown.
    """

    findings: tuple[Finding, ...] = ()
    verification: Verification = field(default_factory=Verification)
    unfaithful: tuple[Failure, ...] = ()

    @property
    def blocking(self) -> tuple[Finding, ...]:
        """What keeps the briefing from leaving."""
        return blocking(self.findings)

    def failure_of(self, finding: Finding) -> Failure | None:
        """Return the quotation that a finding is about, None where it is about none."""
        if finding.code == "unfaithful-wording":
            return next((one for one in self.unfaithful if one.item_id == finding.item_id), None)
        return next(
            (
                one
                for one in self.verification.failures
                if (one.item_id, one.printed) == (finding.item_id, finding.subject)
                and one.code == finding.code
            ),
            None,
        )


def preflight(
    briefing: Briefing, material: Material, product: Product, document: Document, pages: int | None = None
) -> Preflight:
    """Check a briefing and the document made of it; `pages` are those of its last layout, if any.

    Errors come first, then warnings, then notes, each in the order of the briefing.
    """
    counted, numbers = item_numbers(briefing), printed_numbers(briefing, product)
    if not counted.keys() <= numbers.keys():
        numbers = counted
    printed = {
        ItemId(block.origin): "".join(one.text for one in block.content if isinstance(one, Text))
        for block in document.blocks
        if isinstance(block, Quotation) and block.origin is not None
    }
    facts = replace(
        facts_of(material, product.caps),
        statement_characters=product.caps.statement_characters,
        page_budget=product.caps.pages,
        pages=pages or 0,
        in_brief_lines=_in_brief_lines(document),
        printed=printed,
        vocabulary=load_vocabulary(briefing.language),
        confirming=True,
        numbers=numbers,
    )
    verification = verify(document.blocks, briefing, material)
    found = [
        *findings_of(verification, numbers),
        *findings(briefing, facts),
        *_of_headlines(briefing, material, numbers),
        *_of_metadata(document),
        *product_findings(briefing, product, material, document),
    ]
    weights = list(Severity)
    ordered = sorted(with_waivers(found, briefing.waivers), key=lambda one: weights.index(one.severity))
    unfaithful = tuple(_unfaithful(ordered, briefing, material))
    return Preflight(tuple(ordered), verification, unfaithful)


def hold_back(checked: Preflight) -> None:
    """Raise an error that names what must be mended before the briefing can leave, if anything must."""
    wrong = checked.blocking
    if not wrong:
        return
    named = [finding.sentence for finding in wrong[:_MOST_NAMED]]
    more = len(wrong) - len(named)
    if more:
        named.append(f"And {more} more.")
    raise BriefingError(
        f"The briefing cannot leave yet; this must be mended first: {' '.join(named)}",
        hint="The checks in the Compose view lead to each place.",
    )


def _unfaithful(found: list[Finding], briefing: Briefing, material: Material) -> Iterator[Failure]:
    for finding in found:
        item = find_item(briefing, finding.item_id) if finding.item_id is not None else None
        if finding.code != "unfaithful-wording" or not isinstance(item, StatementItem) or not item.wording:
            continue
        statement = material.statements[item.statement_id]
        article = material.articles[statement.passage.article_id]
        original = printed_wording(statement, article.text)
        apart = differences(item.wording, original)
        yield Failure(
            Fault.WORDS, item.id, item.wording, finding.sentence, original, article.id,
            statement.passage.span, apart,
        )  # fmt: skip


def _in_brief_lines(document: Document) -> int:
    """Return about how many lines “In brief” takes."""
    return sum(
        ceil(len(plain(block.inlines)) / _IN_BRIEF_LINE)
        for block in document.blocks
        if isinstance(block, Paragraph) and block.role is Role.BLUF
    )


def _of_headlines(briefing: Briefing, material: Material, numbers: Mapping[ItemId, int]) -> Iterator[Finding]:
    """Give the headlines of the desk that quote what stands in no direct statement of the briefing."""
    direct = [
        statement.passage.quote
        for statement in material.statements.values()
        if statement.manner in (Manner.DIRECT, Manner.MIXED)
    ]
    for item in items(briefing):
        if not isinstance(item, ArticleItem):
            continue
        for quoted in quoted_parts(item.headline):
            if not any(found_in(quoted, said) for said in direct):
                number = numbers.get(item.id, 0)
                yield Finding(
                    Severity.WARNING,
                    f"Item {number}: the headline quotes “{quoted}”, which no statement does.",
                    item.id,
                    "quote-in-headline",
                    Place.ITEM,
                    quoted,
                    item.article_id,
                )


def _of_metadata(document: Document) -> Iterator[Finding]:
    """Give what a file would tell of the computer that it was made on."""
    meta = document.meta
    for word, value in (("title", meta.title), ("subject", meta.subject), ("author", meta.author)):
        if path := path_in(value):
            yield Finding(
                Severity.WARNING,
                f"The {word} in the properties of the file would be “{path}”, a place on a computer.",
                code="path-in-properties",
                place=Place.DETAILS,
                subject=path,
            )

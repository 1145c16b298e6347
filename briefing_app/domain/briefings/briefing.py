"""A briefing while it is being made, cleared and issued."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date, datetime
from enum import StrEnum

from briefing_app.domain.identity import (
    ActorId,
    ArticleId,
    BriefingId,
    IssueId,
    ItemId,
    SectionId,
    StatementId,
)


class Tlp(StrEnum):
    """Traffic Light Protocol 2.0 labels, exactly as they are printed."""

    NONE = ""
    CLEAR = "TLP:CLEAR"
    GREEN = "TLP:GREEN"
    AMBER = "TLP:AMBER"
    AMBER_STRICT = "TLP:AMBER+STRICT"
    RED = "TLP:RED"


class Paper(StrEnum):
    """The sheet that a briefing is printed on."""

    A4 = "A4"
    LETTER = "Letter"


class Status(StrEnum):
    """How far a briefing has come: being made, released by a person, or issued for good."""

    DRAFT = "draft"
    CLEARED = "cleared"
    ISSUED = "issued"


class SuccessionKind(StrEnum):
    """How an issue follows another: it replaces it, or corrects it."""

    REVISION = "revision"
    CORRIGENDUM = "corrigendum"


class NoteKind(StrEnum):
    """What the analyst adds: a subheading, a neutral note, or a comment kept apart from reporting."""

    HEADING = "heading"
    NOTE = "note"
    COMMENT = "comment"


@dataclass(frozen=True, slots=True)
class Translation:
    """What was said, in the language of the briefing, printed over the original.

    `by` is who translated, "" for the desk; `is_machine` says that nobody has revised it.
    """

    words: str
    by: str = ""
    is_machine: bool = False


@dataclass(frozen=True, slots=True)
class StatementItem:
    """A statement placed in a section.

    `wording` is the shortened text as printed; None means the passage as it stands.
    A statement that directly follows the `ArticleItem` of its article is printed under
    it; anywhere else it is an item of its own, with its own source line. `article_id` is
    the article that it stands in; None counts as whichever article leads it.
    """

    id: ItemId
    statement_id: StatementId
    wording: str | None = None
    article_id: ArticleId | None = None
    translation: Translation | None = None


@dataclass(frozen=True, slots=True)
class ArticleItem:
    """An article placed in a section: headline, source line, summary, then its statements.

    `headline` is the desk's own wording, "" to print the article's. `also_in` are other
    articles that carry the story.
    """

    id: ItemId
    article_id: ArticleId
    headline: str = ""
    summary: str = ""
    also_in: tuple[ArticleId, ...] = ()


@dataclass(frozen=True, slots=True)
class NoteItem:
    """Words of the analyst."""

    id: ItemId
    text: str
    kind: NoteKind = NoteKind.NOTE


Item = StatementItem | ArticleItem | NoteItem


@dataclass(frozen=True, slots=True)
class Section:
    """A headed part of a briefing; its items are in the order of printing.

    `plan` is the key of the product's section that it is, "" for one of the desk's own.
    """

    id: SectionId
    title: str
    items: tuple[Item, ...] = ()
    plan: str = ""


@dataclass(frozen=True, slots=True)
class Recipient:
    """A line of the distribution list."""

    name: str
    office: str = ""
    copies: str = ""


@dataclass(frozen=True, slots=True)
class ControlData:
    """What identifies a briefing and says who may see it. Empty fields are not printed.

    `issue_number` is the running number of the product in the year of `issue_date`; None
    until the briefing is first issued. `cut_off` is when the information ends, `period_start`
    and `period_end` are the days that it covers. `precedence` is ROUTINE, PRIORITY, IMMEDIATE
    or FLASH, `desk_by` when it must be read; what is newer than `changed_since`, the cut-off of
    the report before, carries a bar.
    """

    organisation: tuple[str, ...] = ()
    tlp: Tlp = Tlp.NONE
    classification: str = ""
    handling: tuple[str, ...] = ()
    issue_date: date | None = None
    issue_number: int | None = None
    edition: str = ""
    reference: str = ""
    cut_off: datetime | None = None
    drafter: str = ""
    phone: str = ""
    distribution: tuple[Recipient, ...] = ()
    notice: str = ""
    period_start: date | None = None
    period_end: date | None = None
    precedence: str = ""
    desk_by: datetime | None = None
    next_issue: date | None = None
    changed_since: datetime | None = None


@dataclass(frozen=True, slots=True)
class Succession:
    """The issue that a briefing follows, as it is named in print."""

    kind: SuccessionKind
    issue_id: IssueId
    reference: str
    issued_at: datetime


@dataclass(frozen=True, slots=True)
class Waiver:
    """Somebody's word that a finding of the checks may pass: which one, whose initials, when.

    `subject` is that of the finding: the word or quotation that it is about, where it has one.
    """

    code: str
    item_id: ItemId | None
    initials: str
    at: datetime
    subject: str = ""


@dataclass(frozen=True, slots=True)
class Briefing:
    """A briefing of one product: what is printed, in order, and how.

    `second_language` is that of the second title line of a bilingual post, "" for none.
    `subject` is the actor that a profile is about; None means whoever speaks most. `cleared_by`
    holds the name or initials of who released it; once `status` is issued nothing changes any
    more, and only a briefing that `follows` its issue can replace or correct it.
    """

    id: BriefingId
    title: str
    created_at: datetime
    product: str = "daily-press-review"
    language: str = "en"
    paper: Paper = Paper.A4
    house_style: str = "ministry"
    in_brief: str = ""
    control: ControlData = field(default_factory=ControlData)
    sections: tuple[Section, ...] = ()
    sample: bool = False
    removed: bool = False
    waivers: tuple[Waiver, ...] = ()
    second_language: str = ""
    subject: ActorId | None = None
    status: Status = Status.DRAFT
    cleared_by: str = ""
    cleared_at: datetime | None = None
    issued_at: datetime | None = None
    follows: Succession | None = None


@dataclass(frozen=True, slots=True)
class BriefingRow:
    """What a list shows of a briefing."""

    id: BriefingId
    title: str
    product: str
    created_at: datetime
    items: int
    status: Status = Status.DRAFT

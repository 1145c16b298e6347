"""What frames a briefing: masthead, in brief, running head and foot, distribution, counts."""

from __future__ import annotations

from typing import TYPE_CHECKING

from briefing_app.document.citation import common_taken_in, unbroken
from briefing_app.document.forms.written import paragraphs_of, with_references
from briefing_app.document.nodes import (
    SEPARATOR,
    Column,
    Emphasis,
    Furniture,
    Marking,
    Masthead,
    Meta,
    Paragraph,
    Quotation,
    Role,
    Table,
    Text,
)
from briefing_app.document.tracing import told
from briefing_app.document.words.typesetting import kept_together
from briefing_app.document.words.wording import base_language, date_time_group, local_time
from briefing_app.domain.briefings.briefing import StatementItem, SuccessionKind
from briefing_app.domain.briefings.outline import groups
from briefing_app.domain.statements.quotation import requoted
from briefing_app.domain.statements.sentences import sentences
from briefing_app.domain.statements.statement import Manner

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from datetime import date, datetime

    from briefing_app.document.forms.setting import Setting
    from briefing_app.document.nodes import Block, Inline
    from briefing_app.document.products.product import Product
    from briefing_app.document.verifying.verification import Verification
    from briefing_app.document.words.wording import Wording
    from briefing_app.domain.briefings.briefing import Briefing, ControlData


def masthead(briefing: Briefing, product: Product, wording: Wording, now: datetime) -> Masthead:
    """Return the head of page one; what was not entered has no line."""
    control = briefing.control
    local = local_time(now)
    moment = unbroken(date_time_group(now))
    rows = (
        (wording.word("reference"), reference(control, product)),
        (wording.word("supersedes"), _supersedes(briefing, wording)),
        (wording.word("dtg"), f"{moment} · {unbroken(local)}" if local else moment),
        (wording.word("period"), _period(control, wording)),
        (wording.word("cut_off"), unbroken(date_time_group(control.cut_off)) if control.cut_off else ""),
        (wording.word("precedence"), _precedence(control)),
        (wording.word("drafter"), _joined(wording, control.drafter, control.phone)),
        (wording.word("cleared"), _cleared(briefing, wording)),
        (wording.word("next_issue"), wording.full_date(control.next_issue) if control.next_issue else ""),
    )
    dateline = _dateline(control, wording, now)
    known = tuple((label, value) for label, value in rows if value)
    if len(known) == 1 and not dateline[2]:  # a date-time group alone is no row of its own
        dateline, known = (*dateline[:2], known[0][1]), ()
    return Masthead(
        organisation=tuple(line.strip() for line in control.organisation if line.strip()),
        title=title(briefing, product),
        dateline=dateline,
        control=known,
        second_title=_second_title(briefing, product),
    )


def title(briefing: Briefing, product: Product) -> str:
    """Return the printed title: the briefing's own, or that of its product."""
    return " ".join(briefing.title.split()) or product.title_in(briefing.language)


def reference(control: ControlData, product: Product) -> str:
    """Return the reference as entered, or after the product's pattern."""
    return control.reference.strip() or product.reference_for(control)


def _supersedes(briefing: Briefing, wording: Wording) -> str:
    """Return the issue that this one replaces or corrects, as it is named in print."""
    follows = briefing.follows
    if follows is None:
        return ""
    named = _joined(wording, follows.reference, unbroken(date_time_group(follows.issued_at)))
    if follows.kind is SuccessionKind.CORRIGENDUM:
        return wording.word("corrected", reference=named)
    return named


def _cleared(briefing: Briefing, wording: Wording) -> str:
    when = unbroken(date_time_group(briefing.cleared_at)) if briefing.cleared_at else ""
    return _joined(wording, briefing.cleared_by, when) if briefing.cleared_by.strip() else ""


def in_brief(briefing: Briefing, setting: Setting) -> tuple[Paragraph, ...]:
    """Return the opening lines; `[3]` in them leads to source 3, where there is one."""
    highest = len(setting.sources)
    paragraphs: list[Paragraph] = []
    for text in paragraphs_of(briefing.in_brief):
        text = kept_together(requoted(text, setting.wording.marks))
        inlines: list[Inline] = []
        if not paragraphs:
            spans = sentences(text)
            end = spans[0].end if spans else len(text)
            inlines += with_references(text[:end], highest, Emphasis.STRONG)
            text = text[end:]
        inlines += with_references(text, highest, Emphasis.NONE)
        label = setting.wording.word(setting.product.opening) if not paragraphs else ""
        paragraphs.append(
            Paragraph(Role.BLUF, tuple(inlines), label, anchor="" if paragraphs else "in-brief")
        )
    return tuple(paragraphs)


def furniture(briefing: Briefing, product: Product, wording: Wording, now: datetime) -> Furniture:
    """Return the running head and foot of every page."""
    control = briefing.control
    words = [control.classification.strip(), *(line.strip() for line in control.handling)]
    day = wording.head_date(_issue_date(control, now))
    head = SEPARATOR.join(part for part in (reference(control, product), day) if part)
    return Furniture(
        marking=Marking(SEPARATOR.join(word for word in words if word), control.tlp),
        running_head=(title(briefing, product), head),
        foot_left=_joined(wording, control.drafter, control.phone),
        foot_right=_issue_number(control, wording, now) or control.edition.strip(),
        page_of=wording.word("page_of"),
    )


def meta(briefing: Briefing, product: Product, wording: Wording, now: datetime) -> Meta:
    """Return what the file says of itself: only what the user entered."""
    control = briefing.control
    organisation = next((line.strip() for line in control.organisation if line.strip()), "")
    return Meta(
        title=title(briefing, product),
        subject=reference(control, product),
        author=control.drafter.strip() or organisation,
        keywords=(),
        language=briefing.language,
        created_at=now,
        paper=briefing.paper,
        colon=wording.sign("colon"),
    )


def distribution(control: ControlData, wording: Wording) -> Iterator[Block]:
    """Give the distribution list, without the columns that are empty."""
    rows = [
        (r.name.strip(), r.office.strip(), r.copies.strip())
        for r in control.distribution
        if r.name.strip() or r.office.strip()
    ]
    used = [n for n in range(3) if any(row[n] for row in rows)]
    if not used:
        return
    emphases = (Emphasis.NONE, Emphasis.QUIET, Emphasis.QUIET)
    yield Table(
        columns=tuple(Column("", (2.0, 2.0, 1.0)[n], align_right=n == 2) for n in used),
        rows=tuple(tuple((Text(row[n], emphases[n]),) for n in used) for row in rows),
        description=wording.word("distribution_description"),
        label=wording.word("distribution"),
    )


def source_summary(briefing: Briefing, blocks: Iterable[Block], setting: Setting, verified: str = "") -> str:
    """Return one sentence on what the briefing stands on, "" where it stands on nothing.

    `verified` says how many quotations were found again in the stored texts, and when.
    """
    wording = setting.wording
    articles = [setting.material.articles[article_id] for article_id in setting.sources]
    if not articles:
        return ""
    outlets = {a.outlet.casefold() for a in articles if a.outlet}
    from_outlets = "outlets" if all(a.outlet for a in articles) else "some_outlets"
    languages = {base_language(a.language) for a in articles if a.language}
    based = wording.summary(
        "based_on",
        articles=wording.count("article", len(articles)),
        outlets=wording.summary(from_outlets, outlets=wording.count("outlet", len(outlets)))
        if outlets
        else "",
        languages=wording.summary("languages", languages=wording.count("language", len(languages)))
        if languages
        else "",
    )
    parts = [based]
    parts += told(briefing, setting)
    quoted = [block for block in blocks if isinstance(block, Quotation)]
    if quoted:
        parts.append(_verbatim(len(quoted), _verbatim_count(briefing, quoted, setting), wording))
    if machine := _machine_translated(briefing, setting):
        parts.append(wording.count("machine", len(machine), items=wording.listed([*map(str, machine)])))
    if dtg := common_taken_in(articles):
        parts.append(wording.summary("all_taken_in", dtg=dtg))
    if verified:
        parts.append(verified)
    return f"{wording.sign('semicolon').join(parts)}."


def verified(verification: Verification, now: datetime, wording: Wording) -> str:
    """Return how many quotations were verified, and when; "" where nothing is quoted."""
    count, all_of_them = len(verification.verified), verification.quotations
    if not all_of_them:
        return ""
    return wording.summary(
        "verified" if count == all_of_them else "partly_verified",
        quotations=wording.count("quotation", all_of_them),
        count=count,
        dtg=unbroken(date_time_group(now)),
    )


def _verbatim(statements: int, verbatim: int, wording: Wording) -> str:
    if verbatim not in (0, statements):
        return wording.summary("verbatim", statements=wording.count("statement", statements), count=verbatim)
    return wording.count("all_verbatim" if verbatim else "none_verbatim", statements)


def _verbatim_count(briefing: Briefing, quoted: list[Quotation], setting: Setting) -> int:
    origins = {quotation.origin for quotation in quoted}
    return sum(
        1
        for section in briefing.sections
        for item in section.items
        if isinstance(item, StatementItem)
        and item.id in origins
        and setting.material.statements[item.statement_id].manner is Manner.DIRECT
    )


def _machine_translated(briefing: Briefing, setting: Setting) -> list[int]:
    """Return the numbers of the items that print a machine's translation which nobody has revised."""
    numbers = [
        setting.numbers[group.lead.id]
        for section in briefing.sections
        for group in groups(section)
        if group.lead.id in setting.numbers
        and any(
            isinstance(item, StatementItem) and item.translation is not None and item.translation.is_machine
            for item in group.items
        )
    ]
    return sorted(numbers)


def _period(control: ControlData, wording: Wording) -> str:
    """Return `21–23 Nov 2026`, or the one day that is known."""
    days = [day for day in (control.period_start, control.period_end) if day is not None]
    return unbroken(wording.period(days[0], days[-1])) if days else ""


def _precedence(control: ControlData) -> str:
    """Return `PRIORITY · DESKBY 230630Z NOV 26`; neither is ever translated."""
    desk_by = f"DESKBY {date_time_group(control.desk_by)}" if control.desk_by else ""
    return unbroken(SEPARATOR.join(part for part in (control.precedence.strip().upper(), desk_by) if part))


def _second_title(briefing: Briefing, product: Product) -> str:
    """Return the product's title in the second language of a bilingual post, "" where it has none."""
    language = base_language(briefing.second_language)
    second = product.title if language == "en" else product.titles.get(language, "")
    return "" if second == title(briefing, product) else second


def _dateline(control: ControlData, wording: Wording, now: datetime) -> tuple[str, str, str]:
    number = _issue_number(control, wording, now)
    day = wording.long_date(_issue_date(control, now))
    edition = control.edition.strip()
    if number:
        return (number, day, edition)
    return (day, "", edition)


def _issue_number(control: ControlData, wording: Wording, now: datetime) -> str:
    if control.issue_number is None:
        return ""
    year = _issue_date(control, now).year
    return wording.word("issue_number", number=control.issue_number, year=year)


def _issue_date(control: ControlData, now: datetime) -> date:
    return control.issue_date or now.date()


def _joined(wording: Wording, *parts: str) -> str:
    return wording.sign("comma").join(part.strip() for part in parts if part.strip())

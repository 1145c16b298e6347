"""What happened, was said and is to come, in the order of time."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

from briefing_app.document.forms.items import printed_headline
from briefing_app.document.forms.notes import note_blocks
from briefing_app.document.forms.written import lines_of, paragraphs_of
from briefing_app.document.nodes import Column, Emphasis, Table, Text
from briefing_app.domain.briefings.briefing import ArticleItem, NoteItem, NoteKind, StatementItem

if TYPE_CHECKING:
    from collections.abc import Iterator

    from briefing_app.document.forms.setting import Said, Setting
    from briefing_app.document.nodes import Block, Inline, Inlines
    from briefing_app.document.products.parts import Part
    from briefing_app.domain.briefings.briefing import Item

_DATED = re.compile(
    r"(?P<about>(?:c\.|NET|by)\s+)?(?P<year>\d{4})-(?P<month>\d{2})(?:-(?P<day>\d{2}))?"
    r"(?:[ ,]+(?P<time>\d{1,2}:\d{2}Z?))?"
    r"(?:\s+\((?P<kind>[A-Z])\))?[\s:,–—-]+(?P<event>\S.*)",
    re.IGNORECASE,
)
"""`c. 2026-11-20 14:30 (D) What was decided.`; the day, the time and the kind may be missing."""
STATEMENT, EVENT, SCHEDULED = "S", "E", "◊"
_KINDS = frozenset("SDET")


@dataclass(frozen=True, slots=True)
class Event:
    """A row: `day` is None where no date is known, `month_only` where only the month is."""

    day: date | None
    words: Inlines
    kind: str
    source: Inlines
    origin: int
    about: str = ""
    time: str = ""
    month_only: bool = False


def timeline_form(part: Part, setting: Setting) -> Iterator[Block]:
    """Give statements, articles and dated notes in the order of time, grouped by month.

    A statement stands at the day on which it was said, if that is known. A line says where
    today is; what lies beyond it is scheduled.
    """
    sections = setting.briefing.sections if part.plan.gathers else [part.section] if part.section else []
    events: list[Event] = []
    for section in sections:
        for item in section.items:
            events += _events(item, setting)
    for group in part.groups:
        if isinstance(group.lead, NoteItem) and not is_dated(group.lead):
            yield from note_blocks(group.lead, setting)
    if not events:
        return
    ordered = sorted(
        enumerate(events), key=lambda pair: (pair[1].day is None, pair[1].day or date.max, pair[0])
    )
    rows, origins = _rows([event for _, event in ordered], setting)
    word = setting.wording.word
    yield Table(
        (
            Column(word("date"), 0.85),
            Column(word("event"), 4.2),
            Column(word("event_kind"), 0.4),
            Column(word("source"), 0.5),
        ),
        rows,
        part.title(setting.language),
        row_heads=1,
        wide=True,
        legend=(Text(word("timeline_legend")),),
        origins=origins,
    )


def _events(item: Item, setting: Setting) -> Iterator[Event]:
    match item:
        case StatementItem():
            for said in setting.said((item,)):
                yield Event(
                    said.day,
                    _said_words(said, setting),
                    STATEMENT,
                    (setting.reference(said.article),),
                    item.id,
                )
        case ArticleItem():
            article = setting.material.articles.get(item.article_id)
            if article is not None:
                paragraphs = paragraphs_of(item.summary)
                words: Inlines = (
                    setting.written(paragraphs[0])
                    if paragraphs
                    else (Text(printed_headline(item, article, setting)),)
                )
                source = (setting.reference(article),)
                yield Event(article.published_on, words, EVENT, source, item.id)
        case NoteItem(text=text, kind=NoteKind.NOTE):
            for line in lines_of(text):
                if event := _noted(line, item, setting):
                    yield event
        case NoteItem():
            pass


def _noted(line: str, item: NoteItem, setting: Setting) -> Event | None:
    match = _DATED.fullmatch(line)
    if match is None:
        return None
    try:
        day = date(int(match["year"]), int(match["month"]), int(match["day"] or 1))
    except ValueError:
        return None
    kind = (match["kind"] or EVENT).upper()
    if day > setting.today:
        kind = SCHEDULED
    return Event(
        day,
        setting.written(match["event"]),
        kind if kind in _KINDS or kind == SCHEDULED else EVENT,
        (),
        item.id,
        " ".join((match["about"] or "").split()),
        match["time"] or "",
        match["day"] is None,
    )


def dated_lines(text: str) -> tuple[list[str], list[str]]:
    """Return the lines of a note that begin with a date, and the others."""
    dated: list[str] = []
    others: list[str] = []
    for line in lines_of(text):
        (dated if _DATED.fullmatch(line) else others).append(line)
    return dated, others


def is_dated(note: NoteItem) -> bool:
    """Tell whether a note has a line that begins with a day: an event of its own."""
    return note.kind is NoteKind.NOTE and bool(dated_lines(note.text)[0])


def _rows(
    events: list[Event], setting: Setting
) -> tuple[tuple[tuple[Inlines, ...], ...], tuple[int | None, ...]]:
    """Return the rows with their month heads, and for each row the item that it is from."""
    rows: list[tuple[Inlines, ...]] = []
    origins: list[int | None] = []
    month: tuple[int, int] | None = None
    today_stands = False
    for event in events:
        if event.day is not None and event.day > setting.today and not today_stands:
            today_stands = True
            rows.append(((Text(f"— {setting.wording.full_date(setting.today)} —", Emphasis.STRONG),),))
            origins.append(None)
        stands = (event.day.year, event.day.month) if event.day else None
        if stands != month or not rows:
            month = stands
            head = setting.wording.month(event.day) if event.day else setting.wording.word("undated")
            rows.append(((Text(head[:1].upper() + head[1:], Emphasis.STRONG),),))
            origins.append(None)
        quiet = event.kind == SCHEDULED
        rows.append(
            (
                (Text(_when(event, setting), Emphasis.QUIET if quiet else Emphasis.NONE),),
                _quiet(event.words) if quiet else event.words,
                (Text(event.kind),),
                event.source,
            )
        )
        origins.append(event.origin)
    return tuple(rows), tuple(origins)


def _when(event: Event, setting: Setting) -> str:
    if event.day is None:
        return ""
    day = "" if event.month_only else setting.wording.short_date(event.day)
    if event.month_only:
        day = setting.wording.month(event.day)
    return " ".join(part for part in (event.about, day, event.time) if part)


def _said_words(said: Said, setting: Setting) -> Inlines:
    name, place = setting.quoter.speaker(said.statement, said.article)
    comma, colon = setting.wording.sign("comma"), setting.wording.sign("colon")
    return (
        Text(name, Emphasis.STRONG),
        Text(f"{comma}{place}{colon}" if place else colon, Emphasis.QUIET),
        *setting.quoter.words(said.item, said.statement, said.article),
    )


def _quiet(words: Inlines) -> Inlines:
    quiet: list[Inline] = [
        Text(word.text, Emphasis.QUIET, word.language) if isinstance(word, Text) else word for word in words
    ]
    return tuple(quiet)

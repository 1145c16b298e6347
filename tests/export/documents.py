"""Invented documents that use the whole vocabulary: what the tests of the writers print."""

from __future__ import annotations

import struct
import zlib
from dataclasses import replace
from datetime import UTC, datetime

from briefing_app.document.nodes import (
    Block,
    Column,
    Comment,
    Contents,
    Document,
    Emphasis,
    EndMark,
    Figure,
    Furniture,
    Heading,
    Index,
    IndexEntry,
    Inlines,
    ItemHead,
    ItemRef,
    KeyFigure,
    KeyFigures,
    Link,
    ListBlock,
    Marking,
    Masthead,
    Meta,
    PageBreak,
    Paragraph,
    Quotation,
    Role,
    SourceEntry,
    SourceRef,
    Sources,
    Table,
    Text,
)
from briefing_app.domain.briefings.briefing import Paper, Tlp

SECTIONS = ("Our country", "Bilateral relations", "European Union and region", "Economy and energy")
SPEAKERS = (
    ("Ana Kos", "Prime Minister of Valdoria", "interview with Radio Valdoria"),
    ("Αλέξανδρος Παπαδόπουλος", "Minister for Shipping", "statement to the press, Piraeus"),
    ("Олена Гордієнко", "Minister of Infrastructure", "press conference at the port authority"),
    ("Jonas Wiechert", "spokesperson, Shipowners’ Federation", "Hafenblatt, p. 3"),
    ("Şebnem Çağlar", "Deputy Governor of the Central Bank", "remarks at a conference"),
    ("Ministry of Foreign Affairs", "", "communiqué no. 114"),
)
QUOTES = (
    "“We will not accept a corridor without guarantees. That is not a negotiating position; it is the"
    " floor on which the negotiation stands.”",
    "“There is a room, there is a table, and there are two lists of inspectors.”",
    "“The risk is not that we move late. The risk is that we move twice […] and that nobody remembers"
    " who asked for the first step, or what was promised in return when the office of the registry"
    " opened its books on 12 October 1998.”",
    "Daily transits stand at nineteen vessels, unchanged from last week.",
    "„Ohne verbindliche Zusagen fährt kein einziges Schiff.“ [Without binding commitments not a"
    " single ship will sail.]",
)
HEADLINES = (
    "Government to vote against the draft text",
    "Mediator offers a joint inspection room at a third port, and asks both delegations for an"
    " answer before the end of the month",
    "Central bank holds at 4.25 per cent; the board splits",
    "A bridge nobody asked for",
    "Fishermen’s office says the quota “was never agreed”",
)
SUMMARY = (
    "The two delegations returned to the neutral venue on Saturday evening after a pause of fourteen"
    " days. Officials on both sides described the atmosphere as “workmanlike”; neither would confirm"
    " whether the annex on port inspection had been discussed",
    "The ministry’s position moved on one point only: it now asks for a written guarantee before"
    " signature, where on Thursday it had accepted one alongside it",
    "Markets moved little. The two-year yield closed three basis points higher, inside the day’s"
    " range, and the currency was flat",
)
OUTLETS = ("Meridian News Agency", "Nordkyst Radio", "Hafenblatt", "Η Πρωινή", "Портовий вісник")


def words(text: str, emphasis: Emphasis = Emphasis.NONE) -> Inlines:
    """Return `text` as inlines."""
    return (Text(text, emphasis),)


def meta(paper: Paper = Paper.A4) -> Meta:
    """Return what the demo file says of itself."""
    return Meta(
        title="Daily Press Review",
        subject="EMB-VAL/PR/DPR/2026/231",
        author="P. Officer",
        keywords=("press review", "Valdoria"),
        language="en-GB",
        created_at=datetime(2026, 11, 23, 6, 35, tzinfo=UTC),
        paper=paper,
    )


def furniture(marking_words: str = "OFFICIAL", tlp: Tlp = Tlp.AMBER) -> Furniture:
    """Return the running head and foot of the demo."""
    return Furniture(
        marking=Marking(marking_words, tlp),
        running_head=("Daily Press Review", "EMB-VAL/PR/DPR/2026/231 · 23 November 2026"),
        foot_left="P. Officer, Press and Public Affairs, ext. 214",
        foot_right="No. 231/2026",
        page_of="Page {page} of {pages}",
    )


def masthead() -> Masthead:
    """Return a full masthead."""
    return Masthead(
        organisation=("Embassy of Valdoria", "Press and Public Affairs"),
        title="Daily Press Review",
        dateline=("No. 231/2026", "Monday 23 November 2026", "Morning edition"),
        control=(
            ("Reference", "EMB-VAL/PR/DPR/2026/231"),
            ("Date-time group", "230635Z NOV 26 · 07:35 local (UTC+1)"),
            ("Information cut-off", "230600Z NOV 26"),
            ("Drafted by", "P. Officer, ext. 214"),
        ),
    )


def picture(width: int = 320, height: int = 120) -> bytes:
    """Return a small grey PNG with a diagonal."""
    rows = b"".join(
        b"\0" + bytes(60 if x * height // width == y else 225 for x in range(width)) for y in range(height)
    )

    def chunk(kind: bytes, data: bytes) -> bytes:
        body = kind + data
        return struct.pack(">I", len(data)) + body + struct.pack(">I", zlib.crc32(body))

    head = struct.pack(">IIBBBBB", width, height, 8, 0, 0, 0, 0)
    return (
        b"\x89PNG\r\n\x1a\n"
        + chunk(b"IHDR", head)
        + chunk(b"IDAT", zlib.compress(rows))
        + chunk(b"IEND", b"")
    )


def item(number: int) -> list[Block]:
    """Return a news item with its source line, summary and statements."""
    origin = 100 + number
    source = number % 12 + 1
    opinion = number % 5 == 4
    blocks: list[Block] = [
        ItemHead(
            str(number),
            words(HEADLINES[number % len(HEADLINES)]),
            f"item-{number}",
            genre="editorial" if opinion else "",
            tag="new" if number % 4 == 1 else "",
            origin=origin,
        ),
        Paragraph(
            Role.ITEM_SOURCE,
            (
                Text(OUTLETS[number % len(OUTLETS)], Emphasis.STRONG),
                Text(", M. Novak, 22 Nov, p. 2; lead story"),
            ),
            origin=origin,
        ),
        Paragraph(
            Role.ITEM_BODY,
            (Text(f"{SUMMARY[number % 3]} "), SourceRef((source,)), Text(".")),
            origin=origin,
        ),
    ]
    if number % 3 == 0:
        blocks.append(Paragraph(Role.ITEM_BODY, words(f"{SUMMARY[(number + 1) % 3]}."), origin=origin))
    for turn in range(number % 3):
        name, function, occasion = SPEAKERS[(number + turn) % len(SPEAKERS)]
        head: Inlines = (
            Text(name, Emphasis.STRONG),
            Text(f", {function}, {occasion}:" if function else f", {occasion}:", Emphasis.QUIET),
        )
        blocks.append(
            Quotation(
                head,
                (Text(f"{QUOTES[(number + turn) % len(QUOTES)]} "), SourceRef((source, source % 12 + 1))),
                label=f"{number}.{turn + 1}",
                notes=("22 Nov", "direct" if turn else "indirect"),
                anchor=f"statement-{number}-{turn}",
                origin=origin * 10 + turn,
            )
        )
    if number % 2:
        blocks.append(
            Paragraph(
                Role.ALSO_IN,
                (
                    Text("Also in: ", Emphasis.STRONG),
                    Text("Dnevnik, p. 3; "),
                    Link("24hours.example", "https://24hours.example/a?b=1&c=(2)"),
                    Text("; STA (origin)"),
                ),
                origin=origin,
            )
        )
    return blocks


def sources(count: int = 12, *, long: bool = True) -> Sources:
    """Return numbered sources, long ones with an address each."""
    tail = (
        " (national daily), print edition, 22 November 2026, p. 2; https://www.example.org/politics/2026/11/22/"
        "government-to-vote-against-the-draft-text; read 23 November 2026, 05:12 UTC; single report"
        if long
        else ", 22 November 2026, p. 2"
    )
    return Sources(
        "Sources",
        tuple(
            SourceEntry(
                number,
                (
                    Text("M. Novak, “Vlada proti osnutku” [Government against draft], "),
                    Text(OUTLETS[number % len(OUTLETS)], Emphasis.EMPHASIS),
                    Text(f"{tail}."),
                )
                if long
                else (Text(OUTLETS[number % len(OUTLETS)], Emphasis.EMPHASIS), Text(f"{tail}.")),
            )
            for number in range(1, count + 1)
        ),
    )


def whole(paper: Paper = Paper.A4, items: int = 12) -> Document:
    """Return a document with every kind of block, long and short."""
    blocks: list[Block] = [
        masthead(),
        Paragraph(
            Role.BLUF,
            (
                Text(
                    "Corridor talks resume on Tuesday without an agreed inspection regime. ", Emphasis.STRONG
                ),
                Text(
                    "Both delegations hardened their public positions overnight; neither has left the table "
                ),
                SourceRef((1, 2)),
                Text(". We found no coverage of the visit of 30 November."),
            ),
            label="In brief",
            anchor="in-brief",
            origin=1,
        ),
        Contents("In this review"),
    ]
    each = max(1, items // len(SECTIONS))
    number = 0
    for place, title in enumerate(SECTIONS, 1):
        blocks.append(
            Heading(
                1,
                words(title),
                f"section-{place}",
                str(place),
                "Domestic" if place == 1 else "",
                origin=place,
            )
        )
        if place == 2:
            blocks.append(Heading(2, words("Talks at the neutral venue"), "sub-2"))
        last = items if place == len(SECTIONS) else place * each
        while number < last:
            number += 1
            blocks += item(number)
        if place == 1:
            blocks.append(
                Comment(
                    "Comment",
                    "Desk assessment, not reporting",
                    (
                        words(
                            "The sequence matters more than the wording. A guarantee that precedes signature"
                            " gives the ministry a document to publish; one that accompanies it does not."
                        ),
                        words("We read the first statement as addressed to a domestic audience."),
                    ),
                    origin=71,
                )
            )
        if place == 2:
            blocks += _record()
        if place == 3:
            blocks += _figures()
    blocks += [
        *_matrix(),
        Paragraph(
            Role.SOURCE_SUMMARY,
            words("Based on 41 articles from 17 outlets in 5 languages; 9 items rest on a single report."),
        ),
        Table(
            (Column("", 2), Column("", 2), Column("", 1, align_right=True)),
            tuple(
                (words(name), words(office, Emphasis.QUIET), words(copies, Emphasis.QUIET))
                for name, office, copies in (
                    ("Director", "Eastern Department", "Copy 1"),
                    ("Private Office", "Ministry of Foreign Affairs", "Copies 2–4"),
                    ("Library", "Record copy", "Copy 5"),
                )
            ),
            "Who receives this review",
            label="Distribution",
        ),
        Index(
            "Names",
            tuple(
                IndexEntry(name, tuple(ItemRef(f"item-{n}", str(n)) for n in range(1, 4)))
                for name, _, _ in SPEAKERS
            ),
        ),
        Paragraph(
            Role.NOTICE, words("Internal use. No further copies may be made except under the licence.")
        ),
        sources(),
        EndMark("— END —"),
    ]
    return Document(meta(paper), furniture(), tuple(blocks))


def _record() -> list[Block]:
    statements = (
        ("S1", "10:40", "No corridor without written guarantees before signature.", "O. Hordiienko", "B2"),
        ("S5", "11:15", "Delegation “will be on time on Tuesday”.", "R. Dastan", "B3"),
        (
            "S6",
            "12:20",
            "Insurers have not repriced war-risk cover this week; renewal terms for December will be"
            " circulated on Wednesday to all members of the club.",
            "Lloyd & Varga LLP",
            "A2",
        ),
        ("S2", "14:05", "Inspection room ready; date to be set.", "H. Aasland", "A2"),
    )
    return [
        Table(
            (
                Column("Ref", 0.5),
                Column("Time", 0.7),
                Column("Statement", 5),
                Column("Speaker", 1.9),
                Column("Grade", 0.7, align_right=True),
            ),
            tuple(
                (
                    words(ref, Emphasis.STRONG),
                    words(time, Emphasis.QUIET),
                    words(said),
                    words(who, Emphasis.STRONG),
                    words(grade),
                )
                for ref, time, said, who, grade in statements
            ),
            "Statements in the order in which they were made",
            caption="All times UTC, 21 November 2026. Grades: source reliability A–F, credibility 1–6.",
            origin=72,
        ),
        Paragraph(
            Role.NOTE,
            (Text("See also item "), ItemRef("item-3", "3"), Text(" on the record of the week.")),
            label="Note",
            notes=("Added by the desk",),
            origin=73,
        ),
        ListBlock(
            (
                words("Parliament: opposition motion on port security, Monday."),
                words(
                    "Neutral venue: corridor talks resume on Tuesday; the first session is at 09:00 UTC and"
                    " the delegations have asked for the room until Thursday."
                ),
                words("Present arrangement lapses at midnight UTC on 30 November."),
            ),
            label="To watch",
            origin=74,
        ),
        ListBlock((words("First, the annex."), words("Then the date.")), ordered=True, origin=75),
    ]


def _figures() -> list[Block]:
    return [
        Paragraph(
            Role.ASSESSMENT,
            words("It is likely (55–80 %) that the arrangement is prolonged. Our confidence is moderate."),
            label="Assessment",
            origin=76,
        ),
        Figure(picture(), "A line that falls from left to right", 100, "Policy rate, per cent.", origin=77),
        Paragraph(
            Role.STATEMENT_ORIG,
            (Text("orig. (sl): »Besedila v sedanji obliki ne bomo podprli.«", language="sl"),),
            origin=78,
        ),
        KeyFigures(
            (
                KeyFigure("14", "cables reported cut", (Text("22 Nov, Baltic Wire "), SourceRef((1,))), "+2"),
                KeyFigure("36 h", "to the next repair point", words("19 Nov")),
                KeyFigure("2.75 %", "key rate of Halvia", (Text("19 Nov "), SourceRef((11,))), "−0.25"),
                KeyFigure("6,000", "protesters in Vintervik"),
            ),
            "Key figures",
            origin=79,
        ),
        Paragraph(
            Role.NOTE,
            words("No injuries to our nationals are reported."),
            origin=80,
            number="1",
            changed=True,
        ),
        Paragraph(
            Role.NOTE,
            (Text("The consulate has had fourteen calls since Friday "), SourceRef((12,)), Text(".")),
            origin=81,
            number="2",
        ),
        Comment(
            "Judgement",
            "",
            (words("It is very likely that nine ministers sign before the end of the year."),),
            origin=82,
            role=Role.ASSESSMENT,
        ),
        Quotation(
            (Text("Ana Kos", Emphasis.STRONG), Text(", Prime Minister, Radio Valdoria:", Emphasis.QUIET)),
            (Text("“We will not support the text in its present form.” [our translation] "), SourceRef((3,))),
            label="12",
            notes=("22 Nov", "direct"),
            origin=83,
            original=(
                Text("orig. (sl): "),
                Text("»Besedila v sedanji obliki ne bomo podprli.«", language="sl"),
            ),
        ),
    ]


def _matrix() -> list[Block]:
    """Return a table too wide for any page, on sheets that are turned."""
    issues = ("Boarding rules", "Repair ships", "Sensors", "Cod quota", "Port inspection", "Insurance")
    issues += ("Compensation", "Budget", "Timetable", "Observers", "Language", "Annex on fisheries")
    said = (
        "Wants a written guarantee before signature and no later than the end of the month.",
        "Silent since 12 November.",
        "Would accept a joint room at a third port if both delegations ask for it.",
    )
    groups = (
        ("Coalition", ("Ana Kos", "Jonas Wiechert")),
        ("Opposition", ("Şebnem Çağlar", "Олена Гордієнко")),
    )
    rows: list[tuple[Inlines, ...]] = []
    origins: list[int | None] = []
    for group, names in groups:
        rows.append((words(group, Emphasis.STRONG),))
        origins.append(None)
        for place, name in enumerate(names):
            cells: list[Inlines] = [words(name, Emphasis.STRONG)]
            for number in range(len(issues)):
                source = SourceRef(((number + place) % 12 + 1,))
                cells.append((Text(f"{said[(number + place) % 3]} "), source) if number % 4 != 3 else ())
            rows.append(tuple(cells))
            origins.append(90 + len(origins))
    return [
        PageBreak(landscape=True),
        Heading(1, words("Who says what"), "matrix", "5"),
        Table(
            (Column("Actor", 1.2), *(Column(issue, 2) for issue in issues)),
            tuple(rows),
            "Statements of four actors on twelve issues",
            label="Matrix",
            origin=89,
            row_heads=1,
            wide=True,
            legend=(Text("Empty: no statement found "), SourceRef((2,)), Text(".")),
            origins=tuple(origins),
        ),
        PageBreak(landscape=False),
    ]


def of(*blocks: Block, paper: Paper = Paper.A4) -> Document:
    """Return a document of `blocks` in the demo's furniture."""
    return Document(meta(paper), furniture(), blocks)


def long_review(items: int = 40, paper: Paper = Paper.A4) -> Document:
    """Return the whole vocabulary around `items` items."""
    return replace(whole(paper, items))


def with_break() -> Document:
    """Return two short pages."""
    return of(
        Paragraph(Role.ITEM_BODY, words("On the first page.")),
        PageBreak(),
        Paragraph(Role.ITEM_BODY, words("On the second page.")),
        EndMark("— END —"),
    )

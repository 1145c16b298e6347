"""Invented documents for the tests of the Word writer: one with every node, one of any length."""

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

META = Meta(
    title="Daily Press Review No. 231/2026",
    subject="Press review",
    author="Press and Public Affairs",
    keywords=("press review", "Ljubljana"),
    language="en",
    created_at=datetime(2026, 11, 23, 6, 35, tzinfo=UTC),
    paper=Paper.A4,
)
FURNITURE = Furniture(
    marking=Marking("OFFICIAL", Tlp.AMBER),
    running_head=("Daily Press Review", "No. 231/2026 · Monday 23 November 2026"),
    foot_left="P. Officer/PPA/ext 214",
    foot_right="Copy 3 of 12",
    page_of="Page {page} of {pages}",
)


def grey_png(width: int = 120, height: int = 40) -> bytes:
    """Return a grey picture."""

    def chunk(kind: bytes, data: bytes) -> bytes:
        body = kind + data
        return struct.pack(">I", len(data)) + body + struct.pack(">I", zlib.crc32(body))

    rows = (b"\x00" + b"\xbb" * width) * height
    head = struct.pack(">IIBBBBB", width, height, 8, 0, 0, 0, 0)
    parts = (chunk(b"IHDR", head), chunk(b"IDAT", zlib.compress(rows)), chunk(b"IEND", b""))
    return b"\x89PNG\r\n\x1a\n" + b"".join(parts)


def words(text: str) -> tuple[Text, ...]:
    """Return plain words."""
    return (Text(text),)


def every_node() -> Document:
    """Return a document that holds every block and every inline."""
    blocks: tuple[Block, ...] = (
        Masthead(
            organisation=("Embassy in Ljubljana — Press and Public Affairs",),
            title="Daily Press Review",
            dateline=(
                "Monday 23 November 2026",
                "No. 231/2026 · Morning edition · cut-off 230600Z",
                "4 pages",
            ),
            control=(
                ("Reference", "EMB-LJU/PR/DPR/2026/231"),
                ("DTG", "230635Z NOV 26 (07:35 local)"),
                ("To", "Head of mission; Political; Trade"),
            ),
        ),
        Paragraph(
            Role.BLUF,
            (
                Text("The government will vote against the draft text. ", Emphasis.STRONG),
                Text("Two outlets report that the coalition is split; 30 deputies are said to waver "),
                SourceRef((2,)),
                Text(". No coverage of the ministerial visit."),
            ),
            label="In brief",
        ),
        Contents("In this review"),
        Heading(1, words("Our country"), "our-country", number="1", label="Slovenia"),
        ItemHead("1", words("Government to vote against draft text"), "item-1", tag="▲ new", origin=1),
        Paragraph(Role.ITEM_HEAD_ORIG, (Text("»Vlada proti osnutku«", language="sl"),), origin=1),
        Paragraph(Role.ITEM_SOURCE, words("Delo, p. 2, M. Novak, 22 Nov, news; lead story"), origin=1),
        Paragraph(
            Role.ITEM_BODY,
            (
                Text(
                    "The prime minister told a press conference that the government could not "
                    "accept the draft regulation as it stands, and would say so "
                ),
                Text("before", Emphasis.EMPHASIS),
                Text(
                    " the Council meets on 26 November. The finance ministry had earlier put the "
                    "cost at 240 million euros a year "
                ),
                SourceRef((1,)),
                Text("."),
            ),
            origin=1,
        ),
        Paragraph(
            Role.ITEM_BODY,
            words(
                "Officials on both sides described the atmosphere as “workmanlike”; neither "
                "would confirm whether the annex on inspection had been discussed."
            ),
            origin=1,
        ),
        Quotation(
            (
                Text("PM Ana Kos ", Emphasis.STRONG),
                Text("(SLO, head of government), RTV interview, Ljubljana, 22 Nov:", Emphasis.QUIET),
            ),
            (
                Text(
                    "“We will not support the text in its present form. That is not a "
                    "negotiating position; it is the floor on which the negotiation stands.” "
                    "[our translation] "
                ),
                SourceRef((1,)),
            ),
            label="S1",
            notes=("22 Nov, 18:04 CET", "direct"),
            anchor="s1",
        ),
        Quotation(
            (
                Text("Jonas Wiechert, ", Emphasis.STRONG),
                Text("spokesperson, Shipowners’ Federation", Emphasis.QUIET),
            ),
            (
                Text("„Ohne verbindliche Zusagen fährt kein einziges Schiff.“", Emphasis.EMPHASIS, "de"),
                Text(" [Without binding commitments not a single ship will sail.] "),
                SourceRef((2, 1)),
            ),
            label="S2",
            notes=("21 Nov, 19:12 UTC", "direct"),
        ),
        Paragraph(
            Role.STATEMENT_ORIG, (Text("orig. (ar): "), Text("لن ندعم النص بصيغته الحالية", language="ar"))
        ),
        Paragraph(Role.ALSO_IN, words("Also in: Dnevnik p. 3; 24ur.com; STA (origin)"), origin=1),
        ItemHead(
            "2", words("Why the vote was lost before it was called"), "item-2", genre="editorial", origin=2
        ),
        Paragraph(Role.ITEM_SOURCE, words("Dnevnik, p. 5, T. Bergant, 22 Nov"), origin=2),
        Paragraph(
            Role.ITEM_BODY,
            (
                Text("The paper argues that the coalition never had a majority, as "),
                ItemRef("item-1", "item 1"),
                Text(" shows; see also "),
                Link("the text of the draft", "https://example.org/draft?a=1&b=2"),
                Text("."),
            ),
            origin=2,
        ),
        Comment(
            "Comment",
            "Desk assessment, not reporting",
            (
                words(
                    "The sequence matters more than the wording. A guarantee that precedes "
                    "signature gives the ministry a document to publish; one that accompanies it "
                    "does not."
                ),
                words("We read the editorial as addressed to a domestic audience."),
            ),
        ),
        Heading(2, words("Trade"), "trade"),
        ListBlock(
            (
                words("Ports report no change in daily sailings."),
                (Text("Insurers have not repriced war-risk cover this week "), SourceRef((3,)), Text(".")),
            ),
            label="Briefly",
        ),
        ListBlock((words("Parliament, 24 November."), words("Council, 26 November.")), ordered=True),
        Heading(
            1,
            words("What was said, in order, by those who will take part in the talks on Tuesday"),
            "record",
            number="2",
            label="Record of the day in full",
        ),
        Table(
            (
                Column("Ref", 0.5),
                Column("Time", 0.6),
                Column("Statement", 3),
                Column("Speaker", 1.4),
                Column("Grade", 0.6, align_right=True),
            ),
            tuple(
                (
                    (Text(f"S{n}", Emphasis.STRONG),),
                    words(f"1{n % 10}:40"),
                    (
                        Text("Insurers have not repriced war-risk cover this week; renewal terms follow "),
                        SourceRef((3,)),
                    ),
                    words("Lloyd & Varga LLP"),
                    words("A2"),
                )
                for n in range(1, 8)
            ),
            "Statements of 22 November in the order of their time",
            caption="All times UTC, 22 November 2026",
            label="Record",
        ),
        Figure(
            grey_png(),
            "A step line falling from 4.75 to 4.25 per cent",
            100,
            "Source: policy board, 20 November 2026.",
        ),
        Paragraph(Role.ASSESSMENT, words("It is likely that the extension will be agreed.")),
        Paragraph(Role.NOTE, words("The desk will issue a supplement at noon.")),
        PageBreak(),
        Heading(1, words("Not covered"), "not-covered", number="3"),
        Paragraph(Role.ITEM_BODY, words("The visit of the minister of culture.")),
        Index(
            "Index",
            (
                IndexEntry("Kos, Ana", (ItemRef("item-1", "1"), ItemRef("item-2", "2"))),
                IndexEntry("Wiechert, Jonas", (ItemRef("item-1", "1"),)),
            ),
        ),
        Paragraph(
            Role.SOURCE_SUMMARY,
            words("Based on 41 articles from 17 outlets in 5 languages; 9 items rest on a single report."),
        ),
        Paragraph(
            Role.NOTICE,
            words("Internal use. NLA licensed copy. No further copies may be made except under the licence."),
            label="Notice",
        ),
        Sources(
            "Sources",
            (
                SourceEntry(
                    1,
                    (
                        Text("M. Novak, “Vlada proti osnutku” [Government against draft], "),
                        Text("Delo", Emphasis.EMPHASIS),
                        Text(" (Ljubljana, daily), print ed. 22 Nov 2026, p. 2 / "),
                        Link("delo.si/novice", "https://delo.example/novice"),
                        Text(", in Slovene."),
                    ),
                ),
                SourceEntry(2, words("Hafenblatt, p. 3; our translation, checked by a second reader.")),
                SourceEntry(3, words("Client note of 21 November 2026.")),
            ),
        ),
        EndMark("— END —"),
    )
    return Document(META, FURNITURE, blocks)


def report() -> Document:
    """Return a report with what the products other than the press review need."""
    said = (Text("“The talks go on, and nothing is agreed until all is.” (22 Nov, Delo) "), SourceRef((1,)))
    issues = tuple(Column(f"Issue {number}") for number in range(1, 10))
    matrix = Table(
        (Column("Actor", 1.2), *issues),
        (
            (words("The coalition"),),
            (words("Kos, Ana"), *(said for _ in issues)),
            (words("Novak, Miha"), *(words("○") for _ in issues)),
            (words("The opposition"),),
            *((words(f"Member {number}"), *(said for _ in issues)) for number in range(1, 9)),
        ),
        "Who said what on nine issues",
        caption="Table 1. Positions",
        row_heads=1,
        wide=True,
        legend=words("＋ for · − against · ○ nothing found"),
        origins=tuple(range(1, 13)),
    )
    blocks: tuple[Block, ...] = (
        Masthead(
            ("Embassy in Ljubljana",),
            "Situation Report",
            ("Monday 23 November 2026", "No. 4", "07:30"),
            (("Reference", "EMB-LJU/SR/4"),),
            second_title="Poročilo o razmerah",
        ),
        Contents("Contents"),
        KeyFigures(
            (
                KeyFigure(
                    "4,120", "people displaced", (Text("as of 22 Nov, ministry "), SourceRef((1,))), "+120"
                ),
                KeyFigure("17", "outlets read", words("in five languages")),
                KeyFigure("2.4 %", "inflation", words("October, statistical office"), "−0.2"),
                KeyFigure("€ 1.1 bn", "pledged"),
            ),
            label="Key figures",
        ),
        Heading(1, words("Politics"), "politics", "1"),
        *(
            Paragraph(
                Role.ITEM_BODY,
                (
                    *words("The prime minister said that the government would not agree to the text. " * 3),
                    SourceRef((1,)),
                ),
                number=str(number),
                changed=number in (2, 3, 120),
                anchor=f"para-{number}",
                label="new" if number == 3 else "",
            )
            for number in (1, 2, 3, 12, 120, 1200)
        ),
        Paragraph(Role.ITEM_BODY, words("A paragraph that changed and has no number."), changed=True),
        Comment(
            "Assessment",
            "Desk, not reporting",
            (words("It is likely that the vote fails."), words("What would change this view: a new text.")),
            role=Role.ASSESSMENT,
        ),
        Heading(1, words("Points to make"), "points", "2"),
        Paragraph(Role.TALKING_POINT, (*words("Welcome the offer to talk. "), SourceRef((2,)))),
        Paragraph(Role.TALKING_POINT, words("Ask when the text will be shared.")),
        ListBlock((words("One more point."), words("And another.")), role=Role.TALKING_POINT),
        Paragraph(Role.QA_Q, words("What if they ask about the budget?")),
        Paragraph(Role.QA_A, words("Say that the figures are under discussion.")),
        PageBreak(landscape=True),
        Heading(1, words("Who stands where"), "matrix", "3"),
        matrix,
        PageBreak(landscape=False),
        Heading(1, words("Annex"), "annex", "4"),
        Figure(grey_png(), "A falling line", 90, "Figure 1. The rate"),
        Figure(grey_png(60, 60), "A square", 40, "Figure 3. The square"),
        Index(
            "Index",
            (
                IndexEntry(
                    "Kos, Ana", (ItemRef("para-1", "1"), ItemRef("para-2", "2"), ItemRef("matrix", "3"))
                ),
                IndexEntry("Nobody", (ItemRef("nowhere", "9"),)),
            ),
        ),
        Sources("Sources", (SourceEntry(1, words("Delo, 22 Nov 2026.")), SourceEntry(2, words("Večer.")))),
        EndMark("— END —"),
    )
    return replace(every_node(), blocks=blocks)


def long_document(items: int) -> Document:
    """Return a review of `items` items in sections of twenty, about five items to two pages."""
    blocks: list[Block] = [
        Masthead(("Embassy in Ljubljana",), "Daily Press Review", ("Monday", "No. 231", ""), ()),
        Contents("In this review"),
    ]
    text = (
        "The prime minister told a press conference that the government could not "
        "accept the draft regulation as it stands, and would say so before the "
        "Council meets on 26 November. "
    )
    for number in range(1, items + 1):
        if number % 20 == 1:
            blocks.append(
                Heading(1, words(f"Section {number // 20 + 1}"), f"section-{number}", str(number // 20 + 1))
            )
        blocks.append(
            ItemHead(
                str(number),
                words(f"Government to vote against draft {number}"),
                f"item-{number}",
                origin=number,
            )
        )
        blocks.append(Paragraph(Role.ITEM_SOURCE, words("Delo, p. 2, M. Novak, 22 Nov, news"), origin=number))
        blocks.append(Paragraph(Role.ITEM_BODY, (*words(text * 3), SourceRef((number,))), origin=number))
        for statement in range(3):
            blocks.append(
                Quotation(
                    (
                        Text("PM Ana Kos ", Emphasis.STRONG),
                        Text("(SLO, head of government), RTV, 22 Nov:", Emphasis.QUIET),
                    ),
                    (
                        Text(
                            f"“We will not support text {statement} in its present form; that is the floor.” "
                        ),
                        SourceRef((number,)),
                    ),
                    label=f"S{statement}",
                    notes=("22 Nov", "direct"),
                    origin=number,
                )
            )
    entries = tuple(
        SourceEntry(number, words(f"M. Novak, “Vlada proti osnutku”, Delo, 22 Nov 2026, p. {number}."))
        for number in range(1, items + 1)
    )
    blocks += [Sources("Sources", entries), EndMark("— END —")]
    return replace(every_node(), blocks=tuple(blocks))

"""The daily press review, whole, as readable text."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime
from typing import assert_never

import pytest
from briefing_cases import (
    BRIEFING,
    CALLED,
    GRID,
    GRID_TEXT,
    KOS,
    MATERIAL,
    NOW,
    PORT,
    SAID,
    article,
    led,
    statement,
)

from briefing_app.document.citation import address, headline_without_stop, is_followable, source_entry
from briefing_app.document.compose import compose, estimated_pages
from briefing_app.document.material import Material, material_ids
from briefing_app.document.nodes import (
    Block,
    Comment,
    Contents,
    Document,
    Emphasis,
    EndMark,
    Figure,
    Heading,
    Index,
    ItemHead,
    KeyFigures,
    Link,
    ListBlock,
    Masthead,
    PageBreak,
    Paragraph,
    Quotation,
    SourceRef,
    Sources,
    Table,
    Text,
    plain,
)
from briefing_app.document.products.product_file import load_product
from briefing_app.document.words.functions import function_line
from briefing_app.document.words.wording import load_wording
from briefing_app.domain.actors.actor import Function
from briefing_app.domain.articles.article import ArticleField
from briefing_app.domain.briefings.briefing import (
    ArticleItem,
    Briefing,
    ControlData,
    Section,
    StatementItem,
)
from briefing_app.domain.identity import ArticleId, ItemId, SectionId, StatementId
from briefing_app.domain.statements.statement import Manner, Reports

PRODUCT = load_product("daily-press-review")
DAY = date(2026, 11, 21)


def made(briefing: Briefing = BRIEFING, material: Material = MATERIAL) -> Document:
    return compose(briefing, material, PRODUCT, NOW)


def with_items(*items: ArticleItem | StatementItem) -> Briefing:
    return replace(BRIEFING, in_brief="", sections=(Section(SectionId(1), "News", items),))


def lines(block: Block) -> list[str]:
    match block:
        case Masthead():
            control = [f"{label}: {value}" for label, value in block.control]
            return [*block.organisation, block.title, " | ".join(block.dateline), *control]
        case Heading():
            return [f"{'#' * block.level} {block.number} {plain(block.inlines)}".replace("  ", " ")]
        case ItemHead():
            return [
                f"### {block.number}. {plain(block.inlines)}" + (f" ({block.genre})" if block.genre else "")
            ]
        case Paragraph():
            side = f"{block.label}| " if block.label else ""
            return [f"{side}{plain(block.inlines)}"]
        case Quotation():
            side = "; ".join(part for part in (block.label, *block.notes) if part)
            return [f"[{side}] {plain(block.attribution)}", f"    {plain(block.content)}"]
        case Comment():
            return [f"! {block.title} ({block.caution})", *(f"! {plain(p)}" for p in block.paragraphs)]
        case ListBlock():
            return [plain(item) for item in block.items]
        case Table():
            return [f"{block.label}| {' · '.join(plain(cell) for cell in row)}" for row in block.rows]
        case KeyFigures():
            return [f"{figure.value} {figure.name}" for figure in block.figures]
        case Sources():
            return [block.title, *(f"{entry.number}. {plain(entry.inlines)}" for entry in block.entries)]
        case Contents():
            return [f"({block.title})"]
        case EndMark():
            return [block.text]
        case Index() | Figure() | PageBreak():
            return [type(block).__name__]
        case _:
            assert_never(block)


def as_text(document: Document) -> str:
    return "\n".join(line for block in document.blocks for line in lines(block)).replace("\u00a0", " ")


def quotations(document: Document) -> list[Quotation]:
    return [block for block in document.blocks if isinstance(block, Quotation)]


WHOLE = """\
Embassy of Arden
Press and Public Affairs
Daily press review
No. 231/2026 | Monday 23 November 2026 | Morning edition
Reference: EA/DPR/2026/231
Date-time group: 230635Z NOV 26 · 07:35 (UTC+1)
Cut-off: 230600Z NOV 26
Drafted by: P. Officer, ext. 214
In brief| Power reserves hold until March. The port is open again [3]; nobody knows [9].
# 1 Economy and energy
### 1. Power reserves will last
“Reserves to last, says ‘grid’ operator” — Coast Daily, M. Novak, 22 Nov, news
Reserves last until March.
The minister rules out rationing. [1]
[[reported 22 Nov]] Ana Kos, Energy Minister, Arden
    “We will not ration power this winter […] not in any region.” [1]
[[reported 22 Nov]; partly quoted] Opposition deputies
    The plan “a gamble with the ‘cold months’ ahead”. [1]
[[reported 22 Nov]; indirect] Officials
    Prices could rise. [1]
Also in: Wire [2]
! Comment (Desk assessment, not reporting)
! The sequence matters.
! Watch March.
# 2 Opinion
## The port
### 2. Headline 2 (op-ed)
Harbour Post, 22 Nov, op-ed [3]
Note| No other paper took this up.
[3; [reported 22 Nov]; indirect] Ivo Lang — “Headline 2”, Harbour Post, 22 Nov
    [Ivo Lang] promised to hire 200 people. [3]
Based on 3 articles from 3 outlets in 1 language; 1 item rests on a single report; 4 statements, \
1 of them verbatim; all taken in 230512Z NOV 26; 2 quotations verified against the \
stored texts, 230635Z NOV 26.
Distribution| Director · Front office · 1
Distribution| Registry ·  · 2–3
Internal use.
Sources"""


def test_the_press_review_is_complete_and_in_order() -> None:
    briefing = replace(BRIEFING, in_brief=BRIEFING.in_brief.replace("[2]", "[3]"))
    text = as_text(made(briefing))
    assert text.startswith(WHOLE)
    assert text.endswith("— END —")


def test_a_source_is_cited_whole() -> None:
    entry = plain(source_entry(GRID, load_wording("en"))).replace("\u00a0", "~")
    assert entry == (
        "M. Novak, “Reserves to last, says ‘grid’ operator”, Coast Daily, 22~Nov~2026; "
        f"example.org/grid; taken in 230512Z~NOV~26; SHA-256~{GRID.sha256[:4]}…{GRID.sha256[-2:]}."
    )


def test_furniture_and_meta_hold_what_was_entered_and_nothing_else() -> None:
    document = made()
    furniture, meta = document.furniture, document.meta
    assert furniture.marking.words == "OFFICIAL"
    assert furniture.running_head == ("Daily press review", "EA/DPR/2026/231 · 23 November 2026")
    assert (furniture.foot_left, furniture.foot_right) == ("P. Officer, ext. 214", "No. 231/2026")
    assert furniture.page_of == "Page {page} of {pages}"
    assert (meta.author, meta.subject, meta.keywords) == ("P. Officer", "EA/DPR/2026/231", ())
    bare = made(replace(BRIEFING, control=ControlData()))
    assert bare.meta.author == ""
    assert bare.furniture.running_head == ("Daily press review", "23 November 2026")
    assert bare.blocks[0] == Masthead(
        (),
        "Daily press review",
        ("Monday 23 November 2026", "", "230635Z\u00a0NOV\u00a026 · 07:35\u00a0(UTC+1)"),
        (),
    )


def test_the_first_sentence_of_in_brief_is_strong_and_references_lead_to_sources() -> None:
    paragraph = next(b for b in made().blocks if isinstance(b, Paragraph))
    first = paragraph.inlines[0]
    assert isinstance(first, Text)
    assert (first.text, first.emphasis) == ("Power reserves hold until March.", Emphasis.STRONG)
    assert [i.numbers for i in paragraph.inlines if isinstance(i, SourceRef)] == [(2,)]


def test_anchors_are_unique_and_blocks_know_their_item() -> None:
    document = made()
    anchors = [a for b in document.blocks if (a := getattr(b, "anchor", ""))]
    assert len(anchors) == len(set(anchors))
    origins = {getattr(block, "origin", None) for block in document.blocks}
    assert {11, 12, *range(21, 30)} <= origins


def test_a_statement_that_came_loose_is_not_printed_and_not_cited() -> None:
    changed = replace(GRID, text=GRID_TEXT.replace("not ration", "ration"))
    loose = Material({GRID.id: changed}, MATERIAL.statements, MATERIAL.actors)
    document = made(with_items(led(1, SAID)), loose)
    assert quotations(document) == []
    assert not any(isinstance(block, Sources | Heading) for block in document.blocks)


def test_a_wording_that_does_not_follow_gives_way_to_the_original() -> None:
    item = led(1, SAID, "We will ration power.")
    assert plain(quotations(made(with_items(item)))[0].content).startswith("“We will not ration power")


def test_a_shortened_wording_is_printed() -> None:
    item = led(1, SAID, "We will not ration power […]")
    assert plain(quotations(made(with_items(item)))[0].content) == "“We will not ration power […]” [1]"


def test_a_fragment_in_quotation_marks_gets_its_stop_outside() -> None:
    words = statement(9, GRID, "a gamble")
    found = quotations(made(with_items(led(1, words)), Material({GRID.id: GRID}, {words.id: words})))
    assert plain(found[0].content) == "“a gamble”. [1]"


def test_a_passage_nobody_said_is_the_outlets() -> None:
    passage = replace(statement(9, GRID, "Officials warned that prices could rise."), attribution=None)
    found = quotations(made(with_items(led(1, passage)), Material({GRID.id: GRID}, {passage.id: passage})))
    assert plain(found[0].attribution).startswith("Coast Daily, the outlet’s own words")
    assert plain(found[0].content) == "“Officials warned that prices could rise.” [1]"


def test_a_pronoun_is_no_speaker() -> None:
    he = statement(9, GRID, "a gamble", speaker="he")
    found = quotations(made(with_items(led(1, he)), Material({GRID.id: GRID}, {he.id: he})))
    assert plain(found[0].attribution).startswith("Speaker not identified")


DENIAL = article(4, "Minister Ana Kos denied that the port would close. She hopes that prices fall.")


def test_a_cue_that_turns_the_meaning_stands_in_the_source_line() -> None:
    denied = statement(9, DENIAL, "that the port would close", manner=Manner.INDIRECT, actor=1, cue="denied")
    material = Material({DENIAL.id: DENIAL}, {denied.id: denied}, {KOS.id: KOS})
    alone = quotations(made(with_items(led(1, denied)), material))[0]
    assert plain(alone.attribution) == (
        "Ana Kos, Energy Minister, Arden, denied — “Headline 4”, Coast Daily, 22 Nov:"
    )
    assert plain(alone.content) == "The port would close. [1]"
    under = quotations(made(with_items(ArticleItem(ItemId(2), DENIAL.id), led(1, denied)), material))[0]
    assert plain(under.attribution) == "Ana Kos, Energy Minister, Arden, denied:"


def test_a_thought_is_marked_on_paper() -> None:
    hopes = statement(9, DENIAL, "that prices fall", manner=Manner.INDIRECT, actor=1, cue="hopes")
    hopes = replace(hopes, attribution=replace(hopes.attribution, reports=Reports.THOUGHT))
    material = Material({DENIAL.id: DENIAL}, {hopes.id: hopes}, {KOS.id: KOS})
    found = quotations(made(with_items(led(1, hopes)), material))[0]
    assert found.notes == ("[reported 22 Nov]", "indirect", "thought, not said")


def test_markup_and_patterns_in_article_text_stay_words() -> None:
    text = "<b>{n}</b> %s &amp; more, “no” \\n [3] said X."
    source = article(
        1, text, headline="<img src=x> {title} {0}", outlet="{outlet}", url="javascript:alert(1)"
    )
    words = statement(5, source, "<b>{n}</b> %s &amp; more,")
    found = made(
        with_items(ArticleItem(ItemId(1), source.id), led(2, words)),
        Material({source.id: source}, {words.id: words}),
    )
    printed = as_text(found)
    assert "### 1. <img src=x> {title} {0}" in printed
    assert "“<b>{n}</b> %s &amp; more”. [1]" in printed
    assert "javascript:alert(1)" in printed
    sources = next(block for block in found.blocks if isinstance(block, Sources))
    assert not any(isinstance(inline, Link) for inline in sources.entries[0].inlines)


@pytest.mark.parametrize(
    ("url", "followable"),
    [
        ("https://example.org/a?b=1", True),
        ("HTTP://example.org", True),
        ("mailto:desk@example.org", True),
        ("javascript:alert(1)", False),
        ("file:///etc/passwd", False),
        ("https://", False),
        ("https://example.org/a b", False),
        ("https://[", False),
        ("www.example.org", False),
        ("data:text/html,x", False),
    ],
)
def test_only_web_and_mail_addresses_are_links(url: str, followable: bool) -> None:
    assert is_followable(url) is followable


def test_no_headline_ends_in_a_full_stop() -> None:
    assert headline_without_stop("Museum tells of “delight.”") == "Museum tells of “delight”"
    assert headline_without_stop("Port opens .") == "Port opens"
    assert headline_without_stop("Why now?") == "Why now?"


def test_a_long_address_is_short_on_paper_and_whole_as_a_link() -> None:
    whole = (
        "https://www.coast.example/news/2026/11/22/reserves-to-last-says-grid-operator.html?utm_source=x#top"
    )
    link = address(whole)
    assert isinstance(link, Link)
    assert link.url == whole
    assert link.text == "coast.example/news/2026/11/22/reserves-to-l…"
    assert plain((address("https://coast.example/grid?id=7"),)) == "coast.example/grid"


def test_the_time_of_intake_is_said_once_where_all_share_it() -> None:
    text = as_text(made())
    assert text.count("taken in") == 1
    later = replace(GRID, taken_in_at=GRID.taken_in_at.replace(hour=3))
    apart = as_text(made(material=replace(MATERIAL, articles={**MATERIAL.articles, GRID.id: later})))
    assert apart.count("taken in") == len(MATERIAL.articles)


def test_outlets_that_nobody_stated_are_not_passed_over_in_silence() -> None:
    nameless = replace(GRID, outlet="")
    text = as_text(made(material=replace(MATERIAL, articles={**MATERIAL.articles, GRID.id: nameless})))
    assert "Based on 3 articles from 2 outlets and others not stated in 1 language" in text


def test_a_proposed_headline_is_not_cited_as_the_articles_own() -> None:
    source = article(
        1, PORT.text, headline="Port to hire", headline_proposed=True, outlet="", published_on=None
    )
    text = as_text(made(with_items(ArticleItem(ItemId(1), source.id)), Material({source.id: source})))
    assert "### 1. Port to hire" in text
    assert "Outlet and date not stated, news [1]" in text
    assert (
        "[untitled] “The port reopened on Saturday. Its director, Ivo…”, outlet and date not stated" in text
    )
    confirmed = replace(source, confirmed=frozenset({ArticleField.HEADLINE}))
    assert plain(source_entry(confirmed, load_wording("en"))).startswith("“Port to hire”")


def test_an_empty_briefing_still_has_its_frame() -> None:
    document = made(Briefing(BRIEFING.id, "", datetime(2026, 11, 23, tzinfo=UTC)), Material())
    assert [type(block) for block in document.blocks] == [Masthead, EndMark]
    assert document.meta.title == "Daily press review"


def test_contents_come_with_length_or_on_request() -> None:
    assert not any(isinstance(block, Contents) for block in made().blocks)
    asked = compose(BRIEFING, MATERIAL, PRODUCT, NOW, contents=True)
    assert isinstance(asked.blocks[2], Contents)
    long = with_items(
        *(ArticleItem(ItemId(n), GRID.id, summary="Words and words. " * 40) for n in range(1, 15))
    )
    document = made(long)
    assert estimated_pages(document.blocks) > 3
    assert any(isinstance(block, Contents) for block in document.blocks)


def test_an_article_that_is_missing_leaves_no_trace() -> None:
    document = made(
        with_items(ArticleItem(ItemId(1), ArticleId(99)), StatementItem(ItemId(2), StatementId(99)))
    )
    assert [type(block) for block in document.blocks] == [Masthead, Table, Paragraph, EndMark]


def test_a_function_is_the_one_of_the_day() -> None:
    kos = replace(
        KOS,
        functions=(
            Function("Mayor", "Lindholm", until=date(2026, 1, 31)),
            Function("Energy Minister", since=date(2026, 2, 1)),
        ),
    )
    assert function_line(kos, date(2025, 6, 1)) == "Mayor, Lindholm, Arden"
    assert function_line(kos, date(2026, 6, 1)) == "Energy Minister, Arden"
    assert function_line(replace(KOS, functions=(Function("Arden’s minister"),)), None) == "Arden’s minister"


@pytest.mark.parametrize(
    ("functions", "line"),
    [
        ((Function("Mayor", until=date(2026, 11, 25)),), "then Mayor, Arden"),
        ((Function("Mayor"), Function("Energy Minister", since=date(2026, 11, 24))), "then Mayor, Arden"),
        ((Function("Mayor"), Function("Energy Minister", since=date(2026, 12, 20))), "Mayor, Arden"),
        (
            (Function("Mayor").seen_on(DAY), Function("Party leader").seen_on(date(2026, 11, 25))),
            "Mayor, Arden",
        ),
        ((Function("", "", until=date(2026, 11, 25)),), "Arden"),
    ],
)
def test_a_function_that_is_known_to_have_ended_by_the_day_of_the_issue_is_one_of_then(
    functions: tuple[Function, ...], line: str
) -> None:
    kos = replace(KOS, functions=functions)
    words = load_wording("en")
    assert function_line(kos, DAY, words, date(2026, 11, 30)) == line
    assert function_line(kos, DAY, words) == line.removeprefix("then ")


def test_the_word_for_it_stands_where_each_language_has_it() -> None:
    kos = replace(KOS, functions=(Function("Mayor", until=date(2026, 11, 25)),), country="")
    said = {
        name: function_line(kos, DAY, load_wording(name), date(2026, 11, 30))
        for name in ("de", "fr", "es", "pl", "ru", "uk", "ar")
    }
    assert said["ar"].startswith("Mayor ") and said["ru"] == "тогда Mayor"
    assert all("Mayor" in line and line != "Mayor" for line in said.values())


def test_it_is_printed_beside_the_name() -> None:
    functions = (
        Function("Mayor", until=date(2026, 11, 22)),
        Function("Energy Minister", since=date(2026, 11, 23)),
    )
    actors = {**MATERIAL.actors, KOS.id: replace(KOS, functions=functions)}
    statements = {
        key: replace(one, said_on=DAY) if one.actor_id == KOS.id else one
        for key, one in MATERIAL.statements.items()
    }
    printed = as_text(made(material=replace(MATERIAL, actors=actors, statements=statements)))
    assert "then Mayor" in printed
    assert "Energy Minister" not in printed


def test_other_languages_are_named_and_tagged() -> None:
    source = article(1, "»Ne bomo podprli,« je rekla.", headline="Vlada proti", language="sl")
    words = statement(5, source, "Ne bomo podprli,", manner=Manner.DIRECT, speaker="Ana Kos")
    document = made(
        with_items(ArticleItem(ItemId(1), source.id, "Government against"), led(2, words)),
        Material({source.id: source}, {words.id: words}),
    )
    assert "“Vlada proti” — Coast Daily, 22 Nov, news, in Slovene" in as_text(document)
    assert getattr(quotations(document)[0].content[0], "language", "") == "sl"


def test_material_ids_name_everything_once() -> None:
    ids = material_ids(BRIEFING)
    assert ids.articles == (1, 3, 2)
    assert ids.statements == (SAID.id, CALLED.id, 3, 4)


def test_composing_twice_gives_the_same() -> None:
    assert made() == made()

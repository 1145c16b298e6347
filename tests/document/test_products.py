"""The six products of one briefing: what each prints of the same articles, statements and notes."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime

import pytest
from briefing_cases import (
    BRIEFING,
    CONTROL,
    GRID,
    KOS,
    MATERIAL,
    NOW,
    PORT,
    PROMISED,
    SAID,
    WARNED,
    article,
    led,
    statement,
)

from briefing_app.document.compose import compose
from briefing_app.document.forms.matrix import shortened
from briefing_app.document.material import Material
from briefing_app.document.nodes import (
    Comment,
    Document,
    Heading,
    Index,
    KeyFigures,
    PageBreak,
    Paragraph,
    Quotation,
    Role,
    Sources,
    Table,
    plain,
)
from briefing_app.document.products.parts import left_out, parts_of, printed_numbers
from briefing_app.document.products.product_file import load_product, product_names
from briefing_app.document.words.wording import load_wording
from briefing_app.domain.actors.actor import ActorKind, Function
from briefing_app.domain.briefings.briefing import (
    ArticleItem,
    Briefing,
    NoteItem,
    NoteKind,
    Section,
    Translation,
)
from briefing_app.domain.identity import ActorId, ItemId, SectionId
from briefing_app.domain.statements.statement import Stance
from briefing_app.export.text_writer import write_text


def as_product(name: str, briefing: Briefing = BRIEFING) -> Briefing:
    product = load_product(name)
    return replace(briefing, product=name, title=product.title, sections=product.sections_for(briefing))


def made(name: str, briefing: Briefing = BRIEFING, material: Material = MATERIAL) -> Document:
    return compose(as_product(name, briefing), material, load_product(name), NOW)


def with_notes(name: str, key: str, *texts: str, kind: NoteKind = NoteKind.NOTE) -> Briefing:
    briefing = as_product(name)
    notes = tuple(NoteItem(ItemId(900 + n), text, kind) for n, text in enumerate(texts))
    return replace(
        briefing,
        sections=tuple(
            replace(s, items=(*s.items, *notes)) if s.plan == key else s for s in briefing.sections
        ),
    )


def tables(document: Document) -> list[Table]:
    return [block for block in document.blocks if isinstance(block, Table)]


def rows(table: Table) -> list[list[str]]:
    return [[plain(cell) for cell in row] for row in table.rows]


def test_every_product_prints_the_same_briefing_and_the_statements_verbatim() -> None:
    names = set(product_names())
    assert names >= {
        "daily-press-review",
        "daily-press-headlines",
        "daily-press-clippings",
        "situation-report",
        "meeting-brief",
        "statement-matrix",
        "actor-profile",
        "timeline",
    }
    for name in names:
        words = write_text(made(name)).replace("\n", " ")
        if name != "daily-press-headlines":  # the desk wrote a headline of its own for that article
            assert "We will not ration power this winter" in " ".join(words.split()), name
        assert load_product(name).title.upper() in words, name


def test_switching_products_keeps_everything_and_comes_back() -> None:
    briefing = BRIEFING
    everything = {item for section in BRIEFING.sections for item in section.items}
    for name in ("statement-matrix", "meeting-brief", "timeline", "situation-report", "actor-profile"):
        briefing = as_product(name, briefing)
        assert {item for section in briefing.sections for item in section.items} == everything
    back = as_product("daily-press-review", briefing)
    filled = [section for section in back.sections if section.items]
    assert [(s.title, s.items) for s in filled] == [(s.title, s.items) for s in BRIEFING.sections if s.items]


def test_what_another_product_brought_stands_where_the_product_says() -> None:
    titles = [section.title for section in as_product("situation-report").sections]
    assert titles.index("Economy and energy") + 1 == titles.index("Situation overview") - len(["Opinion"])
    assert not list(left_out(as_product("situation-report"), load_product("situation-report")))


def test_a_product_that_gathers_names_the_sections_that_it_does_not_print() -> None:
    briefing = as_product("statement-matrix")
    assert [section.title for section in left_out(briefing, load_product("statement-matrix"))] == [
        "Economy and energy",
        "Opinion",
    ]


def test_parts_drawn_from_the_whole_stand_in_their_place() -> None:
    keys = [part.plan.key for part in parts_of(as_product("actor-profile"), load_product("actor-profile"))]
    assert keys == [
        "profile", "role", "positions", "shifts", "relations", "career", "engage", "contacts", "statements",
    ]  # fmt: skip


def test_paragraphs_of_a_report_are_numbered_through_notes_too() -> None:
    briefing = with_notes("situation-report", "overview", "The border is closed. [1]", "Two trains run.")
    document = compose(briefing, MATERIAL, load_product("situation-report"), NOW)
    numbers = [block.number for block in document.blocks if isinstance(block, Paragraph) and block.number]
    quoted = [b.label for b in document.blocks if isinstance(b, Quotation) and b.label]
    together = sorted(map(int, numbers + quoted))
    assert together == list(range(1, len(together) + 1))
    assert len(printed_numbers(briefing, load_product("situation-report"))) == len(together)
    closed = next(b for b in document.blocks if isinstance(b, Paragraph) and "border" in plain(b.inlines))
    assert plain(closed.inlines) == "The border is closed. [1]"


def test_a_paragraph_newer_than_the_last_report_carries_a_bar() -> None:
    since = datetime(2026, 11, 23, 5, 0, tzinfo=UTC)
    newer = replace(BRIEFING, control=replace(CONTROL, changed_since=since))
    older = replace(BRIEFING, control=replace(CONTROL, changed_since=since.replace(hour=6)))
    assert any(isinstance(b, Paragraph) and b.changed for b in made("situation-report", newer).blocks)
    assert not any(isinstance(b, Paragraph) and b.changed for b in made("situation-report", older).blocks)
    assert not any(isinstance(b, Paragraph) and b.changed for b in made("situation-report").blocks)


def test_key_figures_are_read_line_by_line() -> None:
    text = "1,240 | people displaced | 22 Nov, city council [1] | +120\n7 | ports closed"
    briefing = with_notes("situation-report", "figures", text)
    document = compose(briefing, MATERIAL, load_product("situation-report"), NOW)
    [strip] = [block for block in document.blocks if isinstance(block, KeyFigures)]
    assert [(f.value, f.name, plain(f.note), f.change) for f in strip.figures] == [
        ("1,240", "people displaced", "22 Nov, city council [1]", "+120"),
        ("7", "ports closed", "", ""),
    ]


def test_an_assessment_stands_apart_and_explains_its_likelihoods_once() -> None:
    product = load_product("situation-report")
    likely = with_notes(
        "situation-report", "assessment", "It is likely that talks resume.", kind=NoteKind.COMMENT
    )
    blocks = compose(likely, MATERIAL, product, NOW).blocks
    [judged] = [b for b in blocks if isinstance(b, Comment) and b.role is Role.ASSESSMENT]
    assert plain(judged.paragraphs[0]) == "It is likely that talks resume."
    assert "55–80 %" in plain(
        next(b for b in blocks if isinstance(b, Paragraph) and b.role is Role.CAPTION).inlines
    )
    plain_words = with_notes("situation-report", "assessment", "Talks resume.")
    blocks = compose(plain_words, MATERIAL, product, NOW).blocks
    assert not any(isinstance(b, Paragraph) and b.role is Role.CAPTION for b in blocks)


def test_actions_have_owner_and_day() -> None:
    text = "Call the port; and its agents; Consul; 24 Nov"
    document = compose(
        with_notes("situation-report", "actions", text), MATERIAL, load_product("situation-report"), NOW
    )
    table = next(t for t in tables(document) if t.columns[1].head == "Action")
    assert rows(table) == [["1", "Call the port; and its agents", "Consul", "24 Nov"]]


def test_points_are_numbered_and_their_topics_bold() -> None:
    briefing = with_notes("meeting-brief", "points", "Energy: ask for the March date [1]\n- Thank them")
    blocks = compose(briefing, MATERIAL, load_product("meeting-brief"), NOW).blocks
    points = [b for b in blocks if isinstance(b, Paragraph) and b.role is Role.TALKING_POINT]
    assert [(p.number, plain(p.inlines)) for p in points] == [
        ("1", "Energy: ask for the March date [1]"),
        ("2", "Thank them"),
    ]


def test_what_they_will_say_is_newest_first_with_our_answer_beside_it() -> None:
    older = replace(SAID, said_on=date(2026, 11, 20))
    newer = replace(PROMISED, said_on=date(2026, 11, 21))
    material = replace(MATERIAL, statements={s.id: s for s in (older, newer)})
    section = Section(
        SectionId(50),
        "What they will say",
        (led(61, older), NoteItem(ItemId(62), "We rely on it."), led(63, newer)),
        "they-will-say",
    )
    briefing = replace(as_product("meeting-brief"), sections=(section,))
    document = compose(briefing, material, load_product("meeting-brief"), NOW)
    table = next(t for t in tables(document) if t.columns[0].head == "What they will say")
    left, right = zip(*rows(table), strict=True)
    assert left[0].startswith("Ivo Lang") and left[1].startswith("Ana Kos, Energy Minister, Arden")
    assert right == ("", "We rely on it.")
    assert table.origins == (63, 61)


def test_questions_stand_over_their_answers() -> None:
    briefing = with_notes("meeting-brief", "lines", "Will you sign?\nNot today.\nIf pressed: In March.")
    blocks = compose(briefing, MATERIAL, load_product("meeting-brief"), NOW).blocks
    asked = [
        (b.role, plain(b.inlines)) for b in blocks if isinstance(b, Paragraph) and b.role.startswith("QA")
    ]
    assert asked == [
        (Role.QA_Q, "Will you sign?"),
        (Role.QA_A, "Not today."),
        (Role.QA_A, "If pressed: In March."),
    ]


def test_the_matrix_has_a_row_an_actor_a_column_an_issue_and_the_latest_word_in_each_cell() -> None:
    first = replace(SAID, topic="Power", said_on=date(2026, 11, 20), stance=Stance(1))
    last = replace(WARNED, topic="Power", said_on=date(2026, 11, 22), stance=Stance(-2), actor_id=KOS.id)
    other = replace(PROMISED, topic="Ports")
    material = replace(MATERIAL, statements={s.id: s for s in (first, last, other)})
    document = made("statement-matrix", material=material)
    assert isinstance(document.blocks[0], PageBreak) and document.blocks[0].landscape
    [matrix] = [t for t in tables(document) if t.row_heads and t.wide]
    assert [column.head for column in matrix.columns] == ["Actor", "Power", "Ports", "Overall"]
    by_actor = {row[0].split(",")[0]: row for row in rows(matrix) if len(row) > 1}
    assert by_actor["Ana Kos"][1] == "−− That prices could rise. 22 Nov I [1] ▼ +".replace("That p", "P")
    assert by_actor["Ana Kos"][2:] == ["○", "−−"]
    assert by_actor["Ivo Lang"][1] == "○"
    assert "○ no statement found in 2 articles from 2 outlets" in plain(matrix.legend).replace("\u00a0", " ")
    turned = [b.landscape for b in document.blocks if isinstance(b, PageBreak)]
    assert turned == [True, False]


@pytest.mark.parametrize(
    ("words", "most", "cut"),
    [
        ("“We will not go.”", 40, "“We will not go.”"),
        ("“We will not go to the coast this winter.”", 20, "“We will not go to […]”"),
        ("„Wir gehen nicht an die Küste.“", 20, "„Wir gehen nicht an […]“"),
        ("Prices could rise […] at once", 22, "Prices could rise […]"),
    ],
)
def test_a_cell_is_cut_between_words_and_says_so(words: str, most: int, cut: str) -> None:
    marks = load_wording("de" if words.startswith("„") else "en").marks
    assert shortened(words, most, marks) == cut


def test_a_timeline_puts_words_on_their_day_and_knows_today() -> None:
    briefing = with_notes(
        "timeline",
        "events",
        "2026-11-20 14:30Z (D) Parliament adopts the act\n2026-12-05 Summit\nno date here",
    )
    said = replace(SAID, said_on=date(2026, 11, 21))
    material = replace(MATERIAL, statements={**MATERIAL.statements, SAID.id: said})
    [table] = [t for t in tables(compose(briefing, material, load_product("timeline"), NOW)) if t.wide]
    lines = rows(table)
    assert lines[0] == ["November 2026"]
    assert lines[1] == ["20 Nov 14:30Z", "Parliament adopts the act", "D", ""]
    assert lines[2][0] == "21 Nov" and lines[2][1].startswith("Ana Kos, Energy Minister, Arden: “We will not")
    assert ["— 23 November 2026 —"] in lines
    assert lines[-2:] == [["December 2026"], ["5 Dec", "Summit", "◊", ""]]
    assert len(table.origins) == len(table.rows)


def test_a_profile_is_about_whoever_speaks_most_or_was_chosen() -> None:
    kos = replace(
        KOS,
        aliases=("Kos", "А. Кос"),
        functions=(
            Function("Deputy", "Parliament", date(2020, 1, 1), date(2024, 5, 1)),
            Function("Energy Minister", "", date(2024, 5, 2)),
        ),
        note="Trained as an engineer.",
    )
    lang = replace(KOS, id=ActorId(2), name="Ivo Lang", functions=(), aliases=())
    statements = {s.id: s for s in (SAID, replace(PROMISED, actor_id=lang.id))}
    material = replace(MATERIAL, statements=statements, actors={kos.id: kos, lang.id: lang})
    document = made("actor-profile", material=material)
    facts = dict(rows(tables(document)[0]))
    assert facts["Name"] == "Ana Kos" and facts["Also written"] == "Kos, А. Кос"
    assert facts["Function"] == "Energy Minister, Arden, since 2 May 2024"
    assert "to hire 200 people" not in write_text(document)
    career = next(t for t in tables(document) if t.columns[0].head == "Period covered")
    assert rows(career) == [
        ["2 May 2024–", "Energy Minister"],
        ["1 Jan 2020–1 May 2024", "Deputy, Parliament"],
    ]
    chosen = replace(as_product("actor-profile"), subject=lang.id)
    words = write_text(compose(chosen, material, load_product("actor-profile"), NOW))
    assert "hire 200 people" in words and "ration" not in words


def test_a_shift_of_position_is_shown_as_then_and_now() -> None:
    then = replace(SAID, topic="Power", said_on=date(2026, 10, 1), stance=Stance(2))
    now = replace(WARNED, actor_id=KOS.id, topic="Power", said_on=date(2026, 11, 20), stance=Stance(-1))
    material = replace(MATERIAL, statements={s.id: s for s in (then, now)})
    shifts = next(
        t for t in tables(made("actor-profile", material=material)) if len(t.columns) == 3 and t.wide
    )
    [[issue, before, after]] = rows(shifts)
    assert (
        issue == "Power" and before.startswith("++ 1 Oct: “We will") and after.startswith("− 20 Nov: Prices")
    )


def test_clippings_print_each_article_whole_under_the_number_of_its_item() -> None:
    document = made("daily-press-clippings")
    clippings = [b for b in document.blocks if isinstance(b, Heading) and b.anchor.startswith("clipping")]
    assert [plain(b.inlines) for b in clippings] == [
        "1.\u2002Reserves to last, says “grid” operator",
        "2.\u2002Headline 2",
    ]
    words = " ".join(write_text(document).split())
    for text in (GRID.text, PORT.text):
        assert " ".join(text.split()) in words
    breaks = sum(isinstance(b, PageBreak) for b in document.blocks)
    assert breaks == 2


def test_headlines_are_one_line_an_article_with_actor_and_outlet() -> None:
    briefing = replace(
        BRIEFING, sections=(Section(SectionId(3), "News", (ArticleItem(ItemId(5), GRID.id), led(6, SAID))),)
    )
    words = " ".join(write_text(made("daily-press-headlines", briefing)).split())
    assert (
        "- Ana Kos: “We will not ration power this winter […] not in any region.” (Coast Daily) [1]" in words
    )


def test_a_long_briefing_ends_with_an_index_of_actors() -> None:
    product = load_product("daily-press-review")
    short = replace(product, caps=replace(product.caps, index_after_pages=1))
    long_text = "A sentence that fills the page. " * 60
    items = tuple(NoteItem(ItemId(100 + n), long_text) for n in range(6))
    section = Section(SectionId(9), "News", (ArticleItem(ItemId(1), GRID.id), led(2, SAID), *items))
    document = compose(replace(BRIEFING, sections=(section,)), MATERIAL, short, NOW)
    [index] = [block for block in document.blocks if isinstance(block, Index)]
    assert [(entry.name, [item.text for item in entry.items]) for entry in index.entries] == [
        ("Kos, Ana", ["1"])
    ]
    assert not any(isinstance(b, Index) for b in compose(BRIEFING, MATERIAL, product, NOW).blocks)


def test_control_data_of_a_report_stand_in_its_masthead() -> None:
    control = replace(
        CONTROL,
        period_start=date(2026, 11, 21),
        period_end=date(2026, 11, 23),
        precedence="priority",
        desk_by=datetime(2026, 11, 23, 6, 30, tzinfo=UTC),
        next_issue=date(2026, 11, 25),
    )
    briefing = replace(BRIEFING, control=control, language="en", second_language="fr")
    masthead = made("situation-report", briefing).blocks[0]
    told = dict(masthead.control)  # type: ignore[union-attr]
    assert told["Period covered"].replace("\u00a0", " ") == "21–23 Nov 2026"
    assert told["Precedence"].replace("\u00a0", " ") == "PRIORITY · DESKBY 230630Z NOV 26"
    assert told["Next issue"] == "25 November 2026"
    assert masthead.second_title == "Rapport de situation"  # type: ignore[union-attr]


def test_sources_of_every_product_are_numbered_alike() -> None:
    for name in product_names():
        [sources] = [b for b in made(name).blocks if isinstance(b, Sources)]
        assert [entry.number for entry in sources.entries] == [1, 2, 3], name


def test_a_translation_stands_over_the_words_as_they_were_said() -> None:
    foreign = replace(GRID, language="sl")
    material = replace(MATERIAL, articles={**MATERIAL.articles, GRID.id: foreign})
    ours = replace(led(2, SAID), translation=Translation("No power will be rationed."))
    machine = replace(ours, translation=Translation("No power will be rationed.", is_machine=True))
    named = replace(ours, translation=Translation("No power will be rationed.", by="J. Smith"))
    for item, told in (
        (ours, "our translation"),
        (machine, "machine translation, unrevised"),
        (named, "translation: J. Smith"),
    ):
        section = Section(SectionId(3), "News", (ArticleItem(ItemId(1), GRID.id), item))
        document = made("daily-press-review", replace(BRIEFING, sections=(section,)), material)
        [quoted] = [block for block in document.blocks if isinstance(block, Quotation)]
        assert plain(quoted.content) == f"“No power will be rationed.” [{told}] [1]"
        assert (
            plain(quoted.original)
            == "orig. (sl): “We will not ration power this winter […] not in any region.”"
        )
        assert quoted.original[1].language == "sl"  # type: ignore[union-attr]


def test_places_do_not_pass_for_people() -> None:
    country = replace(KOS, id=ActorId(7), name="Arden", kind=ActorKind.COUNTRY)
    statements = {PROMISED.id: replace(PROMISED, actor_id=country.id), SAID.id: SAID}
    material = replace(MATERIAL, statements=statements, actors={KOS.id: KOS, country.id: country})
    people = next(t for t in tables(made("meeting-brief", material=material)) if t.columns[0].head == "Name")
    assert [row[0] for row in rows(people)] == ["Ana Kos"]


@pytest.mark.parametrize(
    ("language", "words", "issue"),
    [
        ("de", "Wir werden die Verteidigung der Grenze verstärken", "Security and defence"),
        ("fr", "Nous voulons reprendre les négociations", "Diplomacy"),
        ("es", "Los precios de la energía bajarán este año", "Economy and energy"),
        ("ru", "Выборы в парламент пройдут весной", "Institutions and law"),
        ("uk", "Біженці отримають допомогу вже цього тижня", "People and society"),
        ("pl", "Negocjacje w sprawie traktatu trwają nadal", "Diplomacy"),
        ("ar", "وزارة الدفاع والجيش على الحدود", "Security and defence"),
    ],
)
def test_an_issue_is_known_by_the_words_of_the_articles_language(
    language: str, words: str, issue: str
) -> None:
    source = article(9, words, headline="X", language=language)
    said = statement(9, source, words, actor=1)
    material = replace(MATERIAL, articles={source.id: source}, statements={said.id: said})
    briefing = replace(BRIEFING, sections=(replace(BRIEFING.sections[1], items=(led(9, said),)),))
    [matrix] = [t for t in tables(made("statement-matrix", briefing, material)) if t.row_heads and t.wide]
    assert [column.head for column in matrix.columns] == ["Actor", issue, "Overall"]

"""A Word or PDF file that came back from a colleague, held against the library."""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from random import Random

import pytest
import samples
from altered_quotations import altered, words_of

from briefing_app.document.compose import compose
from briefing_app.document.house_style_file import load_house_style
from briefing_app.document.nodes import Document, Quotation, SourceRef, Text
from briefing_app.document.products.product_file import load_product
from briefing_app.domain.actors.actor import Actor, ActorKind, Function
from briefing_app.domain.briefings.briefing import ArticleItem, Briefing, Section, StatementItem
from briefing_app.domain.edit import Change
from briefing_app.domain.identity import ActorId, BriefingId, ItemId, SectionId, StatementId
from briefing_app.domain.statements.statement import Attribution, Manner, Statement
from briefing_app.domain.text import hull, passage_at
from briefing_app.errors import Refused
from briefing_app.export.formats import render
from briefing_app.storage.store import Store
from briefing_app.workspace.composing.documents import material_for
from briefing_app.workspace.returned import telling
from briefing_app.workspace.returned.comparing import compare
from briefing_app.workspace.returned.outcome import Outcome, Report, Verdict
from briefing_app.workspace.returned.reading import read_docx_text, read_pdf_text, read_returned

NOW = samples.NOW
STYLE = load_house_style("ministry")
PRODUCT = load_product("daily-press-review")
TEXT = (
    "KARLSHAVEN — “The port stays open through the winter, and nobody will lose a job,” Energy Minister Jane "
    "Roe told reporters on Friday. “Not one of the 12 cranes will be sold.”\n\n"
    "The Harbour Union called the plan “a sale in slow motion”. The union said that prices could rise."
)
OTHER = "“We will build the new quay before 2030,” said Pavel Dorn, the mayor of Ostrand. He smiled."
PORT = samples.article(1, TEXT, headline="Port stays open")
QUAY = samples.article(2, OTHER, headline="A quay for Ostrand", outlet="Harbour Post")
ROE = Actor(ActorId(1), "Jane Roe", ActorKind.PERSON, functions=(Function("Energy Minister"),))
DORN = Actor(ActorId(2), "Pavel Dorn", ActorKind.PERSON, functions=(Function("mayor", "Ostrand"),))
UNION = Actor(ActorId(3), "Harbour Union", ActorKind.ORGANISATION)


def said(
    number: int, actor: Actor, article: object, *pieces: str, manner: Manner = Manner.DIRECT
) -> Statement:
    content = tuple(samples.span_of(article.text, piece) for piece in pieces)  # type: ignore[attr-defined]
    passage = passage_at(article.id, article.text, hull(content))  # type: ignore[attr-defined]
    return Statement(StatementId(number), passage, Attribution(content, None, None, manner), actor.id)


STATEMENTS = (
    said(
        1, ROE, PORT, "The port stays open through the winter, and nobody will lose a job,",
        "Not one of the 12 cranes will be sold.",
    ),
    said(2, UNION, PORT, "the plan “a sale in slow motion”", manner=Manner.MIXED),
    said(3, UNION, PORT, "that prices could rise", manner=Manner.INDIRECT),
    said(4, DORN, QUAY, "We will build the new quay before 2030,"),
)  # fmt: skip
BRIEFING = Briefing(
    BriefingId(1),
    "Daily press review",
    NOW,
    in_brief="The port “stays open through the winter” [1].",
    sections=(
        Section(
            SectionId(1),
            "News",
            (
                ArticleItem(
                    ItemId(1), PORT.id, summary="Roe keeps the port. She said “nobody will lose a job”."
                ),
                *(StatementItem(ItemId(n), StatementId(n - 1), None, PORT.id) for n in (2, 3, 4)),
                ArticleItem(ItemId(5), QUAY.id),
                StatementItem(ItemId(6), StatementId(4), None, QUAY.id),
            ),
            "international",
        ),
    ),
)


@pytest.fixture
def library(tmp_path: Path) -> Iterator[Store]:
    with Store.open(tmp_path / "library.briefing") as store:
        everything = (PORT, QUAY, ROE, DORN, UNION, *STATEMENTS, BRIEFING)
        store.write([Change(None, one) for one in everything])
        yield store


def document(store: Store, briefing: Briefing = BRIEFING) -> Document:
    return compose(briefing, material_for(store, briefing), PRODUCT, NOW)


def edited(made: Document, origin: int, **change: str) -> Document:
    """Return a document in which one quotation has other words, another speaker or another source."""
    blocks = []
    for block in made.blocks:
        if isinstance(block, Quotation) and block.origin == origin:
            first, *rest = block.content
            assert isinstance(first, Text)
            words = first.text.replace(change.get("old", ""), change.get("new", ""))
            who = Text(change["who"]) if "who" in change else block.attribution[0]
            if "source" in change:
                rest = [SourceRef((int(change["source"]),)) if isinstance(r, SourceRef) else r for r in rest]
            block = replace(
                block, content=(replace(first, text=words), *rest), attribution=(who, *block.attribution[1:])
            )
        blocks.append(block)
    return replace(made, blocks=tuple(blocks))


def held(made: Document, store: Store, kind: str) -> Report:
    read = {"docx": read_docx_text, "pdf": read_pdf_text}[kind]
    return compare(read(render(made, STYLE, kind).data), store)


def only(report: Report) -> Outcome:
    assert len(report.faults) == 1, report.faults
    return report.faults[0]


both = pytest.mark.parametrize("kind", ["docx", "pdf"])


@both
def test_a_file_as_it_left_is_verified_whole(library: Store, kind: str) -> None:
    report = held(document(library), library, kind)
    assert report.faults == ()
    assert report.counts[Verdict.VERIFIED] >= 6  # four statements, the opening and a summary


@both
@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("nobody", "somebody"),
        ("will lose", "will not lose"),
        ("lose a", "lsoe a"),
        ("through the winter, ", ""),
        ("port stays", "stays port"),
        ("12", "13"),
        ("will be sold.", "will be sold, Roe said."),
        ("nobody will lose a job […] ", "nobody will lose a job "),
        ("job […] Not one of", "job […] one of"),
    ],
)
def test_every_altered_quotation_is_listed_with_the_original(
    library: Store, kind: str, old: str, new: str
) -> None:
    fault = only(held(edited(document(library), 2, old=old, new=new), library, kind))
    assert fault.verdict is Verdict.ALTERED
    assert fault.expected.startswith("The port stays open through the winter, and nobody will lose a job")
    assert fault.article == "Port stays open"


@both
@pytest.mark.parametrize("who", ["Pavel Dorn", "Somebody Else"])
def test_another_speaker_is_listed(library: Store, kind: str, who: str) -> None:
    fault = only(held(edited(document(library), 2, who=who), library, kind))
    assert fault.verdict is Verdict.ATTRIBUTION
    assert fault.expected_attribution.startswith("Jane Roe, Energy Minister")
    assert who in fault.attribution


@both
def test_another_function_is_listed(library: Store, kind: str) -> None:
    made = document(library)
    blocks = [
        replace(b, attribution=(b.attribution[0], Text(", former Energy Minister")))
        if isinstance(b, Quotation) and b.origin == 2
        else b
        for b in made.blocks
    ]
    fault = only(held(replace(made, blocks=tuple(blocks)), library, kind))
    assert fault.verdict is Verdict.ATTRIBUTION


@both
def test_another_source_number_is_listed(library: Store, kind: str) -> None:
    fault = only(held(edited(document(library), 2, source="2"), library, kind))
    assert fault.verdict is Verdict.SOURCE
    assert "Port stays open" in fault.sentence


@both
def test_indirect_and_partly_quoted_words_are_held_to_the_library_too(library: Store, kind: str) -> None:
    assert (
        only(held(edited(document(library), 3, old="slow", new="fast"), library, kind)).verdict
        is Verdict.ALTERED
    )
    assert (
        only(held(edited(document(library), 4, old="could", new="will"), library, kind)).verdict
        is Verdict.ALTERED
    )


@both
def test_words_that_nobody_said_are_unknown(library: Store, kind: str) -> None:
    made = edited(
        document(library), 6, old="We will build the new quay before 2030", new="Cats sleep all day long"
    )
    assert only(held(made, library, kind)).verdict is Verdict.UNKNOWN


@both
def test_quoted_words_in_a_summary_are_found_in_their_article(library: Store, kind: str) -> None:
    item = BRIEFING.sections[0].items[0]
    assert isinstance(item, ArticleItem)
    wrong = replace(item, summary="She said “nobody will keep a job”.")
    section = replace(BRIEFING.sections[0], items=(wrong, *BRIEFING.sections[0].items[1:]))
    fault = only(held(document(library, replace(BRIEFING, sections=(section,))), library, kind))
    assert fault.verdict is Verdict.ALTERED
    assert fault.expected == "nobody will lose a job"


@both
def test_a_shortening_of_a_briefing_is_known_and_a_new_one_is_listed(library: Store, kind: str) -> None:
    items = BRIEFING.sections[0].items
    short = replace(items[1], wording="The port stays open […] nobody will lose a job […]")  # type: ignore[call-arg]
    section = replace(BRIEFING.sections[0], items=(items[0], short, *items[2:]))
    shortened = replace(BRIEFING, id=BriefingId(2), sections=(section,))
    made = document(library, shortened)
    assert "Shortened" in only(held(made, library, kind)).sentence

    library.write([Change(None, shortened)])
    assert held(made, library, kind).faults == ()


@both
def test_without_the_briefing_the_articles_are_enough(library: Store, kind: str) -> None:
    made = document(library)
    library.write([Change(BRIEFING, replace(BRIEFING, removed=True))])
    assert held(made, library, kind).faults == ()


@both
def test_without_its_sources_the_words_are_searched_for(library: Store, kind: str) -> None:
    made = document(library)
    bare = replace(made, blocks=tuple(b for b in made.blocks if isinstance(b, Quotation)))
    bare = replace(
        bare,
        blocks=tuple(replace(b, content=b.content[:1]) for b in bare.blocks if isinstance(b, Quotation)),
    )
    report = held(bare, library, kind)
    assert report.counts[Verdict.VERIFIED] >= 1
    assert not [one for one in report.faults if one.verdict is Verdict.ALTERED]


def test_an_empty_library_knows_nothing(tmp_path: Path, library: Store) -> None:
    made = document(library)
    with Store.open(tmp_path / "empty.briefing") as empty:
        report = held(made, empty, "docx")
    assert report.counts[Verdict.VERIFIED] == 0
    assert {fault.verdict for fault in report.faults} == {Verdict.UNKNOWN}


# Word files as Word leaves them


def with_part(data: bytes, change: object, part: str = "word/document.xml") -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as old, zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as new:
        for name in old.namelist():
            content = old.read(name)
            new.writestr(name, change(content.decode()).encode() if name == part else content)  # type: ignore[operator]
    return out.getvalue()


def docx(store: Store) -> bytes:
    return render(document(store), STYLE, "docx").data


def test_tracked_changes_count_as_accepted(library: Store) -> None:
    def tracked(xml: str) -> str:
        run = re.search(r"<w:r>(?:(?!</w:r>).)*?“The port stays open.*?</w:r>", xml)
        assert run is not None
        deleted = run[0].replace("<w:t ", "<w:delText ").replace("</w:t>", "</w:delText>")
        inserted = run[0].replace("nobody", "somebody")
        author = 'w:id="900" w:author="A" w:date="2026-11-23T00:00:00Z"'
        return xml.replace(run[0], f"<w:del {author}>{deleted}</w:del><w:ins {author}>{inserted}</w:ins>")

    fault = only(compare(read_docx_text(with_part(docx(library), tracked)), library))
    assert (fault.verdict, "somebody" in fault.printed) == (Verdict.ALTERED, True)


def test_an_insertion_that_was_deleted_again_changes_nothing(library: Store) -> None:
    def tracked(xml: str) -> str:
        author = 'w:id="900" w:author="A" w:date="2026-11-23T00:00:00Z"'
        gone = f"<w:del {author}><w:r><w:delText>not </w:delText></w:r></w:del>"
        return re.sub(r"(<w:r>(?:(?!</w:r>).)*?“The port stays open)", rf"{gone}\1", xml, count=1)

    assert compare(read_docx_text(with_part(docx(library), tracked)), library).faults == ()


def test_runs_that_word_has_split_and_soft_hyphens_change_nothing(library: Store) -> None:
    def split(xml: str) -> str:
        return xml.replace(
            "stays open through", "st</w:t></w:r><w:r><w:t>ays o\u00adpen</w:t></w:r><w:r><w:t> through"
        )

    assert compare(read_docx_text(with_part(docx(library), split)), library).faults == ()


def test_without_its_styles_a_word_file_is_read_like_any_other(library: Store) -> None:
    bare = with_part(docx(library), lambda xml: re.sub(r'<w:pStyle w:val="[^"]*"/>', "", xml))
    assert compare(read_docx_text(bare), library).faults == ()


# hostile and other files


def test_what_is_no_word_or_pdf_file_is_refused(tmp_path: Path) -> None:
    for name, data in (
        ("a.docx", b"PK\x03\x04 broken"),
        ("b.pdf", b"%PDF-1.7 broken"),
        ("c.docx", b"words"),
    ):
        path = tmp_path / name
        path.write_bytes(data)
        with pytest.raises(Refused, match=name):
            read_returned(path)
    with pytest.raises(Refused, match="cannot be read"):
        read_returned(tmp_path / "absent.docx")


def test_a_word_file_with_declarations_or_endless_depth_is_survived(library: Store) -> None:
    data = docx(library)
    entity = with_part(
        data, lambda xml: xml.replace("<w:document", "<!DOCTYPE x [<!ENTITY a 'b'>]><w:document", 1)
    )
    with pytest.raises(Refused):
        read_docx_text(entity)
    deep = with_part(
        data,
        lambda xml: xml.replace("<w:body>", "<w:body>" + "<w:sdt><w:sdtContent>" * 150, 1).replace(
            "</w:body>", "</w:sdtContent></w:sdt>" * 150 + "</w:body>", 1
        ),
    )
    with pytest.raises(Refused):
        read_docx_text(deep)


def test_the_report_can_be_read_and_cannot_command_a_terminal(library: Store) -> None:
    report = held(edited(document(library), 2, old="nobody", new="somebody"), library, "docx")
    text = telling.as_text("a\x1b[31m.docx", report)
    assert "\x1b" not in text
    assert "{+somebody+}" in text
    assert "[-nobody-]" in text
    assert "1 altered" in text.splitlines()[-1]
    assert '"altered": 1' in telling.as_json("a.docx", report)


@both
def test_random_changes_are_all_listed(library: Store, kind: str) -> None:
    chance = Random(11)
    made = document(library)
    places = [n for n, b in enumerate(made.blocks) if isinstance(b, Quotation) and "“" in words_of(b)]
    for _ in range(25):
        place = chance.choice(places)
        block = made.blocks[place]
        assert isinstance(block, Quotation)
        change = altered(block, " The union said that", ("Pavel Dorn", "Jane Roe"), chance)
        if change is None:
            continue
        blocks = (*made.blocks[:place], change.after, *made.blocks[place + 1 :])
        assert held(replace(made, blocks=blocks), library, kind).faults, change


@pytest.mark.parametrize("language", ["ar", "fr"])
@pytest.mark.parametrize("product", ["daily-press-review", "statement-matrix", "timeline"])
def test_every_product_leaves_in_other_languages_without_false_alarm(
    library: Store, product: str, language: str
) -> None:
    briefing = replace(BRIEFING, product=product, language=language)
    made = compose(briefing, material_for(library, briefing), load_product(product), NOW)
    report = held(made, library, "docx")
    assert report.faults == ()
    assert report.counts[Verdict.VERIFIED]

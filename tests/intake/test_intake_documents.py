"""Word, PDF and Markdown files: every word the author left in, none that was taken out."""

from __future__ import annotations

from datetime import date

import pytest
from intake_documents import Sheet, named, paragraph, styles, word_file
from intake_pages import HEADLINE, PARAGRAPHS

from briefing_app.errors import Refused
from briefing_app.intake.registry import read_bytes

BODY = "\n\n".join(PARAGRAPHS)
LONG = "The board may close the basin for good, it said in a letter to the council on Friday."


def test_word_paragraphs_with_a_heading_give_headline_byline_and_date():
    body = paragraph(HEADLINE, "berschrift1") + paragraph("By Oda Ferrel") + paragraph("20 November 2026")
    data = word_file(body + "".join(map(paragraph, PARAGRAPHS)), word__styles=styles(berschrift1="heading 1"))
    taken = read_bytes(data, "a.docx")
    assert (taken.headline, taken.byline) == (HEADLINE, "Oda Ferrel")
    assert taken.published_on == date(2026, 11, 20)
    assert taken.text == BODY


def test_tracked_insertions_are_read_and_deletions_are_not():
    data = word_file(
        '<w:p><w:r><w:t xml:space="preserve">The board </w:t></w:r>'
        "<w:del><w:r><w:delText>will not</w:delText></w:r></w:del>"
        "<w:ins><w:r><w:t>may</w:t></w:r></w:ins>"
        "<w:moveFrom><w:r><w:t>gone</w:t></w:r></w:moveFrom>"
        "<w:r><w:rPr><w:vanish/></w:rPr><w:t>hidden</w:t></w:r>"
        '<w:r><w:t xml:space="preserve"> close</w:t><w:tab/><w:t>it.</w:t></w:r></w:p>'
    )
    assert read_bytes(data, "a.docx").text == "The board may close it."


def test_text_boxes_controls_tables_and_notes_are_read_once():
    box = f"<w:txbxContent>{paragraph('In the box.')}</w:txbxContent>"
    body = (
        paragraph(LONG)
        + "<w:p><w:r><mc:AlternateContent><mc:Choice><w:drawing><wps:txbx>"
        + f"{box}</wps:txbx></w:drawing></mc:Choice><mc:Fallback><w:pict>"
        + f"<v:textbox>{box}</v:textbox></w:pict>"
        + "</mc:Fallback></mc:AlternateContent></w:r></w:p>"
        + f"<w:sdt><w:sdtContent>{paragraph('Controlled.')}</w:sdtContent></w:sdt>"
        + f"<w:tbl><w:tr><w:tc>{paragraph('Pier')}</w:tc><w:tc>{paragraph('4')}</w:tc></w:tr></w:tbl>"
        + "<w:p><w:r><w:fldChar/><w:instrText>PAGE</w:instrText><w:t>Linked.</w:t></w:r></w:p>"
    )
    notes = named("footnotes", f'<w:footnote w:type="separator">{paragraph("-")}</w:footnote>'
                  f"<w:footnote>{paragraph('A note.')}</w:footnote>")  # fmt: skip
    taken = read_bytes(word_file(body, word__footnotes=notes), "a.docx")
    assert taken.text.split("\n\n") == [
        LONG, "In the box.", "Controlled.", "Pier | 4", "Linked.", "A note.",
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("title", "author", "headline", "byline"),
    [
        (
            "Eastern basin to close to tankers",
            "Ines Kallweit",
            "Eastern basin to close to tankers",
            "Ines Kallweit",
        ),
        ("Microsoft Word - press_release_template.doc", "Administrator", None, ""),
        ("Template for letters of the department", "Some Body", None, ""),
    ],
)
def test_properties_are_believed_only_when_the_text_bears_them_out(title, author, headline, byline):
    core = (
        '<c:coreProperties xmlns:c="urn:c" xmlns:dc="http://purl.org/dc/elements/1.1/">'
        f"<dc:title>{title}</dc:title><dc:creator>{author}</dc:creator></c:coreProperties>"
    )
    taken = read_bytes(word_file("".join(map(paragraph, PARAGRAPHS)), docProps__core=core), "a.docx")
    assert taken.byline == byline
    assert taken.headline_proposed is (headline is None)
    assert headline is None or taken.headline == headline


def test_a_broken_word_file_is_refused():
    data = word_file(paragraph(LONG))
    for broken in (data[:-40], data[:200], b"PK\x03\x04" + b"\0" * 400):
        with pytest.raises(Refused):
            read_bytes(broken, "a.docx")


def test_a_word_file_with_an_entity_or_a_bomb_in_it_is_refused():
    bomb = word_file(paragraph("a" * 30_000_000))
    assert len(bomb) < 100_000
    with pytest.raises(Refused, match="would unpack"):
        read_bytes(bomb, "a.docx")
    core = '<!DOCTYPE a [<!ENTITY b "c">]><a>&b;</a>'
    with pytest.raises(Refused, match="declarations"):
        read_bytes(word_file(paragraph(LONG), word__styles=core), "a.docx")


def test_a_word_file_without_text_is_refused():
    with pytest.raises(Refused, match="no readable text"):
        read_bytes(word_file("<w:p/>"), "a.docx")


def test_a_pdf_page_becomes_paragraphs_with_its_headline():
    sheet = Sheet()
    sheet.line("Veldmoor closes tanker basin after", 60, 740, 22)
    sheet.line("cracks found in piers", 60, 714, 22)
    sheet.line("By Oda Ferrel", 60, 690, 9)
    sheet.line("20 November 2026", 60, 677, 9)
    sheet.column(PARAGRAPHS, 60, 640, 450)
    taken = read_bytes(sheet.data(), "a.pdf")
    assert taken.headline == HEADLINE
    assert taken.byline == "Oda Ferrel"
    assert taken.published_on == date(2026, 11, 20)
    assert taken.text == BODY


def test_two_columns_are_read_one_after_the_other():
    sheet = Sheet()
    sheet.line(HEADLINE, 60, 760, 18)
    sheet.column(PARAGRAPHS[:3], 60, 720, 220, indent=10)
    sheet.column(PARAGRAPHS[3:], 310, 720, 220, indent=10)
    taken = read_bytes(sheet.data(), "a.pdf")
    assert taken.text == BODY


def test_running_heads_and_page_numbers_are_left_out():
    sheet = Sheet()
    for number in range(1, 4):
        sheet.line("The Coastline, 20 November 2026", 60, 800, 8)
        sheet.column(PARAGRAPHS[2 * number - 2 : 2 * number], 60, 740, 450)
        sheet.line(f"{number}", 300, 30, 8)
        sheet.next_page()
    assert read_bytes(sheet.data(), "a.pdf").text == BODY


def test_a_sentence_goes_on_over_the_end_of_a_page():
    sheet = Sheet()
    sheet.line("The harbour board will close its eastern basin to all tankers from January,", 60, 80)
    sheet.next_page()
    sheet.line("its director said on Friday, and nobody in the council had a word to say.", 60, 760)
    assert "from January, its director" in read_bytes(sheet.data(), "a.pdf").text


def test_words_broken_at_line_ends_are_whole_again_and_real_hyphens_stay():
    sheet = Sheet()
    for place, line in enumerate(
        (
            "The harbour board will close its eastern basin for the inspec-",
            "tion of all its loading piers, said its director, Ines Kallweit-",
            "Holm, who leads the planning office. It was a question of long-",
            "term safety, and of long-term trust, she said at the town hall.",
        )
    ):
        sheet.line(line, 60, 700 - 13 * place)
    text = read_bytes(sheet.data(), "a.pdf").text
    assert "the inspection of all" in text
    assert "Kallweit-Holm, who" in text
    assert "question of long-term safety" in text


def test_encrypted_scanned_and_damaged_pdfs_are_refused_in_words():
    locked = Sheet(password="secret")
    locked.line(LONG, 60, 700)
    with pytest.raises(Refused, match="encrypted"):
        read_bytes(locked.data(), "a.pdf")
    scanned = Sheet()
    scanned.next_page()
    with pytest.raises(Refused, match="scanned"):
        read_bytes(scanned.data(), "a.pdf")
    with pytest.raises(Refused, match="damaged"):
        read_bytes(b"%PDF-1.7\n" + b"garbage " * 200, "a.pdf")


def test_markdown_loses_its_marks_and_keeps_its_words():
    source = (
        "# Basin *closed* after `cracks`\n\nBy Oda Ferrel\n\nThe [board](http://a.example/x) **will** "
        "close\nits basin, ![pier](p.jpg) it said in a long enough sentence.\n\n"
        "> “Better a closure,” she said.\n\n"
        "- first\n- second\n\n| Pier | Cracks |\n|---|---|\n| 4 | 11 |\n\n<div>in <b>a</b> block</div>\n"
    )
    taken = read_bytes(source.encode(), "a.md")
    assert taken.headline == "Basin closed after cracks"
    assert taken.byline == "Oda Ferrel"
    assert taken.text.split("\n\n") == [
        "The board will close its basin, it said in a long enough sentence.",
        "“Better a closure,” she said.",
        "first",
        "second",
        "Pier | Cracks",
        "4 | 11",
        "in a block",
    ]


def test_front_matter_of_markdown_names_the_details():
    source = (
        '---\r\ntitle: "Basin: closed"\r\nauthors:\r\n  - Oda Ferrel\r\n  - Jan Mirk\r\ndate: 2026-11-20\r\n'
        f"outlet: The Coastline\r\nurl: https://a.example/b\r\nlang: en\r\n---\r\n\r\n{LONG}\r\n"
    )
    taken = read_bytes(source.encode(), "a.md")
    assert (taken.headline, taken.byline) == ("Basin: closed", "Oda Ferrel and Jan Mirk")
    assert (taken.outlet, taken.published_on) == ("The Coastline", date(2026, 11, 20))
    assert taken.url == "https://a.example/b"
    assert taken.text == LONG


def test_a_rule_at_the_top_of_markdown_is_no_front_matter():
    assert read_bytes(f"---\n\n{LONG}\n\n---\n\n{LONG} Again.".encode(), "a.md").text.startswith(LONG)

"""Nexis and Factiva exports: a file of many articles becomes many articles, nothing of them is lost."""

from __future__ import annotations

from datetime import UTC, date, datetime

import pytest
from intake_documents import word_file
from intake_exports import (
    SECOND,
    STORIES,
    Story,
    as_rtf,
    as_word,
    europresse_page,
    factiva_page,
    factiva_plain,
    factiva_rtf,
    nexis_lines,
    nexis_text,
    proquest_text,
)
from intake_pages import HEADLINE, PARAGRAPHS, news_page

from briefing_app.domain.articles.article import Genre
from briefing_app.errors import Refused
from briefing_app.intake.containers.content import of_bytes
from briefing_app.intake.formats.exports.europresse import read_europresse
from briefing_app.intake.formats.exports.factiva import read_factiva
from briefing_app.intake.formats.exports.nexis import read_nexis
from briefing_app.intake.formats.registry import format_of
from briefing_app.intake.registry import read_parts
from briefing_app.intake.taken import Taken, article_from

FIRST = "\n\n".join(PARAGRAPHS)
OTHER = "\n\n".join(SECOND)
DAYS = (date(2026, 11, 20), date(2026, 11, 21))


def both(data: bytes) -> tuple[Taken, Taken]:
    """Return the two articles of an export, with what all layouts tell of them looked at."""
    first, second = read_parts(data, "export")
    assert isinstance(first, Taken)
    assert isinstance(second, Taken)
    assert (first.text, second.text) == (FIRST, OTHER)
    assert (first.headline, second.headline) == (HEADLINE, "Port Anselm lends two berths")
    assert not (first.headline_proposed or second.headline_proposed)
    assert (first.outlet, second.outlet) == ("The Coastline (Veldmoor)", "Anselm Courier")
    assert (first.byline, second.byline) == ("Oda Ferrel", "Jan Toll")
    assert (first.published_on, second.published_on) == DAYS
    assert (first.language, second.language) == ("en", "en")
    return first, second


@pytest.mark.parametrize("form", [as_word, as_rtf])
def test_the_new_nexis_layout_in_word_and_rtf(form):
    both(form(nexis_lines(*STORIES)))


def test_the_old_nexis_layout_wrapped_as_plain_text():
    both(nexis_text(*STORIES))
    both(nexis_text(*STORIES, counting="DOCUMENT {n} of {all}"))


@pytest.mark.parametrize("form", [factiva_page, factiva_rtf])
def test_factiva_with_its_codes_as_page_and_rtf(form):
    both(form(*STORIES))


def test_europresse_as_the_page_that_it_saves():
    both(europresse_page(*STORIES))
    stories = (Story(day="vendredi 20 novembre 2026", words=900), Story(paragraphs=()))
    short, refusal = read_europresse(europresse_page(*stories))
    assert (short.published_on, short.section) == (DAYS[0], "Port")
    assert short.doubt.startswith("The export tells of 900 words")
    assert refusal.what == "This article of the export has no text."


def test_proquest_as_plain_text():
    both(proquest_text(*STORIES))
    torn = proquest_text(*STORIES).replace(b"Full text: PORT", b"Full text: Not available.\n\nNotes: PORT")
    assert [type(part) for part in read_parts(torn, "a.txt")] == [Taken, Refused]


def test_factiva_without_codes_as_rtf():
    both(as_rtf([line for number, story in enumerate(STORIES, 1) for line in factiva_plain(story, number)]))


def test_dates_and_labels_in_the_language_of_the_interface():
    story = Story(day="Freitag, 20. November 2026", byline="Von Oda Ferrel")
    labels = "AUTOR RUBRIK LÄNGE UPDATE SPRACHE DEUTSCH"
    for counting in ("Dokument {n} von {all}", "{n} von {all} DOKUMENTE"):
        (taken,) = read_nexis(nexis_text(story, counting=counting, labels=labels))
        assert (taken.published_on, taken.byline, taken.language) == (DAYS[0], "Oda Ferrel", "de")
    story = Story(day="vendredi 20 novembre 2026", byline="Par Oda Ferrel")
    labels = "AUTEUR RUBRIQUE LONGUEUR DATE-CHARGEMENT LANGUE FRANÇAIS"
    (taken,) = read_nexis(nexis_text(story, counting="Document {n} de {all}", labels=labels))
    assert (taken.published_on, taken.byline, taken.language) == (DAYS[0], "Oda Ferrel", "fr")
    story = Story(day="20 de noviembre de 2026 viernes")
    lines = [line.replace("Length", "Longitud").replace(" words", " palabras") for line in nexis_lines(story)]
    (taken,) = read_nexis(as_word([line.replace("End of Document", "Fin del documento") for line in lines]))
    assert taken.published_on == DAYS[0]
    lines = factiva_plain(
        Story(day="20 November 2026", byline="Von Oda Ferrel"), words="Wörter", document="Dokument"
    )
    (taken,) = read_factiva(as_rtf(lines))
    assert (taken.published_on, taken.byline, taken.language) == (DAYS[0], "Oda Ferrel", "de")
    assert taken.text == FIRST


def test_an_article_that_cannot_be_understood_is_refused_by_its_number_and_the_rest_go_on():
    torn = nexis_lines(*STORIES, *STORIES)
    place = torn.index(SECOND[0])
    del torn[place : place + 2]
    parts = list(read_parts(as_word(torn), "export.docx"))
    assert [type(part) for part in parts] == [Taken, Refused, Taken, Taken]
    assert "no text" in parts[1].what
    assert parts[1].where.startswith("export.docx")
    assert "2" in parts[1].where
    lines = [*factiva_plain(STORIES[0]), "Nothing that could be", "Document COAST000020261120emb00002x"]
    parts = list(read_parts(as_rtf(lines + factiva_plain(STORIES[1], 3)), "export.rtf"))
    assert [type(part) for part in parts] == [Taken, Refused, Taken]
    parts = list(
        read_parts(nexis_text(*STORIES).replace(b"LENGTH: 27", b"").replace(b"November 21", b"Autumn"), "a")
    )
    assert [type(part) for part in parts] == [Taken, Refused]


def test_fewer_words_than_the_export_tells_of_are_said():
    (short,) = read_nexis(as_word(nexis_lines(Story(words=900))))
    assert short.doubt == f"The export tells of 900 words; {Story().length} were read."
    (whole,) = read_nexis(as_word(nexis_lines(Story())))
    assert whole.doubt == ""
    (taken,) = read_parts(as_word(nexis_lines(Story(words=900))), "a.docx")
    assert isinstance(taken, Taken)
    assert article_from(taken, datetime(2026, 11, 28, tzinfo=UTC)).note == short.doubt
    (short,) = read_factiva(as_rtf(factiva_plain(Story(words=1900))))
    assert short.doubt.startswith("The export tells of 1,900 words;")


def test_highlights_stand_first_and_labels_inside_the_text_stay():
    story = Story(
        paragraphs=(
            *PARAGRAPHS,
            "Update: the board meets again on Monday.",
            "Language: nobody minds it, she said.",
        ),
        extra=("Dateline: VELDMOOR", "Highlight: The eastern basin is shut for a year."),
    )
    (taken,) = read_parts(as_word(nexis_lines(story)), "a.docx")
    assert taken.text.split("\n\n") == ["The eastern basin is shut for a year.", *story.paragraphs]
    assert taken.dateline == "VELDMOOR"


def test_the_section_tells_opinion_from_news():
    (taken,) = read_parts(as_word(nexis_lines(Story(section="Opinion; Pg. 20"))), "a.docx")
    assert isinstance(taken, Taken)
    assert taken.genre is Genre.OP_ED
    assert taken.section == "Opinion; Pg. 20"
    assert article_from(taken, datetime(2026, 11, 22, tzinfo=UTC)).section == "Opinion; Pg. 20"


def test_the_section_of_any_export_names_the_genre_as_far_as_it_is_one():
    (taken,) = read_parts(factiva_page(Story(section="Opinion")), "a.html")
    assert (taken.genre, taken.section) == (Genre.OP_ED, "Opinion")
    (taken,) = read_parts(factiva_page(Story()), "a.html")
    assert (taken.genre, taken.section) == (Genre.NEWS, "NEWS; Pg. 3")


def test_a_headline_that_a_page_counts_loses_its_number():
    page = factiva_page(Story(headline="12) Basin closed")).decode()
    (taken,) = read_parts(page.encode(), "a.html")
    assert taken.headline == "Basin closed"


@pytest.mark.parametrize(
    ("data", "name"),
    [
        (news_page().encode(), "web page"),
        (as_word([HEADLINE, *PARAGRAPHS, "This is the End of Document 4, he said."]), "Word document"),
        (f"{HEADLINE}\n\n{FIRST}\n\nSee Document ABCD000020261112 there.".encode(), "plain text"),
        (f"{HEADLINE}\n\nIt was page 1 of 10 documents, length: 4 metres.\n\n{FIRST}".encode(), "plain text"),
    ],
)
def test_what_only_speaks_of_documents_is_no_export(data, name):
    assert format_of(of_bytes(data, "a")).name == name


def test_the_new_nexis_layout_as_word_holds_it_with_links_bound_spaces_and_the_table_of_the_search():
    def run(text: str) -> str:
        return f'<w:r><w:t xml:space="preserve">{text}</w:t></w:r>'

    def linked(*texts: str) -> str:
        return "".join(f'<w:hyperlink r:id="r1">{run(text)}</w:hyperlink>' for text in texts)

    def cell(text: str) -> str:
        return f"<w:tc><w:p>{run(text)}</w:p></w:tc>"

    search = f"<w:tbl><w:tr>{cell('Content Type')}{cell('Narrowed by')}</w:tr><w:tr>{cell('News')}"
    search += f"{cell('Sources: The Coastline; Content Type: News')}</w:tr></w:tbl>"
    lines = [
        run("User Name: ") + run("A READER"), run("Documents (1)"),
        run("1.") + linked(" ", "Veldmoor closes", " tanker basin"), run("Client/Matter: ") + run("-None-"),
    ]  # fmt: skip
    article = [
        '<w:bookmarkStart w:id="1" w:name="Bookmark_1"/><w:bookmarkEnd w:id="1"/>',
        linked("Veldmoor closes", " tanker", " basin"), run("The Coastline"),
        run("November 20, 2026, Friday,, FINAL EDITION"),
        f"<w:r><w:br/></w:r>{run('Copyright 2026 Coastline')}",
        run("Section:") + run("\u00a0PORT;; COVER STORY"), run("Length:") + run("\u00a0183 words"),
        run("Byline:") + run("\u00a0Oda Ferrel"), f'<w:bookmarkStart w:id="2" w:name="Body"/>{run("Body")}',
        *map(run, PARAGRAPHS), run("Load-Date:") + run("\u00a0November 21, 2026"), run("End of Document"),
    ]  # fmt: skip
    names = 'xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"'
    body = "".join(f"<w:p {names}>{line}</w:p>" for line in lines) + search
    body += "".join(f"<w:p {names}>{line}</w:p>" for line in article)
    (taken,) = read_parts(word_file(body), "export.docx")
    assert isinstance(taken, Taken)
    assert (taken.headline, taken.outlet) == ("Veldmoor closes tanker basin", "The Coastline")
    assert (taken.byline, taken.published_on, taken.text) == ("Oda Ferrel", DAYS[0], FIRST)
    assert taken.doubt == ""

"""E-books: a downloaded paper is its articles, any other book its chapters."""

from __future__ import annotations

import io
import zipfile
from datetime import date

import pytest
from intake_exports import SECOND
from intake_pages import HEADLINE, PARAGRAPHS

from briefing_app.errors import Refused
from briefing_app.intake.registry import read_parts

CONTAINER = (
    '<?xml version="1.0"?><container xmlns="urn:oasis:names:tc:opendocument:xmlns:container"><rootfiles>'
    '<rootfile full-path="OEBPS/content.opf" media-type="application/oebps-package+xml"/></rootfiles>'
    "</container>"
)
BAR = '<div class="calibre_navbar"><a href="../index.html">Next</a> | <a href="../x.html">Menu</a></div>'


def page(body: str, *, kind: str = "") -> str:
    """Return a chapter as XHTML with a document type, as books have it."""
    types = f' epub:type="{kind}"' if kind else ""
    return (
        '<?xml version="1.0" encoding="utf-8"?><!DOCTYPE html PUBLIC "-//W3C//DTD XHTML 1.1//EN" '
        '"http://www.w3.org/TR/xhtml11/DTD/xhtml11.dtd"><html xmlns="http://www.w3.org/1999/xhtml" '
        f'xmlns:epub="http://www.idpf.org/2007/ops"><head><title>x</title></head>'
        f"<body{types}>{body}</body></html>"
    )


def article(headline: str, paragraphs: tuple[str, ...], *, address: str = "") -> str:
    """Return an article as calibre leaves it: bars of links above and below."""
    foot = (
        f'<div class="calibre_navbar"><hr/><p>This article was downloaded by <strong>calibre</strong> from '
        f'<a href="{address}" rel="calibre-downloaded-from">{address}</a></p></div>'
    )
    text = "".join(f"<p>{text}</p>" for text in paragraphs)
    return page(f"{BAR}<h1>{headline}</h1>{text}{foot if address else BAR}")


def book(chapters: dict[str, str], meta: str, *, toc: str = "", extra: dict[str, str] | None = None) -> bytes:
    """Return an EPUB whose spine is `chapters` in order."""
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as package:
        package.writestr("mimetype", "application/epub+zip", zipfile.ZIP_STORED)
        package.writestr("META-INF/container.xml", CONTAINER)
        items = "".join(
            f'<item id="c{n}" href="{name}" media-type="application/xhtml+xml"/>'
            for n, name in enumerate(chapters)
        )
        if toc:
            items += '<item id="ncx" href="toc.ncx" media-type="application/x-dtbncx+xml"/>'
            package.writestr("OEBPS/toc.ncx", f"<ncx><navMap>{toc}</navMap></ncx>")
        spine = "".join(f'<itemref idref="c{n}"/>' for n in range(len(chapters)))
        package.writestr(
            "OEBPS/content.opf",
            '<package xmlns="http://www.idpf.org/2007/opf" xmlns:dc="http://purl.org/dc/elements/1.1/">'
            f"<metadata>{meta}</metadata><manifest>{items}</manifest><spine>{spine}</spine></package>",
        )
        for name, content in chapters.items():
            package.writestr(f"OEBPS/{name}", content)
        for name, content in (extra or {}).items():
            package.writestr(name, content)
    return buffer.getvalue()


def point(label: str, target: str, inside: str = "") -> str:
    """Return an entry of a table of contents."""
    return f'<navPoint><navLabel><text>{label}</text></navLabel><content src="{target}"/>{inside}</navPoint>'


NEWS = (
    "<dc:title>The Coastline [Fri, 20 Nov 2026]</dc:title><dc:creator>calibre</dc:creator>"
    "<dc:contributor>calibre (7.1)</dc:contributor><dc:date>2026-11-21T02:00:00+00:00</dc:date>"
    "<dc:language>en</dc:language>"
    '<meta name="calibre:publication_type" content="periodical:unknown:The Coastline"/>'
)


def test_a_downloaded_paper_is_its_articles_with_paper_day_section_and_address():
    listed = page(f"<h1>Harbour</h1><ul><li>{HEADLINE}</li></ul><p>{PARAGRAPHS[0]}</p>")
    chapters = {
        "titlepage.xhtml": page("<img src='cover.jpg'/>"),
        "index.html": page(f"<h1>The Coastline</h1><p>{' '.join(PARAGRAPHS)}</p>"),
        "feed_0/index.html": listed,
        "feed_0/article_0/index_u2.html": article(HEADLINE, PARAGRAPHS, address="https://coast.example/1"),
        "feed_0/article_1/index.html": article("Port Anselm lends two berths", SECOND),
    }
    toc = point(
        "Harbour",
        "feed_0/index.html",
        point(HEADLINE, "feed_0/article_0/index_u2.html") + point("Berths", "feed_0/article_1/index.html"),
    )
    first, second = read_parts(book(chapters, NEWS, toc=toc), "coastline.epub")
    assert (first.headline, first.text) == (HEADLINE, "\n\n".join(PARAGRAPHS))
    assert (second.headline, second.text) == ("Port Anselm lends two berths", "\n\n".join(SECOND))
    assert first.outlet == second.outlet == "The Coastline"
    assert first.published_on == second.published_on == date(2026, 11, 20)
    assert (first.url, first.language, first.byline) == ("https://coast.example/1", "en", "")


def test_another_book_is_its_chapters_without_cover_contents_and_imprint():
    meta = (
        "<dc:title>Ports of the North</dc:title><dc:creator>Oda Ferrel</dc:creator><dc:publisher>Quay Books"
        "</dc:publisher><dc:date>2025-03-01</dc:date><dc:language>en-GB</dc:language>"
    )
    chapter = "".join(f"<p>{text}</p>" for text in PARAGRAPHS)
    marked = chapter.replace("piers", 'piers&nbsp;&amp; quays<a epub:type="noteref" href="#n1">1</a>', 1)
    chapters = {
        "cover.xhtml": page(chapter),
        "a.xhtml": page(f"<section>{chapter}</section>", kind="toc"),
        "copyright.xhtml": page(chapter),
        "one.xhtml": page(f"<h2>The basin</h2>{marked}"),
        "two.xhtml": "<html><body><p>Broken <b>markup<p>" + chapter,
        "blank.xhtml": page("<p>II</p>"),
    }
    first, second = read_parts(book(chapters, meta), "ports.epub")
    assert (first.headline, first.byline, first.outlet) == ("The basin", "Oda Ferrel", "Quay Books")
    assert first.published_on == date(2025, 3, 1)
    assert "two of the loading piers & quays." in first.text
    assert (second.headline, second.text) == ("Broken markup", "\n\n".join(PARAGRAPHS))


@pytest.mark.parametrize(
    ("data", "words"),
    [
        (book({"a.xhtml": page("<p>Too short.</p>")}, ""), "no text that could be an article"),
        (book({}, "", extra={"META-INF/encryption.xml": "<e><EncryptedData/></e>"}), "protected"),
        (book({"../../../etc/passwd": page("")}, ""), "no text that could be an article"),
        (book({"a.xhtml": "<html><body>" + "<div>" * 30_000}, ""), "no text that could be an article"),
    ],
)
def test_books_without_articles_get_a_sentence(data, words):
    (refusal,) = read_parts(data, "a.epub")
    assert isinstance(refusal, Refused)
    assert words in refusal.what


def test_a_chapter_with_entities_of_its_own_is_not_expanded():
    bomb = '<!DOCTYPE html [<!ENTITY a "ha ha ha">]><html><body><p>&a;&a;&a;</p></body></html>'
    good = page("".join(f"<p>{text}</p>" for text in PARAGRAPHS))
    (taken,) = read_parts(book({"bomb.xhtml": bomb, "good.xhtml": good}, ""), "a.epub")
    assert taken.text == "\n\n".join(PARAGRAPHS)

"""One small, sound file of every format that can be taken in: what is spoilt in the trials."""

from __future__ import annotations

import bz2
import gzip
import json
import lzma
from datetime import UTC, datetime

import test_feed_reading as feeds
from intake_documents import Sheet, paragraph, word_file
from intake_exports import (
    STORIES,
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
from intake_mail import TEXT, as_bytes, mail, newsletter
from intake_pages import HEADLINE, PARAGRAPHS, news_page
from test_formats_archives import tarred, words, zipped
from test_formats_books import article, book
from test_formats_documents import escaped as escaped_rtf
from test_formats_documents import fodt, odt, paragraphs, rtf
from test_formats_saved_pages import saved
from test_formats_wire import NINJS_1, NINJS_3, XHTML, g2_item, inline, message, newsml_1, nitf
from test_intake_hostile_mail import EXAMPLES as MAILS
from watched import FEED, LIST

from briefing_app.web.feeds.opml import Listed, write_opml


def _sheet(columns: int) -> bytes:
    made = Sheet()
    for number in range(columns):
        made.column(PARAGRAPHS, 60 + number * 250, 740, 480 // columns)
    made.next_page()
    made.column(PARAGRAPHS[:2], 60, 740, 450)
    return made.data()


def seeds() -> dict[str, bytes]:
    """Return the files by name; the suffix says the format, the stem tells two of a kind apart."""
    stories = [
        (story.headline, f"https://paper.example/{n}", 4 * story.paragraphs[0])
        for n, story in enumerate(STORIES)
    ]
    members = {"a.txt": words(1), "in/b.eml": as_bytes(mail()), "c.html": news_page().encode()}
    document = word_file("".join(map(paragraph, PARAGRAPHS)))
    feed_list = write_opml([Listed("https://a.example/", "A", "x / y")], datetime(2026, 11, 28, tzinfo=UTC))
    return {
        "plain.txt": TEXT.encode(),
        "plain-16.txt": TEXT.encode("utf-16"),
        "marked.md": f"# {HEADLINE}\n\n---\na: b\n---\n\n{TEXT}\n\n> quoted\n\n* a\n* b".encode(),
        "page.html": news_page().encode(),
        "saved.mhtml": saved(),
        "one.pdf": _sheet(1),
        "two.pdf": _sheet(2),
        "word.docx": document,
        "open.odt": odt(paragraphs(*PARAGRAPHS), title=HEADLINE),
        "open.fodt": fodt(paragraphs(*PARAGRAPHS)),
        "rich.rtf": rtf(r"\par ".join(map(escaped_rtf, (HEADLINE, *PARAGRAPHS))) + r"\par"),
        "book.epub": book(
            {"a.xhtml": article(HEADLINE, PARAGRAPHS, address="https://x.example/1"),
             "b.xhtml": article("Two", PARAGRAPHS)},
            "<dc:title>The Coastline</dc:title>",
        ),
        "letter.eml": MAILS["a.eml"],
        "news.eml": as_bytes(mail("", page=newsletter(stories))),
        "box.mbox": MAILS["a.mbox"],
        "outlook.msg": MAILS["a.msg"],
        "items.xml": message(g2_item(inline(XHTML)), g2_item(inline(XHTML))),
        "newsml.xml": newsml_1(XHTML),
        "nitf.xml": nitf().encode(),
        "ninjs-1.json": json.dumps(NINJS_1).encode(),
        "ninjs-3.json": json.dumps([NINJS_3, NINJS_3]).encode(),
        "nexis.docx": as_word(nexis_lines(*STORIES)),
        "nexis.rtf": as_rtf(nexis_lines(*STORIES)),
        "nexis.txt": nexis_text(*STORIES),
        "factiva.html": factiva_page(*STORIES),
        "factiva.rtf": factiva_rtf(*STORIES),
        "factiva.docx": as_word(factiva_plain(STORIES[0]) + factiva_plain(STORIES[1], 2)),
        "proquest.txt": proquest_text(*STORIES),
        "europresse.html": europresse_page(*STORIES),
        "many.zip": zipped(members | {"d.docx": document, "e.zip": zipped(members)}),
        "many.tar": tarred(dict(members)),
        "many.tar.gz": tarred(dict(members), "w:gz"),
        "many.tar.bz2": tarred(dict(members), "w:bz2"),
        "many.tar.xz": tarred(dict(members), "w:xz"),
        "alone.gz": gzip.compress(words(2)),
        "alone.bz2": bz2.compress(words(2)),
        "alone.xz": lzma.compress(words(2)),
        f"rss{FEED}": feeds.RSS2.encode(),
        f"atom{FEED}": feeds.ATOM.encode(),
        f"rdf{FEED}": feeds.RDF.encode(),
        f"json{FEED}": json.dumps(feeds.JSON).encode(),
        f"list{LIST}": feed_list,
    }  # fmt: skip

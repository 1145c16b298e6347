"""Invented exports in the layouts of Nexis and Factiva, in every kind of file they come in."""

from __future__ import annotations

import textwrap
from dataclasses import dataclass, field

from intake_documents import paragraph, word_file
from intake_pages import HEADLINE, PARAGRAPHS

SECOND = (
    "PORT ANSELM — The council of Port Anselm voted on Thursday to lend two of its berths to Veldmoor for as "
    "long as the repairs take.",
    "“A neighbour asks once,” Mayor Ilse Brandt told the council before the vote.",
)


@dataclass(frozen=True)
class Story:
    """An article as an archive knows it."""

    headline: str = HEADLINE
    paragraphs: tuple[str, ...] = PARAGRAPHS
    outlet: str = "The Coastline (Veldmoor)"
    day: str = "November 20, 2026 Friday"
    byline: str = "By Oda Ferrel"
    section: str = "NEWS; Pg. 3"
    words: int = 0
    extra: tuple[str, ...] = field(default=())

    @property
    def length(self) -> int:
        """Return the words told, those of the text unless another number is given."""
        return self.words or sum(len(text.split()) for text in self.paragraphs)


STORIES = (
    Story(),
    Story("Port Anselm lends two berths", SECOND, "Anselm Courier", "November 21, 2026 Saturday", "Jan Toll"),
)


def nexis_lines(*stories: Story) -> list[str]:
    """Return the paragraphs of a new export, the page that tells of the search first."""
    lines = ["User Name: A READER", "Date and Time: Friday, November 27, 2026 7:08:00 AM GMT"]
    lines += ["Job Number: 12", f"Documents ({len(stories)})"]
    for number, story in enumerate(stories, start=1):
        lines += [f"{number}. {story.headline}", "Client/Matter: -None-", "Search Terms: basin"]
    for story in stories:
        lines += [story.headline, story.outlet, story.day, "Copyright 2026 Coastline Media"]
        lines += [f"Section: {story.section}", f"Length: {story.length} words", f"Byline: {story.byline}"]
        lines += [*story.extra, "Body", *story.paragraphs, "Graphic", "PHOTO: A pier.", "Classification"]
        lines += ["Language: ENGLISH; ENGLISH", "Publication-Type: Newspaper", "Load-Date: November 22, 2026"]
        lines.append("End of Document")
    return lines


def as_word(lines: list[str]) -> bytes:
    """Return paragraphs as a Word file."""
    return word_file("".join(map(paragraph, lines)))


def escaped(text: str) -> str:
    """Return text as RTF writes what is not ASCII."""
    return "".join(c if ord(c) < 128 else f"\\u{ord(c)}?" for c in text)


def as_rtf(lines: list[str]) -> bytes:
    """Return paragraphs as an RTF file."""
    body = "".join(f"\\pard {escaped(line)}\\par\n" for line in lines)
    return f"{{\\rtf1\\ansi\\ansicpg1252{{\\fonttbl{{\\f0 Arial;}}}}{body}}}".encode()


def nexis_text(*stories: Story, counting: str = "{n} of {all} DOCUMENTS", labels: str = "") -> bytes:
    """Return the old export as plain text, wrapped at 78 signs."""
    labels = labels or "BYLINE SECTION LENGTH LOAD-DATE LANGUAGE ENGLISH"
    byline, section, length, loaded, language, english = labels.split()
    words = {"LENGTH": "words", "LÄNGE": "Wörter", "LONGUEUR": "mots"}[length]
    pages = ["\n\nDownload Request: Selected Items: 1-2\nTime Of Request: Friday, November 27, 2026\n\n"]
    for number, story in enumerate(stories, start=1):
        body = "\n\n".join(textwrap.fill(text, 78) for text in story.paragraphs)
        pages.append(
            f"\n{counting.format(n=number, all=len(stories)).center(78)}\n\n\n{story.outlet.center(78)}\n\n"
            f"{story.day.center(78)}\n{'Edition 1;'.center(78)}\n{'National'.center(78)}\n\n"
            f"{textwrap.fill(story.headline, 40)}\n\n{byline}: {story.byline}\n\n{section}: "
            f"{story.section}\n\n"
            f"{length}: {story.length} {words}\n\n\n{body}\n\n{loaded}: {story.day}\n\n{language}: "
            f"{english}\n\n"
            f"PUBLICATION-TYPE: Newspaper\n\n\n{'Copyright 2026 Coastline Media'.center(78)}\n"
            f"{'All Rights Reserved'.center(78)}\n"
        )
    return "".join(pages).encode()


def factiva_number(number: int) -> str:
    """Return the line that ends an article."""
    return f"Document COAST000020261120emb{number:05}x"


def factiva_fields(*stories: Story) -> list[list[tuple[str, tuple[str, ...]]]]:
    """Return each article as codes with their lines."""
    return [
        [
            ("SE", (story.section,)),
            ("HD", (story.headline,)),
            ("BY", (story.byline,)),
            ("WC", (f"{story.length} words",)),
            ("PD", (story.day,)),
            ("ET", ("15:32",)),
            ("SN", (story.outlet,)),
            ("SC", ("COAST",)),
            ("LA", ("English",)),
            ("CY", ("(c) 2026 Coastline Media.",)),
            ("LP", story.paragraphs[:1]),
            ("TD", story.paragraphs[1:]),
            ("CO", ("vmport : Veldmoor Port",)),
            ("NS", ("gcat : Political/General News",)),
            ("PUB", ("Coastline Media",)),
            ("AN", (factiva_number(number),)),
        ]
        for number, story in enumerate(stories, start=1)
    ]


def factiva_page(*stories: Story) -> bytes:
    """Return the export with codes as the web page that is saved."""
    articles = []
    for fields in factiva_fields(*stories):
        rows = "".join(
            f'<tr><td class="index"><b>{code}</b>&nbsp;</td><td>'
            + "".join(f'<p class="articleParagraph enarticleParagraph">{line}</p>' for line in lines)
            + "</td></tr>"
            for code, lines in fields
        )
        articles.append(f'<div class="article enArticle"><table>{rows}</table></div><br/>')
    return (
        "<!DOCTYPE html><html><head><title>Factiva</title></head><body><h1>Factiva</h1><span>Dow Jones</span>"
        f"{''.join(articles)}<table><tr><td>Search Summary</td></tr><tr><td>Text</td><td>basin</td>"
        f"</tr></table>"
        "<span>© 2026 Factiva, Inc. All rights reserved.</span></body></html>"
    ).encode()


def factiva_rtf(*stories: Story) -> bytes:
    """Return the export with codes as RTF, a table for each article."""
    rows = []
    for fields in factiva_fields(*stories):
        for code, lines in fields:
            cells = "\\par ".join(map(escaped, lines))
            rows.append(f"\\trowd\\cellx900\\cellx9000\\pard\\intbl {code}\\cell {cells}\\cell\\row\n")
        rows.append("\\pard\\par\n")
    return f"{{\\rtf1\\ansi\\ansicpg1252{{\\fonttbl{{\\f0 Arial;}}}}{''.join(rows)}}}".encode()


def europresse_page(*stories: Story, lines: str = "Port, {day} {words} mots, p. 3") -> bytes:
    """Return the page that Europresse saves."""
    articles = "".join(
        '<article><header><div class="rdp__DocPublicationName"><span class="DocPublicationName">'
        f'{story.outlet}, no. 43018</span></div><div><span class="DocHeader">'
        f"{lines.format(day=story.day, words=story.length)}</span></div>"
        f'<div class="titreArticle"><p class="titreArticleVisu rdp__articletitle">{story.headline}</p></div>'
        f'<div class="sm-margin-bottomNews">{story.byline}</div></header><section>'
        '<div class="DocText clearfix"><div class="docOcurrContainer">'
        f"{''.join(f'<p>{text}</p>' for text in story.paragraphs)}</div></div></section>"
        "<footer><div class='publiC-lblNodoc'>news·20261120·CST·43018</div></footer></article>"
        for story in stories
    )
    return (
        f"<!DOCTYPE html><html><head><title>Europresse</title></head><body>{articles}</body></html>".encode()
    )


def proquest_text(*stories: Story) -> bytes:
    """Return the plain text that ProQuest exports, rules between articles."""
    rule = "\n" + "_" * 60 + "\n\n"
    documents = [
        f"Document {number} of {len(stories)}\n\n{story.headline}\n\nAuthor: {story.byline}\n\n"
        f"Publication info: {story.outlet}; City [City]{story.day}: 3.\n\nAbstract: A summary.\n\n"
        f"Links: https://example.org/{number}\n\nFull text: {story.paragraphs[0]}\n\n"
        + "\n\n".join(story.paragraphs[1:])
        + f"\n\nSubject: Ports; Harbors\n\nTitle: {story.headline}\n\nPublication title: {story.outlet}; "
        "City\n\n"
        f"Pages: 3\n\nPublication year: 2026\n\nPublication date: {story.day}\n\nSection: Port\n\n"
        "Language of publication: English\n\nDocument type: News\n\nProQuest document ID: 4711\n\n"
        "Copyright: Copyright Coastline Media 2026\n\nDatabase: Newsstream\n"
        for number, story in enumerate(stories, start=1)
    ]
    return (rule + rule.join(documents) + rule + "Contact us at: https://example.org\n").encode()


def factiva_plain(
    story: Story, number: int = 1, words: str = "words", document: str = "Document"
) -> list[str]:
    """Return the lines of an article in the layout without codes."""
    language = "English" if words == "words" else "Deutsch"
    count = f"{story.length:,}".replace(",", "." if words == "Wörter" else ",")
    return [
        story.section,
        story.headline,
        story.byline,
        f"{count} {words}",
        story.day,
        "15:32",
        story.outlet,
        "COAST",
        "3",
        language,
        "Copyright 2026 Coastline Media.",
        *story.paragraphs,
        "Coastline Media GmbH",
        factiva_number(number).replace("Document", document),
    ]

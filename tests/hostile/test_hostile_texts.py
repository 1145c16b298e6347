"""Text that looks like something else stays text: from the file through the library to the paper and back."""

from __future__ import annotations

import unicodedata
import zipfile
from dataclasses import replace
from datetime import date
from io import BytesIO

import pytest
import samples
from hostile_texts import NASTY
from lxml import etree
from pypdf import PdfReader

from briefing_app.document.compose import compose
from briefing_app.document.house_style_file import load_house_style
from briefing_app.document.material import Material
from briefing_app.document.products.product_file import load_product
from briefing_app.document.verifying.verbatim import verify
from briefing_app.domain.actors.actor import Actor, ActorKind
from briefing_app.domain.briefings.briefing import ArticleItem, Briefing, Section, StatementItem
from briefing_app.domain.edit import Change
from briefing_app.domain.identity import ActorId, ArticleId, BriefingId, ItemId, SectionId
from briefing_app.domain.statements.statement import StatementState
from briefing_app.errors import Refused
from briefing_app.export.formats import render
from briefing_app.intake.registry import read_bytes, read_pasted
from briefing_app.intake.taken import article_from
from briefing_app.intake.text.normalise import normalise, normalise_line
from briefing_app.storage.engines.opening import Place
from briefing_app.storage.queries import ArticleQuery, StatementQuery
from briefing_app.storage.store import Store

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
INVISIBLE = {"\u200b", "\u2060", "\ufeff", "\u00ad", "\u202a", "\u202b", "\u202c", "\u202d", "\u202e"}
UNLIKE = "\u00ad\u200b\u2060-‐\u2011–`´\"'“”‘’„‚«»‹›"
"""Signs that a house style may set in another way: hyphens, dashes and quotation marks."""
LATIN = ("markup of ReportLab", "a page", "a formula", "a statement of SQL", "a format", "paths", "mnemonics")
PROSE = (
    "The harbour board met on Friday and heard what follows.\n\n“We said {words} and mean it,” said Jane "
    "Roe, the minister of transport.\n\nThe board meets again in March."
)


def taken_in(words: str):
    """Return the article that comes of a pasted text with the words in every place."""
    taken = read_pasted(
        PROSE.format_map({"words": words}),
        {"headline": f"Of {words}", "outlet": words[:80], "byline": words[:80]},
    )
    return article_from(taken, samples.NOW)


def one_line(words: str) -> str:
    """Return words as they are stored, on one line."""
    return " ".join(normalise_line(words).split())


def squeezed(text: str) -> str:
    """Return letters and signs without what layout changes: spaces, hyphens and line ends."""
    text = unicodedata.normalize("NFKC", text)
    return "".join(sign for sign in text if not sign.isspace() and sign not in UNLIKE)


@pytest.mark.parametrize("what", NASTY)
def test_what_is_stored_is_the_words_without_signs_that_act(what):
    article = taken_in(NASTY[what])
    joined = " ".join(article.text.split())
    for text in (article.headline, article.outlet, article.byline, article.text):
        text.encode()
        odd = {c for c in text if unicodedata.category(c) in ("Cc", "Cs") and c != "\n"}
        assert not odd
        assert not INVISIBLE & set(text)
    if what != "unclosed markup":  # what is pasted with such tags is taken for the source of a page
        assert one_line(NASTY[what]) in joined
    assert normalise(article.text) == article.text


@pytest.mark.parametrize("suffix", [".txt", ".md"])
@pytest.mark.parametrize("what", NASTY)
def test_files_of_plain_text_are_no_markup(what, suffix):
    data = PROSE.format_map({"words": NASTY[what]}).encode("utf-8", "surrogatepass")
    if what == "controls":
        with pytest.raises(Refused, match="no readable text"):
            read_bytes(data, f"a{suffix}")
        return
    text = read_bytes(data, f"a{suffix}").text
    if suffix == ".txt" and what not in ("half a letter", "what is no letter"):
        assert one_line(NASTY[what]) in " ".join(text.split())
    assert "board meets again" in text


def test_a_library_keeps_every_text_and_obeys_none(place: Place):
    """Every text is given back as stored, and typed into a search it is no command."""
    lines = [normalise_line(words) for words in NASTY.values()]
    articles = [
        samples.article(
            number, f"{PROSE.format(words=line)} {number}", headline=line, outlet=line[:80], note=line
        )
        for number, line in enumerate(lines, start=1)
    ]
    actors = [
        Actor(ActorId(500 + number), line, ActorKind.PERSON, aliases=(f"{line} II",))
        for number, line in enumerate(lines)
    ]
    with Store.open(place) as store:
        store.write([Change(None, one) for one in (*articles, *actors)])
        for article, words in zip(articles, NASTY.values(), strict=True):
            typed = words.encode("utf-8", "ignore").decode()
            for query in (
                typed,
                f'"{typed}"',
                f"outlet:{typed}",
                f'outlet:"{typed}"',
                f"{typed}*",
                f"-{typed}",
            ):
                store.article_ids(ArticleQuery(query))
                store.article_counts(ArticleQuery(query))
                store.search(query, 5)
                store.statement_ids(StatementQuery(query))
                store.facets(StatementQuery(query))
            store.find_actors(typed)
            assert len(store.article_ids(ArticleQuery(outlet=article.outlet))) >= 1
            assert store.article(article.id) == article
        assert len(store.article_ids(ArticleQuery())) == len(NASTY)
        assert {actor.name for actor in store.actors([one.id for one in actors]).values()} == {
            one.name for one in actors
        }
        assert store.check() == []


def briefed() -> tuple[Briefing, Material]:
    """Return a briefing that prints every text as headline, outlet, quotation, speaker, topic and title."""
    articles, statements, actors, placed = {}, {}, {}, []
    for number, words in enumerate(NASTY.values(), start=1):
        line = one_line(words)
        article = replace(taken_in(words), id=ArticleId(number), published_on=date(2026, 11, 20))
        actor = Actor(ActorId(500 + number), f"{line} Roe", ActorKind.PERSON)
        quoted = article.text[article.text.index("We said") : article.text.index("” said Jane")]
        said = samples.statement(
            700 + number, quoted, article, actor, topic=line, state=StatementState.SELECTED
        )
        articles[article.id], statements[said.id], actors[actor.id] = article, said, actor
        placed += [ArticleItem(ItemId(number), article.id)]
        placed += [StatementItem(ItemId(1_000 + number), said.id, article_id=article.id)]
    title = one_line(NASTY["markup of ReportLab"])
    section = Section(SectionId(1), one_line(NASTY["a format"]), tuple(placed))
    briefing = Briefing(BriefingId(1), title, samples.NOW, sections=(section,))
    return briefing, Material(articles, statements, actors)


def test_paper_prints_every_text_letter_by_letter_and_verifies_it():
    """Both formats hold each quotation as it is stored; no link, no field and no file comes of any."""
    briefing, material = briefed()
    document = compose(briefing, material, load_product("daily-press-review"), samples.NOW)
    verification = verify(document.blocks, briefing, material)
    assert verification.failures == ()
    assert len(verification.verified) >= len(NASTY) - 2
    style = load_house_style("ministry")
    pdf, word = (render(document, style, name).data for name in ("pdf", "docx"))

    with zipfile.ZipFile(BytesIO(word)) as package:
        for name in package.namelist():
            if name.endswith((".xml", ".rels")):
                etree.fromstring(package.read(name))
        body = etree.fromstring(package.read("word/document.xml"))
        relations = package.read("word/_rels/document.xml.rels").decode()
    fields = " ".join(
        piece.get(f"{W}instr") or piece.text or "" for piece in body.iter(f"{W}instrText", f"{W}fldSimple")
    )
    assert "DDE" not in fields
    assert "javascript:" not in relations
    assert "file:" not in relations
    in_word = squeezed("".join(text for piece in body.iter(f"{W}t") if (text := piece.text)))

    reader = PdfReader(BytesIO(pdf))
    for page in reader.pages:
        for note in page.get("/Annots") or ():
            action = note.get_object().get("/A", {})
            assert action.get("/S", "/URI") in ("/URI", "/GoTo")
            assert not str(action.get("/URI", "")).startswith(("javascript:", "file:"))
    on_paper = squeezed("".join(page.extract_text() for page in reader.pages))
    for what, words in NASTY.items():
        whole = squeezed(f"We said {one_line(words)} and mean it")
        if what != "unclosed markup":  # taken for the source of a page where it was pasted
            assert whole in in_word, what
        if what in LATIN:
            assert whole in on_paper, what


@pytest.mark.parametrize(
    "what", ["markup of Word", "an entity", "controls", "half a letter", "what is no letter"]
)
def test_what_files_say_of_themselves_is_whole_whatever_the_title(what):
    """A title that nobody made plain: the properties of both files can be read, and no letter of it acts."""
    words = NASTY[what]
    section = Section(SectionId(1), words, ())
    briefing = Briefing(BriefingId(1), words, samples.NOW, sections=(section,))
    control = replace(briefing.control, organisation=(words,), drafter=words, reference=words)
    document = compose(
        replace(briefing, control=control),
        Material({}, {}, {}),
        load_product("daily-press-review"),
        samples.NOW,
    )
    style = load_house_style("ministry")
    pdf, word = (render(document, style, name).data for name in ("pdf", "docx"))
    with zipfile.ZipFile(BytesIO(word)) as package:
        for name in package.namelist():
            if name.endswith((".xml", ".rels")):
                etree.fromstring(package.read(name))
        title = etree.fromstring(package.read("docProps/core.xml")).findtext(
            "{http://purl.org/dc/elements/1.1/}title"
        )
    reader = PdfReader(BytesIO(pdf))
    described = etree.fromstring(reader.trailer["/Root"]["/Metadata"].get_data())
    titles = [one.text or "" for one in described.iter("{http://www.w3.org/1999/02/22-rdf-syntax-ns#}li")]
    for told in (title or "", str(reader.metadata.title), titles[0]):
        assert not {sign for sign in told if unicodedata.category(sign) in ("Cc", "Cs")}
        assert _letters(words)[:9] in _letters(told)


def _letters(text: str) -> str:
    return "".join(sign for sign in text if sign.isascii() and sign.isalnum())

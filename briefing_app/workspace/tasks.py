"""Long tasks as plain functions: values in, values out, safe in a worker process."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from briefing_app.document.frozen import Frozen
    from briefing_app.document.nodes import Document
    from briefing_app.domain.alike.comparison import Comparison
    from briefing_app.domain.articles.article import Article
    from briefing_app.domain.briefings.copies import NumberedCopy
    from briefing_app.domain.statements.analysis import Analysis
    from briefing_app.errors import Refused
    from briefing_app.export.rendered import Rendered
    from briefing_app.intake.passed_over import PassedOver
    from briefing_app.intake.stretch import Begun, Errand, Shared, Stretch, Told
    from briefing_app.intake.taken import Taken

_OF_THE_WHOLE = 0.5
"""How sure a detail of a whole is for one of its parts."""


@dataclass(frozen=True, slots=True)
class TakenAndRead:
    """What came of one input: the article it makes, and what reading it found."""

    path: str
    taken: Taken
    article: Article
    analysis: Analysis


@dataclass(frozen=True, slots=True)
class Unread:
    """What came of one input that was only taken in: its statements are found later."""

    path: str
    taken: Taken


def take_in(path: Path | str, now: datetime | None = None) -> TakenAndRead:
    """Read a file of one article and analyse it; raise `Refused` for what cannot be read."""
    from briefing_app.intake.registry import read_file

    return _read(str(path), read_file(Path(path)), now)


def take_in_parts(
    stretch: Stretch, now: datetime | None = None
) -> Iterator[Begun | Shared | TakenAndRead | Refused | PassedOver]:
    """Read a file, or a stretch of it, and analyse its articles one by one.

    Every part after the first comes with its name before (`Begun`) and as an article or a refusal after;
    what others can read meanwhile is `Shared`. `taking_in.TakingIn` knows what to do with each.
    """
    from briefing_app.intake.taken import Taken

    for step in _steps(stretch):
        if isinstance(step, Taken):
            yield _read(_place(stretch, step), step, now)
        else:
            yield step


def take_in_unread(errand: Errand) -> Iterator[Told]:
    """Read files without looking for statements: that is many times faster."""
    from briefing_app.intake.stretch import Told
    from briefing_app.intake.taken import Taken

    for stretch in errand.stretches:
        for step in _steps(stretch):
            if isinstance(step, Taken):
                yield Told(stretch, Unread(_place(stretch, step), made_ready(step)))
            else:
                yield Told(stretch, step)
        yield Told(stretch)


def _steps(stretch: Stretch) -> Iterator[Begun | Shared | Taken | Refused | PassedOver]:
    """Yield the steps of reading a stretch that are news: whoever waits knows what a stretch begins with."""
    from briefing_app.intake.registry import read_stretch
    from briefing_app.intake.stretch import Begun

    known = Begun(stretch.name)
    for step in read_stretch(stretch):
        if not isinstance(step, Begun):
            yield step
        elif step != known:
            known = step
            yield step


def take_in_bytes(data: bytes, name: str, media_type: str = "", now: datetime | None = None) -> TakenAndRead:
    """Read bytes that came without a file (dropped, pasted) and analyse the article in them."""
    from briefing_app.intake.registry import read_bytes

    return _read(name, read_bytes(data, name, media_type), now)


def take_in_pasted(text: str, fields: Mapping[str, Any], now: datetime | None = None) -> TakenAndRead:
    """Make an article of pasted text and what the form says about it, and analyse it."""
    from briefing_app.intake.registry import read_pasted

    taken = read_pasted(text, fields)
    return _read(taken.original_name, taken, now)


def second_part(article: Article, place: int) -> Taken:
    """Return what an article holds from a place on, as an article of its own with a headline of its own.

    Outlet, date, link and language are those of the whole unless the text says otherwise, and unsure.
    """
    from briefing_app.domain.articles.article import ArticleField, DetailSource
    from briefing_app.intake.completion import taken_from
    from briefing_app.intake.details.claim import claim
    from briefing_app.intake.reading import Reading

    shared = (
        ArticleField.OUTLET,
        ArticleField.PUBLISHED_ON,
        ArticleField.URL,
        ArticleField.LANGUAGE,
    )
    found = {one.field: one.source for one in article.details}
    claims = tuple(
        one
        for field in shared
        for one in claim(
            field, getattr(article, field.value), found.get(field, DetailSource.FILE_NAME), _OF_THE_WHOLE
        )
    )
    reading = Reading(
        article.text[place:], section=article.section, credit=article.credit, doubt="", claims=claims
    )
    return made_ready(taken_from(reading, b"", article.original_name))


def read_pdf_again(data: bytes, name: str, order: str) -> Taken:
    """Read a PDF in another order than the program had chosen; raise `Refused` for what cannot be read."""
    from briefing_app.intake.completion import taken_from
    from briefing_app.intake.formats.pdf.reader import Order, read_pdf

    return made_ready(taken_from(read_pdf(data, Order(order)), data, name))


def read_article(article: Article) -> Analysis:
    """Find the statements and actors of an article."""
    from briefing_app.analysis.analyse import analyse

    return analyse(article)


def compare_texts(ours: str, theirs: str) -> Comparison:
    """Lay two versions of a text side by side."""
    from briefing_app.domain.alike.comparison import compared

    return compared(ours, theirs)


def likenesses(text: str, others: Sequence[str]) -> tuple[float, ...]:
    """Return how much the shorter of `text` and each other has of the longer, as parts of 1."""
    from briefing_app.domain.alike.overlap import overlap
    from briefing_app.domain.alike.tokens import tokens_of

    tokens = tokens_of(text)
    return tuple(overlap(tokens, tokens_of(other)).shared for other in others)


def lay_out(document: Document, style_name: str) -> Rendered:
    """Set a document as PDF."""
    from briefing_app.document.house_style_file import load_house_style
    from briefing_app.export.pdf.writer import write_pdf

    return write_pdf(document, load_house_style(style_name))


def export_files(document: Document, style_name: str, paths: Sequence[Path]) -> tuple[Rendered, ...]:
    """Write a document to `paths`, each in the format of its suffix, and return what was written.

    Where no path is a PDF one more rendering follows: the PDF that the archive keeps.
    """
    from briefing_app.document.house_style_file import load_house_style
    from briefing_app.export.formats import export

    written = tuple(export(document, load_house_style(style_name), paths))
    if any(is_pdf(rendered) for rendered in written):
        return written
    return (*written, lay_out(document, style_name))


def render_frozen(
    frozen: Frozen, formats: Sequence[str], style_name: str = "", copy: NumberedCopy | None = None
) -> tuple[Rendered, ...]:
    """Make the files of a frozen briefing; the same value gives the same bytes.

    `style_name` prints another edition, such as the large one; `copy` numbers each page for a recipient.
    """
    from briefing_app.document.editions import as_copy
    from briefing_app.document.frozen import document_of
    from briefing_app.document.house_style_file import load_house_style
    from briefing_app.document.shipped import reading_from
    from briefing_app.export.formats import render

    with reading_from(frozen.files):
        document = document_of(frozen)
        style = load_house_style(style_name or frozen.briefing.house_style)
        if copy is not None:
            document = as_copy(document, copy)
        return tuple(render(document, style, name) for name in formats)


def is_pdf(rendered: Rendered) -> bool:
    """Tell whether `rendered` is a PDF."""
    return rendered.data.startswith(b"%PDF-")


def _place(stretch: Stretch, taken: Taken) -> str:
    """Return where an article of a file lies, as a person would say it."""
    return f"{stretch.path}{taken.original_name.removeprefix(stretch.name)}"


def made_ready(taken: Taken) -> Taken:
    """Return a text with all that follows from it, so that the window has little to do for it."""
    from briefing_app.domain.articles.prepared import prepared

    return replace(taken, prepared=prepared(taken.text))


def _read(name: str, taken: Taken, now: datetime | None) -> TakenAndRead:
    from briefing_app.intake.taken import article_from

    taken = made_ready(taken)
    article = article_from(taken, now or datetime.now(UTC))
    analysis = read_article(article)
    if not article.language and analysis.language:
        article = replace(article, language=analysis.language)
    return TakenAndRead(name, taken, article, analysis)

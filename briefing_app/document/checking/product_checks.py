"""What the checks ask of a product beyond what they ask of every briefing."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from itertools import takewhile
from typing import TYPE_CHECKING

from briefing_app.document.compose import estimated_pages
from briefing_app.document.forms.notes import notes_of
from briefing_app.document.forms.timeline import dated_lines
from briefing_app.document.forms.written import lines_of
from briefing_app.document.nodes import PageBreak
from briefing_app.document.products.form import Form
from briefing_app.document.products.parts import left_out, parts_of, statement_items
from briefing_app.domain.briefings.briefing import NoteItem
from briefing_app.domain.checks import Finding, Place, Severity
from briefing_app.domain.checks.speakers import shortly
from briefing_app.domain.identity import ItemId

if TYPE_CHECKING:
    from datetime import date

    from briefing_app.document.material import Material
    from briefing_app.document.nodes import Document
    from briefing_app.document.products.parts import Part
    from briefing_app.document.products.product import Product
    from briefing_app.domain.briefings.briefing import Briefing

MOST_POINTS, LONGEST_POINT = 6, 25
_MOST_SHOWN = 60
OLD_AFTER_DAYS = 365
_REFERENCE = re.compile(r"\[\d{1,4}\]")
_FIGURE = re.compile(r"\d")


def product_findings(
    briefing: Briefing, product: Product, material: Material, document: Document
) -> Iterator[Finding]:
    """Give what an editor of this product would send back."""
    for part in parts_of(briefing, product):
        yield from _of_part(part)
        if check := _OF_FORMS.get(part.plan.form):
            yield from check(part)
    for section in left_out(briefing, product):
        notes = [item for item in section.items if isinstance(item, NoteItem)]
        if notes:
            yield Finding(
                Severity.WARNING,
                f"A {product.title.lower()} does not print the notes of the section “{section.title}”.",
                ItemId(notes[0].id),
                "notes-not-printed",
                Place.ITEM,
                section.title,
            )
    forms = {part.plan.form for part in parts_of(briefing, product)}
    day = briefing.control.issue_date or briefing.created_at.date()
    if Form.ANSWERS in forms:
        yield from _of_age(briefing, material, day)
    if forms & {Form.MATRIX, Form.STANCES}:
        yield from _of_stances(briefing, material)
    if any(plan.new_page for plan in product.sections) and Form.POINTS in forms:
        first = list(takewhile(lambda block: not isinstance(block, PageBreak), document.blocks))
        if estimated_pages(first, briefing.paper) > 1:
            yield Finding(
                Severity.WARNING,
                "What should stand on page one takes more than a page.",
                code="page-one-full",
            )


def _of_part(part: Part) -> Iterator[Finding]:
    if part.plan.required and part.section is not None and not part.section.items:
        yield Finding(
            Severity.WARNING,
            f"The section “{part.section.title}” is empty.",
            code="section-empty",
            subject=part.plan.key,
        )


def _of_points(part: Part) -> Iterator[Finding]:
    lines = [(note, line) for note in notes_of(part) for line in lines_of(note.text)]
    if len(lines) > MOST_POINTS:
        title = part.title("en")
        yield _of_note(
            lines[MOST_POINTS][0],
            f"“{title}” has {len(lines)} points; {MOST_POINTS} are the most.",
            "many-points",
        )
    for note, line in lines:
        words = len(line.split())
        if words > LONGEST_POINT:
            yield _of_note(
                note,
                f"A point has {words} words; {LONGEST_POINT} can be spoken: {_shortly(line)}",
                "long-point",
                line,
            )


def _of_figures(part: Part) -> Iterator[Finding]:
    for note in notes_of(part):
        for line in lines_of(note.text):
            cells = [cell.strip() for cell in line.split("|")]
            if len(cells) < 2 or not all(cells[:2]):
                yield _of_note(
                    note, f"A key figure lacks its name: {_shortly(line)}", "figure-unreadable", line
                )
            elif len(cells) < 3 or not cells[2]:
                yield _of_note(
                    note, f"A key figure lacks its day and source: {_shortly(line)}", "figure-unsourced", line
                )


def _of_timeline(part: Part) -> Iterator[Finding]:
    for note in notes_of(part):
        dated, undated = dated_lines(note.text)
        for line in undated if dated else ():
            yield _of_note(
                note,
                f"A line of the timeline has no date that can be read (such as 2026-11-20): {_shortly(line)}",
                "event-undated",
                line,
            )
        for line in dated:
            if not _REFERENCE.search(line):
                yield _of_note(
                    note,
                    f"A line of the timeline has no source: {_shortly(line)}",
                    "event-unsourced",
                    line,
                    Severity.NOTE,
                )


def _of_paragraphs(part: Part) -> Iterator[Finding]:
    for note in notes_of(part):
        if _FIGURE.search(_REFERENCE.sub("", note.text)) and not _REFERENCE.search(note.text):
            yield _of_note(
                note,
                f"A paragraph gives figures without a source such as [3]: {_shortly(note.text)}",
                "figure-unsourced",
                note.text,
                Severity.NOTE,
            )


def _of_age(briefing: Briefing, material: Material, day: date) -> Iterator[Finding]:
    for item in statement_items(briefing):
        statement = material.statements.get(item.statement_id)
        article = material.articles.get(statement.passage.article_id) if statement else None
        if statement is None or article is None:
            continue
        said = statement.said_on or article.published_on
        if said is not None and (day - said).days > OLD_AFTER_DAYS:
            yield Finding(
                Severity.WARNING,
                f"What they will say rests on words of {said:%d %B %Y}, more than a year old.",
                item.id,
                "old-statement",
                Place.ITEM,
                statement_id=statement.id,
            )


def _of_stances(briefing: Briefing, material: Material) -> Iterator[Finding]:
    placed = {item.statement_id: item.id for item in statement_items(briefing)}
    open_ = [one for one in placed if one in material.statements and material.statements[one].stance is None]
    if open_:
        yield Finding(
            Severity.NOTE,
            f"{len(open_)} of {len(placed)} statements have no stance yet.",
            placed[open_[0]],
            "no-stance",
            Place.ITEM,
        )


def _of_note(
    note: NoteItem, sentence: str, code: str, subject: str = "", severity: Severity = Severity.WARNING
) -> Finding:
    return Finding(severity, sentence, ItemId(note.id), code, Place.ITEM, subject)


def _shortly(words: str) -> str:
    return shortly(words, _MOST_SHOWN)


_OF_FORMS: dict[Form, Callable[[Part], Iterator[Finding]]] = {
    Form.POINTS: _of_points,
    Form.FIGURES: _of_figures,
    Form.TIMELINE: _of_timeline,
    Form.PARAGRAPHS: _of_paragraphs,
}

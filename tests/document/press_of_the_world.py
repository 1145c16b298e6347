"""One small briefing with every construct of the press review, its articles in several languages."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime
from pathlib import Path

from briefing_cases import CONTROL, KOS, NOW, article, led, statement

from briefing_app.document.compose import compose
from briefing_app.document.material import Material
from briefing_app.document.nodes import Document
from briefing_app.document.products.product_file import load_product
from briefing_app.document.words.wording import wording_languages
from briefing_app.domain.actors.actor import Actor, ActorKind, Function
from briefing_app.domain.articles.article import Genre
from briefing_app.domain.briefings.briefing import (
    ArticleItem,
    Briefing,
    NoteItem,
    NoteKind,
    Section,
    StatementItem,
    Translation,
)
from briefing_app.domain.identity import ActorId, BriefingId, ItemId, SectionId
from briefing_app.domain.statements.statement import Manner, Reports, Statement
from briefing_app.export.text_writer import write_text

ENGLISH = article(
    1,
    "“We will not ration power this winter,” Energy Minister Ana Kos said. "
    "Kos denied that the port would close. "
    "The plan is “a gamble with the “cold months” ahead,” she said. Kos hopes that prices fall. "
    "The ministry called on traders to wait.",
    headline="Reserves to last, says 'grid' operator",
    byline="By M. Novak",
    url="https://example.org/grid",
    published_on=date(2026, 11, 1),
)
GERMAN = article(
    2,
    "Kanzler Jan Brandt erklärte, dass die Regierung das Gesetz ändern werde. „Das gilt“, sagte er.",
    headline="Gesetz „wird geändert“",
    outlet="Küstenbote",
    byline="Von Lena Vogt",
    language="de",
    genre=Genre.ANALYSIS,
)
FRENCH = article(
    3,
    "« Qui paiera ? » a demandé la ministre. Elle a affirmé que les prix baisseraient bientôt.",
    headline="Qui paiera ?",
    outlet="Le Phare",
    byline="Par Anne Roux",
    language="fr",
    genre=Genre.OP_ED,
    published_on=date(2025, 12, 31),
)
RUSSIAN = article(
    4,
    "Министр заявил, что порт откроется в срок. «Мы готовы», — сказал он.",
    headline="Порт откроется",
    outlet="Маяк",
    byline="Автор: И. Петров",
    language="ru",
)
NAMELESS = article(
    5,
    "The ferry was late. Nobody said why it was late again.",
    headline="",
    outlet="",
    published_on=None,
    language="",
)
BRANDT = Actor(
    ActorId(2), "Jan Brandt", ActorKind.PERSON, functions=(Function("Kanzler"),), country="Germany"
)
MINISTRY = Actor(ActorId(3), "Ministry of Trade", ActorKind.ORGANISATION, country="Poland")
MINISTER = Actor(ActorId(4), "Anne Dupré", ActorKind.PERSON, functions=(Function("ministre"),))


def _thought(of: Statement) -> Statement:
    assert of.attribution is not None
    return replace(of, attribution=replace(of.attribution, reports=Reports.THOUGHT))


STATEMENTS = (
    statement(1, ENGLISH, "We will not ration power this winter,", actor=1),
    statement(2, ENGLISH, "that the port would close", manner=Manner.INDIRECT, actor=1, cue="denied"),
    statement(
        3, ENGLISH, "The plan is “a gamble with the “cold months” ahead,”", manner=Manner.MIXED, actor=1
    ),
    _thought(statement(4, ENGLISH, "that prices fall", manner=Manner.INDIRECT, actor=1, cue="hopes")),
    statement(5, ENGLISH, "on traders to wait", manner=Manner.INDIRECT, actor=3, cue="called"),
    statement(
        6, GERMAN, "die Regierung das Gesetz ändern werde", manner=Manner.INDIRECT, actor=2, cue="erklärte"
    ),
    statement(7, GERMAN, "Das gilt", actor=2),
    statement(8, FRENCH, "Qui paiera ?", actor=4),
    statement(
        9, FRENCH, "que les prix baisseraient bientôt", manner=Manner.INDIRECT, speaker="elle", cue="affirmé"
    ),
    statement(10, RUSSIAN, "порт откроется в срок", manner=Manner.INDIRECT, speaker="министр", cue="заявил"),
    replace(statement(11, RUSSIAN, "Мы готовы", speaker="министр"), said_on=date(2026, 11, 21)),
    replace(statement(12, NAMELESS, "The ferry was late."), attribution=None),
)
MATERIAL = Material(
    {a.id: a for a in (ENGLISH, GERMAN, FRENCH, RUSSIAN, NAMELESS)},
    {s.id: s for s in STATEMENTS},
    {a.id: a for a in (KOS, BRANDT, MINISTRY, MINISTER)},
)
PRODUCT = load_product("daily-press-review")


def briefing_in(language: str) -> Briefing:
    """Return the briefing as a desk of that language would begin it."""
    titles = [section.title for section in PRODUCT.new_sections(language)]
    s = STATEMENTS
    return Briefing(
        BriefingId(1),
        PRODUCT.title_in(language),
        datetime(2026, 11, 23, tzinfo=UTC),
        language=language,
        in_brief='Power reserves "hold" until March [1]. The port is open again [4].',
        control=replace(
            CONTROL,
            edition="",
            notice="",
            period_start=date(2026, 11, 22),
            period_end=date(2026, 11, 23),
            precedence="priority",
            desk_by=datetime(2026, 11, 23, 7, 30, tzinfo=UTC),
            next_issue=date(2026, 12, 1),
        ),
        sections=(
            Section(
                SectionId(10),
                titles[2],
                (
                    ArticleItem(
                        ItemId(1),
                        ENGLISH.id,
                        "Power reserves will last",
                        "They last.",
                        (RUSSIAN.id, GERMAN.id),
                    ),
                    *(led(n, s[n - 2]) for n in range(2, 7)),
                    NoteItem(ItemId(7), "Watch March.", NoteKind.COMMENT),
                ),
            ),
            Section(
                SectionId(11),
                titles[7],
                (
                    NoteItem(ItemId(8), "Berlin", NoteKind.HEADING),
                    ArticleItem(ItemId(9), GERMAN.id),
                    replace(led(10, s[5]), translation=Translation("The law will change.", is_machine=True)),
                    led(11, s[6]),
                    ArticleItem(ItemId(12), FRENCH.id),
                    replace(led(13, s[7]), translation=Translation("Who will pay?", by="A. Roy")),
                    led(14, s[8]),
                    NoteItem(ItemId(15), "No other paper."),
                    StatementItem(ItemId(16), s[9].id),
                    replace(led(17, s[10]), translation=Translation("We are ready.")),
                    StatementItem(ItemId(18), s[11].id),
                ),
            ),
        ),
    )


def composed(language: str, product: str = PRODUCT.name) -> Document:
    """Return the briefing as it is printed, as one product or another."""
    made, briefing = load_product(product), briefing_in(language)
    if made.name != PRODUCT.name:
        briefing = replace(briefing, product=product, title=made.title_in(language))
        briefing = replace(briefing, sections=made.sections_for(briefing))
        briefing = replace(briefing, sections=tuple(map(_with_note, briefing.sections)))
    return compose(briefing, MATERIAL, made, NOW)


def _with_note(section: Section) -> Section:
    """Return a section with lines that every form can print, so that none is left out."""
    if section.items:
        return section
    note = NoteItem(ItemId(1000 + int(section.id) % 1_000_000), "2026-12-01 (D) x; y; z")
    return replace(section, items=(note,))


def golden(language: str) -> Path:
    """Return the file that holds the briefing as it reads in a language."""
    return Path(__file__).parent / "golden" / f"{language}.txt"


if __name__ == "__main__":  # writes the files anew: read what changed before it is kept
    for each in wording_languages():
        golden(each).write_text(write_text(composed(each)), encoding="utf-8")

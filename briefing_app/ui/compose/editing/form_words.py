"""What the window says of the forms of sections: what to write, how lines are read, where it comes from."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from briefing_app.document.products.form import Form

if TYPE_CHECKING:
    from briefing_app.document.products.product import Product, SectionPlan
    from briefing_app.domain.briefings.briefing import Section

MOST_POINTS, MOST_WORDS = 6, 25
NOT_PRINTED = "Not printed here; its statements are gathered"
NOT_PRINTED_WHY = (
    "This product has no such section. It gathers the statements that stand here; their headlines and "
    "summaries, and the notes, are not printed. They are kept, and come back with a product that has it."
)
AS_EVENTS = "No heading here; what it holds is gathered as events"
AS_EVENTS_WHY = (
    "This product has no such section. It gathers the articles and statements that stand here, and the notes "
    "that begin with a day, in the order of time; other notes are not printed. Everything is kept."
)
TAKES_NOTES_ONLY = "not printed: this section takes notes only"
_DRAWN_FROM = {
    Form.MATRIX: "A table of who says what on which issue, from every statement of the briefing.",
    Form.PEOPLE: "Who speaks in the briefing, with their functions.",
    Form.PROFILE: "Names, function and country of the one it is about, from the actor’s details.",
    Form.STANCES: "Where the one it is about stands on each issue, from the stances given to statements.",
    Form.SHIFTS: "Where a stance has moved from one statement to the next.",
    Form.CAREER: "The functions of the one it is about, with the days since and until.",
    Form.OUTLETS: "In which outlets each item stood.",
    Form.CLIPPINGS: "The articles in full, each on a page of its own.",
}


@dataclass(frozen=True, slots=True)
class FormWords:
    """What is added to a section of a form, how its lines are read, and what more there is to know.

    Where `by_lines` holds, one note has many lines and adding goes on in it; elsewhere each
    addition is a note of its own.
    """

    add: str
    lines: str = ""
    more: str = ""
    by_lines: bool = False


_PLAIN = FormWords("Add a note")
_WORDS = {
    Form.PARAGRAPHS: FormWords("Add a paragraph"),
    Form.POINTS: FormWords(
        "Add a point",
        f"One point a line, at most {MOST_POINTS} of {MOST_WORDS} words each. Topic: message",
        "Return begins the next point.",
        by_lines=True,
    ),
    Form.FIGURES: FormWords(
        "Add a figure",
        "One figure a line:  value | name | as of, source [3] | change since the last report",
        by_lines=True,
    ),
    Form.FACTS: FormWords("Add a fact", "One fact a line:  Label: value", by_lines=True),
    Form.ACTIONS: FormWords("Add an action", "One action a line:  action; owner; by when", by_lines=True),
    Form.TIMELINE: FormWords(
        "Add an event",
        "One event a line:  2026-11-20 14:30 (D) what was decided",
        "(S) said, (D) decided, (E) event, (T) document; before the day: c. about, NET not earlier than, "
        "by at the latest.",
        by_lines=True,
    ),
    Form.ASSESSMENT: FormWords("Add a judgement", "Likelihood and confidence in sentences of their own."),
    Form.QUESTIONS: FormWords("Add a question", "A line “If pressed: …” in the answer goes further."),
    Form.ANSWERS: FormWords("Add our answer", "A note after a statement is our answer to it."),
}


def words_of(form: Form) -> FormWords:
    """Return what the window says of a form."""
    return _WORDS.get(form, _PLAIN)


def gathers_events(product: Product) -> bool:
    """Tell whether a product gathers articles and dated notes, and not statements alone."""
    return any(plan.gathers and plan.form is Form.TIMELINE for plan in product.sections)


def takes_statements(form: Form | None) -> bool:
    """Tell whether statements that stand in a section of a form are printed there."""
    return form is not None and (form.takes_articles or form is Form.POINTS)


def drawn_from(form: Form) -> str:
    """Return what a part that stands in no section is drawn from."""
    return _DRAWN_FROM.get(form, "")


def form_of(section: Section, product: Product) -> tuple[Form | None, SectionPlan | None]:
    """Return how a section of a briefing is printed, None where it is not, and its plan where it has one."""
    plan = product.plan_of(section)
    if plan is not None and not plan.form.is_drawn:
        return plan.form, plan
    return product.rest, None

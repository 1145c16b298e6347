"""Every form and who sets it: a new form is one function and one line here."""

from __future__ import annotations

from typing import TYPE_CHECKING

from briefing_app.document.forms.annexes import clippings_form, outlets_form
from briefing_app.document.forms.items import items_form
from briefing_app.document.forms.matrix import matrix_form
from briefing_app.document.forms.paragraphs import paragraphs_form
from briefing_app.document.forms.people import career_form, people_form, profile_form
from briefing_app.document.forms.points import headlines_form, points_form
from briefing_app.document.forms.questions import answers_form, questions_form
from briefing_app.document.forms.reports import actions_form, assessment_form, facts_form, figures_form
from briefing_app.document.forms.stances import shifts_form, stances_form
from briefing_app.document.forms.statements import positions_form, statements_form
from briefing_app.document.forms.timeline import timeline_form
from briefing_app.document.products.form import Form

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping

    from briefing_app.document.forms.setting import Setting
    from briefing_app.document.nodes import Block
    from briefing_app.document.products.parts import Part

SETTERS: Mapping[Form, Callable[[Part, Setting], Iterator[Block]]] = {
    Form.ITEMS: items_form,
    Form.HEADLINES: headlines_form,
    Form.PARAGRAPHS: paragraphs_form,
    Form.POINTS: points_form,
    Form.FIGURES: figures_form,
    Form.FACTS: facts_form,
    Form.ASSESSMENT: assessment_form,
    Form.ACTIONS: actions_form,
    Form.QUESTIONS: questions_form,
    Form.ANSWERS: answers_form,
    Form.POSITIONS: positions_form,
    Form.STATEMENTS: statements_form,
    Form.TIMELINE: timeline_form,
    Form.MATRIX: matrix_form,
    Form.PEOPLE: people_form,
    Form.PROFILE: profile_form,
    Form.STANCES: stances_form,
    Form.SHIFTS: shifts_form,
    Form.CAREER: career_form,
    Form.OUTLETS: outlets_form,
    Form.CLIPPINGS: clippings_form,
}

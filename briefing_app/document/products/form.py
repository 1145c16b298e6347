"""The forms that a section of a product can be printed in."""

from __future__ import annotations

from enum import StrEnum


class Form(StrEnum):
    """How the items of a section become blocks; the value is what product files write.

    Notes are read by lines in some forms: `FIGURES` takes `value | name | as of, source [3] |
    change`, `FACTS` `Label: value`, `ACTIONS` `action; owner; by when`, `QUESTIONS` a question
    and below it the answer, `TIMELINE` a date before the event (`2026-11-20 …`).
    """

    ITEMS = "items"
    HEADLINES = "headlines"
    PARAGRAPHS = "paragraphs"
    POINTS = "points"
    FIGURES = "figures"
    FACTS = "facts"
    ASSESSMENT = "assessment"
    ACTIONS = "actions"
    QUESTIONS = "questions"
    ANSWERS = "answers"
    POSITIONS = "positions"
    STATEMENTS = "statements"
    TIMELINE = "timeline"
    MATRIX = "matrix"
    PEOPLE = "people"
    PROFILE = "profile"
    STANCES = "stances"
    SHIFTS = "shifts"
    CAREER = "career"
    OUTLETS = "outlets"
    CLIPPINGS = "clippings"

    @property
    def is_drawn(self) -> bool:
        """Whether it draws on what the whole briefing holds, and has no place in the outline."""
        return self in _DRAWN

    @property
    def takes_articles(self) -> bool:
        """Whether articles are sorted into such a section."""
        return self in _TAKES_ARTICLES


_DRAWN = frozenset(
    {
        Form.MATRIX,
        Form.PEOPLE,
        Form.PROFILE,
        Form.STANCES,
        Form.SHIFTS,
        Form.CAREER,
        Form.OUTLETS,
        Form.CLIPPINGS,
    }
)
_TAKES_ARTICLES = frozenset(
    {
        Form.ITEMS,
        Form.HEADLINES,
        Form.PARAGRAPHS,
        Form.ANSWERS,
        Form.POSITIONS,
        Form.STATEMENTS,
        Form.TIMELINE,
    }
)

"""What is drawn behind the text of an article: statements and actors at their places."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import QRectF

from briefing_app.domain.statements.statement import Manner, Statement, StatementState
from briefing_app.domain.text import Span

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from PySide6.QtGui import QTextBlock, QTextDocument

    from briefing_app.domain.actors.actor import Actor, ActorKind
    from briefing_app.domain.edit import ArticleMentions
    from briefing_app.domain.identity import ActorId, StatementId
    from briefing_app.ui.read.text.reader_document import ReaderPage

_GLYPHS = {Manner.DIRECT: "“", Manner.INDIRECT: "~", Manner.MIXED: "≈", None: "¶"}


@dataclass(frozen=True, slots=True)
class StatementMark:
    """A statement with the number it has in the margin, 0 for a suggestion."""

    statement: Statement
    number: int
    ranges: tuple[tuple[int, int], ...]

    @property
    def id(self) -> StatementId:
        """The statement's id."""
        return self.statement.id

    @property
    def selected(self) -> bool:
        """Whether a person has chosen it."""
        return self.statement.state is StatementState.SELECTED

    @property
    def start(self) -> int:
        """Where it begins in the document."""
        return self.ranges[0][0]

    @property
    def end(self) -> int:
        """Where it ends in the document."""
        return self.ranges[-1][1]

    @property
    def glyph(self) -> str:
        """The sign of its manner; a question mark says that the speaker is in doubt."""
        return f"{_GLYPHS[self.statement.manner]}{'?' if self.statement.is_in_doubt else ''}"


@dataclass(frozen=True, slots=True)
class MentionMark:
    """A name in the text and the actor it stands for."""

    start: int
    end: int
    actor_id: ActorId
    kind: ActorKind
    name: str


def glyph(manner: Manner | None) -> str:
    """Return the sign of a manner."""
    return _GLYPHS[manner]


def pieces(statement: Statement) -> tuple[Span, ...]:
    """Return what is marked of a statement: its content, or the whole passage."""
    return statement.attribution.content if statement.attribution else (statement.passage.span,)


def statement_marks(page: ReaderPage, statements: Iterable[Statement]) -> list[StatementMark]:
    """Return the statements that still stand in the text and were not dismissed, in its order."""
    standing = [
        statement
        for statement in statements
        if statement.state is not StatementState.DISMISSED and statement.passage.stands_in(page.article.text)
    ]
    marks: list[StatementMark] = []
    number = 0
    for statement in sorted(standing, key=lambda one: pieces(one)[0]):
        selected = statement.state is StatementState.SELECTED
        number += selected
        ranges = tuple(page.range(span) for span in pieces(statement))
        marks.append(StatementMark(statement, number if selected else 0, ranges))
    return marks


def mention_marks(
    page: ReaderPage, mentions: ArticleMentions, actors: Mapping[ActorId, Actor]
) -> list[MentionMark]:
    """Return the names in the text whose actors are known, in its order."""
    return [
        MentionMark(*page.range(span), actor_id, actors[actor_id].kind, actors[actor_id].name)
        for span, actor_id in sorted(mentions.mentions)
        if actor_id in actors
    ]


def line_boxes(
    document: QTextDocument, ranges: Sequence[tuple[int, int]], *, above: float = 0, below: float = 0
) -> list[QRectF]:
    """Return a box for each line that the ranges touch, in the coordinates of the document."""
    boxes: list[QRectF] = []
    for start, end in ranges:
        block = document.findBlock(start)
        while block.isValid() and block.position() < end:
            boxes += _boxes_in(document, block, start, end, above, below)
            block = block.next()
    return boxes


def _boxes_in(
    document: QTextDocument, block: QTextBlock, start: int, end: int, above: float, below: float
) -> list[QRectF]:
    layout = block.layout()
    origin = document.documentLayout().blockBoundingRect(block).topLeft()
    first, last = start - block.position(), end - block.position()
    boxes = []
    for number in range(layout.lineCount()):
        line = layout.lineAt(number)
        begin = max(first, line.textStart())
        finish = min(last, line.textStart() + line.textLength())
        if begin >= finish:
            continue
        # the space at which a line was broken is no part of what one sees
        left, right = _x(line, begin), min(_x(line, finish), line.naturalTextRect().right())
        top = origin.y() + line.y()
        boxes.append(
            QRectF(
                origin.x() + left, top - above, right - left, line.ascent() + line.descent() + above + below
            )
        )
    return boxes


def _x(line: object, position: int) -> float:
    found = line.cursorToX(position)  # type: ignore[attr-defined]
    return float(found[0] if isinstance(found, tuple) else found)

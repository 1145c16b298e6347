"""What is known of an archived issue: how and when it left, its files, its sources."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QScrollArea, QVBoxLayout, QWidget

from briefing_app.ui.archive.cards import FileCard, SourceCard
from briefing_app.ui.archive.files import FileCheck, check_file
from briefing_app.ui.archive.words import KIND_ICONS, KIND_WORDS, PRINT_FORMAT, issued_at
from briefing_app.ui.look import icons
from briefing_app.ui.look.plain import label
from briefing_app.ui.statements.words import counted

if TYPE_CHECKING:
    from briefing_app.domain.issue import Issue
    from briefing_app.errors import BriefingError
    from briefing_app.ui.desk import Desk
    from briefing_app.ui.task_runner import Job

_CHECK_TIMEOUT_S = 20.0


class ArchiveDetails(QScrollArea):
    """Shows one issue; its files are compared with what was issued by a worker.

    `article_wanted` carries the article of a source.
    """

    article_wanted = Signal(object)

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self.setObjectName("archiveDetails")
        self.setAccessibleName("Details of the issue")
        self.setWidgetResizable(True)
        self.setFrameShape(QScrollArea.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setProperty("surface", "panel")
        self._desk = desk
        self._issue: Issue | None = None
        self._jobs: list[Job] = []
        self.files: list[FileCard] = []
        self.sources: list[SourceCard] = []
        desk.theme.changed.connect(self._show_again)

    def show_issue(self, issue: Issue | None) -> None:
        """Show an issue; None shows nothing."""
        self.rest()
        self._issue = issue
        self.files, self.sources = [], []
        body = QWidget()
        body.setProperty("surface", "panel")
        body.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        if issue is not None:
            column = QVBoxLayout(body)
            column.setContentsMargins(16, 16, 14, 16)
            column.setSpacing(8)
            self._add_head(column, issue)
            self._add_files(column, issue)
            self._add_sources(column, issue)
            column.addStretch(1)
        self.setWidget(body)

    def rest(self) -> None:
        """Compare no further files."""
        for job in self._jobs:
            job.cancel()
        self._jobs = []

    def _add_head(self, column: QVBoxLayout, issue: Issue) -> None:
        kind = QHBoxLayout()
        kind.setSpacing(6)
        sign = QLabel()
        sign.setPixmap(icons.pixmap(KIND_ICONS[issue.kind], self._desk.theme.tokens.accent, 14, 2))
        kind.addWidget(sign)
        kind.addWidget(label(KIND_WORDS[issue.kind].upper(), "kicker"))
        kind.addStretch(1)
        title = label(issue.title, "title")
        title.setWordWrap(True)
        column.addLayout(kind)
        column.addWidget(title)
        for words in (issue.reference, issued_at(issue.issued_at)):
            if words:
                column.addWidget(_selectable(words))

    def _add_files(self, column: QVBoxLayout, issue: Issue) -> None:
        column.addSpacing(8)
        column.addWidget(_rule())
        column.addLayout(_heading("Files", len(issue.files)))
        for file in issue.files:
            card = FileCard(self._desk, file)
            self.files.append(card)
            column.addWidget(card)
            if file.format != PRINT_FORMAT:
                self._check(file.target, file.sha256)

    def _add_sources(self, column: QVBoxLayout, issue: Issue) -> None:
        column.addSpacing(8)
        column.addWidget(_rule())
        column.addLayout(_heading("Sources", len(issue.sources)))
        stood_on = f"{counted(issue.statements, 'statement')} from {counted(len(issue.sources), 'article')}"
        column.addWidget(label(f"It stood on {stood_on}.", "small"))
        found = self._desk.workspace.store.articles([source.article_id for source in issue.sources])
        for source in issue.sources:
            article = found.get(source.article_id)
            card = SourceCard(self._desk, source, is_there=article is not None and not article.removed)
            card.opened.connect(self.article_wanted)
            self.sources.append(card)
            column.addWidget(card)

    def _check(self, target: str, sha256: str) -> None:
        job = self._desk.runner.call(check_file, target, sha256, timeout_s=_CHECK_TIMEOUT_S)
        job.arrived.connect(self._show_check)
        job.failed.connect(self._show_failed_check)
        self._jobs.append(job)

    def _show_check(self, asked: tuple[Any, ...], check: FileCheck) -> None:
        for card in self.files:
            if (card.file.target, card.file.sha256) == tuple(asked):
                card.show_check(check)

    def _show_failed_check(self, asked: tuple[Any, ...], _error: BriefingError) -> None:
        self._show_check(asked, FileCheck.UNREADABLE)

    def _show_again(self) -> None:
        if self._issue is not None:
            self.show_issue(self._issue)


def _heading(words: str, number: int) -> QHBoxLayout:
    row = QHBoxLayout()
    row.setSpacing(8)
    row.addWidget(label(words, "strong"))
    row.addWidget(label(f"{number:,}", "count"))
    row.addStretch(1)
    return row


def _selectable(words: str) -> QLabel:
    line = label(words, "small")
    line.setWordWrap(True)
    line.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
    return line


def _rule() -> QFrame:
    rule = QFrame()
    rule.setProperty("kind", "rule")
    rule.setFixedHeight(1)
    return rule

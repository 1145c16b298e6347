"""What is known of an archived issue: how and when it left, its files, its sources."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QFrame,
    QGridLayout,
    QHBoxLayout,
    QLabel,
    QPushButton,
    QScrollArea,
    QSizePolicy,
    QVBoxLayout,
    QWidget,
)

from briefing_app.domain.briefings.issue import IssueKind
from briefing_app.ui.archive.cards import FileCard, SourceCard
from briefing_app.ui.archive.files import FileCheck, check_file
from briefing_app.ui.archive.standing import Standing
from briefing_app.ui.archive.words import (
    KIND_ICONS,
    PRINT_FORMAT,
    copies_words,
    issued_at,
    kind_words,
    standing_words,
)
from briefing_app.ui.look import icons
from briefing_app.ui.look.buttons import ThemedButton
from briefing_app.ui.look.plain import label, menu_text, repolish
from briefing_app.ui.statements.words import counted

if TYPE_CHECKING:
    from briefing_app.domain.briefings.issue import Issue
    from briefing_app.domain.identity import IssueId
    from briefing_app.errors import BriefingError
    from briefing_app.ui.desk import Desk
    from briefing_app.ui.task_runner import Job

_CHECK_TIMEOUT_S = 20.0
_DEEDS = (
    ("actionRevise", "file-plus", "Revise"),
    ("actionCorrigendum", "file-check", "Corrigendum"),
    ("actionOpenIssueFile", "external-link", "Open file"),
    ("actionExport", "download", "Export again"),
    ("actionVerifyBytes", "shield", "Verify bytes"),
    ("actionVoidIssue", "circle-x", "Void…"),
)


class ArchiveDetails(QScrollArea):
    """Shows one issue; its files are compared with what was issued by a worker.

    `article_wanted` carries the article of a source, `issue_wanted` another issue.
    """

    article_wanted = Signal(object)
    issue_wanted = Signal(object)

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
        self._standing = Standing()
        self._jobs: list[Job] = []
        self.files: list[FileCard] = []
        self.sources: list[SourceCard] = []
        desk.theme.changed.connect(self._show_again)

    def show_issue(self, issue: Issue | None, standing: Standing | None = None) -> None:
        """Show an issue and how it stands; None shows nothing."""
        self.rest()
        self._issue = issue
        self._standing = standing or Standing()
        self.files, self.sources = [], []
        body = QWidget()
        body.setProperty("surface", "panel")
        body.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        if issue is not None:
            column = QVBoxLayout(body)
            column.setContentsMargins(16, 16, 14, 16)
            column.setSpacing(8)
            self._add_head(column, issue)
            self._add_fate(column, issue)
            if issue.kind is IssueKind.ISSUED:
                self._add_deeds(column)
            self._add_files(column, issue)
            self._add_handed_over(column, issue)
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
        kind.addWidget(label(kind_words(issue).upper(), "kicker"))
        kind.addStretch(1)
        title = label(issue.title, "title")
        title.setWordWrap(True)
        column.addLayout(kind)
        column.addWidget(title)
        number = issue.label if issue.number is not None else ""
        for words in (number, issue.reference, issued_at(issue.issued_at), cleared_words(issue)):
            if words:
                column.addWidget(_selectable(words))

    def _add_fate(self, column: QVBoxLayout, issue: Issue) -> None:
        """Say what an issue replaced and what replaced it, each a step away."""
        standing = self._standing
        if (fate := standing_words(issue, standing)) and issue.id in standing.void:
            column.addWidget(_wrapped(fate, "danger"))
        if (later := standing.later.get(issue.id)) is not None:
            column.addWidget(self._link(fate, later.id), 0, Qt.AlignmentFlag.AlignLeft)
        if issue.supersedes is not None:
            earlier = next((one for one in standing.rows if one.id == issue.supersedes), None)
            if earlier is not None:
                link = self._link(f"Supersedes {earlier.label}", earlier.id)
                column.addWidget(link, 0, Qt.AlignmentFlag.AlignLeft)

    def _add_deeds(self, column: QVBoxLayout) -> None:
        grid = QGridLayout()
        grid.setHorizontalSpacing(6)
        grid.setVerticalSpacing(6)
        for place, (action, icon, words) in enumerate(_DEEDS):
            button = ThemedButton(self._desk.theme, icon, words, kind="button")
            button.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
            grid.addWidget(button.follow(self._desk.actions[action]), place // 2, place % 2)
        column.addSpacing(4)
        column.addLayout(grid)
        self.verdict = label("", "small")
        self.verdict.setObjectName("bytesVerdict")
        self.verdict.setWordWrap(True)
        self.verdict.hide()
        column.addWidget(self.verdict)

    def show_verdict(self, words: str, *, well: bool) -> None:
        """Say what came of making the issue again."""
        self.verdict.setText(words)
        self.verdict.setProperty("role", "ok" if well else "danger")
        repolish(self.verdict)
        self.verdict.show()

    def _add_handed_over(self, column: QVBoxLayout, issue: Issue) -> None:
        records = self._standing.handed_over.get(issue.id, ())
        if not records:
            return
        column.addSpacing(8)
        column.addWidget(_rule())
        column.addLayout(_heading("Handed over", len(records)))
        for record in records:
            for file in record.files:
                when = issued_at(record.issued_at)
                edition = f"{record.edition.replace('-', ' ').capitalize()}" if record.edition else ""
                named = f"Copies {copies_words(record)}" if record.copies else ""
                card = FileCard(self._desk, file, [part for part in (when, edition, named) if part])
                self.files.append(card)
                column.addWidget(card)
                if file.format != PRINT_FORMAT:
                    self._check(file.target, file.sha256)

    def _link(self, words: str, issue_id: IssueId) -> QPushButton:
        button = QPushButton(menu_text(words))
        button.setProperty("kind", "link")
        button.clicked.connect(lambda: self.issue_wanted.emit(issue_id))
        return button

    def _add_files(self, column: QVBoxLayout, issue: Issue) -> None:
        column.addSpacing(8)
        column.addWidget(_rule())
        column.addLayout(_heading("Files", len(issue.files)))
        named = [f"Copies {copies_words(issue)}"] if issue.copies else []
        for file in issue.files:
            card = FileCard(self._desk, file, named)
            self.files.append(card)
            column.addWidget(card)
            if file.format != PRINT_FORMAT and file.target:
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
            self.show_issue(self._issue, self._standing)


def cleared_words(issue: Issue) -> str:
    """Return who cleared an issue and when, "" where nobody did."""
    if not issue.cleared_by:
        return ""
    when = f", {issued_at(issue.cleared_at)}" if issue.cleared_at else ""
    return f"Cleared by {issue.cleared_by}{when}"


def _wrapped(words: str, role: str) -> QLabel:
    line = label(words, role)
    line.setWordWrap(True)
    return line


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

"""The archive: what was exported or printed, as it was, with its files and sources. Read-only."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, QTimer
from PySide6.QtWidgets import (
    QHBoxLayout,
    QLineEdit,
    QSplitter,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from briefing_app.domain.briefings.issue import Issue
from briefing_app.domain.identity import IssueId
from briefing_app.ui.action_specs import Scope
from briefing_app.ui.archive.details import ArchiveDetails
from briefing_app.ui.archive.list import ArchiveList
from briefing_app.ui.archive.paper import ArchivePaper
from briefing_app.ui.archive.standing import Standing, standing_of
from briefing_app.ui.archive.verbs import ArchiveVerbs
from briefing_app.ui.look import icons
from briefing_app.ui.look.empty_page import EmptyPage
from briefing_app.ui.look.plain import label
from briefing_app.ui.look.tokens import INSPECTOR_MINIMUM, INSPECTOR_WIDTH, LIST_MINIMUM, LIST_WIDTH

if TYPE_CHECKING:
    from PySide6.QtGui import QHideEvent, QShowEvent

    from briefing_app.ui.desk import Desk
    from briefing_app.workspace.door.changed import Changed

_PANES = "archive.panes"


class ArchiveView(QWidget):
    """The list of issues, the paper of the current one, and what is known of it."""

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self.setObjectName("archiveView")
        self._desk = desk
        self._stale = True
        self._details_are_stale = False
        self.list = ArchiveList(desk.theme)
        self.search = QLineEdit()
        self.paper = ArchivePaper(desk)
        self.details = ArchiveDetails(desk)
        self.standing = Standing()
        self.verbs = ArchiveVerbs(desk, self, lambda: self.list.current_issue, lambda: self.standing)
        self._count = label("0", "count")
        self._nothing = label(
            "Nothing that left the desk has these words in its title, reference, statements or actors.",
            "secondary",
        )
        self._empty = EmptyPage(desk.theme, "archiveEmpty", "archive")
        self._empty.say(
            "Nothing has left the desk yet",
            "Issue, export or print a briefing. What was handed over is kept here exactly as it was, "
            "with its files and the sources it stood on.",
        )
        self._stack = QStackedWidget()
        self._refreshing = QTimer(self, singleShot=True, interval=0)
        self._build()
        self._connect()
        self._bind()
        self.panes = (self.list, self.paper.paper, self.details)

    def save_state(self) -> None:
        """Keep the panes until the next run."""
        self._desk.preferences.set(_PANES, self._splitter.sizes())

    # building

    def _build(self) -> None:
        self._splitter = QSplitter(Qt.Orientation.Horizontal)
        self._splitter.setHandleWidth(1)
        self._splitter.setChildrenCollapsible(False)
        for pane in (self._list_pane(), self.paper, self.details):
            self._splitter.addWidget(pane)
        self._splitter.setStretchFactor(1, 1)
        self.paper.setMinimumWidth(360)
        self.details.setMinimumWidth(INSPECTOR_MINIMUM)
        sizes = self._desk.preferences.get(_PANES, [LIST_WIDTH, 800, INSPECTOR_WIDTH])
        if len(sizes) == 3 and all(isinstance(size, int) for size in sizes):
            self._splitter.setSizes(sizes)
        self._stack.addWidget(self._splitter)
        self._stack.addWidget(self._empty)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.addWidget(self._stack)

    def _list_pane(self) -> QWidget:
        pane = QWidget()
        pane.setProperty("surface", "panel")
        pane.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        pane.setMinimumWidth(LIST_MINIMUM)
        self.search.setObjectName("archiveSearch")
        self.search.setAccessibleName("Search in the archive")
        self.search.setPlaceholderText("Search titles, references, statements, actors")
        self.search.setClearButtonEnabled(True)
        lens = icons.icon("search", self._desk.theme.tokens.tertiary)
        self._lens = self.search.addAction(lens, QLineEdit.ActionPosition.LeadingPosition)
        self._nothing.setWordWrap(True)
        self._nothing.setAlignment(Qt.AlignmentFlag.AlignHCenter | Qt.AlignmentFlag.AlignTop)
        self._nothing.setContentsMargins(24, 32, 24, 0)
        self._nothing.hide()
        head = QHBoxLayout()
        head.setContentsMargins(16, 14, 16, 10)
        head.setSpacing(10)
        head.addWidget(label("Archive", "title"))
        head.addWidget(self._count)
        head.addStretch(1)
        field = QHBoxLayout()
        field.setContentsMargins(16, 0, 16, 8)
        field.addWidget(self.search)
        column = QVBoxLayout(pane)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addLayout(head)
        column.addLayout(field)
        column.addWidget(self.list, 1)
        column.addWidget(self._nothing, 1)
        return pane

    def _connect(self) -> None:
        self.list.current_changed.connect(self._show_issue)
        self.list.doubleClicked.connect(self._read)
        self.search.textChanged.connect(self.refresh)
        self.search.returnPressed.connect(self.list.setFocus)
        self.details.article_wanted.connect(self._desk.navigator.open_article)
        self.details.issue_wanted.connect(self.show_issue)
        self.verbs.verified.connect(
            lambda outcome: self.details.show_verdict(outcome.sentence, well=outcome.is_same)
        )
        self._refreshing.timeout.connect(self.refresh)
        self._desk.signals.changed.connect(self._note_change)
        self._desk.theme.changed.connect(self._dress)

    def _bind(self) -> None:
        actions, paper = self._desk.actions, self.paper.paper
        actions.attach(Scope.ARCHIVE, self.list)
        actions.attach(Scope.ARCHIVE, paper)
        actions.bind("actionOpenIssue", self._read, within=self, enabled=self._has_issue)
        actions.bind("actionFind", self._find, within=self)
        actions.bind("actionTextLarger", paper.zoom_in, within=self, enabled=self._has_issue)
        actions.bind("actionTextSmaller", paper.zoom_out, within=self, enabled=self._has_issue)
        actions.bind("actionTextNormal", paper.fit_width, within=self, enabled=self._has_issue)

    # showing

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        if self._stale:
            self.refresh()

    def hideEvent(self, event: QHideEvent) -> None:
        """Ask library and workers nothing more, which may be closed next."""
        super().hideEvent(event)
        self._refreshing.stop()

    def refresh(self) -> None:
        """Show what has left the desk by now; the current issue stays."""
        self._stale = False
        self.standing = standing_of(self._desk.workspace.store.issues())
        issues = self.standing.rows
        self._stack.setCurrentWidget(self._splitter if issues else self._empty)
        found = self._found(issues)
        self._count.setText(f"{len(found):,}")
        self.list.setVisible(bool(found))
        self._nothing.setVisible(bool(issues) and not found)
        self.list.show_issues(found, self.standing)
        if self._details_are_stale:
            self.details.show_issue(self.list.current_issue, self.standing)
        self._details_are_stale = False
        self._desk.actions.refresh()

    def _found(self, issues: tuple[Issue, ...]) -> tuple[Issue, ...]:
        """Return the issues that answer to what was typed, by their own words or by what they printed."""
        typed = self.search.text()
        words = typed.casefold().split()
        if not words:
            return issues
        printed = self._desk.workspace.store.find_issues(typed)
        return tuple(issue for issue in issues if issue.id in printed or _matches(issue, words))

    def _note_change(self, changed: Changed) -> None:
        issue = self.list.current_issue
        cited = {source.article_id for source in issue.sources} if issue else set()
        self._details_are_stale |= changed.issues or not cited.isdisjoint(changed.articles)
        if self._details_are_stale:
            self._stale = True
            if self.isVisible():
                self._refreshing.start()

    def _show_issue(self, issue: Issue | None) -> None:
        self.details.show_issue(issue, self.standing)
        data = self.verbs.kept_pdf(issue) if issue else None
        if issue is None:
            self.paper.show_message("Choose an issue to see it as it was.")
        elif data is None:
            self.paper.show_message("The PDF of this issue is not in the library.")
        else:
            self.paper.show_pdf(data)
        self._desk.actions.refresh()

    def _has_issue(self) -> bool:
        return self.list.current_issue is not None

    def _dress(self) -> None:
        self._lens.setIcon(icons.icon("search", self._desk.theme.tokens.tertiary))

    # doing

    def show_issue(self, issue_id: IssueId) -> None:
        """Make an issue the current one; what was searched for gives way."""
        if self.list.archive.place_of(issue_id) < 0:
            self.search.clear()
        place = self.list.archive.place_of(issue_id)
        if place >= 0:
            self.list.setCurrentIndex(self.list.archive.index(place))

    def _read(self) -> None:
        self.paper.paper.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def _find(self) -> None:
        self.search.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.search.selectAll()


def _matches(issue: Issue, words: list[str]) -> bool:
    there = f"{issue.title} {issue.reference}".casefold()
    return all(word in there for word in words)

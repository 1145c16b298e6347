"""What the checks found in a briefing: grouped by weight, each a key away from its place."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import (
    QFrame,
    QHBoxLayout,
    QMenu,
    QSizePolicy,
    QTreeWidget,
    QTreeWidgetItem,
    QVBoxLayout,
    QWidget,
)

from briefing_app.document.checking.preflight import Preflight
from briefing_app.ui.compose.preflight.preflight_rows import (
    FINDING,
    GROUP,
    GROUPS,
    WrappedRows,
    counted,
    grouped,
    heading_of,
    row_of,
)
from briefing_app.ui.look.buttons import ThemedButton
from briefing_app.ui.look.plain import label, tip, whole_label

if TYPE_CHECKING:
    from PySide6.QtCore import QPoint

    from briefing_app.domain.checks import Finding
    from briefing_app.ui.desk import Desk


class PreflightPanel(QFrame):
    """Lists the findings; a click or Enter leads to the place of one.

    `place_asked`, `waive_asked`, `unwaive_asked` and `compare_asked` carry a `Finding`.
    """

    place_asked = Signal(object)
    waive_asked = Signal(object)
    unwaive_asked = Signal(object)
    compare_asked = Signal(object)
    folded = Signal(bool)

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("preflightPanel")
        self.setAccessibleName("Checks")
        self._desk = desk
        self._outcome = Preflight()
        self._reached = 0
        self._open = bool(desk.preferences.get("preflight_open", True))
        self._fold = ThemedButton(desk.theme, "chevron-down")
        self._fold.setObjectName("preflightFold")
        self._fold.clicked.connect(lambda: self.set_open(not self._open))
        self._title = label("Checks", "title")
        self._counts = label("", "small")
        self._counts.setObjectName("preflightCounts")
        self._counts.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
        self._verified = whole_label("", "small")
        self._verified.setObjectName("preflightVerified")
        self.tree = QTreeWidget()
        self._dress_tree()
        self._compare = ThemedButton(desk.theme, "columns-2", "Compare", kind="button")
        self._waive = ThemedButton(desk.theme, "check", "Waive…", kind="button")
        self._compare.setObjectName("preflightCompare")
        self._waive.setObjectName("preflightWaive")
        self._compare.clicked.connect(self.compare)
        self._waive.clicked.connect(self.waive)
        self._lay_out()
        desk.theme.changed.connect(self._fill)
        self._fill()
        self.set_open(self._open)

    @property
    def findings(self) -> tuple[Finding, ...]:
        """What is shown, the waived ones last."""
        return tuple(finding for _, those in grouped(self._outcome.findings) for finding in those)

    @property
    def outcome(self) -> Preflight:
        """The checks that are shown."""
        return self._outcome

    @property
    def chosen(self) -> Finding | None:
        """The finding that the keys act on."""
        item = self.tree.currentItem()
        return item.data(0, FINDING) if item is not None else None

    def show_outcome(self, outcome: Preflight) -> None:
        """Show what the checks say now; the chosen finding stays chosen."""
        if outcome != self._outcome:
            self._outcome = outcome
            self._fill()

    def set_open(self, is_open: bool) -> None:
        """Show the list, or its heading alone."""
        self._open = is_open
        self.tree.setVisible(is_open)
        self._bar.setVisible(is_open)
        self._fold.set_icon("chevron-down" if is_open else "chevron-up")
        words = "Hide the checks" if is_open else "Show the checks"
        self._fold.setAccessibleName(words)
        self._fold.setToolTip(words)
        self.setMaximumHeight(16_777_215 if is_open else self._head.sizeHint().height())
        self._desk.preferences.set("preflight_open", is_open)
        self.folded.emit(not is_open)

    def next_finding(self) -> None:
        """Go to the next finding that nobody has waived, and to its place."""
        waiting = [finding for finding in self.findings if finding.waiver is None]
        if not waiting:
            self._desk.notices.tell("The checks found nothing to mend.")
            return
        # The one after what was mended has moved up to its place.
        self._reached = waiting.index(self.chosen) + 1 if self.chosen in waiting else self._reached
        self._reached %= len(waiting)
        self.choose(waiting[self._reached])
        self.place_asked.emit(waiting[self._reached])

    def choose(self, finding: Finding) -> None:
        """Make a finding the chosen one."""
        for item in self._items():
            if item.data(0, FINDING) == finding:
                self.tree.setCurrentItem(item)
                self.tree.scrollToItem(item)

    def waive(self) -> None:
        """Let the chosen finding pass, or take its waiver back."""
        finding = self.chosen
        if finding is not None and finding.waiver is not None:
            self.unwaive_asked.emit(finding)
        elif finding is not None and finding.can_be_waived:
            self.waive_asked.emit(finding)

    def compare(self) -> None:
        """Show the chosen quotation beside the passage of its article."""
        if self.chosen is not None and self._outcome.failure_of(self.chosen) is not None:
            self.compare_asked.emit(self.chosen)

    def eventFilter(self, watched: object, event: QEvent) -> bool:
        if watched is self.tree and isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress:
            deed = {
                Qt.Key.Key_Return: self._go,
                Qt.Key.Key_Enter: self._go,
                Qt.Key.Key_W: self.waive,
                Qt.Key.Key_C: self.compare,
            }.get(Qt.Key(event.key()))
            if deed is not None and not event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier:
                deed()
                return True
        if watched is self.tree.viewport() and event.type() == QEvent.Type.Resize:
            self.tree.scheduleDelayedItemsLayout()
        return super().eventFilter(watched, event)  # type: ignore[arg-type]

    # building

    def _dress_tree(self) -> None:
        tree = self.tree
        tree.setObjectName("preflightList")
        tree.setAccessibleName("Findings of the checks")
        tree.setHeaderHidden(True)
        tree.setIndentation(14)
        tree.setWordWrap(True)
        tree.setIconSize(QSize(15, 15))
        tree.setExpandsOnDoubleClick(False)
        tree.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        tree.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        tree.setItemDelegate(WrappedRows(tree))
        tree.installEventFilter(self)
        tree.viewport().installEventFilter(self)
        tree.itemClicked.connect(lambda *_: self._go())
        tree.currentItemChanged.connect(lambda *_: self._show_deeds())
        tree.customContextMenuRequested.connect(self._show_menu)

    def _lay_out(self) -> None:
        self._head = QWidget()
        row = QHBoxLayout(self._head)
        row.setContentsMargins(16, 4, 10, 4)
        row.setSpacing(8)
        row.addWidget(self._title)
        row.addWidget(self._counts, 1)
        row.addWidget(self._fold)
        self._bar = QWidget()
        deeds = QHBoxLayout(self._bar)
        deeds.setContentsMargins(16, 4, 10, 6)
        deeds.setSpacing(6)
        deeds.addWidget(self._waive)
        deeds.addWidget(self._compare)
        deeds.addStretch(1)
        deeds.addWidget(self._verified)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self._head)
        column.addWidget(self.tree, 1)
        column.addWidget(self._bar)

    # showing

    def _fill(self) -> None:
        chosen, folded = self.chosen, self._folded_groups()
        self.tree.blockSignals(True)
        self.tree.clear()
        for name, those in grouped(self._outcome.findings):
            heading = heading_of(name, len(those), self.tree.font())
            self.tree.addTopLevelItem(heading)
            for finding in those:
                heading.addChild(row_of(finding, self._desk.theme.tokens, self.palette()))
            heading.setExpanded(name not in folded)
        self.tree.blockSignals(False)
        verification = self._outcome.verification
        self._verified.setText(
            f"{len(verification.verified)}/{verification.quotations} verified"
            if verification.quotations
            else ""
        )
        self._verified.setToolTip("Quotations that were found again in the stored texts of their articles.")
        self._counts.setText(self._count_words())
        self._counts.setToolTip(tip(self._count_words()))
        self._counts.setProperty("role", "danger" if self._outcome.blocking else "small")
        self._counts.style().polish(self._counts)
        if chosen is not None:
            self._choose_again(chosen)
        self._show_deeds()

    def _folded_groups(self) -> set[str]:
        """Return the groups that are folded; notes and waived findings are at first."""
        shown = [self.tree.topLevelItem(n) for n in range(self.tree.topLevelItemCount())]
        known = {item.data(0, GROUP): item.isExpanded() for item in shown if item is not None}
        return {name for name in GROUPS if not known.get(name, name in ("error", "warning"))}

    def _count_words(self) -> str:
        parts = [counted(name, len(those)) for name, those in grouped(self._outcome.findings)]
        return " · ".join(parts) or "nothing to mend"

    def _choose_again(self, chosen: Finding) -> None:
        same = [
            item
            for item in self._items()
            if (found := item.data(0, FINDING)) is not None
            and (found.code, found.item_id, found.subject) == (chosen.code, chosen.item_id, chosen.subject)
        ]
        if same:
            self.tree.setCurrentItem(same[0])

    def _items(self) -> list[QTreeWidgetItem]:
        found: list[QTreeWidgetItem] = []
        for nth in range(self.tree.topLevelItemCount()):
            heading = self.tree.topLevelItem(nth)
            rows = [heading.child(n) for n in range(heading.childCount())] if heading is not None else []
            found += [row for row in rows if row is not None]
        return found

    def _show_deeds(self) -> None:
        finding = self.chosen
        waived = finding is not None and finding.waiver is not None
        self._waive.setText(" Take waiver back" if waived else " Waive…")
        self._waive.setEnabled(finding is not None and finding.can_be_waived)
        self._compare.setEnabled(finding is not None and self._outcome.failure_of(finding) is not None)

    def _go(self) -> None:
        item = self.tree.currentItem()
        if item is None:
            return
        if (finding := self.chosen) is not None:
            self.place_asked.emit(finding)
        else:
            item.setExpanded(not item.isExpanded())

    def _show_menu(self, at: QPoint) -> None:
        finding = self.chosen
        if finding is None:
            return
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        menu.addAction("Go to its place", self._go)
        waive = menu.addAction("Take waiver back" if finding.waiver else "Waive…", self.waive)
        waive.setEnabled(finding.can_be_waived)
        compare = menu.addAction("Compare with the article", self.compare)
        compare.setEnabled(self._outcome.failure_of(finding) is not None)
        menu.popup(self.tree.viewport().mapToGlobal(at))

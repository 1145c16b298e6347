"""The bar over the list: how many articles wait, from where, and the ways to them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QTimer
from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout, QWidget

from briefing_app.ui.look.buttons import ThemedButton
from briefing_app.ui.look.plain import label, tip
from briefing_app.ui.read.arrivals.words import origin_words, refused_words, waiting_words

if TYPE_CHECKING:
    from collections.abc import Collection

    from briefing_app.ui.desk import Desk

_GATHER_MS = 200


class ArrivalsBar(QWidget):
    """Counts what no list shows yet; its buttons follow the actions that bring it in.

    It is announced to screen readers once, when it appears, without interrupting.
    """

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self._unlisted: frozenset[int] = frozenset()
        card = QFrame()
        card.setProperty("kind", "card")
        self.show_them = ThemedButton(desk.theme, "arrow-up", kind="primary", colour="on_accent")
        self.show_them.follow(desk.actions["actionShowArrivals"])
        self.show_them.setObjectName("newArticles")
        self.show_them.setToolButtonStyle(self.show_them.toolButtonStyle().ToolButtonTextBesideIcon)
        self._first = ThemedButton(desk.theme, "corner-down-right").follow(desk.actions["actionFirstArrival"])
        self._look = ThemedButton(desk.theme, "list").follow(desk.actions["actionLookAtArrivals"])
        self._origins = label("", "small")
        self._origins.setObjectName("arrivalOrigins")
        self._origins.setWordWrap(True)
        self._head = head = QHBoxLayout()
        head.setSpacing(4)
        head.addWidget(self.show_them)
        head.addStretch(1)
        head.addWidget(self._first)
        head.addWidget(self._look)
        self._column = column = QVBoxLayout(card)
        column.setContentsMargins(8, 7, 8, 8)
        column.setSpacing(5)
        column.addLayout(head)
        column.addWidget(self._origins)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(16, 2, 16, 8)
        outer.addWidget(card)
        self._gathering = QTimer(self, singleShot=True, interval=_GATHER_MS)
        self._gathering.timeout.connect(self._announce)
        desk.arrivals.subscribe(self._refresh)
        self.hide()

    @property
    def waiting(self) -> frozenset[int]:
        """The articles that wait: what came by itself, and what the list at hand leaves out."""
        return self._unlisted.union(self._desk.arrivals.waiting)

    @property
    def is_needed(self) -> bool:
        """Whether anything waits, or was refused."""
        return bool(self.waiting or self._desk.arrivals.refused)

    def show_unlisted(self, ids: Collection[int]) -> None:
        """Note what came and would stand in the list at hand, were it asked for anew."""
        self._unlisted = frozenset(ids)
        self._refresh()

    def _refresh(self) -> None:
        arrivals, count = self._desk.arrivals, len(self.waiting)
        appears = self.isHidden() and self.is_needed
        others = len(self._unlisted.difference(arrivals.waiting))
        refused = refused_words(len(arrivals.refused))
        origins = "; ".join(part for part in (origin_words(arrivals.origins, others), refused) if part)
        self._origins.setText(origins)
        words = waiting_words(count)
        self.show_them.setText(f" {words}")
        self.show_them.setAccessibleName(f"Show {words}: {origins}")
        self.show_them.setToolTip(tip(f"{self._desk.actions['actionShowArrivals'].toolTip()}: {origins}"))
        self.show_them.setVisible(bool(count))
        self._first.setVisible(bool(count))
        self._place_words(beside=not count)
        self.setVisible(self.is_needed)
        self._desk.actions.refresh()
        if appears:
            self._gathering.start()

    def _place_words(self, *, beside: bool) -> None:
        """Put the words below the buttons; beside the last one where it stands alone."""
        for layout in (self._head, self._column):
            layout.removeWidget(self._origins)
        if beside:
            self._head.insertWidget(0, self._origins, 100)
        else:
            self._column.addWidget(self._origins)

    def _announce(self) -> None:
        """Say once, when several have gathered, that something waits."""
        if self.is_needed:
            said = f"{waiting_words(len(self.waiting))}. {self._origins.text()}"
            event = QAccessibleAnnouncementEvent(self, said)
            event.setPoliteness(QAccessible.AnnouncementPoliteness.Polite)
            QAccessible.updateAccessibility(event)

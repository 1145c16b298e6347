"""What can be done with the statements that are chosen among all that an actor said."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QPoint, Signal
from PySide6.QtWidgets import QMenu, QWidget

from briefing_app.domain.statements.statement import StatementState
from briefing_app.ui.action_specs import Scope
from briefing_app.ui.statements import verbs
from briefing_app.ui.statements.copying import copy
from briefing_app.ui.statements.judging import STANCE_ACTIONS, ask_topic, judge
from briefing_app.ui.statements.menus import fill_sections

if TYPE_CHECKING:
    from collections.abc import Callable

    from briefing_app.domain.identity import StatementId
    from briefing_app.ui.actors.said.list import SaidList
    from briefing_app.ui.desk import Desk


class SaidVerbs(QObject):
    """Binds the keys and menus of the list; `opened` carries a statement to be shown in its article."""

    opened = Signal(object)

    def __init__(self, desk: Desk, shown: SaidList, parent: QWidget) -> None:
        super().__init__(parent)
        self._desk = desk
        self._list = shown
        self.place_menu = QMenu(parent)
        self.place_menu.aboutToShow.connect(self._fill_sections)
        shown.opened.connect(self._open)
        shown.customContextMenuRequested.connect(self._show_menu)
        self._bind()

    def place(self, number: int) -> None:
        """Put the chosen statements into a section of the briefing and go on to the next."""
        ids = self._list.chosen_ids
        if ids and verbs.place(self._desk, ids, number) and len(ids) == 1:
            self._list.go_down()

    def _bind(self) -> None:
        actions, shown, state = self._desk.actions, self._list, StatementState
        actions.attach(Scope.STATEMENTS, shown)
        deeds: dict[str, Callable[[], object]] = {
            "actionSelectStatement": lambda: self._decide(state.SELECTED),
            "actionDismissStatement": lambda: self._decide(state.DISMISSED),
            "actionReopenStatement": lambda: self._decide(state.SUGGESTED),
            "actionSetTopic": lambda: ask_topic(self._desk, shown.chosen_ids, shown.window()),
            "actionStanceNone": lambda: judge(self._desk, shown.chosen_ids, None),
            "actionOpenInPlace": lambda: self._open(shown.current_id),
            "actionCopyQuoted": self._copy,
            "actionAddToBriefing": self._ask_for_section,
            "actionTakeOut": lambda: verbs.take_out(self._desk, shown.chosen_ids),
            **{f"actionToSection{n}": partial(self.place, n) for n in range(1, 10)},
        }
        for name, value in STANCE_ACTIONS.items():
            deeds[name] = lambda value=value: judge(self._desk, shown.chosen_ids, value)  # type: ignore[misc]
        for name, slot in deeds.items():
            actions.bind(name, slot, within=shown, enabled=lambda: shown.current_id is not None)

    def _decide(self, state: StatementState) -> None:
        ids = self._list.chosen_ids
        if verbs.decide(self._desk, ids, state) and len(ids) == 1 and state is not StatementState.SUGGESTED:
            self._list.go_down()

    def _open(self, statement_id: StatementId | None) -> None:
        if statement_id is not None:
            self.opened.emit(statement_id)

    def _copy(self) -> None:
        copy(self._desk, self._list.chosen_ids)

    def _fill_sections(self) -> None:
        fill_sections(self.place_menu, self._desk, self.place)

    def _ask_for_section(self) -> None:
        self._fill_sections()
        row = self._list.visualRect(self._list.currentIndex())
        self.place_menu.popup(self._list.viewport().mapToGlobal(QPoint(row.left() + 24, row.bottom())))

    def _show_menu(self, position: QPoint) -> None:
        if self._list.current_id is None:
            return
        self._desk.actions.colour_icons()
        menu = QMenu(self._list)
        for names in (
            ("actionOpenInPlace", "actionCopyQuoted"),
            ("actionSelectStatement", "actionDismissStatement", "actionReopenStatement"),
            ("actionAddToBriefing", "actionTakeOut", "actionSetTopic"),
        ):
            menu.addSeparator()
            for name in names:
                menu.addAction(self._desk.actions[name])
        menu.popup(self._list.viewport().mapToGlobal(position))

"""The actions of the window as Qt knows them; views bind what they can do."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QApplication, QMenu, QMenuBar, QWidget
from shiboken6 import isValid

from briefing_app.ui.action_specs import MENU_TITLES, MENUS, WITHIN, ActionSpec, Scope
from briefing_app.ui.actors.actions import REGISTER_ACTIONS
from briefing_app.ui.alike.actions import ALIKE_ACTIONS
from briefing_app.ui.archive.actions import ARCHIVE_ACTIONS
from briefing_app.ui.compose.actions import COMPOSE_ACTIONS
from briefing_app.ui.feeds.actions import FEED_ACTIONS
from briefing_app.ui.look import icons
from briefing_app.ui.read.actions import ACTOR_ACTIONS, ARTICLE_ACTIONS, DETAIL_ACTIONS, STATEMENT_ACTIONS
from briefing_app.ui.read.articles.list_actions import LIST_ACTIONS
from briefing_app.ui.statements.actions import STATEMENTS_ACTIONS
from briefing_app.ui.window.actions import WINDOW_ACTIONS

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping, Sequence

    from briefing_app.ui.theme import Theme

__all__ = ["SPECS", "ActionSpec", "Actions", "Scope", "conflicts"]

SPECS: tuple[ActionSpec, ...] = (
    *WINDOW_ACTIONS,
    *ARTICLE_ACTIONS,
    *LIST_ACTIONS,
    *ALIKE_ACTIONS,
    *STATEMENT_ACTIONS,
    *DETAIL_ACTIONS,
    *ACTOR_ACTIONS,
    *REGISTER_ACTIONS,
    *COMPOSE_ACTIONS,
    *STATEMENTS_ACTIONS,
    *ARCHIVE_ACTIONS,
    *FEED_ACTIONS,
)


@dataclass(frozen=True, slots=True)
class _Binding:
    slot: Callable[[], object]
    within: QWidget | None
    enabled: Callable[[], bool] | None

    @property
    def alive(self) -> bool:
        return self.within is None or isValid(self.within)


class Actions(QObject):
    """One `QAction` for each declared action, run by whichever part of the window has the focus.

    `keys_changed` is told when the user has given an action other keys.
    """

    keys_changed = Signal()

    def __init__(
        self,
        theme: Theme,
        specs: Sequence[ActionSpec] = SPECS,
        keys: Mapping[str, Sequence[str]] | None = None,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._theme = theme
        self._specs = {spec.name: spec for spec in specs}
        self._keys = {name: tuple(own) for name, own in (keys or {}).items()}
        self._bindings: dict[str, list[_Binding]] = {spec.name: [] for spec in specs}
        self._focus: QWidget | None = None
        self._actions = {spec.name: self._made(spec) for spec in specs}
        self._icons_fit = False
        theme.changed.connect(self._forget_icons)
        application = QApplication.instance()
        if isinstance(application, QApplication):
            application.focusChanged.connect(self._follow_focus)

    def __getitem__(self, name: str) -> QAction:
        return self._actions[name]

    def specs(self) -> Iterable[ActionSpec]:
        """Give every declaration, in the order of the menus."""
        return self._specs.values()

    def keys(self, name: str) -> tuple[str, ...]:
        """Return the keys of an action: the user's own, or those declared."""
        return self._keys.get(name, self._specs[name].keys)

    def own_keys(self) -> dict[str, tuple[str, ...]]:
        """Return the keys that the user has changed."""
        return dict(self._keys)

    def set_keys(self, name: str, keys: Sequence[str] | None) -> None:
        """Give an action other keys; None brings back the declared ones."""
        if keys is None or tuple(keys) == self._specs[name].keys:
            self._keys.pop(name, None)
        else:
            self._keys[name] = tuple(keys)
        self._actions[name].setShortcuts([QKeySequence(key) for key in self.keys(name)])
        self.keys_changed.emit()

    def bind(
        self,
        name: str,
        slot: Callable[[], object],
        *,
        within: QWidget | None = None,
        enabled: Callable[[], bool] | None = None,
    ) -> QAction:
        """Let `slot` run when the action is triggered and `within` is where the user works.

        With several bindings the one nearest to the focus runs, then one that is visible,
        then one for the whole window (`within` None). `enabled` is asked on every `refresh`.
        """
        living = [binding for binding in self._bindings[name] if binding.alive]
        self._bindings[name] = [*living, _Binding(slot, within, enabled)]
        self._refresh(name)
        return self._actions[name]

    def attach(self, scope: Scope, widget: QWidget) -> None:
        """Let the keys of `scope` act while `widget`, or what lies in it, has the focus."""
        for name, spec in self._specs.items():
            if scope in spec.scopes:
                widget.addAction(self._actions[name])

    def refresh(self) -> None:
        """Ask every binding again whether its action can be used now."""
        steps = self._steps_from_focus()
        for name in self._specs:
            self._refresh(name, steps)

    def build_menus(self, bar: QMenuBar) -> None:
        """Fill the menu bar from the declarations."""
        menus: dict[str, QMenu] = {}
        for title in MENUS:
            menus[title] = bar.addMenu(MENU_TITLES[title])
            menus[title].aboutToShow.connect(self.colour_icons)
            menus[title].setObjectName(f"menu{title}")
        for spec in self._specs.values():
            if spec.menu:
                self._menu_for(spec, menus).addAction(self._actions[spec.name])

    def _menu_for(self, spec: ActionSpec, menus: dict[str, QMenu]) -> QMenu:
        parent, _, child = spec.menu.partition("/")
        if child and spec.menu not in menus:
            if spec.separator:
                menus[parent].addSeparator()
            menus[spec.menu] = menus[parent].addMenu(child)
        elif spec.separator:
            menus[spec.menu].addSeparator()
        return menus[spec.menu]

    def _made(self, spec: ActionSpec) -> QAction:
        action = QAction(spec.text, self)
        action.setObjectName(spec.name)
        action.setCheckable(spec.checkable)
        action.setShortcuts([QKeySequence(key) for key in self.keys(spec.name)])
        action.setMenuRole(QAction.MenuRole.NoRole)
        if Scope.WINDOW not in spec.scopes:
            action.setShortcutContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
        tip = spec.tip or spec.text.rstrip("…")
        keys = QKeySequence(spec.keys[0]).toString(_NATIVE) if spec.keys else ""
        action.setToolTip(f"{tip} ({keys})" if keys else tip)
        action.setVisible(False)
        action.setEnabled(False)
        action.triggered.connect(self._run_sender)
        return action

    def _run_sender(self) -> None:
        sender = self.sender()
        if isinstance(sender, QAction):
            binding = self._binding(sender.objectName())
            if binding is not None and (binding.enabled is None or binding.enabled()):
                binding.slot()

    def _binding(self, name: str, steps: Mapping[QWidget | None, int] | None = None) -> _Binding | None:
        return self._chosen([one for one in self._bindings[name] if one.alive], steps)

    def _chosen(
        self, living: Sequence[_Binding], steps: Mapping[QWidget | None, int] | None
    ) -> _Binding | None:
        """Return the binding whose slot would run; `steps` are those of `_steps_from_focus`."""
        placed = [binding for binding in living if binding.within and binding.within.isVisible()]
        if not placed:
            return next((binding for binding in reversed(living) if binding.within is None), None)
        steps = self._steps_from_focus() if steps is None else steps
        nearest = min(placed, key=lambda binding: steps.get(binding.within, _NOWHERE))
        return nearest if nearest.within in steps else placed[-1]

    def _steps_from_focus(self) -> dict[QWidget | None, int]:
        """Return how far above the focus each widget lies that holds it."""
        steps: dict[QWidget | None, int] = {}
        widget = self._focus if self._focus and isValid(self._focus) else None
        while widget is not None:
            steps[widget] = len(steps)
            widget = widget.parentWidget()
        return steps

    def _refresh(self, name: str, steps: Mapping[QWidget | None, int] | None = None) -> None:
        action = self._actions[name]
        living = [binding for binding in self._bindings[name] if binding.alive]
        binding = self._chosen(living, steps)
        action.setVisible(bool(living))
        action.setEnabled(binding is not None and (binding.enabled is None or binding.enabled()))

    def _follow_focus(self, _old: QWidget | None, new: QWidget | None) -> None:
        if new is None or isinstance(new, (QMenu, QMenuBar)):
            return
        self._focus = new
        self.refresh()

    def _forget_icons(self) -> None:
        self._icons_fit = False

    def colour_icons(self) -> None:
        """Give the actions their icons, before a menu shows them: at the start nobody sees them."""
        if self._icons_fit:
            return
        self._icons_fit = True
        for name, spec in self._specs.items():
            if spec.icon and not spec.checkable:  # an icon would stand where the tick is shown
                self._actions[name].setIcon(icons.icon(spec.icon, self._theme.tokens.secondary))


_NATIVE = QKeySequence.SequenceFormat.NativeText
_NOWHERE = 1_000_000


def conflicts(
    specs: Iterable[ActionSpec], keys: Mapping[str, Sequence[str]] | None = None
) -> list[tuple[str, str, str]]:
    """Return each key that two actions claim where one focus reaches both, with their names."""
    found: list[tuple[str, str, str]] = []
    claims: list[tuple[ActionSpec, str]] = []
    for spec in specs:
        for key in (keys or {}).get(spec.name, spec.keys):
            written = QKeySequence(key).toString()
            for other, taken in claims:
                if written == taken and other is not spec and _meet(spec, other):
                    found.append((written, other.name, spec.name))
            claims.append((spec, written))
    return found


def _meet(one: ActionSpec, other: ActionSpec) -> bool:
    return any(a in _reach(b) or b in _reach(a) for a in one.scopes for b in other.scopes)


def _reach(scope: Scope) -> set[Scope]:
    """Return the scope and everything that it lies within."""
    reached = {scope}
    while scope in WITHIN:
        scope = WITHIN[scope]
        reached.add(scope)
    return reached

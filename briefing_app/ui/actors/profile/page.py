"""The actor at hand: its names in all scripts, functions over time, who it probably is, who was merged."""

from __future__ import annotations

from dataclasses import dataclass, field
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

from briefing_app.domain.actors.actor import ActorKind
from briefing_app.ui.actors.profile.function_line import FunctionLine
from briefing_app.ui.actors.profile.parts import KindSign, heading, link, wrapped
from briefing_app.ui.actors.words import about, by_script
from briefing_app.ui.look.buttons import ThemedButton
from briefing_app.ui.look.plain import label
from briefing_app.ui.read.actors.actor_lines import KIND_NAMES
from briefing_app.ui.statements.words import counted, short_day
from briefing_app.ui.theme import ui_font

if TYPE_CHECKING:
    from collections.abc import Callable

    from briefing_app.domain.actors.actor import Actor
    from briefing_app.domain.identity import ActorId
    from briefing_app.storage.register.queries import Company, RegisterRow
    from briefing_app.ui.desk import Desk
    from briefing_app.workspace.actors.suggesting import Suggestion

_MOST_NAMES, _MOST_SUGGESTED, _MOST_MERGED = 12, 4, 6


@dataclass(frozen=True, slots=True)
class Shown:
    """All that the page tells of an actor; `into` is whom it was merged into."""

    row: RegisterRow
    suggestions: tuple[Suggestion, ...] = ()
    merged: tuple[Actor, ...] = ()
    into: Actor | None = None
    said: dict[ActorId, int] = field(default_factory=dict)
    """How many statements those have that are suggested."""


class ActorPage(QScrollArea):
    """Tells of one actor. What is pressed in it is asked for by signals that carry ids."""

    merge_wanted = Signal(object)
    apart_wanted = Signal(object)
    part_wanted = Signal(object)
    actor_wanted = Signal(object)

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("actorPage")
        self.setAccessibleName("The actor")
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self._desk = desk
        self.suggestions: tuple[Suggestion, ...] = ()
        self.merged: tuple[Actor, ...] = ()
        self.actor: Actor | None = None
        self._shown: Shown | None = None
        self._company: QVBoxLayout | None = None

    def show_nobody(self) -> None:
        """Show that no actor is at hand."""
        self.actor, self.suggestions, self.merged = None, (), ()
        self._shown, self._company = None, None
        self._set(QWidget())

    def show_actor(self, shown: Shown) -> bool:
        """Show an actor, in its place while it is the same one; tell whether anything is new.

        What has not changed is left alone, and with it the focus of whoever is at a button.
        """
        if shown == self._shown:
            return False
        self._shown = shown
        actor = shown.row.actor
        place = self.verticalScrollBar().value() if self.actor and self.actor.id == actor.id else 0
        self.actor, self.suggestions, self.merged = actor, shown.suggestions, shown.merged
        body = QWidget()
        column = QVBoxLayout(body)
        column.setContentsMargins(24, 18, 20, 20)
        column.setSpacing(6)
        self._head(column, shown)
        self._suggested(column, shown)
        self._functions(column, actor)
        self._names(column, actor)
        self._merged(column, shown.merged)
        if actor.note:
            heading(column, "Note")
            column.addWidget(wrapped(actor.note))
        self._company = QVBoxLayout()
        self._company.setSpacing(6)
        column.addLayout(self._company)
        column.addStretch(1)
        self.setAccessibleName(f"{actor.name}, {about(actor)}")
        self._set(body)
        self.verticalScrollBar().setValue(place)
        return True

    def show_company(self, company: Company) -> None:
        """Show with whom the actor is named, and where it is quoted."""
        column = self._company
        if column is None:
            return
        self._company = None
        if company.actors:
            heading(column, "Named with", f"in the latest {counted(company.articles, 'article')}")
            for other, number in company.actors:
                column.addWidget(
                    self._line(link(other.name, partial(self.actor_wanted.emit, other.id)), f"{number:,}")
                )
        if company.outlets:
            heading(column, "Quoted by")
            for outlet, number in company.outlets:
                column.addWidget(self._line(wrapped(outlet), f"{number:,}"))

    # parts

    def _head(self, column: QVBoxLayout, shown: Shown) -> None:
        actor, row = shown.row.actor, shown.row
        top = QHBoxLayout()
        top.setSpacing(14)
        top.addWidget(KindSign(self._desk.theme, actor.kind), 0, Qt.AlignmentFlag.AlignTop)
        words = QVBoxLayout()
        words.setSpacing(2)
        name = wrapped(actor.name)
        name.setObjectName("actorName")
        name.setFont(ui_font(19, 600))
        words.addWidget(name)
        # A country named Belarus belongs to no other.
        country = "" if actor.kind is ActorKind.COUNTRY else actor.country
        state = "confirmed" if actor.confirmed else "not confirmed"
        kind = "  ·  ".join(part for part in (KIND_NAMES[actor.kind], country, state) if part)
        words.addWidget(wrapped(kind, "secondary"))
        last = f"last on {short_day(row.last_said)}" if row.last_said else ""
        numbers = (counted(row.statements, "statement"), counted(row.articles, "article"), last)
        words.addWidget(wrapped("  ·  ".join(part for part in numbers if part), "small"))
        top.addLayout(words, 1)
        column.addLayout(top)
        if shown.into is not None:
            self._gone(column, actor, shown.into)
            return
        buttons = QHBoxLayout()
        buttons.setContentsMargins(0, 8, 0, 0)
        buttons.setSpacing(4)
        actions, theme = self._desk.actions, self._desk.theme
        if not actor.confirmed:
            confirm = ThemedButton(theme, "circle-check", "Confirm", kind="button")
            buttons.addWidget(confirm.follow(actions["actionConfirmActor"]))
            buttons.addSpacing(4)
        for name_, icon in (
            ("actionAboutActor", "file-plus"),
            ("actionRename", "type"),
            ("actionSetAliases", "tag"),
            ("actionEditFunctions", "landmark"),
            ("actionActorDetails", "pencil"),
            ("actionMergeActor", "merge"),
        ):
            buttons.addWidget(ThemedButton(theme, icon).follow(actions[name_]))
        buttons.addStretch(1)
        column.addLayout(buttons)

    def _gone(self, column: QVBoxLayout, actor: Actor, into: Actor) -> None:
        card = self._card()
        inner = QVBoxLayout(card)
        inner.addWidget(wrapped(f"Merged into {into.name}; what was said is listed there.", "secondary"))
        row = QHBoxLayout()
        row.addWidget(self._button("corner-down-right", "Show it", partial(self.actor_wanted.emit, into.id)))
        row.addWidget(self._button("split", "Part again", partial(self.part_wanted.emit, actor.id)))
        row.addStretch(1)
        inner.addLayout(row)
        column.addSpacing(8)
        column.addWidget(card)

    def _suggested(self, column: QVBoxLayout, shown: Shown) -> None:
        if not shown.suggestions:
            return
        keys = [self._desk.actions.keys(name) for name in ("actionTakeProposal", "actionRefuseProposal")]
        hint = f"{keys[0][0]} merges the first, {keys[1][0]} keeps it apart" if all(keys) else ""
        heading(column, "Probably the same", hint)
        for one in shown.suggestions[:_MOST_SUGGESTED]:
            column.addWidget(self._suggestion(one, shown))
        if (rest := len(shown.suggestions) - _MOST_SUGGESTED) > 0:
            column.addWidget(label(f"and {rest} more", "caption"))

    def _suggestion(self, one: Suggestion, shown: Shown) -> QFrame:
        card = self._card()
        inner = QVBoxLayout(card)
        inner.setContentsMargins(12, 8, 8, 8)
        inner.setSpacing(2)
        inner.addWidget(link(one.other.name, partial(self.actor_wanted.emit, one.other.id)))
        said = counted(shown.said.get(one.other.id, 0), "statement")
        stands = "" if one.keep.id == one.other.id else f"  ·  {one.keep.name} would stand"
        words = f"{about(one.other)}  ·  {said}"
        inner.addWidget(wrapped(words, "small"))
        inner.addWidget(wrapped(f"{one.why[:1].upper()}{one.why[1:]}{stands}", "caption"))
        row = QHBoxLayout()
        row.setContentsMargins(0, 4, 0, 0)
        row.setSpacing(6)
        other = one.other
        row.addWidget(self._button("merge", "Merge", partial(self.merge_wanted.emit, other.id), other.name))
        row.addWidget(
            self._button("x", "Not the same", partial(self.apart_wanted.emit, other.id), other.name)
        )
        row.addStretch(1)
        inner.addLayout(row)
        return card

    def _functions(self, column: QVBoxLayout, actor: Actor) -> None:
        heading(column, "Functions")
        if not actor.functions:
            column.addWidget(wrapped("None is known.", "secondary"))
            return
        line = FunctionLine(self._desk.theme)
        line.show_functions(actor.functions)
        column.addWidget(line)

    def _names(self, column: QVBoxLayout, actor: Actor) -> None:
        names = [name for name in dict.fromkeys(actor.aliases) if name != actor.name]
        if not names:
            return
        heading(column, "Other names")
        for script, of_script in by_script(names[:_MOST_NAMES]).items():
            row = QHBoxLayout()
            row.setSpacing(12)
            kind = label(script, "caption")
            kind.setFixedWidth(56)
            kind.setContentsMargins(0, 2, 0, 0)
            row.addWidget(kind, 0, Qt.AlignmentFlag.AlignTop)
            row.addWidget(wrapped("  ·  ".join(of_script)), 1)
            column.addLayout(row)
        if (rest := len(names) - _MOST_NAMES) > 0:
            column.addWidget(label(f"and {rest} more", "caption"))

    def _merged(self, column: QVBoxLayout, merged: tuple[Actor, ...]) -> None:
        if not merged:
            return
        heading(column, "Merged into this one")
        for one in merged[:_MOST_MERGED]:
            button = self._button("split", "Part", partial(self.part_wanted.emit, one.id), one.name)
            column.addWidget(self._line(wrapped(one.name), button))
        if (rest := len(merged) - _MOST_MERGED) > 0:
            column.addWidget(label(f"and {rest} more", "caption"))

    def _line(self, words: QWidget, end: str | QWidget) -> QWidget:
        box = QWidget()
        row = QHBoxLayout(box)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(10)
        row.addWidget(words, 1, Qt.AlignmentFlag.AlignVCenter)
        row.addWidget(label(end, "caption") if isinstance(end, str) else end)
        return box

    def _button(self, icon: str, text: str, deed: Callable[[], object], whom: str = "") -> ThemedButton:
        button = ThemedButton(self._desk.theme, icon, text, kind="plain", size=14)
        button.setAccessibleName(f"{text}: {whom}" if whom else text)
        button.clicked.connect(lambda _on=False: deed())
        return button

    def _card(self) -> QFrame:
        card = QFrame()
        card.setProperty("kind", "card")
        return card

    def _set(self, body: QWidget) -> None:
        if (last := self.takeWidget()) is not None:
            last.deleteLater()  # once the new one is seen
        body.setProperty("surface", "panel")
        body.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.setWidget(body)

"""What can be done to the statements of the article at hand, bound to its keys."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject
from PySide6.QtGui import QGuiApplication

from briefing_app.domain.statements.statement import Manner, Reports
from briefing_app.domain.text import Span, hull
from briefing_app.ui.look.dates import long_date
from briefing_app.ui.look.speaking import turned_quote
from briefing_app.ui.read.actors.actor_picker import ActorPicker, Choice
from briefing_app.ui.statements.judging import STANCE_ACTIONS, ask_topic, judge
from briefing_app.ui.window.briefing.current_sections import CurrentSections
from briefing_app.workspace import edits, marking
from briefing_app.workspace.actors.candidates import candidates_of

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from briefing_app.domain.actors.actor import Actor
    from briefing_app.domain.edit import Edit
    from briefing_app.domain.identity import ActorId, StatementId
    from briefing_app.domain.statements.statement import Statement
    from briefing_app.ui.desk import Desk
    from briefing_app.ui.read.text.reader import Reader


class StatementVerbs(QObject):
    """Every verb becomes an edit; nothing here changes a statement itself."""

    def __init__(self, desk: Desk, reader: Reader) -> None:
        super().__init__(reader)
        self._desk = desk
        self._reader = reader
        self._store = desk.workspace.store
        self._sections = CurrentSections(desk, self)
        reader.select_wanted.connect(self.select)
        reader.edges_moved.connect(self._change_edges)
        reader.current_changed.connect(lambda _id: desk.actions.refresh())
        reader.selectionChanged.connect(desk.actions.refresh)
        reader.marks_changed.connect(desk.actions.refresh)
        self._bind()

    def select(self, statement_id: StatementId) -> None:
        """Select a statement for print."""
        self._apply(lambda: edits.select_statement(self._store, statement_id))

    def _bind(self) -> None:
        reader = self._reader
        bind: tuple[tuple[str, Callable[[], object], Callable[[], bool]], ...] = (
            ("actionNextStatement", lambda: reader.step(1), self._has_marks),
            ("actionPreviousStatement", lambda: reader.step(-1), self._has_marks),
            ("actionSelectStatement", self._select_current, self._can_select),
            ("actionDismissStatement", self._dismiss_current, self._has_current),
            ("actionReopenStatement", self._reopen_current, self._is_selected),
            ("actionSentence", reader.select_sentence, self._has_article),
            ("actionMarkDirect", partial(self._mark, Manner.DIRECT), self._can_mark),
            ("actionMarkIndirect", partial(self._mark, Manner.INDIRECT), self._can_mark),
            ("actionMarkPassage", self._mark_passage, self._can_mark),
            ("actionEdgeBegin", partial(reader.take_edge, ends=False), self._has_current),
            ("actionEdgeEnd", partial(reader.take_edge, ends=True), self._has_current),
            ("actionSetSpeaker", self._ask_speaker, self._has_current),
            ("actionTakeCandidate", self._take_candidate, self._is_in_doubt),
            ("actionToggleThought", self._toggle_thought, self._is_attributed),
            ("actionSetTopic", self.ask_topic, self._has_current),
            ("actionCopyStatement", self._copy, self._has_current),
            ("actionTakeOut", self._take_out, self._has_current),
        )
        for action, value in (*STANCE_ACTIONS.items(), ("actionStanceNone", None)):
            self._desk.actions.bind(
                action, partial(self.judge, value), within=reader, enabled=self._has_current
            )
        for name, slot, enabled in bind:
            self._desk.actions.bind(name, slot, within=reader, enabled=enabled)
        for digit in range(1, 10):
            self._desk.actions.bind(
                f"actionToSection{digit}",
                partial(self._put, digit - 1),
                within=reader,
                enabled=partial(self._has_section, digit - 1),
            )

    # when

    def _has_article(self) -> bool:
        return self._reader.article is not None and not self._reader.edge.active

    def _has_marks(self) -> bool:
        return bool(self._reader.marks) and not self._reader.edge.active

    def _has_current(self) -> bool:
        return self._reader.current is not None

    def _can_select(self) -> bool:
        mark = self._reader.current
        return mark is not None and not mark.selected

    def _is_selected(self) -> bool:
        mark = self._reader.current
        return mark is not None and mark.selected

    def _is_in_doubt(self) -> bool:
        mark = self._reader.current
        return mark is not None and mark.statement.is_in_doubt

    def _is_attributed(self) -> bool:
        mark = self._reader.current
        return mark is not None and mark.statement.attribution is not None

    def _can_mark(self) -> bool:
        return self._reader.textCursor().hasSelection() or self._reader.current is not None

    def _has_section(self, place: int) -> bool:
        return self._has_current() and self._sections.has(place)

    # what

    def _apply(self, make: Callable[[], Edit]) -> bool:
        return self._desk.notices.attempt(lambda: self._desk.workspace.apply(make()))

    def _select_current(self) -> None:
        mark = self._reader.current
        if mark is not None:
            self.select(mark.id)

    def _dismiss_current(self) -> None:
        mark, marks = self._reader.current, self._reader.marks
        if mark is None:
            return
        place = next(i for i, one in enumerate(marks) if one.id == mark.id)
        after = marks[place + 1 :] or marks[:place][-1:]
        if self._apply(lambda: edits.dismiss_statement(self._store, mark.id)):
            self._reader.go_to(after[0].id if after else None)
            self._reader.announce()

    def _reopen_current(self) -> None:
        mark = self._reader.current
        if mark is not None:
            self._apply(lambda: edits.reopen_statement(self._store, mark.id))

    def _mark(self, manner: Manner) -> None:
        """Make a statement of the selection, asking whose it is; or change the current one's manner."""
        span, article, mark = self._reader.selected_span(), self._reader.article, self._reader.current
        if span is None or article is None:
            if mark is not None:
                self._apply(lambda: edits.set_manner(self._store, mark.id, manner))
            return
        title = "Who said it?" if manner is Manner.DIRECT else "Who is it attributed to?"

        def take(choice: Choice) -> None:
            speaker = choice.actor_id if choice.actor_id is not None else choice.name or None
            if self._apply(lambda: edits.mark_statement(self._store, article.id, span, manner, speaker)):
                self._show_made(span, goes_on=choice.goes_on)

        self._pick(title, span, take)

    def _mark_passage(self) -> None:
        span, article, mark = self._reader.selected_span(), self._reader.article, self._reader.current
        if span is not None and article is not None:
            if self._apply(lambda: edits.mark_passage(self._store, article.id, span)):
                self._show_made(span)
        elif mark is not None:
            self._apply(lambda: edits.set_manner(self._store, mark.id, None))

    def _show_made(self, span: Span, *, goes_on: bool = False) -> None:
        self._reader.drop_selection()
        overlapping = [
            mark
            for mark in self._reader.marks
            if mark.selected and mark.statement.passage.span.overlaps(span)
        ]
        if overlapping:
            latest = max(overlapping, key=lambda mark: mark.id)
            self._reader.go_to(latest.id, scroll=False)
        if goes_on:
            self._reader.step(1)

    def _ask_speaker(self) -> None:
        mark = self._reader.current
        if mark is None:
            return

        def take(choice: Choice) -> None:
            speaker = choice.actor_id if choice.actor_id is not None else choice.name or None
            called = "" if speaker else mark.statement.speaker
            done = self._apply(lambda: edits.set_speaker(self._store, mark.id, speaker, speaker=called))
            if done and choice.goes_on:
                self._reader.step(1)

        title = "Who said it? It is not certain." if mark.statement.is_in_doubt else "Who said it?"
        self._pick(title, mark.statement.passage.span, take, statement=mark.statement)

    def take_candidate(self, actor_id: ActorId) -> None:
        """Settle a doubt: the current statement is this actor's."""
        mark = self._reader.current
        if mark is not None and self._apply(lambda: edits.set_speaker(self._store, mark.id, actor_id)):
            self._desk.notices.tell(f"The statement is {self._store.actor(actor_id).name}’s.")
            self._reader.announce()

    def judge(self, value: int | None) -> None:
        """Say where the speaker of the current statement stands; None takes it back."""
        mark = self._reader.current
        if mark is not None:
            judge(self._desk, [mark.id], value)

    def ask_topic(self) -> None:
        """Ask which issue the current statement is on."""
        mark = self._reader.current
        if mark is not None:
            ask_topic(self._desk, [mark.id], self._reader.window(), self._reader.setFocus)

    def _take_candidate(self) -> None:
        mark = self._reader.current
        candidates = candidates_of(self._store, mark.statement) if mark is not None else ()
        if candidates:
            self.take_candidate(candidates[0].id)
        else:
            self._ask_speaker()

    def _toggle_thought(self) -> None:
        mark = self._reader.current
        if mark is not None:
            reports = Reports.SPEECH if mark.statement.is_thought else Reports.THOUGHT
            if self._apply(lambda: edits.set_reports(self._store, [mark.id], reports)):
                self._reader.announce()

    def _pick(
        self,
        title: str,
        span: Span,
        take: Callable[[Choice], None],
        *,
        statement: Statement | None = None,
    ) -> None:
        picker = ActorPicker(
            self._store, self._desk.theme, self._reader.window(), nobody="Nobody who is named"
        )
        picker.taken.connect(take)
        picker.taken.connect(lambda _choice: self._reader.setFocus())
        picker.cancelled.connect(self._reader.setFocus)
        under, over = self._reader.selection_points()
        picker.pick(title, self._likely(span, statement), under, over=over)

    def _likely(self, span: Span, statement: Statement | None) -> Sequence[Actor]:
        """Return who may speak: the candidates of a doubt in their order, or the speaker, then others."""
        article = self._reader.article
        if article is None:
            return ()
        if statement is not None and (candidates := candidates_of(self._store, statement)):
            chosen = {actor.id for actor in candidates}
            others = self._likely(span, None)
            return [*candidates, *(actor for actor in others if actor.id not in chosen)]
        first = statement.actor_id if statement is not None else None
        near = marking.likely_speakers(self._store.mentions_of(article.id), article.text, span)
        order = [first, *near] if first is not None else list(near)
        known = self._store.actors(order)
        named = [actor for actor, _ in self._store.actors_of(article.id)]
        likely = {one: known[one] for one in order if one in known}
        people = sorted(likely.values(), key=lambda actor: _speaks(actor, first))
        return [*people, *(actor for actor in named if actor.id not in likely)]

    def _change_edges(self, statement_id: StatementId, spans: Sequence[Span]) -> None:
        whole = hull(tuple(spans))
        self._apply(lambda: edits.change_edges(self._store, statement_id, whole))

    def _put(self, place: int) -> None:
        mark, current = self._reader.current, self._desk.workspace.current_briefing
        if mark is None or current is None:
            return
        section = self._sections.all[place]
        if self._apply(lambda: edits.place_statements(self._store, current, section.id, [mark.id])):
            self._desk.notices.tell(f"Put into {section.title}.")

    def _take_out(self) -> None:
        mark, current = self._reader.current, self._desk.workspace.current_briefing
        if mark is None or current is None:
            return
        briefing = self._store.briefing(current)
        items = [
            item.id
            for section in briefing.sections
            for item in section.items
            if getattr(item, "statement_id", None) == mark.id
        ]
        if not items:
            self._desk.notices.tell("That is not in the briefing.")
        elif self._apply(lambda: edits.remove_items(self._store, current, items)):
            self._desk.notices.tell("Taken out of the briefing.")

    def _copy(self) -> None:
        mark, article = self._reader.current, self._reader.article
        if mark is None or article is None:
            return
        actor_id = mark.statement.actor_id
        who = self._store.actor(actor_id).name if actor_id is not None else mark.statement.speaker
        day = long_date(article.published_on) if article.published_on else ""
        source = ", ".join(part for part in (who, article.display_outlet, day) if part)
        if mark.statement.is_thought:
            source = f"{source}; thought, not said"
        quote = mark.statement.passage.quote
        words = f"“{quote}”" if mark.statement.manner is Manner.DIRECT else quote
        words = turned_quote(words, self._reader.turning(mark))
        QGuiApplication.clipboard().setText(f"{words} ({source})")
        self._desk.notices.tell("Copied with its source.")


def _speaks(actor: Actor, first: ActorId | None) -> tuple[bool, bool]:
    """Put the speaker so far first, then those who are likelier to speak than to be a place."""
    return actor.id != first, actor.kind in ("place", "country")

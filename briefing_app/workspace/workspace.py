"""The one door through which a library is changed, undone and redone."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import replace
from typing import TYPE_CHECKING

from briefing_app.domain.actors.actor import Actor
from briefing_app.domain.articles.article import ReadingState
from briefing_app.domain.edit import Change, Edit
from briefing_app.domain.identity import ArticleId, BriefingId
from briefing_app.errors import BriefingError
from briefing_app.storage.changing.settling import Collision
from briefing_app.storage.changing.trash import Kind
from briefing_app.workspace.composing.versions import regrouped
from briefing_app.workspace.door.changed import Changed, changed_by, heard, seen_again
from briefing_app.workspace.door.colleagues import Colleagues
from briefing_app.workspace.door.guarding import Guard
from briefing_app.workspace.door.history import History
from briefing_app.workspace.door.taking_back import TakingBack
from briefing_app.workspace.door.turns import Turns

if TYPE_CHECKING:
    from briefing_app.domain.articles.original import Original
    from briefing_app.domain.briefings.issue import Issue
    from briefing_app.storage.store import IssueContents, News, Store
    from briefing_app.workspace.door.taking_back import LongStep

__all__ = ["Changed", "Workspace"]

Listener = Callable[[Changed], None]
_CURRENT_BRIEFING = "current_briefing"


class Workspace:
    """A library with what was done to it in this run, and those who want to hear of changes."""

    def __init__(self, store: Store) -> None:
        self.store = store
        self._history = History()
        self._colleagues = Colleagues(store.own_name)
        self._listeners: list[Listener] = []
        self._taking_back = TakingBack(store, self._history, self._colleagues, self._tell_of, self._tell)
        self.turns = Turns()
        self._current = self._remembered_briefing()

    # Changing

    def apply(self, edit: Edit, originals: Iterable[Original] = ()) -> None:
        """Save `edit`, remember it, and tell the listeners; an edit of nothing is passed over.

        What was issued cannot be edited; a cleared briefing whose pages change is a draft again.
        When saving fails nothing has changed, in the library and in the history.
        """
        changes = _real(edit.changes)
        if changes:
            self._carry_out(replace(edit, changes=changes), originals)

    def apply_on_top(self, edit: Edit) -> None:
        """Save `edit` again after a collision: mine stands where both changed the same."""
        changes = _real(edit.changes)
        if changes:
            self._carry_out(replace(edit, changes=changes), mine_stands=True)

    def _carry_out(
        self, edit: Edit, originals: Iterable[Original] = (), *, mine_stands: bool = False
    ) -> None:
        guard = Guard(self.store)
        try:
            done = self.store.write(edit.changes, originals, guard=guard, mine_stands=mine_stands)
        except Collision as collision:
            self._tell(seen_again(collision))
            raise collision.by(self._colleagues.who(collision.touched)).of(edit) from None
        if not done:
            return
        self._history.record(replace(edit, changes=done))
        self._tell_of(done, history=True, reopened=guard.reopened)

    def undo(self) -> str | None:
        """Take back the last edit and return its label, None when there was none.

        What a colleague has done since stays; where that is the same, the edit can no more be taken back.
        """
        self.turns.refuse()
        return self._taking_back.at_once(back=True)

    def redo(self) -> str | None:
        """Do again what was taken back last and return its label, None when there was nothing."""
        self.turns.refuse()
        return self._taking_back.at_once(back=False)

    def undo_in_parts(self) -> LongStep | None:
        """Begin an undo that takes long, part by part; None where it is short and `undo` will do."""
        self.turns.refuse()
        return self._taking_back.in_parts(back=True)

    def redo_in_parts(self) -> LongStep | None:
        """Begin a redo that takes long, part by part; None where it is short and `redo` will do."""
        self.turns.refuse()
        return self._taking_back.in_parts(back=False)

    @property
    def undo_label(self) -> str | None:
        """What an undo would take back, in words; None when there is nothing."""
        step = self._history.moving or self._history.last
        return step.label if step else None

    @property
    def redo_label(self) -> str | None:
        """What a redo would do again, in words; None when there is nothing."""
        step = self._history.moving or self._history.next
        return step.label if step else None

    def close_step(self) -> None:
        """End a run of typing: what is typed next is undone on its own."""
        self._history.close_step()

    def record_analysis(
        self, article_id: ArticleId, engine: str, changes: Iterable[Change], *, goes_on: bool = False
    ) -> None:
        """Save what reading an article found; it is no edit of the user and has no undo.

        Much of it can be saved in several goes, in their order; it `goes_on` in all but the last.
        """
        real = tuple(change for change in _real(changes) if not self._may_be_needed(change))
        guard = Guard(self.store, refuses=False)
        done = self.store.record_analysis(article_id, engine, real, guard=guard, goes_on=goes_on)
        found = changed_by(done, history=False)
        articles = found.articles | {article_id}
        self._tell(replace(found, articles=articles, reopened=guard.reopened))

    def erase(self, thrown: Iterable[tuple[Kind, int]]) -> tuple[tuple[Kind, int], ...]:
        """Delete what lies in the trash for good, all at once, and return what went; there is no undo.

        What something else stands on stays in the trash.
        """
        erased = self.store.erase(thrown, self._history.speaks_of)
        articles = frozenset(ArticleId(number) for kind, number in erased if kind is Kind.ARTICLE)
        if erased:
            self._tell(Changed(articles=articles))
        return erased

    def note_read(self, article_id: ArticleId) -> None:
        """Remember that an article was opened; it is no edit of the user and has no undo."""
        before = self.store.article(article_id)
        if before.state is ReadingState.NEW:
            self.store.write([Change(before, replace(before, state=ReadingState.READ))])
            self._tell(Changed(articles=frozenset({article_id})))

    def tell(self, changed: Changed) -> None:
        """Tell the listeners of what was written past the history, as when a library is filled."""
        self._tell(changed)

    def hear(self, news: News) -> None:
        """Tell the listeners what colleagues did; it is in the library already and in nobody's history."""
        self._colleagues.remember(news)
        changed = heard(news)
        if changed.briefings:
            self._keep_current_alive()
        self._tell(changed)

    def who_changed(self, kind: type, one: int) -> str:
        """Return which colleague changed something last, "" where that is not known."""
        return self._colleagues.who((kind, one))

    def add_issue(self, issue: Issue, contents: IssueContents | None = None) -> None:
        """Keep what left the desk; it is never changed after."""
        self.store.add_issue(issue, contents)
        self._tell(Changed(issues=True))

    def keep_issue(self, issue: Issue, contents: IssueContents, change: Change) -> None:
        """Keep an issue with the briefing that became it; nothing done before can be undone any more."""
        self.store.add_issue(issue, contents, [change])
        self._history.close()
        self._tell(replace(changed_by([change], history=True), issues=True))

    # Listening

    def subscribe(self, listener: Listener) -> Callable[[], None]:
        """Tell `listener` of every change from now on; the function returned ends it."""
        self._listeners.append(listener)

        def unsubscribe() -> None:
            if listener in self._listeners:
                self._listeners.remove(listener)

        return unsubscribe

    # The briefing on the desk

    @property
    def current_briefing(self) -> BriefingId | None:
        """The briefing that is being made, None when there is none."""
        return self._current

    def open_briefing(self, briefing_id: BriefingId | None) -> None:
        """Make a briefing the one that is being made; it is so again at the next start."""
        if briefing_id is not None and self.store.briefing(briefing_id).removed:
            raise BriefingError("This briefing was removed.", hint="Undo its removal first.")
        if briefing_id == self._current:
            return
        touched = {one for one in (self._current, briefing_id) if one is not None}
        self._set_current(briefing_id)
        self._tell(Changed(briefings=frozenset(touched)))

    def _set_current(self, briefing_id: BriefingId | None) -> None:
        self.store.set_setting(
            self.store.personal(_CURRENT_BRIEFING), "" if briefing_id is None else str(briefing_id)
        )
        self._current = briefing_id

    def _remembered_briefing(self) -> BriefingId | None:
        rows = self.store.briefings()
        remembered = self.store.setting(self.store.personal(_CURRENT_BRIEFING))
        there = {str(row.id): row.id for row in rows}
        return there.get(remembered) or (rows[0].id if rows else None)

    def _may_be_needed(self, change: Change) -> bool:
        """Tell whether a change would forget an actor that an undo or redo brings back into use."""
        gone = change.before if change.after is None else None
        return isinstance(gone, Actor) and self._history.speaks_of(gone.id)

    def _tell_of(
        self, changes: Iterable[Change], *, history: bool, reopened: frozenset[BriefingId] = frozenset()
    ) -> None:
        changes = tuple(changes)
        changed = replace(changed_by(changes, history=history), reopened=reopened)
        changed = replace(changed, articles=changed.articles | regrouped(self.store, changes))
        if changed.briefings:
            self._keep_current_alive()
        self._tell(changed)

    def _keep_current_alive(self) -> None:
        """Leave a briefing that was removed for the latest there is."""
        there = [row.id for row in self.store.briefings()]
        if self._current not in there:
            self._set_current(there[0] if there else None)

    def _tell(self, changed: Changed) -> None:
        """Tell every listener, even when one fails; the first failure is raised at the end."""
        failure: Exception | None = None
        for listener in tuple(self._listeners):
            try:
                listener(changed)
            except Exception as error:
                failure = failure or error
        if failure is not None:
            raise failure


def _real(changes: Iterable[Change]) -> tuple[Change, ...]:
    return tuple(change for change in changes if change.before != change.after)

"""What can be done to the chosen articles, one or thousands: each deed is one step to undo."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QPoint

from briefing_app.domain.articles.article import ReadingState
from briefing_app.domain.articles.certainty import open_fields
from briefing_app.domain.briefings.briefing import ArticleItem
from briefing_app.ui.in_steps import AT_ONCE, InSteps
from briefing_app.ui.read.labels.deeds import LabelDeeds
from briefing_app.ui.statements.verbs import MOST_PLACED
from briefing_app.workspace import edits

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from briefing_app.domain.edit import Edit
    from briefing_app.domain.identity import ArticleId
    from briefing_app.storage.store import Store
    from briefing_app.ui.desk import Desk
    from briefing_app.ui.read.articles.article_pane import ArticlePane
    from briefing_app.ui.window.briefing.current_sections import CurrentSections


class ChosenDeeds(QObject):
    """Binds the actions of the list to what is chosen in it."""

    def __init__(self, desk: Desk, articles: ArticlePane, sections: CurrentSections) -> None:
        super().__init__(articles)
        self._desk = desk
        self._store = desk.workspace.store
        self._articles = articles
        self._sections = sections
        self._steps = InSteps(desk, self)
        self.labels = LabelDeeds(desk, self._steps, articles)
        self.labels.sought.connect(articles.seek_label)
        self._bind()

    @property
    def has_chosen(self) -> bool:
        """Whether anything is selected."""
        return self._articles.list.selectionModel().hasSelection()

    def _bind(self) -> None:
        bindings: tuple[tuple[str, Callable[[], object]], ...] = (
            ("actionStar", self.star),
            ("actionDismissArticle", self.dismiss),
            ("actionUnread", partial(self.mark, ReadingState.NEW)),
            ("actionMarkRead", partial(self.mark, ReadingState.READ)),
            ("actionLabel", self.ask_label),
            ("actionChangeDetails", self.ask_details),
            ("actionConfirmDetails", self.confirm_details),
            ("actionVersions", self.show_versions),
            ("actionAnalyse", self.analyse),
            ("actionExportTexts", self.export_texts),
            ("actionTakeOut", self.take_out),
            ("actionRemove", self.remove),
        )
        actions = self._desk.actions
        for name, slot in bindings:
            actions.bind(name, slot, within=self._articles, enabled=lambda: self.has_chosen)
        actions.bind("actionManageLabels", self.labels.manage, within=self._articles)
        for digit in range(1, 10):
            actions.bind(
                f"actionToSection{digit}",
                partial(self.put, digit - 1),
                within=self._articles,
                enabled=partial(self._has_section, digit - 1),
            )

    def star(self) -> None:
        """Put stars on, or take them off where all have one."""
        ids = self._articles.chosen()
        self._desk.notices.attempt(lambda: self._star(ids))

    def _star(self, ids: Sequence[ArticleId]) -> None:
        starred = self._store.counts_among(ids).get("starred", 0) < len(ids)
        words = "Star put on" if starred else "Star taken off"
        said = f"{words} {_articles(len(ids))}." if len(ids) > AT_ONCE else ""
        self._steps.run("Starring", ids, lambda store, some: edits.star(store, some, starred), said)

    def dismiss(self) -> None:
        """Dismiss, or bring back where all are dismissed."""
        ids = self._articles.chosen()
        self._desk.notices.attempt(lambda: self._dismiss(ids))

    def _dismiss(self, ids: Sequence[ArticleId]) -> None:
        already = self._store.counts_among(ids).get("dismissed", 0) == len(ids)
        what = "The article" if len(ids) == 1 else _articles(len(ids))
        said = f"{what} brought back." if already else f"{what} dismissed."
        state = ReadingState.READ if already else ReadingState.DISMISSED
        self._run_state("Dismissing", ids, state, said)

    def mark(self, state: ReadingState) -> None:
        """Mark as read or unread."""
        ids = self._articles.chosen()
        words = "unread" if state is ReadingState.NEW else "read"
        said = f"{_articles(len(ids))} marked as {words}." if len(ids) > 1 else ""
        self._run_state("Marking", ids, state, said)

    def remove(self) -> None:
        """Take out of the library's lists."""
        ids = self._articles.chosen()
        if len(ids) > 1:
            said = f"{_articles(len(ids))} removed. They lie in the trash."
        elif ids and not self._store.article(ids[0]).sample:
            said = "The article was removed. It lies in the trash."
        else:
            said = "The sample was removed. Undo brings it back." if ids else ""
        self._steps.run("Removing", ids, edits.remove_articles, said, self._articles.reconcile)

    def ask_label(self) -> None:
        """Ask for labels."""
        ids = self._articles.chosen()
        if ids:
            under, over = self._place()
            self.labels.ask(ids, under, over)

    def ask_details(self) -> None:
        """Ask for an outlet and a language that all of them have."""
        from briefing_app.ui.read.chosen.details_dialog import DetailsDialog

        ids = self._articles.chosen()
        if not ids:
            return
        dialog = DetailsDialog(self._desk, ids, self._articles.window())
        dialog.decided.connect(partial(self._change_details, ids))
        dialog.open()

    def confirm_details(self) -> None:
        """Confirm what is sure, and say what still wants a look."""
        ids = self._articles.chosen()
        if len(ids) > AT_ONCE:
            said = f"Sure details of {_articles(len(ids))} are confirmed."
            self._steps.run("Confirming", ids, edits.confirm_sure_fields, said)
            return
        edit = edits.confirm_sure_fields(self._store, ids)
        if not ids or not self._apply(lambda: edit):
            return
        waiting = sum(bool(open_fields(article)) for article in self._store.articles(ids).values())
        done = "Nothing was sure and still to be confirmed"
        if edit.changes:
            done = f"Sure details of {_articles(len(edit.changes))} are confirmed"
        rest = f"; {_articles(waiting)} still {'wants' if waiting == 1 else 'want'} a look" if waiting else ""
        self._desk.notices.tell(f"{done}{rest}.")

    def analyse(self) -> None:
        """Find the statements again."""
        ids = self._articles.chosen()
        if ids:
            self._desk.navigator.analyse(ids)

    def export_texts(self) -> None:
        """Write the texts into one file."""
        from briefing_app.ui.read.chosen.text_file import ask_file

        ids = self._articles.chosen()
        if ids:
            ask_file(self._desk, ids, self._articles)

    def put(self, place: int) -> None:
        """Put into a section of the briefing, and go on to the next."""
        current = self._desk.workspace.current_briefing
        if current is None:
            return
        section, ids = self._sections.all[place], self._articles.chosen()
        if not ids:
            return
        if len(ids) > MOST_PLACED:
            self._desk.notices.tell(f"A section takes {MOST_PLACED:,} articles at once, not {len(ids):,}.")
            return
        if self._apply(lambda: edits.place_articles(self._store, current, section.id, ids)):
            what = f"{_articles(len(ids))} put" if len(ids) > 1 else "Put"
            self._desk.notices.tell(f"{what} into {section.title}.")
            if len(ids) == 1:
                self._articles.list.step(1)

    def take_out(self) -> None:
        """Take out of the briefing."""
        current, ids = self._desk.workspace.current_briefing, set(self._articles.chosen())
        if current is None or not ids:
            return
        items = [
            item.id
            for section in self._store.briefing(current).sections
            for item in section.items
            if isinstance(item, ArticleItem) and item.article_id in ids
        ]
        if not items:
            self._desk.notices.tell("That is not in the briefing.")
        elif self._apply(lambda: edits.remove_items(self._store, current, items)):
            self._desk.notices.tell("Taken out of the briefing.")

    def show_versions(self) -> None:
        """Show where else the text stands, or compare two."""
        chosen = self._articles.chosen()
        if not chosen:
            return
        if len(chosen) == 1 and not self._store.versions_of(chosen[0]):
            self._desk.notices.tell(
                "No other article has this text. Choose two articles to compare them or to join them."
            )
            return
        from briefing_app.ui.alike.versions_dialog import VersionsDialog

        VersionsDialog(self._desk, chosen, self._articles.window()).open()

    def _run_state(self, title: str, ids: Sequence[ArticleId], state: ReadingState, said: str) -> None:
        def make(store: Store, some: Sequence[ArticleId]) -> Edit:
            return edits.set_reading_state(store, some, state)

        self._steps.run(title, ids, make, said, self._articles.reconcile)

    def _change_details(self, ids: Sequence[ArticleId], details: dict[str, str]) -> None:
        def make(store: Store, some: Sequence[ArticleId]) -> Edit:
            return edits.edit_articles(store, some, **details)

        self._steps.run("Changing details", ids, make, f"Details of {_articles(len(ids))} changed.")

    def _apply(self, make: Callable[[], Edit]) -> bool:
        return self._desk.notices.attempt(lambda: self._desk.workspace.apply(make()))

    def _has_section(self, place: int) -> bool:
        return self.has_chosen and self._sections.has(place)

    def _place(self) -> tuple[QPoint, QPoint]:
        """Return the corners on the screen under and over the row at hand."""
        articles = self._articles.list
        row = articles.visualRect(articles.currentIndex())
        area = articles.viewport().rect()
        bottom = min(max(row.bottom(), area.top()), area.bottom())
        top = min(max(row.top(), area.top()), area.bottom())
        to_screen = articles.viewport().mapToGlobal
        return to_screen(QPoint(row.left() + 12, bottom)), to_screen(QPoint(row.left() + 12, top))


def _articles(count: int) -> str:
    return "1 article" if count == 1 else f"{count:,} articles"

"""The versions of one text: which there are, what differs, and what a person says of them."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog, QHBoxLayout, QVBoxLayout, QWidget

from briefing_app.document.words.agencies import as_version
from briefing_app.domain.alike.versions import in_order, independent
from briefing_app.ui.actions import Scope
from briefing_app.ui.alike.side_by_side import MOST_ROWS, SideBySide
from briefing_app.ui.alike.version_model import Shown, VersionModel, outlet_of
from briefing_app.ui.alike.version_table import VersionTable
from briefing_app.ui.look.buttons import ThemedButton
from briefing_app.ui.look.plain import label
from briefing_app.ui.statements.words import counted
from briefing_app.ui.window.briefing.current_sections import CurrentSections
from briefing_app.workspace import edits, tasks

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from briefing_app.domain.alike.comparison import Comparison
    from briefing_app.domain.articles.article import Article
    from briefing_app.domain.edit import Edit
    from briefing_app.domain.identity import ArticleId
    from briefing_app.ui.desk import Desk
    from briefing_app.workspace.door.changed import Changed

MOST_SHOWN = 200
_COMPARING_S = 20.0
_SHARE_OF_WINDOW = 0.9


class VersionsDialog(QDialog):
    """Shows the versions of the articles it is opened with; what leads stands on the left.

    Opened with several articles it shows the versions of each, so that they can be joined.
    """

    def __init__(self, desk: Desk, ids: Sequence[ArticleId], parent: QWidget) -> None:
        super().__init__(parent)
        self._desk = desk
        self._store = desk.workspace.store
        self._asked = list(ids)
        self._wanted: tuple[str, str] | None = None
        self._sections = CurrentSections(desk, self)
        self.setObjectName("versionsDialog")
        self.setWindowTitle("Versions of a text")
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.resize(parent.size() * _SHARE_OF_WINDOW)
        self.model = VersionModel(desk.theme)
        self.table = VersionTable(self.model)
        self.sides = SideBySide(desk.theme)
        self._title, self._told = label("", "title"), label("", "secondary")
        self._left, self._right = label("", "strong"), label("", "strong")
        self._place = label("", "small")
        self._place.setObjectName("differencePlace")
        for one in (self._title, self._told, self._left, self._right):
            one.setMinimumWidth(0)
        self._lay_out()
        self.table.chosen.connect(self._compare)
        self.sides.moved.connect(self._tell_place)
        desk.signals.changed.connect(self._hear)
        desk.actions.attach(Scope.ALIKE, self)
        self._bind()
        self.refresh(choose=self._asked[-1])
        self.table.setFocus()

    @property
    def chosen(self) -> Shown | None:
        """The version that is compared with the one that leads."""
        row = self.table.current_row
        return self.model.rows[row] if 0 <= row < len(self.model.rows) else None

    def refresh(self, choose: ArticleId | None = None) -> None:
        """Show what the library knows of the versions now."""
        current = choose if choose is not None else (self.chosen.article.id if self.chosen else None)
        found = [one for asked in self._asked for one in (self._store.versions_of(asked) or [asked])]
        articles = self._store.articles(list(dict.fromkeys(found))[:MOST_SHOWN])
        there = [article for article in articles.values() if not article.removed]
        if not there:
            self.close()
            return
        rows = self._in_order(there)
        self.model.show(rows)
        self._tell(rows)
        row = self.model.row_of(current) if current is not None else 0
        self.table.go_to(row if row > 0 else min(1, len(rows) - 1))
        others = rows[1:]
        if others:
            texts = tuple(row.article.text for row in others)
            job = self._desk.runner.call(
                tasks.likenesses, rows[0].article.text, texts, timeout_s=_COMPARING_S
            )
            job.arrived.connect(self._tell_likeness)
        self._desk.actions.refresh()

    def _in_order(self, articles: Sequence[Article]) -> list[Shown]:
        """Return rows: the text with most versions first, then the others in the order asked for."""
        texts = self._store.texts_of(article.id for article in articles)
        by_id = {article.id: article for article in articles}
        rows: list[Shown] = []
        groups: dict[ArticleId, list[Article]] = {}
        for article in sorted(articles, key=lambda one: self._asked_at(one.id, texts)):
            groups.setdefault(texts[article.id], []).append(article)
        largest_first = sorted(groups, key=lambda text: -len(groups[text]))
        first = largest_first[0]
        for text in largest_first:
            group = groups[text]
            for version in in_order([as_version(article) for article in group]):
                rows.append(Shown(version, by_id[version.id], text == first))
        return rows

    def _asked_at(self, article_id: ArticleId, texts: dict[ArticleId, ArticleId]) -> int:
        return next(
            (n for n, asked in enumerate(self._asked) if texts.get(asked, asked) == texts[article_id]),
            len(self._asked),
        )

    def _tell(self, rows: Sequence[Shown]) -> None:
        same = [row for row in rows if row.has_text]
        ids = [row.article.id for row in same]
        origins = {row.article.id: row.version.origin for row in same}
        sources = independent(ids, self._store.texts_of(ids), origins)
        outlets = {row.article.outlet.casefold() for row in same if row.article.outlet}
        agencies = dict.fromkeys(agency for agency in origins.values() if agency)
        parts = [counted(len(same), "version") + " of one text" if len(same) > 1 else "No other version"]
        parts += [f"in {counted(len(outlets), 'outlet')}"] if len(outlets) > 1 else []
        parts += [f"origin: {', '.join(agencies)}"] if agencies else []
        parts += [f"counts as {counted(sources, 'independent source')}"]
        if len(rows) > len(same):
            parts.append(f"beside it {counted(len(rows) - len(same), 'article')} with another text")
        self._title.setText(rows[0].article.headline)
        self._told.setText("  ·  ".join(parts))

    def _tell_likeness(self, asked: tuple[str, tuple[str, ...]], alike: Sequence[float]) -> None:
        rows = self.model.rows
        if asked == (rows[0].article.text, tuple(row.article.text for row in rows[1:])):
            self.model.tell({row.article.id: part for row, part in zip(rows[1:], alike, strict=True)})

    def _compare(self) -> None:
        rows, chosen = self.model.rows, self.chosen
        if chosen is None:
            return
        lead = rows[0]
        other = chosen if chosen is not lead else (rows[1] if len(rows) > 1 else None)
        self._left.setText(f"Leads: {outlet_of(lead.article)}")
        self._right.setText(outlet_of(other.article) if other else "")
        self._desk.actions.refresh()
        if other is None:
            self._wanted = None
            self.sides.show_words("No other article in the library has this text.")
            return
        self._wanted = (lead.article.text, other.article.text)
        self._place.setText("Comparing…")
        job = self._desk.runner.call(tasks.compare_texts, *self._wanted, timeout_s=_COMPARING_S)
        job.arrived.connect(self._show)
        job.failed.connect(self._fail)

    def _show(self, asked: tuple[str, str], found: Comparison) -> None:
        if asked == self._wanted:
            self.sides.show_comparison(found, *asked)
            self._desk.actions.refresh()

    def _fail(self, asked: tuple[str, str], _error: object) -> None:
        if asked == self._wanted:
            self.sides.show_words("These two texts take too long to compare word by word.")

    def _tell_place(self) -> None:
        count = self.sides.differences
        at = (
            f"Difference {self.sides.at + 1} of {count}"
            if self.sides.at >= 0
            else counted(count, "difference")
        )
        more = f", in the first {MOST_ROWS} paragraphs" if count >= MOST_ROWS else ""
        self._place.setText(f"{at}{more}" if count else "No differences")

    # What a person does

    def _bind(self) -> None:
        actions = self._desk.actions
        bindings: tuple[tuple[str, Callable[[], object], Callable[[], bool] | None], ...] = (
            ("actionNextDifference", partial(self.sides.step, 1), self._has_differences),
            ("actionPreviousDifference", partial(self.sides.step, -1), self._has_differences),
            ("actionOpenVersion", self._open, None),
            ("actionLeadVersion", self._lead, self._may_lead),
            ("actionJoinVersion", self._join, self._may_join),
            ("actionPartVersion", self._part, self._may_part),
            ("actionAlsoIn", self._fill_also_in, self._has_briefing),
        )
        for name, slot, enabled in bindings:
            actions.bind(name, slot, within=self, enabled=enabled)
        for digit in range(1, 10):
            actions.bind(
                f"actionToSection{digit}",
                partial(self._put, digit - 1),
                within=self,
                enabled=partial(self._sections.has, digit - 1),
            )

    def _has_differences(self) -> bool:
        return self.sides.differences > 0

    def _has_briefing(self) -> bool:
        return self._desk.workspace.current_briefing is not None

    def _may_lead(self) -> bool:
        return self.chosen is not None and self.chosen.has_text and self.table.current_row > 0

    def _may_join(self) -> bool:
        return self.chosen is not None and not self.chosen.has_text

    def _may_part(self) -> bool:
        same = sum(1 for row in self.model.rows if row.has_text)
        return self.chosen is not None and self.chosen.has_text and same > 1

    def _apply(self, make: Callable[[], Edit], told: str) -> None:
        if self._desk.notices.attempt(lambda: self._desk.workspace.apply(make())):
            self._desk.notices.tell(told)

    def _lead(self) -> None:
        if (chosen := self.chosen) is not None:
            self._apply(
                lambda: edits.lead_versions(self._store, chosen.article.id),
                f"{outlet_of(chosen.article)} leads its versions.",
            )

    def _join(self) -> None:
        if (chosen := self.chosen) is not None:
            lead = self.model.rows[0].article.id
            self._apply(
                lambda: edits.join_versions(self._store, chosen.article.id, lead),
                "Kept as versions of one text.",
            )

    def _part(self) -> None:
        if (chosen := self.chosen) is not None:
            self._asked = list(dict.fromkeys([*(row.article.id for row in self.model.rows), *self._asked]))
            self._apply(
                lambda: edits.part_version(self._store, chosen.article.id),
                f"{outlet_of(chosen.article)} has a text of its own.",
            )

    def _put(self, place: int) -> None:
        current, chosen = self._desk.workspace.current_briefing, self.chosen
        if current is not None and chosen is not None:
            section = self._sections.all[place]
            self._apply(
                lambda: edits.place_articles(self._store, current, section.id, [chosen.article.id]),
                f"Put into {section.title}; the other outlets are named under Also in.",
            )

    def _fill_also_in(self) -> None:
        current, chosen = self._desk.workspace.current_briefing, self.chosen
        if current is not None and chosen is not None:
            self._apply(
                lambda: edits.fill_also_in(self._store, current, chosen.article.id),
                "The other outlets are named under Also in.",
            )

    def _open(self) -> None:
        if (chosen := self.chosen) is not None:
            self._desk.navigator.open_article(chosen.article.id)
            self.accept()

    def _hear(self, changed: Changed) -> None:
        if changed.articles & {*self._asked, *(row.article.id for row in self.model.rows)}:
            self.refresh()

    # What it looks like

    def _lay_out(self) -> None:
        theme, actions = self._desk.theme, self._desk.actions

        def button(name: str, icon: str, text: str, kind: str = "button") -> ThemedButton:
            made = ThemedButton(theme, icon, text, kind=kind)
            return made.follow(actions[name])

        heads = QHBoxLayout()
        heads.setContentsMargins(20, 2, 0, 0)
        heads.setSpacing(0)
        heads.addWidget(self._left, 1)
        heads.addWidget(self._right, 1)
        deeds = QHBoxLayout()
        deeds.setSpacing(8)
        deeds.addWidget(button("actionPreviousDifference", "chevron-up", "", "icon"))
        deeds.addWidget(button("actionNextDifference", "chevron-down", "", "icon"))
        deeds.addWidget(self._place)
        deeds.addStretch(1)
        for name, icon, text in (
            ("actionOpenVersion", "book-open", "Open"),
            ("actionLeadVersion", "star", "Let it lead"),
            ("actionJoinVersion", "merge", "Same text"),
            ("actionPartVersion", "split", "Not the same"),
            ("actionAlsoIn", "list-plus", "Also in"),
        ):
            deeds.addWidget(button(name, icon, text))
        close = ThemedButton(theme, "", "Close", kind="primary")
        close.clicked.connect(self.reject)
        deeds.addWidget(close)
        column = QVBoxLayout(self)
        column.setContentsMargins(20, 16, 20, 14)
        column.setSpacing(8)
        column.addWidget(self._title)
        column.addWidget(self._told)
        column.addWidget(self.table)
        column.addLayout(heads)
        column.addWidget(self.sides, 1)
        column.addLayout(deeds)

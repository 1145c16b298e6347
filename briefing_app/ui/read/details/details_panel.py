"""What is known about the article, field by field: detected until a person confirms it."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QComboBox,
    QLineEdit,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from briefing_app.domain.articles.article import Article, ArticleField, Genre
from briefing_app.domain.articles.certainty import open_fields, sure_fields
from briefing_app.errors import BriefingError
from briefing_app.storage.seen import as_seen
from briefing_app.ui.actions import Scope
from briefing_app.ui.colleagues.overtaken import Overtaken
from briefing_app.ui.look.buttons import ThemedButton
from briefing_app.ui.look.dates import long_date
from briefing_app.ui.look.plain import label, repolish
from briefing_app.ui.read.details.detail_heading import DetailHeading
from briefing_app.ui.read.details.detail_values import shown, value_of
from briefing_app.ui.read.details.note_field import NoteField
from briefing_app.ui.read.labels.strip import LabelStrip
from briefing_app.ui.read.text.reader_document import genre_name
from briefing_app.workspace import edits

if TYPE_CHECKING:
    from briefing_app.domain.identity import ArticleId
    from briefing_app.ui.desk import Desk
    from briefing_app.workspace.door.changed import Changed

_FIELDS = (
    (ArticleField.HEADLINE, "Headline"),
    (ArticleField.OUTLET, "Outlet"),
    (ArticleField.PUBLISHED_ON, "Date"),
    (ArticleField.BYLINE, "Byline"),
    (ArticleField.DATELINE, "Dateline"),
    (ArticleField.URL, "Link"),
    (ArticleField.LANGUAGE, "Language"),
)
_ORDER = (*(field for field, _ in _FIELDS), ArticleField.GENRE)
_EXAMPLES = {ArticleField.PUBLISHED_ON: "2026-11-22", ArticleField.LANGUAGE: "en"}


class DetailsPanel(QWidget):
    """Fields that are saved when they are left or Enter is pressed; Enter alone confirms."""

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self._article: Article | None = None
        self._lines: dict[ArticleField, QLineEdit] = {}
        self._headings: dict[ArticleField, DetailHeading] = {}
        inner = QWidget()
        self._column = QVBoxLayout(inner)
        self._column.setContentsMargins(18, 14, 18, 18)
        self._column.setSpacing(4)
        for field, name in _FIELDS:
            self._add_line(field, name)
        self._add_genre()
        self._labels = LabelStrip(desk)
        self._column.addSpacing(6)
        self._column.addWidget(self._labels)
        self._note = NoteField(desk)
        self._column.addWidget(label("Note", "small"))
        self._column.addWidget(self._note)
        self._told = label("", "small")
        self._told.setObjectName("detailsTold")
        self._told.setAccessibleName("What the file says besides")
        self._told.setWordWrap(True)
        self._told.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self._told.hide()
        self._column.addSpacing(8)
        self._column.addWidget(self._told)
        self._origin = label("", "caption")
        self._origin.setWordWrap(True)
        self._column.addSpacing(8)
        self._column.addWidget(self._origin)
        sure = ThemedButton(desk.theme, "check", "Confirm sure ones", kind="button", colour="text")
        sure.setObjectName("confirmSure")
        sure.follow(desk.actions["actionConfirmSure"], text="Confirm sure ones")
        confirm = ThemedButton(desk.theme, "circle-check", "Confirm all", kind="button", colour="text")
        confirm.setObjectName("confirmAll")
        confirm.clicked.connect(self.confirm_all)
        self._column.addSpacing(8)
        for button in (sure, confirm):
            self._column.addWidget(button, 0, Qt.AlignmentFlag.AlignLeft)
        self._column.addStretch(1)
        area = QScrollArea(widgetResizable=True)
        area.setWidget(inner)
        area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(area)
        desk.signals.changed.connect(self._hear)
        desk.actions.attach(Scope.DETAILS, self)
        for action, slot in (
            ("actionConfirmField", self.confirm_and_go_on),
            ("actionConfirmSure", self.confirm_sure),
            ("actionOtherValues", self.offer_others),
        ):
            desk.actions.bind(action, slot, within=self, enabled=self.isEnabled)
        self.setEnabled(False)

    def show_article(self, article_id: ArticleId | None) -> None:
        """Show the details of an article."""
        self.save()
        self._article = None
        self.setEnabled(article_id is not None)
        if article_id is not None:
            self._show(self._desk.workspace.store.article(article_id))
        else:
            self._show_nothing()

    def _show_nothing(self) -> None:
        """Leave nothing of an article that is not there any more."""
        for line in self._lines.values():
            line.clear()
            self._mark_valid(line, valid=True)
        self._note.show_note(None)
        self._labels.show_labels(frozenset())
        self._origin.clear()
        self._told.clear()
        self._told.hide()
        for heading in self._headings.values():
            heading.clear()

    def focus_field(self, field: ArticleField) -> None:
        """Go to a field."""
        target = self._lines.get(field) or self._genre
        target.setFocus(Qt.FocusReason.ShortcutFocusReason)
        if isinstance(target, QLineEdit):
            target.selectAll()

    def confirm(self, field: ArticleField) -> None:
        """Approve a field as it stands, or as it was typed."""
        article = self._article
        if article is None:
            return
        if field in self._lines and self._lines[field].text().strip() != shown(article, field):
            self._save_line(field)
        else:
            self._confirm([field])

    def confirm_and_go_on(self) -> None:
        """Approve the field at hand and go to the next one that wants a look."""
        here = self.field_at_hand
        if here is not None:
            self.confirm(here)
        self.focus_next_open(here)

    def focus_next_open(self, after: ArticleField | None = None) -> bool:
        """Go to the next field that wants a look, from the top again at the end."""
        if self._article is None:
            return False
        waiting = [field for field in _ORDER if field in open_fields(self._article)]
        if not waiting:
            self._desk.notices.tell("No detail of this article wants a look.")
            return False
        place = _ORDER.index(after) if after is not None else -1
        self.focus_field(next((field for field in waiting if _ORDER.index(field) > place), waiting[0]))
        return True

    @property
    def field_at_hand(self) -> ArticleField | None:
        """The field that has the focus, None where none has."""
        if self._genre.hasFocus():
            return ArticleField.GENRE
        return next((field for field, line in self._lines.items() if line.hasFocus()), None)

    def offer_others(self) -> None:
        """Offer the other values that were found for the field at hand."""
        here = self.field_at_hand
        if here is not None:
            self._headings[here].offer()

    def confirm_sure(self) -> None:
        """Approve every field that is sure; the others keep waiting for a look."""
        self.save()
        fields = sure_fields(self._article) if self._article is not None else ()
        if fields:
            self._confirm(list(fields))
        else:
            self._desk.notices.tell("No detail is sure and still to be confirmed.")

    def confirm_all(self) -> None:
        """Approve every field as it stands."""
        self.save()
        self._confirm(list(ArticleField))

    def save(self) -> None:
        """Keep what was typed and not yet saved."""
        for field in self._lines:
            self._save_line(field)
        self._note.save()

    def _confirm(self, fields: list[ArticleField]) -> None:
        article, workspace = self._article, self._desk.workspace
        if article is not None:
            self._desk.notices.attempt(
                lambda: workspace.apply(
                    edits.confirm_fields(as_seen(workspace.store, article), article.id, fields)
                )
            )

    def _add_line(self, field: ArticleField, name: str) -> None:
        line = QLineEdit(placeholderText=_EXAMPLES.get(field, ""))
        line.setObjectName(f"detail_{field.value}")
        line.setAccessibleName(name)
        line.editingFinished.connect(lambda: self._save_line(field))
        line.returnPressed.connect(lambda: self.confirm(field))
        self._lines[field] = line
        self._column.addWidget(self._title(field, name))
        self._column.addWidget(line)
        self._column.addSpacing(6)

    def _title(self, field: ArticleField, name: str) -> DetailHeading:
        heading = DetailHeading(self._desk.theme, field, name)
        heading.confirmed.connect(lambda: self.confirm(field))
        heading.chosen.connect(lambda value: self._choose(field, value))
        self._headings[field] = heading
        return heading

    def _add_genre(self) -> None:
        self._genre = QComboBox()
        self._genre.setObjectName("detail_genre")
        self._genre.setAccessibleName("Genre")
        for genre in Genre:
            self._genre.addItem(genre_name(genre), genre)
        self._genre.activated.connect(self._save_genre)
        self._column.addWidget(self._title(ArticleField.GENRE, "Genre"))
        self._column.addWidget(self._genre)
        self._column.addSpacing(6)

    def _show(self, article: Article) -> None:
        before, self._article = self._article, None  # what is set now was not typed
        overtaken = self._overtaken(before, article)
        for field, line in self._lines.items():
            if field in overtaken or not (line.hasFocus() and line.isModified()):
                line.setText(shown(article, field))
                line.setCursorPosition(0)
                self._mark_valid(line, valid=True)
        self._genre.setCurrentIndex(list(Genre).index(article.genre))
        self._labels.show_labels(article.labels)
        note = self._note.show_note(article)
        for heading in self._headings.values():
            heading.show_article(article)
        taken = article.taken_in_at.astimezone()
        name = f" from {article.original_name}" if article.original_name else ""
        self._origin.setText(f"Taken in on {long_date(taken.date())} at {taken:%H:%M}{name}.")
        told = (("Section", article.section), ("Credited to", article.credit))
        self._told.setText("\n".join(f"{what}: {words}" for what, words in told if words))
        self._told.setVisible(bool(self._told.text()))
        self._article = article
        for field, written in overtaken.items():
            on_top = partial(self._write, field, written)
            place = f"the {field.value.replace('_', ' ')} of this article"
            self._desk.notices.collided.emit(Overtaken(place, written, on_top, in_briefing=False))
        if note is not None:
            self._desk.notices.collided.emit(note)

    def _overtaken(self, before: Article | None, article: Article) -> dict[ArticleField, str]:
        """Return what is being typed in a field that a colleague has just changed."""
        if before is None or before.id != article.id:
            return {}
        return {
            field: line.text().strip()
            for field, line in self._lines.items()
            if line.hasFocus()
            and line.isModified()
            and shown(before, field) != shown(article, field) != line.text().strip()
        }

    def _write(self, field: ArticleField, written: str) -> None:
        self._lines[field].setText(written)
        self._save_line(field)

    def _choose(self, field: ArticleField, value: str) -> None:
        """Take another value that was found."""
        if field is ArticleField.GENRE:
            self._genre.setCurrentIndex(list(Genre).index(Genre(value)))
            self._save_genre()
        else:
            self._lines[field].setText(value)
            self._save_line(field)

    def _save_line(self, field: ArticleField) -> None:
        article, line = self._article, self._lines[field]
        if article is None or line.text().strip() == shown(article, field):
            return
        line.setModified(False)
        text = line.text().strip()
        try:
            value = value_of(field, text)
        except BriefingError as error:
            self._mark_valid(line, valid=False)
            self._desk.notices.warn(error)
            return
        self._mark_valid(line, valid=True)
        workspace = self._desk.workspace
        is_saved = self._desk.notices.attempt(
            lambda: workspace.apply(
                edits.edit_article(as_seen(workspace.store, article), article.id, **{field.value: value})
            )
        )
        if not is_saved and line.text().strip() == text:
            line.setModified(True)

    def _save_genre(self) -> None:
        article, workspace = self._article, self._desk.workspace
        genre = self._genre.currentData()
        if article is not None:
            self._desk.notices.attempt(
                lambda: workspace.apply(edits.edit_article(workspace.store, article.id, genre=Genre(genre)))
            )

    def _mark_valid(self, line: QLineEdit, *, valid: bool) -> None:
        line.setProperty("invalid", not valid)
        repolish(line)

    def _hear(self, changed: Changed) -> None:
        article = self._article
        if article is not None and article.id in changed.articles:
            there = self._desk.workspace.store.articles([article.id]).get(article.id)
            if there is not None:
                self._note.say_whose(there, changed)
                self._show(there)
            else:  # deleted for good
                self.show_article(None)

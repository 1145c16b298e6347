"""What is known about the article, field by field: detected until a person confirms it."""

from __future__ import annotations

from datetime import date
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, QTimer
from PySide6.QtWidgets import (
    QComboBox,
    QHBoxLayout,
    QLineEdit,
    QPlainTextEdit,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from briefing_app.domain.article import Article, ArticleField, Genre
from briefing_app.errors import BriefingError
from briefing_app.storage.seen import as_seen
from briefing_app.ui.colleagues.overtaken import Overtaken
from briefing_app.ui.look.buttons import ThemedButton
from briefing_app.ui.look.dates import long_date
from briefing_app.ui.look.plain import label, repolish
from briefing_app.ui.read.reader_document import genre_name
from briefing_app.workspace import edits

if TYPE_CHECKING:
    from briefing_app.domain.identity import ArticleId
    from briefing_app.ui.desk import Desk
    from briefing_app.workspace.changed import Changed

_NOTE_DELAY_MS = 500
_FIELDS = (
    (ArticleField.HEADLINE, "Headline"),
    (ArticleField.OUTLET, "Outlet"),
    (ArticleField.PUBLISHED_ON, "Date"),
    (ArticleField.BYLINE, "Byline"),
    (ArticleField.DATELINE, "Dateline"),
    (ArticleField.URL, "Link"),
    (ArticleField.LANGUAGE, "Language"),
)
_EXAMPLES = {ArticleField.PUBLISHED_ON: "2026-11-22", ArticleField.LANGUAGE: "en"}


class DetailsPanel(QWidget):
    """Fields that are saved when they are left or Enter is pressed; Enter alone confirms."""

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self._article: Article | None = None
        self._lines: dict[ArticleField, QLineEdit] = {}
        self._states: dict[ArticleField, ThemedButton] = {}
        inner = QWidget()
        self._column = QVBoxLayout(inner)
        self._column.setContentsMargins(18, 14, 18, 18)
        self._column.setSpacing(4)
        for field, name in _FIELDS:
            self._add_line(field, name)
        self._add_genre()
        self._add_note()
        self._origin = label("", "caption")
        self._origin.setWordWrap(True)
        self._column.addSpacing(8)
        self._column.addWidget(self._origin)
        confirm = ThemedButton(desk.theme, "circle-check", "Confirm all", kind="button", colour="text")
        confirm.setObjectName("confirmAll")
        confirm.clicked.connect(self.confirm_all)
        self._column.addSpacing(8)
        self._column.addWidget(confirm, 0, Qt.AlignmentFlag.AlignLeft)
        self._column.addStretch(1)
        area = QScrollArea(widgetResizable=True)
        area.setWidget(inner)
        area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(area)
        self._note_timer = QTimer(self, singleShot=True, interval=_NOTE_DELAY_MS)
        self._note_timer.timeout.connect(self._save_note)
        desk.signals.changed.connect(self._hear)
        self.setEnabled(False)

    def show_article(self, article_id: ArticleId | None) -> None:
        """Show the details of an article."""
        self.save()
        self._article = None
        self.setEnabled(article_id is not None)
        if article_id is not None:
            self._show(self._desk.workspace.store.article(article_id))

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
        if field in self._lines and self._lines[field].text().strip() != _shown(article, field):
            self._save_line(field)
        else:
            self._confirm([field])

    def confirm_all(self) -> None:
        """Approve every field as it stands."""
        self.save()
        self._confirm(list(ArticleField))

    def save(self) -> None:
        """Keep what was typed and not yet saved."""
        for field in self._lines:
            self._save_line(field)
        if self._note_timer.isActive():
            self._save_note()

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
        self._column.addLayout(self._title(field, name))
        self._column.addWidget(line)
        self._column.addSpacing(6)

    def _title(self, field: ArticleField, name: str) -> QHBoxLayout:
        state = ThemedButton(self._desk.theme, kind="link")
        state.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        state.clicked.connect(lambda: self.confirm(field))
        state.setStyleSheet("font-size: 11px; min-height: 16px; padding: 0;")
        self._states[field] = state
        row = QHBoxLayout()
        row.addWidget(label(name, "small"))
        row.addStretch(1)
        row.addWidget(state)
        return row

    def _add_genre(self) -> None:
        self._genre = QComboBox()
        self._genre.setObjectName("detail_genre")
        self._genre.setAccessibleName("Genre")
        for genre in Genre:
            self._genre.addItem(genre_name(genre), genre)
        self._genre.activated.connect(self._save_genre)
        self._column.addLayout(self._title(ArticleField.GENRE, "Genre"))
        self._column.addWidget(self._genre)
        self._column.addSpacing(6)

    def _add_note(self) -> None:
        self._note = QPlainTextEdit()
        self._note.setObjectName("detail_note")
        self._note.setAccessibleName("Note")
        self._note.setPlaceholderText("For the desk only, never printed")
        self._note.setProperty("kind", "field")
        self._note.setFixedHeight(92)
        self._note.setTabChangesFocus(True)
        self._note.textChanged.connect(self._note_typed)
        self._column.addWidget(label("Note", "small"))
        self._column.addWidget(self._note)

    def _show(self, article: Article) -> None:
        before, self._article = self._article, None  # what is set now was not typed
        overtaken = self._overtaken(before, article)
        for field, line in self._lines.items():
            if field in overtaken or not (line.hasFocus() and line.isModified()):
                line.setText(_shown(article, field))
                line.setCursorPosition(0)
                self._mark_valid(line, valid=True)
        self._genre.setCurrentIndex(list(Genre).index(article.genre))
        if self._note.toPlainText() != article.note and not self._note.hasFocus():
            self._note.setPlainText(article.note)
        for field, state in self._states.items():
            self._show_state(field, state, article)
        taken = article.taken_in_at.astimezone()
        name = f" from {article.original_name}" if article.original_name else ""
        self._origin.setText(f"Taken in on {long_date(taken.date())} at {taken:%H:%M}{name}.")
        self._article = article
        for field, written in overtaken.items():
            on_top = partial(self._write, field, written)
            place = f"the {field.value.replace('_', ' ')} of this article"
            self._desk.notices.collided.emit(Overtaken(place, written, on_top, in_briefing=False))

    def _overtaken(self, before: Article | None, article: Article) -> dict[ArticleField, str]:
        """Return what is being typed in a field that a colleague has just changed."""
        if before is None or before.id != article.id:
            return {}
        return {
            field: line.text().strip()
            for field, line in self._lines.items()
            if line.hasFocus()
            and line.isModified()
            and _shown(before, field) != _shown(article, field) != line.text().strip()
        }

    def _write(self, field: ArticleField, written: str) -> None:
        self._lines[field].setText(written)
        self._save_line(field)

    def _show_state(self, field: ArticleField, state: ThemedButton, article: Article) -> None:
        known = bool(_shown(article, field)) or field is ArticleField.GENRE
        if field in article.confirmed:
            state.setText("✓ confirmed")
            state.setToolTip("A person has confirmed this.")
        else:
            state.setText("detected · confirm" if known else "")
            state.setToolTip("Detected by the program. Click, or press Enter in the field, to confirm it.")
        state.setAccessibleName(f"{field.value}: {state.text()}")
        state.setEnabled(known and field not in article.confirmed)

    def _save_line(self, field: ArticleField) -> None:
        article, line = self._article, self._lines[field]
        if article is None or line.text().strip() == _shown(article, field):
            return
        line.setModified(False)
        text = line.text().strip()
        try:
            value: object = _day(text) if field is ArticleField.PUBLISHED_ON else text
            if field is ArticleField.HEADLINE and not text:
                raise BriefingError("An article needs a headline.", hint="Type a few words.")
        except BriefingError as error:
            self._mark_valid(line, valid=False)
            self._desk.notices.warn(error)
            return
        self._mark_valid(line, valid=True)
        workspace = self._desk.workspace
        self._desk.notices.attempt(
            lambda: workspace.apply(
                edits.edit_article(as_seen(workspace.store, article), article.id, **{field.value: value})
            )
        )

    def _save_genre(self) -> None:
        article, workspace = self._article, self._desk.workspace
        genre = self._genre.currentData()
        if article is not None:
            self._desk.notices.attempt(
                lambda: workspace.apply(edits.edit_article(workspace.store, article.id, genre=Genre(genre)))
            )

    def _note_typed(self) -> None:
        if self._article is not None:
            self._note_timer.start()

    def _save_note(self) -> None:
        self._note_timer.stop()
        article, workspace, note = self._article, self._desk.workspace, self._note.toPlainText()
        if article is not None and note != article.note:
            self._desk.notices.attempt(
                lambda: workspace.apply(
                    edits.edit_article(as_seen(workspace.store, article), article.id, note=note)
                )
            )

    def _mark_valid(self, line: QLineEdit, *, valid: bool) -> None:
        line.setProperty("invalid", not valid)
        repolish(line)

    def _hear(self, changed: Changed) -> None:
        article = self._article
        if article is not None and article.id in changed.articles:
            self._show(self._desk.workspace.store.article(article.id))


def _shown(article: Article, field: ArticleField) -> str:
    value = getattr(article, field.value)
    return value.isoformat() if isinstance(value, date) else str(value or "")


def _day(text: str) -> date | None:
    if not text:
        return None
    try:
        return date.fromisoformat(text)
    except ValueError:
        raise BriefingError(
            f"“{text}” is not a date.", hint="Write year, month and day: 2026-11-22."
        ) from None

"""The note of an article, which is saved while it is typed, and which a colleague may be writing as well."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QPlainTextEdit, QWidget

from briefing_app.domain.articles.article import Article
from briefing_app.storage.seen import as_seen
from briefing_app.ui.colleagues.overtaken import Overtaken
from briefing_app.workspace import edits

if TYPE_CHECKING:
    from collections.abc import Callable

    from briefing_app.ui.desk import Desk
    from briefing_app.workspace.door.changed import Changed

_DELAY_MS = 500
_HEIGHT = 92


class NoteField(QPlainTextEdit):
    """Saves what is typed after a pause; what could not be saved stays, and is tried again."""

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self._article: Article | None = None
        self.setObjectName("detail_note")
        self.setAccessibleName("Note")
        self.setPlaceholderText("For the desk only, never printed")
        self.setProperty("kind", "field")
        self.setFixedHeight(_HEIGHT)
        self.setTabChangesFocus(True)
        self._timer = QTimer(self, singleShot=True, interval=_DELAY_MS)
        self._timer.timeout.connect(self.save)
        self.textChanged.connect(self._timer.start)

    def show_note(self, article: Article | None) -> Overtaken | None:
        """Show a note; what is being typed stays, or is handed back where a colleague wrote another."""
        before, self._article = self._article, article
        typed, note = self.toPlainText(), article.note if article is not None else ""
        if typed == note:
            return None
        is_typed = before is not None and article is not None and before.id == article.id and self._is_typed
        if is_typed and before is not None and before.note == note:
            return None
        self._put(note)
        return self._overtaken(article, typed) if is_typed and article is not None else None

    def save(self) -> None:
        """Keep what was typed and is not saved yet."""
        article, workspace, note = self._article, self._desk.workspace, self.toPlainText()
        is_waiting = self._timer.isActive() or self._is_typed
        self._timer.stop()
        self.document().setModified(False)
        if article is None or not is_waiting or note == article.note:
            return
        is_saved = self._desk.notices.attempt(
            lambda: workspace.apply(
                edits.edit_article(as_seen(workspace.store, article), article.id, note=note)
            )
        )
        if not is_saved and self.toPlainText() == note:
            self.document().setModified(True)  # still to be saved, and not to be written over

    def say_whose(self, after: Article, changed: Changed) -> None:
        """Say that a colleague wrote another note, unless that is said with what is being typed."""
        before = self._article
        is_typed = self._is_typed and self.toPlainText() != after.note
        if before is None or before.note == after.note or changed.history or is_typed:
            return
        who = self._desk.workspace.who_changed(Article, after.id)
        name = f"“{who}”" if who else "A colleague"
        self._desk.notices.tell(f"{name} changed the note of this article.")

    @property
    def _is_typed(self) -> bool:
        return self.document().isModified()

    def _put(self, note: str) -> None:
        place = self.textCursor().position()
        self.setPlainText(note)
        self._timer.stop()  # that was not typed
        cursor = self.textCursor()
        cursor.setPosition(min(place, self.document().characterCount() - 1))
        self.setTextCursor(cursor)

    def _overtaken(self, article: Article, typed: str) -> Overtaken:
        def put(text: Callable[[str], str]) -> None:
            workspace = self._desk.workspace
            there = workspace.store.article(article.id).note
            workspace.apply(edits.edit_article(workspace.store, article.id, note=text(there)))

        return Overtaken(
            "the note of this article",
            typed,
            lambda: put(lambda _: typed),
            in_briefing=False,
            below=lambda: put(lambda there: f"{there}\n{typed}" if there.strip() else typed),
        )

"""The note of an article: saved when typing pauses, and never lost where a colleague writes there too."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QPlainTextEdit

from briefing_app.domain.articles.article import Article
from briefing_app.storage.seen import as_seen
from briefing_app.ui.colleagues.overtaken import Overtaken
from briefing_app.workspace import edits

if TYPE_CHECKING:
    from collections.abc import Callable

    from briefing_app.ui.desk import Desk
    from briefing_app.workspace.door.changed import Changed

_DELAY_MS = 500


class NoteField(QPlainTextEdit):
    """Holds the note of the article that is shown, if any."""

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self._desk = desk
        self._article: Article | None = None
        self.setObjectName("detail_note")
        self.setAccessibleName("Note")
        self.setPlaceholderText("For the desk only, never printed")
        self.setProperty("kind", "field")
        self.setFixedHeight(92)
        self.setTabChangesFocus(True)
        self._timer = QTimer(self, singleShot=True, interval=_DELAY_MS)
        self._timer.timeout.connect(self._save)
        self.textChanged.connect(self._typed)

    def leave(self) -> None:
        """Belong to no article: what is shown next is none of what was typed."""
        self._article = None

    def save(self) -> None:
        """Keep what was typed and not yet saved."""
        if self._timer.isActive():
            self._save()

    def show_article(self, article: Article) -> Overtaken | None:
        """Show the note; what is being typed stays, or is handed back where a colleague wrote there."""
        before, self._article = self._article, None  # what is set now was not typed
        overtaken = self._shown(before, article)
        self._article = article
        return overtaken

    def _shown(self, before: Article | None, article: Article) -> Overtaken | None:
        typed = self.toPlainText()
        if typed == article.note:
            return None
        is_typed = before is not None and before.id == article.id and self.document().isModified()
        if is_typed and before is not None and before.note == article.note:
            return None
        self._timer.stop()
        place = self.textCursor().position()
        self.setPlainText(article.note)
        cursor = self.textCursor()
        cursor.setPosition(min(place, self.document().characterCount() - 1))
        self.setTextCursor(cursor)
        if not is_typed:
            return None

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

    def say_whose(self, after: Article, changed: Changed) -> None:
        """Say that a colleague wrote another note, unless that is said with what was being typed."""
        is_typed = self.document().isModified() and self.toPlainText() != after.note
        before = self._article
        if before is not None and before.note != after.note and not changed.history and not is_typed:
            who = self._desk.workspace.who_changed(Article, after.id)
            name = f"“{who}”" if who else "A colleague"
            self._desk.notices.tell(f"{name} changed the note of this article.")

    def _typed(self) -> None:
        if self._article is not None:
            self._timer.start()

    def _save(self) -> None:
        self._timer.stop()
        self.document().setModified(False)
        article, workspace, note = self._article, self._desk.workspace, self.toPlainText()
        if article is not None and note != article.note:
            self._desk.notices.attempt(
                lambda: workspace.apply(
                    edits.edit_article(as_seen(workspace.store, article), article.id, note=note)
                )
            )

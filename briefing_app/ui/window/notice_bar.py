"""Shows what `Notices` passes on: a bar for warnings, a toast in passing, dialogs for questions."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, Qt, QTimer
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import (
    QDialog,
    QDialogButtonBox,
    QFrame,
    QHBoxLayout,
    QLabel,
    QMessageBox,
    QPlainTextEdit,
    QPushButton,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from briefing_app.ui.look import icons
from briefing_app.ui.look.plain import label, menu_text, repolish, title_text

if TYPE_CHECKING:
    from collections.abc import Callable

    from briefing_app.errors import BriefingError
    from briefing_app.ui.notices import Notices, Question
    from briefing_app.ui.theme import Theme

_TOAST_MS = 3200


class WarningBar(QFrame):
    """The latest warning: what happened, where, what to do; further ones wait behind it."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("warningBar")
        self.setAccessibleName("Warning")
        self.setProperty("kind", "warning")
        self._theme = theme
        self._waiting: list[tuple[BriefingError, str]] = []
        self._icon = QLabel()
        self._what = label("", "strong")
        self._hint = label("", "secondary")
        for words in (self._what, self._hint):
            words.setWordWrap(True)
            words.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self._show = QPushButton("Show details")
        self._show.setObjectName("showDetails")
        self._show.clicked.connect(self._show_details)
        self._copy = QPushButton("Copy details")
        self._copy.clicked.connect(self._copy_details)
        self._close = QToolButton()
        self._close.setProperty("kind", "icon")
        self._close.setAccessibleName("Put the warning away")
        self._close.clicked.connect(self.dismiss)
        words_column = QVBoxLayout()
        words_column.setSpacing(1)
        words_column.addWidget(self._what)
        words_column.addWidget(self._hint)
        row = QHBoxLayout(self)
        row.setContentsMargins(16, 8, 10, 8)
        row.setSpacing(12)
        row.addWidget(self._icon, 0, Qt.AlignmentFlag.AlignVCenter)
        row.addLayout(words_column, 1)
        row.addWidget(self._show)
        row.addWidget(self._copy)
        row.addWidget(self._close)
        self._dress()
        theme.changed.connect(self._dress)
        self.hide()

    def show_warning(self, error: BriefingError, details: str) -> None:
        """Show a warning, or let it wait while another one is read."""
        self._waiting.append((error, details))
        self._show_first()

    def dismiss(self) -> None:
        """Put the warning away and show the next one."""
        if self._waiting:
            self._waiting.pop(0)
        self._show_first()

    def _show_first(self) -> None:
        if not self._waiting:
            self.hide()
            return
        error, details = self._waiting[0]
        self._show.setVisible(bool(details))
        self._what.setText(f"{error.where}: {error.what}" if error.where else error.what)
        more = len(self._waiting) - 1
        rest = f"{more} more {'message' if more == 1 else 'messages'}." if more else ""
        self._hint.setText(" ".join(part for part in (error.hint, rest) if part))
        self._hint.setVisible(bool(self._hint.text()))
        self.setAccessibleDescription(str(error))
        self.show()

    def _copy_details(self) -> None:
        if self._waiting:
            error, details = self._waiting[0]
            QGuiApplication.clipboard().setText("\n\n".join(filter(None, (str(error), details))))

    def _show_details(self) -> None:
        if self._waiting:
            error, details = self._waiting[0]
            ReportDialog("warningDetails", "Details", error.what, details, self.window()).open()

    def _dress(self) -> None:
        tokens = self._theme.tokens
        self._icon.setPixmap(icons.pixmap("triangle-alert", tokens.danger, 18, 2))
        self._close.setIcon(icons.icon("x", tokens.secondary))


class Toast(QFrame):
    """A sentence that passes over the lower edge of the window."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._around = parent
        self.setObjectName("toast")
        self.setProperty("kind", "toast")
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self._words = label()
        row = QHBoxLayout(self)
        row.setContentsMargins(14, 8, 14, 8)
        row.addWidget(self._words)
        self._timer = QTimer(self, singleShot=True, interval=_TOAST_MS)
        self._timer.timeout.connect(self.hide)
        parent.installEventFilter(self)
        self.hide()

    @property
    def text(self) -> str:
        """The sentence that is shown, or was last."""
        return self._words.text()

    def say(self, text: str) -> None:
        """Show `text` for a few seconds."""
        self._words.setText(text)
        self.setAccessibleName(text)
        self.adjustSize()
        self._place()
        self.show()
        self.raise_()
        self._timer.start()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.Resize and self.isVisible():
            self._place()
        return super().eventFilter(watched, event)

    def _place(self) -> None:
        around = self._around
        self.move((around.width() - self.width()) // 2, around.height() - self.height() - 48)


class NoticeDialogs(QObject):
    """Opens the dialogs for questions and crash reports over the window."""

    def __init__(self, notices: Notices, window: QWidget) -> None:
        super().__init__(window)
        self._window = window
        notices.asked.connect(self._ask)
        notices.crashed.connect(self._show_crash)

    def _ask(self, question: Question, answered: Callable[[bool], None]) -> None:
        box = QMessageBox(self._window)
        box.setObjectName("questionDialog")
        box.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        box.setWindowTitle(title_text(question.title))
        box.setTextFormat(Qt.TextFormat.PlainText)
        box.setText(question.title)
        box.setInformativeText(question.text)
        yes = box.addButton(menu_text(question.yes), QMessageBox.ButtonRole.AcceptRole)
        yes.setProperty("kind", "danger" if question.danger else "primary")
        repolish(yes)
        no = box.addButton(menu_text(question.no), QMessageBox.ButtonRole.RejectRole)
        box.setDefaultButton(no if question.danger else yes)
        box.setEscapeButton(no)
        box.finished.connect(lambda _code: answered(box.clickedButton() is yes))
        box.open()

    def _show_crash(self, report: str) -> None:
        ReportDialog(
            "crashDialog",
            "Something went wrong in the program",
            "This is a fault of the program, not of your work: everything you did is saved. "
            "You can go on. If it happens again, copy this report and send it to whoever "
            "looks after the program; it holds no word of your articles.",
            report,
            self._window,
        ).open()


class ReportDialog(QDialog):
    """A sentence, and under it a text that can be read and copied."""

    def __init__(self, name: str, title: str, sentence: str, report: str, parent: QWidget) -> None:
        super().__init__(parent)
        self.setObjectName(name)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(title)
        self.resize(640, 420)
        words = label(sentence)
        words.setWordWrap(True)
        text = QPlainTextEdit(report)
        text.setReadOnly(True)
        text.setProperty("kind", "field")
        text.setAccessibleName(title)
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Close)
        copy = buttons.addButton("Copy", QDialogButtonBox.ButtonRole.ActionRole)
        copy.clicked.connect(lambda: QGuiApplication.clipboard().setText(report))
        copy.setAutoDefault(False)
        buttons.button(QDialogButtonBox.StandardButton.Close).setDefault(True)
        buttons.rejected.connect(self.reject)
        column = QVBoxLayout(self)
        column.setContentsMargins(20, 20, 20, 16)
        column.setSpacing(12)
        column.addWidget(words)
        column.addWidget(text, 1)
        column.addWidget(buttons)

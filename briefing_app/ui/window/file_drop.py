"""Files and folders that are dropped anywhere on the window are taken in."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QEvent, QObject, Signal
from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtWidgets import QWidget


class FileDrop(QObject):
    """Accepts local files over `widget`; `dropped` carries their paths, `text_dropped` words that
    were dragged from another program."""

    dropped = Signal(object)
    text_dropped = Signal(str)

    def __init__(self, widget: QWidget) -> None:
        super().__init__(widget)
        widget.setAcceptDrops(True)
        widget.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if isinstance(event, QDragEnterEvent) and (_local_files(event) or _foreign_text(event)):
            event.acceptProposedAction()
            return True
        if event.type() == QEvent.Type.Drop and isinstance(event, QDropEvent):
            files = _local_files(event)
            if files:
                event.acceptProposedAction()
                self.dropped.emit(files)
                return True
            if text := _foreign_text(event):
                event.acceptProposedAction()
                self.text_dropped.emit(text)
                return True
        return super().eventFilter(watched, event)


def _foreign_text(event: QDropEvent) -> str:
    """Return text from another program; what is dragged within this one has its own places."""
    return event.mimeData().text() if event.source() is None and event.mimeData().hasText() else ""


def _local_files(event: QDropEvent) -> list[Path]:
    urls = event.mimeData().urls() if event.mimeData().hasUrls() else []
    return [Path(url.toLocalFile()) for url in urls if url.isLocalFile()]

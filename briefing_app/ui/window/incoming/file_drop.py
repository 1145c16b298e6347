"""Files and folders that are dropped anywhere on the window are taken in."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QEvent, QObject, Signal
from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtWidgets import QWidget

from briefing_app.web.urls import looks_like_url


class FileDrop(QObject):
    """Accepts local files over `widget`; `dropped` carries their paths, `links_dropped` web
    addresses, `text_dropped` words that were dragged from another program."""

    dropped = Signal(object)
    links_dropped = Signal(object)
    text_dropped = Signal(str)

    def __init__(self, widget: QWidget) -> None:
        super().__init__(widget)
        widget.setAcceptDrops(True)
        widget.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if isinstance(event, QDragEnterEvent) and (
            _local_files(event) or _links(event) or _foreign_text(event)
        ):
            event.acceptProposedAction()
            return True
        if event.type() == QEvent.Type.Drop and isinstance(event, QDropEvent):
            files = _local_files(event)
            if files:
                event.acceptProposedAction()
                self.dropped.emit(files)
                return True
            if links := _links(event):
                event.acceptProposedAction()
                self.links_dropped.emit(links)
                return True
            if text := _foreign_text(event):
                event.acceptProposedAction()
                self.text_dropped.emit(text)
                return True
        return super().eventFilter(watched, event)


def _foreign_text(event: QDropEvent) -> str:
    """Return text from another program; what is dragged within this one has its own places."""
    return event.mimeData().text() if event.source() is None and event.mimeData().hasText() else ""


def _links(event: QDropEvent) -> list[str]:
    """Return the web addresses that a browser hands over with a link or an icon of its address line."""
    if event.source() is not None:
        return []
    mime = event.mimeData()
    urls = [url.toString() for url in mime.urls()] if mime.hasUrls() else []
    found = [url for url in urls if looks_like_url(url)]
    text = mime.text() if mime.hasText() else ""
    return list(dict.fromkeys(found)) or ([text.strip()] if looks_like_url(text) else [])


def _local_files(event: QDropEvent) -> list[Path]:
    urls = event.mimeData().urls() if event.mimeData().hasUrls() else []
    return [Path(url.toLocalFile()) for url in urls if url.isLocalFile()]

"""Where the parts of the compose view stand, and how wide each of them is."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QSplitter, QVBoxLayout, QWidget

if TYPE_CHECKING:
    from collections.abc import Sequence

    from briefing_app.ui.preferences import Preferences

_POOL_WIDTH, _OUTLINE_WIDTH, _PAPER_WIDTH = 280, 400, 640
_HEIGHTS = [430, 190, 170]
_LEAST_OUTLINE = 250
"""What the outline keeps of a low window, with its bars: a few rows, whatever else is open."""
_KEY = "compose_panes"


class ComposePanes(QSplitter):
    """The pool, the outline with its bars over `under` it, and the paper."""

    def __init__(
        self, pool: QWidget, outline: Sequence[QWidget], under: Sequence[QWidget], paper: QWidget
    ) -> None:
        super().__init__(Qt.Orientation.Horizontal)
        self.setObjectName("composePanes")
        self._middle = _middle(outline, under)
        self.setHandleWidth(1)
        for pane, width in (
            (pool, _POOL_WIDTH),
            (self._middle, _OUTLINE_WIDTH),
            (paper, _PAPER_WIDTH),
        ):
            pane.setProperty("surface", "panel")
            pane.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
            pane.setMinimumWidth(min(width, 260))
            self.addWidget(pane)
        self.setSizes([_POOL_WIDTH, _OUTLINE_WIDTH, _PAPER_WIDTH])
        self.setStretchFactor(2, 1)
        self.setChildrenCollapsible(False)

    def keep(self, preferences: Preferences) -> None:
        """Keep the sizes for the next run."""
        preferences.set(_KEY, [self.sizes(), self._middle.sizes()])

    def bring_back(self, preferences: Preferences) -> None:
        """Take the sizes of the run before, as far as they fit."""
        splitters, kept = (self, self._middle), preferences.get(_KEY, [])
        if len(kept) == len(splitters):
            for splitter, sizes in zip(splitters, kept, strict=True):
                if len(sizes) == splitter.count():
                    splitter.setSizes([int(size) for size in sizes])


def _middle(outline: Sequence[QWidget], under: Sequence[QWidget]) -> QSplitter:
    """Return the outline under its bars, the last of `outline`, with what can be made larger below."""
    middle = QSplitter(Qt.Orientation.Vertical)
    middle.setObjectName("composeMiddle")
    top = QWidget()
    column = QVBoxLayout(top)
    column.setContentsMargins(0, 0, 0, 0)
    column.setSpacing(0)
    *bars, rows = outline
    for bar in bars:
        column.addWidget(bar)
    column.addWidget(rows, 1)
    for part in (top, *under):
        middle.addWidget(part)
    middle.setStretchFactor(0, 1)
    middle.setSizes(_HEIGHTS)
    top.setMinimumHeight(_LEAST_OUTLINE)
    middle.setHandleWidth(1)
    middle.setChildrenCollapsible(False)
    return middle

"""What can be searched for, on one small page beside the field."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QFrame, QGridLayout, QWidget

from briefing_app.ui.look.plain import label
from briefing_app.ui.read.searches.suggesting import FIELDS

if TYPE_CHECKING:
    from PySide6.QtGui import QKeyEvent

_WORDS = (
    ("gas pipeline", "both words, anywhere: text, headline, actors, outlet, notes, statements"),
    ('"gas pipeline"', "side by side"),
    ("pipe*", "words that begin so; the last word while you type, too"),
    ("gas NEAR/5 price", "at most five words apart"),
    ("gas OR oil", "one of them"),
    ("-sport", "without"),
    ("(gas OR oil) -sport", "together"),
)
_EXAMPLES = {
    "outlet": 'outlet:"Baltic Wire"',
    "actor": "actor:Holm",
    "from": "from:2026-11",
    "to": "to:yesterday",
    "on": "on:-7d",
    "lang": "lang:uk",
    "is": "is:starred",
    "used": "used:no",
    "label": 'label:"follow up"',
    "title": "title:budget",
    "by": "by:Poe",
    "note": "note:check",
}


class LanguagePopup(QFrame):
    """Closes with any key; case and accents never matter."""

    def __init__(self, window: QWidget) -> None:
        super().__init__(window, Qt.WindowType.Popup | Qt.WindowType.FramelessWindowHint)
        self.setObjectName("searchLanguage")
        self.setAccessibleName("What can be searched for")
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setProperty("kind", "popup")
        grid = QGridLayout(self)
        grid.setContentsMargins(16, 14, 16, 14)
        grid.setHorizontalSpacing(18)
        grid.setVerticalSpacing(5)
        grid.addWidget(label("What can be searched for", "strong"), 0, 0, 1, 2)
        rows = [*_WORDS, *((_EXAMPLES[name], about) for name, about in FIELDS.items())]
        said = []
        for place, (written, about) in enumerate(rows, start=1):
            grid.addWidget(label(written), place, 0)
            grid.addWidget(label(about, "secondary"), place, 1)
            said.append(f"{written}: {about}")
        end = label(
            "Case and accents never matter. Days: 2026-11-28, 2026-11, yesterday, friday, -7d.", "caption"
        )
        grid.addWidget(end, len(rows) + 1, 0, 1, 2)
        self.setAccessibleDescription(". ".join(said))

    def open_at(self, at: QPoint) -> None:
        """Open at a place on the screen."""
        self.adjustSize()
        screen = self.screen().availableGeometry()
        x = min(at.x(), screen.right() - self.width())
        y = min(at.y(), screen.bottom() - self.height())
        self.move(max(x, screen.left()), max(y, screen.top()))
        self.show()
        self.setFocus()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        self.close()

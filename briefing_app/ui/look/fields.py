"""Fields that need more than the style sheet gives them."""

from __future__ import annotations

from PySide6.QtWidgets import QSpinBox

_MARGIN = 7


def spin_box() -> QSpinBox:
    """Return a field for a number, whose digits stand as far in as the words of other fields."""
    made = QSpinBox()
    made.lineEdit().setTextMargins(_MARGIN, 0, 0, 0)  # the inner field takes no padding from a style sheet
    return made

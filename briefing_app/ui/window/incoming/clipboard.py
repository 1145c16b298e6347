"""What is left on the clipboard when the program ends."""

from __future__ import annotations

from PySide6.QtGui import QGuiApplication


def leave_clipboard() -> None:
    """Keep the words on the clipboard, and let go of what was made for it in Python.

    WORKAROUND: Qt destroys the data of the clipboard after Python has ended; data that
    PySide made then brings the process down with a segmentation fault.
    """
    clipboard = QGuiApplication.clipboard()
    # Platforms without a screen keep the clipboard inside the process and do not say so.
    if clipboard.ownsClipboard() or QGuiApplication.platformName() in ("offscreen", "minimal"):
        clipboard.setText(clipboard.text())

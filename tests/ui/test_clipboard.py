"""What was copied stays, and does not bring the program down when it ends."""

import subprocess
import sys

COPIED = """
from PySide6.QtCore import QMimeData
from PySide6.QtWidgets import QApplication
from briefing_app.ui.window.incoming.clipboard import leave_clipboard
application = QApplication([])
data = QMimeData()
data.setText("“We agree,” said Jane Roe.")
data.setHtml("<p>We agree</p>")
QApplication.clipboard().setMimeData(data)
leave_clipboard()
print(ascii(QApplication.clipboard().text()))
"""


def test_the_program_ends_well_after_something_was_copied():
    done = subprocess.run(
        [sys.executable, "-c", COPIED], capture_output=True, text=True, timeout=60, check=False
    )

    assert done.returncode == 0
    assert "We agree" in done.stdout

"""How long the window takes to stand, beside a bare QMainWindow, warm and cold.

Both are whole processes, timed from the outside until they say that they have painted. Runs
alternate; the median and the median of the pairwise ratios count. Cold means that the files
of Python, Qt and the program were dropped from the page cache before each run.
"""

from __future__ import annotations

import argparse
import os
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]

BARE = """
import sys
from PySide6.QtWidgets import QApplication, QMainWindow
application = QApplication(sys.argv)
window = QMainWindow()
window.resize(1440, 900)
FIRST_PAINT
window.show()
application.exec()
"""

# Says so when the main window has been painted and control is back with the event loop.
FIRST_PAINT = """
import os
from PySide6.QtCore import QEvent, QObject, QTimer
class FirstPaint(QObject):
    def eventFilter(self, watched, event):
        if event.type() == QEvent.Type.Paint:
            application.removeEventFilter(self)
            QTimer.singleShot(0, lambda: (print("painted", flush=True), os._exit(0)))
        return False
first_paint = FirstPaint(application)
application.installEventFilter(first_paint)
"""

PROGRAM = """
import sys
sys.path.insert(0, {root!r})
from PySide6.QtWidgets import QApplication
from briefing_app.ui import application as start
make = start.make_application
def make_application():
    application = make()
    FIRST_PAINT
    return application
start.make_application = make_application
from briefing_app.bootstrap import main
sys.exit(main([]))
"""


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("-n", type=int, default=9, help="runs of each (default 9)")
    parser.add_argument("--cold-runs", type=int, default=4)
    options = parser.parse_args()
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    with tempfile.TemporaryDirectory() as home:
        os.environ["BRIEFING_DESK_HOME"] = home
        os.environ.pop("PYTHONDONTWRITEBYTECODE", None)
        program = with_first_paint(PROGRAM).format(root=str(ROOT))
        bare = with_first_paint(BARE)
        seconds(program)
        seconds(bare)
        report("warm", [(seconds(bare), seconds(program)) for _ in range(options.n)])
        cold = []
        for _ in range(options.cold_runs):
            forget_files()
            alone = seconds(bare)
            forget_files()
            cold.append((alone, seconds(program)))
        report("cold", cold)


def with_first_paint(code: str) -> str:
    """Return `code` with the watch for the first paint at the place that it names."""
    lines = []
    for line in code.splitlines():
        indent = line[: len(line) - len(line.lstrip())]
        added = FIRST_PAINT.strip().splitlines() if line.strip() == "FIRST_PAINT" else [line.lstrip()]
        lines += [indent + one for one in added]
    return "\n".join(lines)


def seconds(code: str) -> float:
    """Return the seconds from the start of a process until it says that it has painted."""
    start = time.perf_counter()
    with subprocess.Popen([sys.executable, "-c", code], stdout=subprocess.PIPE, text=True) as process:
        assert process.stdout is not None
        line = process.stdout.readline()
        taken = time.perf_counter() - start
        process.wait(timeout=60)
    if line.strip() != "painted":
        raise SystemExit("The window did not come up.")
    return taken


def forget_files() -> None:
    """Drop the files of Python, its packages and the program from the page cache."""
    if not hasattr(os, "posix_fadvise"):
        return
    folders = {
        Path(sys.base_prefix) / "lib",
        Path(sys.prefix) / "lib",
        ROOT / "briefing_app",
        ROOT / "resources",
    }
    for folder in folders:
        for path in folder.rglob("*"):
            if path.is_file() and not path.is_symlink():
                descriptor = os.open(path, os.O_RDONLY)
                os.posix_fadvise(descriptor, 0, 0, os.POSIX_FADV_DONTNEED)
                os.close(descriptor)


def report(name: str, pairs: list[tuple[float, float]]) -> None:
    """Print the medians of a series and the median ratio."""
    if not pairs:
        return
    bare = statistics.median(pair[0] for pair in pairs)
    program = statistics.median(pair[1] for pair in pairs)
    ratio = statistics.median(pair[1] / pair[0] for pair in pairs)
    print(
        f"{name}: bare window {bare * 1000:.0f} ms, program {program * 1000:.0f} ms, "
        f"ratio {ratio:.2f} (median of {len(pairs)} pairs)"
    )


if __name__ == "__main__":
    main()

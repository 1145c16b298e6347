"""How long libraries of ten thousand, a hundred thousand and a million articles hold the window's thread.

    QT_QPA_PLATFORM=offscreen python benchmarks/large_window.py FOLDER [ARTICLES …]

Opens the real window on libraries that `library.py` builds, and goes through its views as a person does:
the list to its end, filters, a search, statements, a facet, the register. Printed is, for each step, the
longest that the thread of the window worked without looking at the keyboard (in milliseconds of its own
processor time, so that other work on the machine is not counted), the best of three rounds, and the memory
of the process at the end. The smallest library is the baseline. Nothing is written but what opening an
article writes.
"""

from __future__ import annotations

import json
import os
import resource
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from datetime import datetime
from pathlib import Path
from typing import Any

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))
sys.path.insert(0, str(Path(__file__).resolve().parent))

SIZES = (10_000, 100_000, 1_000_000)
_SETTLES_MS = 1500
"""How long each step is watched, in milliseconds; what takes longer runs beside the window."""
_ROUNDS = 3


def measure(path: Path) -> dict[str, float]:
    """Return the longest that each step held the window, and memory in megabytes."""
    os.environ["BRIEFING_DESK_HOME"] = tempfile.mkdtemp()
    _have_backup(path)
    from PySide6.QtCore import QTimer
    from PySide6.QtWidgets import QApplication

    from briefing_app.storage.shelves.articles import ArticleShelf
    from briefing_app.ui import application

    # Articles that another engine read are not read again: that is not what is measured.
    ArticleShelf.unanalysed = lambda *_: []  # type: ignore[method-assign]
    start = application._Start(path)
    costs: dict[str, float] = {}
    watch = _Watch()
    steps = [("opening the window", lambda: None), *_steps(QApplication.instance()) * _ROUNDS]

    def go(place: int) -> None:
        name, step = steps[place]
        watch.begin()
        step()
        QTimer.singleShot(6000 if place == 0 else _SETTLES_MS, lambda: _end(place, name))

    def _end(place: int, name: str) -> None:
        longest = watch.end()
        costs[name] = min(costs.get(name, longest), longest)
        if place + 1 < len(steps):
            go(place + 1)
        else:
            QApplication.exit(0)

    QTimer.singleShot(0, lambda: go(0))
    start.run()
    costs["memory of the process, MB"] = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    return costs


class _Watch:
    """How long the thread of the window works between two looks at what waits for it."""

    def __init__(self) -> None:
        from PySide6.QtCore import QTimer

        self._longest = self._last = 0.0
        self._timer = QTimer(interval=0)
        self._timer.timeout.connect(self._look)

    def begin(self) -> None:
        """Begin to watch."""
        self._longest, self._last = 0.0, time.thread_time()
        self._timer.start()

    def end(self) -> float:
        """Return the longest, in milliseconds."""
        self._look()
        self._timer.stop()
        return self._longest * 1000

    def _look(self) -> None:
        now = time.thread_time()
        self._longest, self._last = max(self._longest, now - self._last), now


def _steps(qt: Any) -> list[tuple[str, Callable[[], object]]]:
    from briefing_app.domain.statements.statement import StatementState
    from briefing_app.storage.queries import ArticleQuery, StatementQuery

    def window() -> Any:
        return next(one for one in qt.topLevelWidgets() if one.objectName() == "mainWindow")

    def pane() -> Any:
        return window().view("read").articles

    def bar() -> Any:
        return pane()._asking

    def asked(query: StatementQuery) -> None:
        window().view("statements").filters.ask(query)

    return [
        ("the list of articles", lambda: (window().show_view("read"), bar().ask(**vars_of(ArticleQuery())))),
        ("to its end", lambda: end_of(pane().list)),
        ("starred articles", lambda: bar().choose("starred")),
        ("by headline", lambda: bar().ask(filter="all", order="headline")),
        ("one outlet by headline", lambda: bar().ask(outlet="Outlet 1")),
        ("a search", lambda: bar().look_for("gusi")),
        ("another search", lambda: bar().look_for("lofozoma")),
        ("the statements", lambda: (window().show_view("statements"), asked(StatementQuery()))),
        ("selected statements", lambda: asked(StatementQuery(state=StatementState.SELECTED))),
        ("statements with a word", lambda: asked(StatementQuery(text="gusi"))),
        ("statements of a topic", lambda: asked(StatementQuery(topic="Topic 3"))),
        ("the register of actors", lambda: window().show_view("actors")),
        ("composing", lambda: window().show_view("compose")),
        ("the archive", lambda: window().show_view("archive")),
    ]


def end_of(rows: Any) -> None:
    """Go to the last row."""
    rows.scrollToBottom()


def vars_of(query: Any) -> dict[str, Any]:
    """Return the fields of a query."""
    return {name: getattr(query, name) for name in query.__slots__}


def _have_backup(path: Path) -> None:
    """Let the day have its backup, so that none is made while the window is watched."""
    folder = path.with_name(f"{path.stem} backups")
    folder.mkdir(exist_ok=True)
    (folder / f"{path.stem} {datetime.now():%Y-%m-%d %H%M%S}{path.suffix}").touch()


def _in_a_process(path: Path) -> dict[str, float]:
    command = [sys.executable, __file__, "--measure", str(path)]
    done = subprocess.run(command, stdout=subprocess.PIPE, check=True, text=True)
    costs: dict[str, float] = json.loads(done.stdout.splitlines()[-1])
    return costs


def main() -> None:
    """Open each library in a process of its own, and print."""
    if sys.argv[1] == "--measure":
        print(json.dumps(measure(Path(sys.argv[2]))))
        return
    from large_libraries import library

    folder, sizes = Path(sys.argv[1]), tuple(map(int, sys.argv[2:])) or SIZES
    folder.mkdir(parents=True, exist_ok=True)
    results = {size: _in_a_process(library(folder, size)) for size in sizes}
    print(f"{'milliseconds':44}" + "".join(f"{size:>12,}" for size in sizes))
    for name in results[sizes[0]]:
        print(f"{name:44}" + "".join(f"{results[size][name]:12.1f}" for size in sizes))


if __name__ == "__main__":
    main()

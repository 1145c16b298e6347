"""How long the window stands still at each deed over a library of 20,000 articles.

    python benchmarks/window_deeds.py FOLDER [--articles N] [--counts 1,100,5000] [--only WORDS] [--where]

Builds the library in FOLDER unless it is there, works on a copy of it in a window without a screen, and
prints for each deed the longest time between two ticks of a timer of 10 ms (what somebody at the window
waits) and how much of it the thread of the window itself computed (what is ours, whatever else the
machine does), in milliseconds, and how long the deed took in all. The first line is the same window
at rest. `--where` samples the thread of the window whenever it stands still and says where it was.
"""

from __future__ import annotations

import argparse
import os
import re
import shutil
import sqlite3
import sys
import tempfile
import threading
import time
import traceback
from collections import Counter
from collections.abc import Callable
from contextlib import closing
from dataclasses import dataclass
from datetime import UTC, datetime
from functools import partial
from itertools import pairwise
from operator import attrgetter
from pathlib import Path
from types import FrameType
from typing import Any

ROOT = Path(__file__).resolve().parents[1]
sys.path.insert(0, str(ROOT))
sys.path.insert(0, str(Path(__file__).resolve().parent))
os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from large_libraries import library  # noqa: E402
from PySide6.QtCore import QEventLoop, QItemSelection, QItemSelectionModel, Qt, QTimer  # noqa: E402
from PySide6.QtTest import QTest  # noqa: E402
from PySide6.QtWidgets import QApplication, QDialog  # noqa: E402

from briefing_app.analysis.analyse import ENGINE  # noqa: E402
from briefing_app.domain.identity import ActorId, BriefingId, StatementId  # noqa: E402
from briefing_app.storage.queries import ArticleQuery, StatementQuery  # noqa: E402
from briefing_app.workspace import edits  # noqa: E402

_TICK_MS, _STILL_MS = 10, 40
_QUIET_TICKS, _LONGEST_S = 30, 150.0
_ABOVE = 12


@dataclass(frozen=True, slots=True)
class Gaps:
    """What a deed cost: the longest gap between ticks, what of it was computed, and all of its time."""

    longest_ms: float
    computed_ms: float
    whole_s: float
    where: tuple[str, ...] = ()


class Watch:
    """Ticks, and sees where the thread of the window is when it does not."""

    def __init__(self, *, samples: bool) -> None:
        self._timer = QTimer(timerType=Qt.TimerType.PreciseTimer, interval=_TICK_MS)
        self._timer.timeout.connect(self._tick)
        self._main = threading.get_ident()
        self._clock = time.pthread_getcpuclockid(self._main)
        self._ticks = [self._now()]
        self._seen: Counter[str] = Counter()
        if samples:
            threading.Thread(target=self._sample, daemon=True).start()

    def over(self, deed: Callable[[], object], busy: Callable[[], bool]) -> Gaps:
        """Do something from the event loop and watch until nothing is busy any more."""
        self._ticks = [self._now()]
        self._seen.clear()
        self._timer.start()
        begun = time.perf_counter()
        QTimer.singleShot(_TICK_MS, lambda: self._do(deed))
        ended, quiet = begun, 0
        while time.perf_counter() - begun < _LONGEST_S:
            QApplication.processEvents(QEventLoop.ProcessEventsFlag.WaitForMoreEvents, 50)
            if busy() or self._computed(quiet) > _TICK_MS / 1000:
                ended, quiet = time.perf_counter(), len(self._ticks)
            if len(self._ticks) - quiet > _QUIET_TICKS:
                break
        self._timer.stop()
        gaps = [(b[0] - a[0], b[1] - a[1]) for a, b in pairwise(self._ticks)]
        longest, computed = max(gaps), max(gap[1] for gap in gaps)
        where = tuple(f"{count:4} {place}" for place, count in self._seen.most_common(_ABOVE))
        return Gaps(longest[0] * 1000, computed * 1000, max(0.0, ended - begun), where)

    def _do(self, deed: Callable[[], object]) -> None:
        try:
            deed()
        except Exception:
            traceback.print_exc()

    def _computed(self, since: int) -> float:
        """Return the longest time that was computed between two ticks from one on."""
        return max((b[1] - a[1] for a, b in pairwise(self._ticks[max(0, since - 1) :])), default=0.0)

    def _tick(self) -> None:
        self._ticks.append(self._now())

    def _now(self) -> tuple[float, float]:
        """Return the time of day, and how much the thread of the window has computed."""
        return time.perf_counter(), time.clock_gettime(self._clock)

    def _sample(self) -> None:
        while True:
            time.sleep(0.008)
            if time.clock_gettime(self._clock) - self._ticks[-1][1] > _STILL_MS / 1000:
                frame = sys._current_frames().get(self._main)
                if frame is not None:
                    self._seen.update(_places(frame))


def _places(frame: FrameType | None) -> set[str]:
    found: set[str] = set()
    while frame is not None:
        name = frame.f_code.co_filename
        if "briefing_app" in name:
            found.add(f"{name.partition('briefing_app/')[2]}:{frame.f_lineno} {frame.f_code.co_name}")
        frame = frame.f_back
    return found


class Deeds:
    """The window on a library, and what can be done in it."""

    def __init__(self, desk: Any, window: Any, folder: Path, counts: tuple[int, ...]) -> None:
        self.desk, self.window, self.folder, self.counts = desk, window, folder, counts
        self.store = desk.workspace.store
        self.busiest = self._busiest()

    def busy(self) -> bool:
        """Whether something is still on its way."""
        return any(not job.is_finished for job in self.desk.runner.jobs)

    def all(self) -> list[tuple[str, Callable[[], object], Callable[[], object]]]:
        """Return every deed: its name, what is done before, and what is measured."""
        nothing = lambda: None  # noqa: E731
        found: list[tuple[str, Callable[[], object], Callable[[], object]]] = []
        add = lambda name, act, before=nothing: found.append((name, before, act))  # noqa: E731
        for name in ("statements", "actors", "compose", "archive", "read"):
            add(f"first show of {name}", partial(self.window.show_view, name))
        for name in ("statements", "actors", "compose", "archive", "read"):
            add(f"show {name} again", partial(self.window.show_view, name))
        add("select all 20,000", partial(self.select_all, "read"))
        add("select 5,000", partial(self.choose, 5_000))
        add("labels picker over 5,000", self.act("actionLabel"), partial(self.choose, 5_000))
        add("  close it", self.close_dialogs)
        for count in self.counts:
            self._on_chosen(add, count)
        for order in ("headline", "outlet", "words", "arrival", "newest"):
            add(f"sort articles by {order}", partial(self.sort_articles, order))
        for which in ("new", "starred", "kept", "dismissed", "all"):
            add(f"filter articles: {which}", lambda which=which: self.articles.choose(which))
        add("rename a label on 5,000", lambda: self.read.deeds.labels.rename("All", "Everything"))
        add("  undo", self.act("actionUndo"))
        add("search a common word", partial(self.search, self.common_word()))
        add("search cleared", partial(self.search, ""))
        self._statements(add)
        self._rest(add)
        return found

    def _on_chosen(self, add: Any, count: int) -> None:
        of = f" {count:,}"
        choose = partial(self.choose, count)
        for name, action in (
            ("star", "actionStar"),
            ("mark read", "actionMarkRead"),
            ("mark unread", "actionUnread"),
            ("confirm details", "actionConfirmDetails"),
            ("dismiss", "actionDismissArticle"),
            ("remove", "actionRemove"),
        ):
            add(f"{name}{of}", self.act(action), choose)
            add("  undo", self.act("actionUndo"))
            if name in ("star", "remove"):
                add("  redo", self.act("actionRedo"))
                add("  undo again", self.act("actionUndo"))
        add(f"label{of}", lambda: self.read.deeds.labels._decide(self.articles.chosen(), "All", True), choose)
        add(f"details dialog{of}", self.act("actionChangeDetails"), choose)
        add("  close it", self.close_dialogs)
        add(f"change details{of}", partial(self.change_details), choose)
        add("  undo", self.act("actionUndo"))
        add(f"drag{of}", lambda: self.drag(self.articles.list), choose)
        add(f"write the texts of{of}", self.write_texts, choose)
        add(f"put into the briefing{of}", self.act("actionToSection1"), choose)
        if count <= 100:
            add("  undo", self.act("actionUndo"))
            add(f"analyse{of}", self.act("actionAnalyse"), choose)
        else:
            add(f"analyse{of}, stopped after 5 s", partial(self.analyse_some), choose)

    def _statements(self, add: Any) -> None:
        show = partial(self.window.show_view, "statements")
        add("statements: select all", partial(self.select_all, "statements"), show)
        for count in self.counts:
            choose = partial(self.choose_statements, count)
            of = f" {count:,} statements"
            add(f"choose{of}", choose)
            add(f"copy{of}", self.act("actionCopyQuoted"), choose)
            add(f"select{of}", self.act("actionSelectStatement"), choose)
            add("  undo", self.act("actionUndo"))
            add(f"dismiss{of}", self.act("actionDismissStatement"), choose)
            add("  undo", self.act("actionUndo"))
            add(f"mark as thought{of}", self.act("actionToggleThought"), choose)
            add("  undo", self.act("actionUndo"))
            add(f"place{of} in section 1", self.act("actionToSection1"), choose)
            add("  undo", self.act("actionUndo"))
        from briefing_app.ui.statements.rows.columns import COLUMNS

        for column in range(len(COLUMNS)):
            add(
                f"statements: sort by {COLUMNS[column].title or column}",
                partial(self.statements._sort_by_column, column),
            )
        for action in ("actionAsMatrix", "actionAsTimeline", "actionAsTable"):
            add(f"statements: {action[8:].lower()}", self.act(action))
        facets = ("state", "outlet", "manner", "reports", "certainty")
        for name in facets:
            add(f"statements: first value of facet {name}", partial(self.facet, name))
            add("  cleared", self.clear_filters)

    def _rest(self, add: Any) -> None:
        add("register: open", partial(self.window.show_view, "actors"))
        add("register: all chosen", partial(self.select_all, "actors"))
        add("register: the actor with most statements", self.show_actor)
        add("merge the third busiest actor into the second", partial(self.merge, 1, 2))
        add("  undo", self.act("actionUndo"))
        add("merge the busiest actor into the second", partial(self.merge, 1, 0))
        add("  undo", self.act("actionUndo"))
        read = partial(self.window.show_view, "read")
        for name in ("actionSettings", "actionKeys", "actionTrash", "actionFeeds", "actionManageLabels"):
            add(f"open {name[6:]}", self.act(name), read)
            add("  close it", self.close_dialogs)
        for name in ("actionGoTo", "actionCommands", "actionSort", "actionSavedSearches"):
            add(f"open {name[6:]}", self.act(name), read)
            add("  close it", self.close_dialogs)
        add("back up", self.act("actionBackUp"))
        add("check", self.act("actionCheckLibrary"))
        add("  close it", self.close_dialogs)
        add("new briefing of 1,000 items", self.big_briefing, partial(self.window.show_view, "read"))
        add("show it in compose", partial(self.window.show_view, "compose"))
        add("  rename it", self.rename_briefing)
        add("  move an item", self.move_item)
        add("  undo", self.act("actionUndo"))
        add("  other wording of an item", self.summary)
        add("  another product", partial(self.product, "statement-matrix"))
        add("  back to the first", partial(self.product, "daily-press-review"))
        add("  choose all its items", partial(self.select_all, "compose"))
        add("  scroll its pages", self.scroll_pages)
        add("  its preflight", self.act("actionShowChecks"))
        add("  print dialog", self.act("actionPrint"))
        add("  close it", self.close_dialogs)
        add("read, with that briefing", read)
        add("star 1 with that briefing", self.act("actionStar"), partial(self.choose, 1))
        add("statements, with that briefing", partial(self.window.show_view, "statements"))
        add("remove the briefing", self.remove_briefing)
        add("  undo", self.act("actionUndo"))

    # where things are

    @property
    def read(self) -> Any:
        return self.window.view("read")

    @property
    def articles(self) -> Any:
        return self.read.articles

    @property
    def statements(self) -> Any:
        return self.window.view("statements")

    @property
    def table(self) -> Any:
        return self.statements.table

    def act(self, name: str) -> Callable[[], object]:
        """Return what triggers an action of the menus."""
        return self.desk.actions[name].trigger

    # deeds

    def choose(self, count: int) -> None:
        """Select the first articles of the list."""
        self.window.show_view("read")
        _choose(self.articles.list, count)

    def choose_statements(self, count: int) -> None:
        """Select the first statements of the table."""
        self.window.show_view("statements")
        _choose(self.table, count)

    def select_all(self, view: str) -> None:
        """Select every row of the list of a view."""
        where = self.window.view(view)
        lists = {"read": "articles.list", "statements": "table", "actors": "list", "compose": "outline"}
        attrgetter(lists[view])(where).selectAll()

    def clear_filters(self) -> None:
        self.statements.filters.clear()

    def sort_articles(self, order: str) -> None:
        self.articles._asking.order_by(order)

    def search(self, words: str) -> None:
        self.articles.search.setText(words)

    def common_word(self) -> str:
        found = self.store.article_ids(ArticleQuery())[0]
        return max(self.store.article(found).text.split()[:30], key=len)

    def change_details(self) -> None:
        self.read.deeds._change_details(self.articles.chosen(), {"outlet": "The Gazette"})

    def drag(self, shown: Any) -> None:
        shown.model().mimeData(shown.selectedIndexes())

    def write_texts(self) -> None:
        from briefing_app.ui.read.chosen.text_file import write_texts

        write_texts(self.desk, self.articles.chosen(), self.folder / "texts.txt", self.articles)

    def analyse_some(self) -> None:
        self.act("actionAnalyse")()
        QTimer.singleShot(5_000, lambda: [job.cancel() for job in self.desk.runner.jobs])

    def facet(self, name: str) -> None:
        filters = self.statements.filters
        values = self.store.facets(StatementQuery()).get(name) or []
        if values:
            from dataclasses import replace

            query = replace(filters.query, **{name: values[0][0]})
            filters.ask(query)

    def _busiest(self) -> list[ActorId]:
        """Return the three actors who said most."""
        ids = [StatementId(one) for one in self.store.statement_ids(StatementQuery())[:2_000]]
        said = Counter(one.actor_id for one in self.store.statements(ids).values() if one.actor_id)
        return [actor for actor, _ in said.most_common(3)]

    def show_actor(self) -> None:
        self.desk.navigator.open_actor(self.busiest[0])

    def merge(self, keep: int, gone: int) -> None:
        from briefing_app.ui.actors.merging import merge

        ids = self.busiest
        merge(self.desk, ids[keep], [ids[gone]])

    def big_briefing(self) -> None:
        workspace = self.desk.workspace
        edit = edits.new_briefing(self.store, "All of it", datetime.now(UTC))
        made = edits.made_briefing(edit)
        workspace.apply(edit)
        workspace.open_briefing(made)
        sections = self.store.briefing(made).sections
        ids = [StatementId(one) for one in self.store.statement_ids(StatementQuery())[:2_000]]
        alone = {self.store.statement(one).passage.article_id: one for one in ids}
        wanted = list(alone.values())[:500]
        workspace.apply(edits.place_statements(self.store, made, sections[0].id, wanted))

    @property
    def _briefing(self) -> BriefingId:
        current: BriefingId = self.desk.workspace.current_briefing
        return current

    def rename_briefing(self) -> None:
        self.desk.workspace.apply(edits.rename_briefing(self.store, self._briefing, "All of it, renamed"))

    def move_item(self) -> None:
        section = self.store.briefing(self._briefing).sections[0]
        ids = [section.items[0].id]
        self.desk.workspace.apply(edits.move_items(self.store, self._briefing, ids, section.id, 40))

    def summary(self) -> None:
        from briefing_app.domain.briefings.briefing import ArticleItem

        section = self.store.briefing(self._briefing).sections[0]
        item = next(one for one in section.items if isinstance(one, ArticleItem))
        self.desk.workspace.apply(edits.set_headline(self.store, self._briefing, item.id, "Other"))

    def product(self, name: str) -> None:
        self.desk.workspace.apply(edits.set_product(self.store, self._briefing, name))

    def scroll_pages(self) -> None:
        bar = self.window.view("compose").paper.paper.verticalScrollBar()
        for step in range(1, 11):
            QTimer.singleShot(step * 60, partial(bar.setValue, bar.maximum() * step // 10))

    def remove_briefing(self) -> None:
        self.desk.workspace.apply(edits.remove_briefing(self.store, self._briefing))

    def close_dialogs(self) -> None:
        """Close whatever is open over the window."""
        for one in QApplication.topLevelWidgets():
            if one is not self.window and one.isVisible() and (isinstance(one, QDialog) or one.isWindow()):
                one.close()
        if popup := QApplication.activePopupWidget():
            popup.close()


def _choose(shown: Any, count: int) -> None:
    model = shown.model()
    last = min(count, model.rowCount()) - 1
    flags = QItemSelectionModel.SelectionFlag
    rows = QItemSelection(model.index(0, 0), model.index(last, max(model.columnCount() - 1, 0)))
    shown.setFocus()
    shown.selectionModel().setCurrentIndex(model.index(last, 0), flags.NoUpdate)
    shown.selectionModel().select(rows, flags.ClearAndSelect)


def run(path: Path, folder: Path, only: str, counts: tuple[int, ...], *, samples: bool) -> None:
    """Open a window on the library and print what each deed costs."""
    from briefing_app.settings import SettingsFile
    from briefing_app.ui.application import make_application, make_desk, make_window, open_store
    from briefing_app.ui.preferences import Preferences
    from briefing_app.workspace.workspace import Workspace

    application = make_application()
    store = open_store(path)
    desk = make_desk(
        application,
        Workspace(store),
        preferences=Preferences(folder / "window.json"),
        settings=SettingsFile(folder / "settings.json"),
    )
    window = make_window(desk)
    sys.excepthook = desk.notices.report
    desk.notices.warned.connect(lambda error, details: print("   !", error, details[-800:]))
    window.resize(1440, 900)
    window.show()
    deeds = Deeds(desk, window, folder, counts)
    QTest.qWait(4_000)
    watch = Watch(samples=samples)
    print(f"{'milliseconds':52}{'longest gap':>12}{'computed':>10}{'seconds in all':>16}")
    _print("at rest", watch.over(lambda: None, deeds.busy))
    chosen = True
    for name, before, act in deeds.all():
        wanted = (
            chosen
            if name.startswith("  ")
            else not only or re.search(only, name) or name.startswith("first show")
        )
        chosen = bool(wanted)
        if not wanted:
            continue
        before()
        watch.over(lambda: None, deeds.busy)
        _print(name, watch.over(act, deeds.busy))
    desk.runner.close()
    window.close()
    desk.signals.close()
    store.close()


def _print(name: str, gaps: Gaps) -> None:
    print(f"{name:52}{gaps.longest_ms:12.0f}{gaps.computed_ms:10.0f}{gaps.whole_s:16.1f}", flush=True)
    for line in gaps.where if gaps.computed_ms > _STILL_MS else ():
        print(f"        {line}")


def main() -> None:
    """Build, open, measure, and print."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("folder", type=Path)
    parser.add_argument("--articles", type=int, default=20_000)
    parser.add_argument("--counts", default="1,100,5000", help="how many are chosen")
    parser.add_argument("--only", default="", help="only deeds whose name this pattern finds")
    parser.add_argument("--where", action="store_true", help="say where the window stood still")
    options = parser.parse_args()
    options.folder.mkdir(parents=True, exist_ok=True)
    made = library(options.folder, options.articles)
    with tempfile.TemporaryDirectory(dir=options.folder) as name:
        folder = Path(name)
        os.environ["BRIEFING_DESK_HOME"] = name
        shutil.copy(made, folder / "desk.briefing")
        with closing(sqlite3.connect(folder / "desk.briefing", isolation_level=None)) as database:
            database.execute("UPDATE article SET engine = ?", (ENGINE,))  # nothing is to be read anew
        run(
            folder / "desk.briefing",
            folder,
            options.only,
            tuple(map(int, options.counts.split(","))),
            samples=options.where,
        )


if __name__ == "__main__":
    main()

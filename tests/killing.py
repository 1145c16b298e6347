"""Kills the real program at random moments and looks at what is left; for the test and the benchmark.

Each trial starts a process, kills it with SIGKILL at a moment drawn by chance, starts over from
what lies on the disk, and raises an `AssertionError` when anything that was shown as done is lost.
"""

from __future__ import annotations

import hashlib
import json
import os
import random
import shutil
import sqlite3
import subprocess
import sys
import time
import zipfile
from collections.abc import Callable
from io import BytesIO
from pathlib import Path
from typing import Any

import samples
from durable_desk import digest_of

from briefing_app.domain.edit import ArticleMentions, Change
from briefing_app.domain.identity import ActorId, ArticleId, BriefingId, StatementId
from briefing_app.files import UNFINISHED
from briefing_app.progress import Silent
from briefing_app.storage.engines.sqlite.keeping.backups import backup_folder, backups_in
from briefing_app.storage.engines.sqlite.keeping.copying import faults_of
from briefing_app.storage.store import ArticleQuery, Store
from briefing_app.workspace import edits
from briefing_app.workspace.workspace import Workspace

HERE = Path(__file__).parent
ROOT = HERE.parent
ORPHANS_END_WITHIN_S = 10.0


class Killing:
    """A folder with libraries in it, and a row of trials on them."""

    def __init__(self, folder: Path, seed: int = 0) -> None:
        self.folder = folder
        self.home = folder / "home"
        self.chance = random.Random(seed)
        self.outcomes: dict[str, list[str]] = {}
        """What each trial found: how far the killed process had come."""
        self.library, self.intake = folder / "desk.briefing", folder / "intake.briefing"
        self._expected: dict[tuple[str, int], str] = {}
        """The digest that each thing was last shown with, "" where it may be gone or not."""
        self._taken: set[str] = set()
        self._durations: dict[str, float] = {}
        self._batch = 0

    def trials(self) -> dict[str, Callable[[], str]]:
        """Return every kind of trial by its name."""
        return {
            "editing": self.kill_editing,
            "importing": self.kill_importing,
            "exporting": self.kill_exporting,
            "migrating": self.kill_migrating,
            "backing up": self.kill_backing_up,
            "compacting": self.kill_compacting,
            "restoring": self.kill_restoring,
            "moving": self.kill_moving,
        }

    def run(self, rounds: int, told: Callable[[int, str, str], None] = lambda *_: None) -> None:
        """Do so many trials, the common ones more often than the rare ones."""
        trials = self.trials()
        weights = (8, 6, 4, 2, 2, 2, 2, 2)
        row = list(trials) + self.chance.choices(list(trials), weights, k=max(0, rounds - len(trials)))
        for number, name in enumerate(row[:rounds], 1):
            outcome = trials[name]()
            self.outcomes.setdefault(name, []).append(outcome)
            told(number, name, outcome)

    # The trials

    def kill_editing(self) -> str:
        """Kill somebody who edits; every edit that was shown as done is there, and none is half there."""
        self._start_over_when_large()
        process = self._start(
            [sys.executable, str(HERE / "durable_desk.py")], str(self.library), self._seed()
        )
        assert process.stdout is not None
        lines = [process.stdout.readline() for _ in range(self.chance.randint(1, 120))]
        time.sleep(self.chance.random() * 0.03)
        rest = self._kill(process)
        assert all(lines), "The desk ended by itself."
        # A line cut off by the kill was never shown.
        told = [json.loads(line) for line in (*lines, *rest.splitlines(keepends=True)) if line.endswith("\n")]
        doing = self._learn(told)
        with Store.open(self.library, create=False) as store:
            assert store.check() == []
            self._assert_nothing_is_lost(store, doing)
        return f"{sum('done' in line for line in told)} writes"

    def kill_importing(self) -> str:
        """Kill the import of a folder; every file that was named as taken in is there, with its original."""
        folder = self._new_pages(30)
        process = self._start(self._program("import", str(folder)), "--library", str(self.intake))
        assert process.stdout is not None
        lines = [process.stdout.readline() for _ in range(self.chance.randint(0, 24))]
        time.sleep(self.chance.random() * (1.5 if not lines else 0.1))
        children = _children(process.pid)
        rest = self._kill(process)
        shown = [line for line in (*lines, *rest.splitlines(keepends=True)) if line.endswith("\n")]
        taken = {Path(line.partition(": taken in as")[0]) for line in shown if ": taken in as" in line}
        _assert_ended(children)
        with Store.open(self.intake) as store:
            assert store.check() == []
            for path in taken:
                data = path.read_bytes()
                self._taken.add(hashlib.sha256(data).hexdigest())
            for digest in self._taken:
                assert store.original(digest) is not None
            ids = [ArticleId(one) for one in store.article_ids(ArticleQuery())]
            assert self._taken <= {article.original for article in store.articles(ids).values()}
        shutil.rmtree(folder)
        return f"{len(taken)} of 30 taken in, {len(children)} workers ended"

    def kill_exporting(self) -> str:
        """Kill an export; each file is the older one or a whole new one."""
        outputs = [self.folder / f"review.{ending}" for ending in ("pdf", "docx")]
        self._something_to_export()
        for path in outputs:
            path.write_bytes(b"the older file")
        export = [word for path in outputs for word in ("--out", str(path))]
        arguments = self._program("export", "To be exported", *export)
        self._killed_at_any_moment("exporting", arguments, "--library", str(self.library))
        new = 0
        for path in outputs:
            data = path.read_bytes()
            if data != b"the older file":
                new += 1
                assert _is_whole(data), path.name
        self._open_and_check()
        self._next_start_clears(self.folder)
        return f"{new} of 2 files new"

    def kill_migrating(self) -> str:
        """Kill the step from an older version; the library is of the older or of the newer one, whole."""
        old = self.folder / "old.briefing"
        template = self._old_library()
        for left in self.folder.glob("old.*"):
            left.unlink()
        shutil.copyfile(template, old)
        self._killed_at_any_moment("migrating", self._program("search", "nothing"), "--library", str(old))
        with sqlite3.connect(old) as database:
            version = database.execute("PRAGMA user_version").fetchone()[0]
            count = database.execute("SELECT count(*) FROM article").fetchone()[0]
        database.close()
        assert count == _OLD_ARTICLES
        with Store.open(old, create=False) as store:
            assert store.check() == []
            assert len(store.article_ids(ArticleQuery())) == _OLD_ARTICLES
        return f"version {version}"

    def kill_backing_up(self) -> str:
        """Kill a backup; every file with a backup's name is a sound library."""
        self._killed_at_any_moment("backing up", self._program("backup"), "--library", str(self.library))
        folder = backup_folder(self.library)
        there = backups_in(folder)
        for one in there[:2]:
            assert faults_of(one.path, Silent()) == []
        self._open_and_check()
        self._next_start_clears(folder)
        return f"{len(there)} backups"

    def kill_compacting(self) -> str:
        """Kill a compacting; the library is the one of before or the small one, whole."""
        before = self._contents()
        self._killed_at_any_moment("compacting", self._program("compact"), "--library", str(self.library))
        assert self._contents() == before
        self._open_and_check()
        self._next_start_clears(self.folder)
        return "same contents"

    def kill_restoring(self) -> str:
        """Kill a restoring; the library is the one of before or the backup, and nothing was overwritten."""
        copy = self.folder / "restored.briefing"
        for left in self.folder.glob("restored*"):
            shutil.rmtree(left) if left.is_dir() else left.unlink()
        shutil.copyfile(self._closed(), copy)
        done = subprocess.run(
            [*self._program("backup"), "--library", str(copy)],
            env=self._environment(),
            stdout=subprocess.DEVNULL,
            check=True,
        )
        assert done.returncode == 0
        with Store.open(copy) as store:
            store.set_setting("since", "the backup")
        arguments = self._program("restore", "latest")
        self._killed_at_any_moment("restoring", arguments, "--library", str(copy))
        with Store.open(copy, create=False) as store:
            assert store.check() == []
            is_restored = store.setting("since") == ""
        asides = list(self.folder.glob("restored before restore*.briefing"))
        if is_restored:
            with Store.open(asides[0], create=False) as store:
                assert store.setting("since") == "the backup"
        self._next_start_clears(self.folder)
        return "restored" if is_restored else "as before"

    def kill_moving(self) -> str:
        """Kill a moving; the library is whole at one of the places, or at both."""
        here, there = self.folder / "here.briefing", self.folder / "there.briefing"
        for left in (*self.folder.glob("here*"), *self.folder.glob("there*")):
            left.unlink()
        shutil.copyfile(self._closed(), here)
        contents = _contents_of(here)
        self._killed_at_any_moment("moving", self._program("move", str(there)), "--library", str(here))
        found = [path for path in (here, there) if path.exists()]
        assert found
        for path in found:
            assert _contents_of(path) == contents
            with Store.open(path, create=False) as store:
                assert store.check() == []
        self._next_start_clears(self.folder)
        return " and ".join(path.stem for path in found)

    # What was said, and what is there

    def _learn(self, told: list[dict[str, Any]]) -> dict[tuple[str, int], str]:
        """Take in what a desk has said; return what it was writing when it was killed."""
        doing: dict[tuple[str, int], str] = {}
        for line in told:
            if "erasing" in line:
                # It may be gone or not; a row that others still need stays.
                self._expected |= dict.fromkeys(map(tuple, line["erasing"]), "")
            elif "doing" in line:
                doing = {(kind, number): digest for kind, number, digest in line["doing"]}
            elif "done" in line:
                self._expected |= doing
                doing = {}
        return doing

    def _assert_nothing_is_lost(self, store: Store, doing: dict[tuple[str, int], str]) -> None:
        """See that all is as it was shown last; of the edit that was being written all is there, or nothing.

        What an edit gives up may be kept by something else that speaks of it, and is not compared.
        """
        for key, digest in self._expected.items():
            if digest and key not in doing:
                assert self._there(store, key) == digest, f"{key} is not as it was shown."
        landed: set[bool] = set()
        for key, digest in doing.items():
            there, before = self._there(store, key), self._expected.get(key)
            if digest and before != "" and digest != before:
                nothing = {"missing", digest_of(ArticleMentions(ArticleId(key[1])))}
                assert there == digest or there in (nothing if before is None else {before}), key
                landed.add(there == digest)
        assert len(landed) <= 1, "An edit is half there."
        for key in doing:
            there = self._there(store, key)
            self._expected[key] = "" if there == "missing" else there

    def _there(self, store: Store, key: tuple[str, int]) -> str:
        kind, number = key
        entity: Any
        match kind:
            case "Article":
                entity = store.articles([ArticleId(number)]).get(ArticleId(number))
            case "Statement":
                entity = store.statements([StatementId(number)]).get(StatementId(number))
            case "Actor":
                entity = store.actors([ActorId(number)]).get(ActorId(number))
            case "ArticleMentions":
                entity = store.mentions_of(ArticleId(number))
            case _:
                rows = store._database.rows("SELECT id FROM briefing WHERE id = ?", (number,))
                entity = store.briefing(BriefingId(number)) if rows else None
        return digest_of(entity) if entity is not None else "missing"

    # Processes

    def _program(self, *arguments: str) -> list[str]:
        return [sys.executable, str(ROOT / "main.py"), *arguments]

    def _environment(self) -> dict[str, str]:
        return {
            **os.environ,
            "PYTHONPATH": os.pathsep.join([str(HERE), str(ROOT)]),
            "PYTHONUNBUFFERED": "1",
            "BRIEFING_DESK_HOME": str(self.home),
        }

    def _start(self, arguments: list[str], *more: str) -> subprocess.Popen[str]:
        return subprocess.Popen(
            [*arguments, *more],
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            text=True,
            env=self._environment(),
        )

    def _kill(self, process: subprocess.Popen[str]) -> str:
        """Kill a process, and return what it had written that was not read yet."""
        assert process.stdout is not None
        process.kill()
        rest = process.stdout.read()
        process.stdout.close()
        process.wait()
        return rest

    def _killed_at_any_moment(self, name: str, arguments: list[str], *more: str) -> None:
        """Kill a command somewhere between its start and its end; the first time it is left to end."""
        started = time.monotonic()
        process = self._start(arguments, *more)
        if name not in self._durations:
            assert process.stdout is not None
            process.stdout.read()
            process.stdout.close()
            assert process.wait() in (0, 1), name
            self._durations[name] = time.monotonic() - started
            return
        # The beginning of every process is the loading of Python; little of it is worth a try.
        wait = self._durations[name] * (0.25 + 0.85 * self.chance.random())
        time.sleep(max(0.0, wait - (time.monotonic() - started)))
        children = _children(process.pid)
        self._kill(process)
        _assert_ended(children)

    def _next_start_clears(self, folder: Path) -> None:
        """See that the next start leaves nothing unfinished in a folder."""
        script = "from briefing_app.files import clear_unfinished; clear_unfinished()"
        subprocess.run([sys.executable, "-c", script], env=self._environment(), check=True)
        left = [path.name for path in folder.glob(f".*{UNFINISHED}")]
        assert left == []

    def _start_over_when_large(self) -> None:
        """Go on with a new library once the check of this one takes its time."""
        if self.library.exists() and self.library.stat().st_size > _LARGE_BYTES:
            shutil.rmtree(backup_folder(self.library), ignore_errors=True)
            self.library.unlink()
            self._expected.clear()

    def _open_and_check(self) -> None:
        with Store.open(self.library) as store:
            assert store.check() == []

    # Material

    def _seed(self) -> str:
        return str(self.chance.randrange(10**9))

    def _new_pages(self, count: int) -> Path:
        self._batch += 1
        folder = self.folder / f"pages {self._batch}"
        folder.mkdir()
        for number in range(count):
            mark = f"{self._batch}-{number}-{self.chance.randrange(10**9)}"
            body = samples.PORT_TEXT.replace("\n\n", f"\n\nDispatch {mark} says more. ")
            if number % 2:
                (folder / f"{number:02}.txt").write_text(
                    f"Port stays open, {mark}\n\n{body}", encoding="utf-8"
                )
            else:
                paragraphs = "".join(f"<p>{part}</p>" for part in body.split("\n\n"))
                page = f"<html><head><title>Port {mark}</title></head><body><article><h1>Port {mark}</h1>"
                (folder / f"{number:02}.html").write_text(f"{page}{paragraphs}</article>", encoding="utf-8")
        return folder

    def _something_to_export(self) -> None:
        with Store.open(self.library) as store:
            if any(row.title == "To be exported" for row in store.briefings()):
                return
            desk = Workspace(store)
            article = samples.article(901, original="")
            statement = samples.statement(902, of=article, actor=None, speaker="Jane Roe")
            if not store.articles([ArticleId(901)]):
                store.write([Change(None, article), Change(None, statement)])
            made = edits.new_briefing(store, "To be exported", samples.NOW)
            desk.apply(made)
            briefing = store.briefing(edits.made_briefing(made))
            desk.apply(edits.place_statements(store, briefing.id, briefing.sections[0].id, [statement.id]))
            for key in (("Article", 901), ("Statement", 902), ("Briefing", briefing.id)):
                self._expected[key] = self._there(store, key)

    def _old_library(self) -> Path:
        """Return a library of version 4 that takes a moment to bring up to date."""
        path = self.folder / "version-4.template"
        if not path.exists():
            database = sqlite3.connect(path)
            script = (HERE / "storage" / "libraries" / "version_4.sql").read_text(encoding="utf-8")
            database.executescript(script)
            columns = [row[1] for row in database.execute("PRAGMA table_info(article)")]
            row = dict(
                zip(columns, database.execute("SELECT * FROM article WHERE id = 3").fetchone(), strict=True)
            )
            known = database.execute("SELECT count(*) FROM article WHERE removed = 0").fetchone()[0]
            for number in range(10_000, 10_000 + _OLD_ARTICLES - known):
                text = f"{samples.WEATHER_TEXT} {number}"
                digest = hashlib.sha256(text.encode()).hexdigest()
                payload = json.loads(row["payload"]) | {"id": number, "sha256": digest}
                values = row | {
                    "id": number,
                    "sha256": digest,
                    "words": len(text.split()),
                    "payload": json.dumps(payload, ensure_ascii=False, separators=(",", ":")),
                }
                marks = ", ".join("?" * len(columns))
                database.execute(f"INSERT INTO article VALUES ({marks})", [values[name] for name in columns])
                database.execute("INSERT INTO article_text VALUES (?, ?)", (number, text))
            database.commit()
            database.close()
        return path

    def _closed(self) -> Path:
        Store.open(self.library).close()
        return self.library

    def _contents(self) -> dict[str, int]:
        return _contents_of(self._closed())


_OLD_ARTICLES = 1500
_LARGE_BYTES = 12_000_000


def _contents_of(library: Path) -> dict[str, int]:
    """Return how many rows each table of a library has that is more than an index of words."""
    Store.open(library).close()
    with sqlite3.connect(library) as database:
        names = [row[0] for row in database.execute("SELECT name FROM sqlite_master WHERE type = 'table'")]
        counts = {
            name: database.execute(f'SELECT count(*) FROM "{name}"').fetchone()[0]
            for name in names
            if "_search" not in name and not name.startswith("sqlite_")
        }
    database.close()
    return counts


def _is_whole(data: bytes) -> bool:
    if data.startswith(b"%PDF-"):
        return data.rstrip().endswith(b"%%EOF")
    with zipfile.ZipFile(BytesIO(data)) as package:
        return package.testzip() is None and "word/document.xml" in package.namelist()


def _children(process: int) -> set[int]:
    """Return the processes that a process has started, and theirs; Linux tells."""
    parents: dict[int, int] = {}
    for entry in Path("/proc").glob("[0-9]*") if Path("/proc").is_dir() else ():
        try:
            parents[int(entry.name)] = int((entry / "stat").read_text().rpartition(")")[2].split()[1])
        except (OSError, ValueError, IndexError):
            continue
    found: set[int] = set()
    fresh = {process}
    while fresh:
        fresh = {child for child, parent in parents.items() if parent in fresh} - found
        found |= fresh
    return found


def _assert_ended(processes: set[int]) -> None:
    """See that processes end by themselves; one that nobody has waited for counts as ended."""
    patience = time.monotonic() + ORPHANS_END_WITHIN_S
    while any(_runs(process) for process in processes):
        assert time.monotonic() < patience, "A worker outlived the program."
        time.sleep(0.05)


def _runs(process: int) -> bool:
    try:
        return (Path("/proc") / str(process) / "stat").read_text().rpartition(")")[2].split()[0] != "Z"
    except (OSError, IndexError):
        return False

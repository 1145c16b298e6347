"""Nothing is lost when the program is killed: SIGKILL at random moments of whatever it does.

    python benchmarks/kill.py [ROUNDS] [--seed N]

500 rounds when not said, of the real process: editing (every kind of edit, undo and redo), importing
through worker processes, exporting PDF and Word, bringing an older library up to date, backing up,
compacting, restoring, moving. After each the library opens, its check finds nothing, everything that
was shown as done is there, no edit is half there, no worker has outlived its parent, and the next
start leaves no unfinished file. The baseline is SQLite by itself, killed as often while it writes
rows and says so: what the engine promises, the program must keep.
"""

from __future__ import annotations

import argparse
import random
import sqlite3
import subprocess
import sys
import tempfile
import time
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))
sys.path.insert(0, str(Path(__file__).resolve().parents[1] / "tests"))

from killing import Killing

_BARE = """
import sqlite3, sys
database = sqlite3.connect(sys.argv[1], isolation_level=None)
database.execute("PRAGMA journal_mode = WAL")
database.execute("PRAGMA synchronous = FULL")
database.execute("CREATE TABLE IF NOT EXISTS edit (id INTEGER PRIMARY KEY, body TEXT)")
number = database.execute("SELECT coalesce(max(id), 0) FROM edit").fetchone()[0]
while True:
    number += 1
    database.execute("INSERT INTO edit VALUES (?, ?)", (number, "x" * 2000))
    print(number, flush=True)
"""


def main() -> int:
    """Kill as often as was said, and print what was found."""
    parser = argparse.ArgumentParser(description="Kill the program at random moments.")
    parser.add_argument("rounds", nargs="?", type=int, default=500)
    parser.add_argument("--seed", type=int, default=int(time.time()))
    options = parser.parse_args()
    print(f"seed {options.seed}")
    with tempfile.TemporaryDirectory(prefix="briefing-desk-kill-") as folder:
        killing = Killing(Path(folder), options.seed)
        started = time.monotonic()
        killing.run(options.rounds, _tell)
        for name, outcomes in killing.outcomes.items():
            print(f"{name:12} {len(outcomes):4} kills, nothing lost; last: {outcomes[-1]}")
        print(f"{options.rounds} kills in {time.monotonic() - started:.0f} s")
        kept = _bare(Path(folder) / "bare.db", min(options.rounds, 50), random.Random(options.seed))
        print(f"baseline: SQLite alone, {min(options.rounds, 50)} kills, {kept} rows shown, none lost")
    return 0


def _tell(number: int, name: str, outcome: str) -> None:
    if number % 10 == 0:
        print(f"{number:4} {name}: {outcome}", flush=True)


def _bare(path: Path, rounds: int, chance: random.Random) -> int:
    shown = 0
    for _ in range(rounds):
        process = subprocess.Popen(
            [sys.executable, "-c", _BARE, str(path)], stdout=subprocess.PIPE, text=True
        )
        assert process.stdout is not None
        for _ in range(chance.randint(1, 40)):
            shown = int(process.stdout.readline())
        process.kill()
        lines = process.stdout.read().splitlines(keepends=True)
        process.stdout.close()
        process.wait()
        shown = max([shown, *(int(line) for line in lines if line.endswith("\n"))])
        with sqlite3.connect(path) as database:
            assert database.execute("SELECT max(id) FROM edit").fetchone()[0] >= shown
        database.close()
    return shown


if __name__ == "__main__":
    sys.exit(main())

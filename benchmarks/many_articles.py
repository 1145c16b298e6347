"""Many articles from one file: a mailbox and an archive beside the same mails as files of their own.

`python benchmarks/many_articles.py [MAILS]` makes so many mails (1,000) of the sample articles and takes
them in three ways through the worker processes, read and analysed as an import does it, nothing stored.
It prints articles a second, how many processor seconds all processes took, and the most memory that
the receiving process held. A file of many is well when it costs what the single files cost, and when
the memory does not grow with it: try 1,000 and 5,000.
"""

from __future__ import annotations

import gc
import random
import resource
import sys
import tempfile
import time
import zipfile
from datetime import UTC, datetime
from email.message import EmailMessage
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))

from briefing_app.errors import BriefingError  # noqa: E402
from briefing_app.paths import resource as shipped  # noqa: E402
from briefing_app.progress import Silent  # noqa: E402
from briefing_app.workspace.arriving.taking_in import take_in_files  # noqa: E402
from briefing_app.workspace.workers.pool import WorkerPool  # noqa: E402


def main() -> None:
    """Print the table."""
    count = int(sys.argv[1]) if len(sys.argv) > 1 else 1_000
    with tempfile.TemporaryDirectory() as folder:
        ways = _made(Path(folder), count)
        for name, paths in ways.items():
            taken, refused, wall, used, held = _taken_in(paths)
            print(
                f"{name:12} {taken} articles, {refused} refused, {taken / wall:.0f} a second,"
                f" {used:.1f} processor seconds, {held:.0f} MB held more"
            )


def _made(folder: Path, count: int) -> dict[str, list[Path]]:
    chance = random.Random(5)
    texts = [path.read_text(encoding="utf-8") for path in sorted(shipped("samples").glob("*.txt"))]
    paragraphs = [part for text in texts for part in text.split("\n\n")[1:] if len(part) > 80]
    single = folder / "mails"
    single.mkdir()
    with (
        (folder / "all.mbox").open("wb") as box,
        zipfile.ZipFile(folder / "all.zip", "w", zipfile.ZIP_DEFLATED) as archive,
    ):
        for number in range(count):
            made = EmailMessage()
            made["From"] = "Jane Roe <jane.roe@baltic-wire.example>"
            made["To"] = "desk@ministry.example"
            made["Subject"] = f"Report number {number} from the coast"
            made["Date"] = "Mon, 03 Mar 2025 23:30:00 -0500"
            made["Message-ID"] = f"<{number}@baltic-wire.example>"
            made.set_content("\n\n".join(chance.sample(paragraphs, 8)))
            data = made.as_bytes()
            path = single / f"{number:05}.eml"
            path.write_bytes(data)
            archive.writestr(path.name, data)
            box.write(b"From jane@x Mon Mar  3 23:30:00 2025\n" + data + b"\n")
    return {
        "single files": sorted(single.iterdir()),
        "mailbox": [folder / "all.mbox"],
        "archive": [folder / "all.zip"],
    }


def _taken_in(paths: list[Path]) -> tuple[int, int, float, float, float]:
    gc.collect()
    before = _held_mb()
    begun, used = time.perf_counter(), _used()
    taken = refused = 0
    most = before
    with WorkerPool() as pool:
        for heard in take_in_files(pool, paths, datetime.now(UTC), Silent()):
            refused += isinstance(heard.outcome, BriefingError)
            taken += heard.outcome is not None and not isinstance(heard.outcome, BriefingError)
            if taken % 50 == 0:
                most = max(most, _held_mb())
        wall = time.perf_counter() - begun
    return taken, refused, wall, _used() - used, most - before


def _held_mb() -> float:
    lines = Path("/proc/self/status").read_text(encoding="ascii").splitlines()
    return next(int(line.split()[1]) / 1024 for line in lines if line.startswith("VmRSS:"))


def _used() -> float:
    own, others = (resource.getrusage(who) for who in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN))
    return own.ru_utime + own.ru_stime + others.ru_utime + others.ru_stime


if __name__ == "__main__":
    main()

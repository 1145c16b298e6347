"""How fast web pages are imported into the window, beside the extraction library by itself, on all cores.

    python benchmarks/import_pages.py [N] [--sizes 19 53 100] [--blocks 2] [--pages FOLDER] [--analysis]

For each size (KB, about) N pages (10,000 unless told) are made of several templates, as sites of
different age would print them, with sentences of the sample articles in ever new order; or of the
pages in FOLDER, again and again, each with a paragraph of its own. The library and the program take
turns, a block of pages each, with warm worker processes: the library extracts text and details and
gives them back; the program does all that an import does: every byte in a worker with limits, text
normalised, details weighed, article and page written, the list kept in step.

Both are told by the clock and by processor time, which says more on a machine that has other work.
The window is offscreen; what a timer of 10 ms misses says how long it was ever deaf, at rest and while
it imports. `--analysis` goes on until the statements are found, and tells the same of that time.
"""

from __future__ import annotations

import argparse
import os
import random
import re
import resource
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from datetime import date, timedelta
from functools import cache
from multiprocessing import get_context
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from briefing_app.ui.window.import_batch import Batch

PROJECT = Path(__file__).resolve().parent.parent
_SENTENCE = re.compile(r"(?<=[.!?”])\s+(?=[A-Z“])")
_NICENESS = 5
"""As the program's own workers, so that both fare alike on a machine that has other work."""
_AVERAGE_KB = 53
_TICK = os.sysconf("SC_CLK_TCK")


@dataclass(slots=True)
class Spent:
    """What some pages took: seconds by the clock and of processor time."""

    pages: int = 0
    wall: float = 0.0
    processor: float = 0.0

    def add(self, pages: int, deed: Callable[[], object]) -> None:
        """Do something with so many pages and note what it took."""
        wall, processor = time.perf_counter(), processor_seconds()
        deed()
        self.wall += time.perf_counter() - wall
        self.processor += processor_seconds() - processor
        self.pages += pages

    def told(self, name: str, alone: Spent | None = None) -> None:
        """Print it, with the share of what the library alone reaches."""
        share = (
            f" = {alone.wall / self.wall:.2f} and {alone.processor / self.processor:.2f} of the library alone"
            if alone
            else ""
        )
        each = 1000 * self.processor / self.pages
        print(
            f"  {name:<20} {self.pages / self.wall:7.1f} pages/s, {each:5.1f} ms of processor time{share}",
            flush=True,
        )


def processor_seconds() -> float:
    """Return the processor time of this process and its children, those at work too."""
    spent = sum(os.times()[:4])
    for stat in Path("/proc").glob("[0-9]*/stat"):
        try:
            words = stat.read_text().rpartition(")")[2].split()
        except OSError:
            continue
        if int(words[1]) == os.getpid():
            spent += (int(words[11]) + int(words[12])) / _TICK
    return spent


def main() -> None:
    parser = argparse.ArgumentParser()
    parser.add_argument("number", type=int, nargs="?", default=10_000)
    parser.add_argument("--sizes", type=int, nargs="+", default=[19, 53, 100], help="KB, about")
    parser.add_argument("--blocks", type=int, default=2)
    parser.add_argument("--pages", type=Path)
    parser.add_argument("--analysis", action="store_true")
    options = parser.parse_args()
    with (
        tempfile.TemporaryDirectory() as folder,
        get_context("spawn").Pool(os.cpu_count(), os.nice, (_NICENESS,)) as pool,
    ):
        window = Window(Path(folder))
        warm = list(made_pages(40, Path(folder) / "warm", None, 1.0, "warm"))
        pool.map(extracted, warm, chunksize=1)
        window.take(warm)
        window.rest(4)
        for size in options.sizes if options.pages is None else [0]:
            of_size = Path(folder) / f"pages-{size}"
            scale = max(0.1, (size - 8) / (_AVERAGE_KB - 8)) if size else 1.0
            files = list(made_pages(options.number, of_size, options.pages, scale, f"{size}"))
            weight = sum(file.stat().st_size for file in files) / len(files)
            print(f"{len(files)} pages of {weight / 1000:.0f} KB, {os.cpu_count()} cores", flush=True)
            alone, ours = Spent(), Spent()
            window.deaf.clear()
            for block in range(options.blocks):
                some = files[block :: options.blocks]
                alone.add(len(some), lambda some=some: pool.map(extracted, some, chunksize=4))  # type: ignore[misc]
                window.rest(1)
                ours.add(len(some), lambda some=some: window.take(some))  # type: ignore[misc]
                if options.analysis:
                    window.find_statements()
            alone.told("library alone")
            ours.told("import in the window", alone)
            for what in ("at rest", "importing", "finding statements"):
                window.tell_deaf(what)
        print(f"most memory of the window {peak_mb():.0f} MB; library {window.library_mb():.0f} MB")
        window.close()


def extracted(path: Path) -> tuple[str, str, str, str]:
    import trafilatura

    found = trafilatura.bare_extraction(path.read_bytes(), include_comments=False, with_metadata=True)
    if found is None:
        return "", "", "", ""
    return found.text or "", found.title or "", found.author or "", found.date or ""


@dataclass
class Window:
    """The program's window over a new library, with a timer of 10 ms that says how long it was deaf."""

    folder: Path
    deaf: dict[str, list[float]] = field(default_factory=dict)

    def __post_init__(self) -> None:
        os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
        home = self.folder / "home"
        home.mkdir()
        os.environ["BRIEFING_DESK_HOME"] = str(home)
        from PySide6.QtCore import QTimer
        from PySide6.QtWidgets import QApplication

        from briefing_app.settings import SettingsFile
        from briefing_app.storage.store import Store
        from briefing_app.ui.application import make_desk
        from briefing_app.ui.main_window import MainWindow
        from briefing_app.ui.preferences import Preferences
        from briefing_app.workspace.workspace import Workspace

        self._app = QApplication.instance() or QApplication(sys.argv[:1])
        self._store = Store.open(self.folder / "import.briefing")
        self._desk = make_desk(
            self._app,
            Workspace(self._store),
            preferences=Preferences(home / "preferences.json"),
            settings=SettingsFile(home / "settings.toml"),
        )
        self._window = MainWindow(self._desk)
        self._window.resize(1440, 900)
        self._window.show()
        self._window.show_view("read")
        self._desk.runner.warm()
        self._done = False
        self._window.importing.imported.connect(self._note_done)
        self._what, self._last = "at rest", time.perf_counter()
        self._timer = QTimer(interval=10)
        self._timer.timeout.connect(self._tick)
        self._timer.start()

    def _note_done(self, batch: Batch) -> None:
        self._done = True
        batch.unread.clear()  # their statements are found when they are measured

    def _tick(self) -> None:
        moment = time.perf_counter()
        self.deaf.setdefault(self._what, []).append(1000 * (moment - self._last))
        self._last = moment

    def _until(self, what: str, over: Callable[[], bool]) -> None:
        from PySide6.QtCore import QEventLoop, QTimer

        self._what, self._last = what, time.perf_counter()
        loop = QEventLoop()
        look = QTimer(interval=20)
        look.timeout.connect(lambda: loop.quit() if over() else None)
        look.start()
        loop.exec()

    def rest(self, seconds: float) -> None:
        """Let the window do nothing."""
        end = time.perf_counter() + seconds
        self._until("at rest", lambda: time.perf_counter() > end)

    def take(self, files: list[Path]) -> None:
        """Import files."""
        self._done = False
        self._window.importing.take_files(files)
        self._until("importing", lambda: self._done)

    def find_statements(self) -> None:
        """Find the statements of all that was taken in."""
        self._window.importing.analyse_what_is_new()
        self._until("finding statements", lambda: not self._desk.runner.jobs)

    def tell_deaf(self, what: str) -> None:
        """Print how long the window was deaf while it did something."""
        gaps = sorted(self.deaf.get(what, ()), reverse=True)
        if gaps:
            late = sum(gap > 50 for gap in gaps)
            print(
                f"  {what}: gaps of a 10 ms timer: half under {gaps[len(gaps) // 2]:.0f}, 99 % under "
                f"{gaps[len(gaps) // 100]:.0f}, 99.9 % under {gaps[len(gaps) // 1000]:.0f} ms; longest "
                f"{', '.join(f'{gap:.0f}' for gap in gaps[:5])} ms; {late} of {len(gaps)} above 50 ms"
            )

    def library_mb(self) -> float:
        """Return the size of the library's file."""
        return (self.folder / "import.briefing").stat().st_size / 1e6

    def close(self) -> None:
        """Close the window and its library."""
        self._window.close()
        self._desk.runner.close()
        self._store.close()


def peak_mb() -> float:
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1000


class Chance(random.Random):
    """Chance with the size of what stands around the articles."""

    scale = 1.0


def made_pages(number: int, folder: Path, given: Path | None, scale: float, seed: str) -> Iterator[Path]:
    """Write the pages and yield their paths; `scale` is that of what stands around the articles."""
    folder.mkdir()
    chance = Chance(seed)
    chance.scale = scale
    pool = sentences()
    words = [word for one in pool for word in one.split() if word.isalpha() and word.islower()]
    sources = [path.read_bytes() for path in sorted(given.rglob("*.html"))] if given else []
    for place in range(number):
        path = folder / f"page-{place:05}.html"
        paragraphs = [
            " ".join(varied(chance.choice(pool), words, chance) for _ in range(chance.randint(2, 5)))
            for _ in range(chance.randint(6, 16))
        ]
        if sources:
            page = sources[place % len(sources)]
            own = f"<p>{paragraphs[0]} {place}</p>".encode()
            at = page.find(b"</p>") + 4
            path.write_bytes(page[:at] + own + page[at:] if at > 3 else page + own)
        else:
            day = date(2026, 11, 20) - timedelta(days=place % 900)
            path.write_text(
                TEMPLATES[place % len(TEMPLATES)](
                    place, varied(chance.choice(pool), words, chance)[:90], paragraphs, day, chance
                )
            )
        yield path


@cache
def sentences() -> list[str]:
    """Return sentences of the samples, each with a third of its words exchanged.

    So articles made of them share words, and no long runs of words: they are no copies of one another.
    """
    found: list[str] = []
    for path in sorted((PROJECT / "resources" / "samples").glob("*.txt")):
        body = path.read_text(encoding="utf-8").partition("\n\n")[2]
        found += [one.strip() for one in _SENTENCE.split(body.replace("\n", " ")) if 40 < len(one) < 300]
    return found


def varied(sentence: str, words: list[str], chance: random.Random) -> str:
    """Return a sentence with every third of its inner words exchanged for another."""
    parts = sentence.split()
    for place in range(2, len(parts) - 1, 3):
        parts[place] = chance.choice(words)
    return " ".join(parts)


def _links(chance: Chance, count: int) -> str:
    words = ("News", "World", "Politics", "Economy", "Science", "Culture", "Sport", "Weather", "Opinion")
    return "".join(
        f'<li class="item-{n}"><a href="/{n}/{chance.choice(words).lower()}">{chance.choice(words)}</a></li>'
        for n in range(round(count * chance.scale))
    )


def _teasers(chance: Chance, count: int) -> str:
    pool = sentences()
    return "".join(
        f'<div class="teaser card"><a href="/t{n}"><img src="/i{n}.jpg" alt="">'
        f"<h3>{chance.choice(pool)[:70]}</h3></a>"
        f"<span>{chance.randint(1, 59)} min</span></div>"
        for n in range(round(count * chance.scale))
    )


def _modern(place: int, title: str, paragraphs: list[str], day: date, chance: Chance) -> str:
    body = "".join(f"<p>{text}</p>" for text in paragraphs)
    state = ",".join(str(chance.random()) for _ in range(round(2500 * chance.scale)))
    named = title.replace('"', "'")
    return f"""<!doctype html><html lang="en"><head><meta charset="utf-8">
<title>{title} | The Coastline</title><meta property="og:title" content="{named}">
<meta property="og:site_name" content="The Coastline">
<meta property="article:published_time" content="{day}T06:00:00Z">
<link rel="canonical" href="https://coastline.example/{place}">
<script type="application/ld+json">{{"@type":"NewsArticle","headline":"{named}",
"datePublished":"{day}","author":[{{"@type":"Person","name":"Oda Ferrel"}}]}}</script>
<script>window.__STATE__={{'data':[{state}]}};</script></head><body>
<header><nav><ul>{_links(chance, 90)}</ul></nav></header><main><article><h1>{title}</h1>
<div class="byline">By <a rel="author" href="/oda">Oda Ferrel</a> <time datetime="{day}">{day}</time></div>
{body}<aside class="related">{_teasers(chance, 12)}</aside></article></main>
<section class="more">{_teasers(chance, 80)}</section>
<footer><ul>{_links(chance, 60)}</ul></footer></body></html>"""


def _plain(place: int, title: str, paragraphs: list[str], day: date, chance: Chance) -> str:
    body = "<br><br>".join(paragraphs)
    return f"""<html><head><title>Harbour Post - {title}</title></head><body bgcolor=white>
<table width=100%><tr><td width=160>{_links(chance, 150)}</td><td><h2>{title}</h2>
<small>{day:%B %d, %Y}</small><br><div>{body}</div></td><td>{_links(chance, 250)}</td>
</tr></table></body></html>"""


def _weblog(place: int, title: str, paragraphs: list[str], day: date, chance: Chance) -> str:
    body = "".join(f"<p>{text}</p>" for text in paragraphs)
    comments = "".join(
        f'<li class="comment"><cite>Reader {n}</cite><p>{chance.choice(paragraphs)[:120]}</p></li>'
        for n in range(30)
    )
    return f"""<!doctype html><html lang="en-US"><head><meta charset="utf-8">
<title>{title} &laquo; Tide Notes</title><style>{".a{color:red}" * round(3000 * chance.scale)}</style></head>
<body class="single"><div id="page"><div id="header"><h1>Tide Notes</h1></div>
<div class="post hentry"><h2 class="entry-title">{title}</h2><div class="entry-meta">Posted on
<span class="date">{day:%d %B %Y}</span> by <span class="author vcard">Jan Mirk</span></div>
<div class="entry-content">{body}</div></div><ol class="commentlist">{comments}</ol>
<div id="sidebar"><ul>{_links(chance, 200)}</ul></div></div></body></html>"""


def _portal(place: int, title: str, paragraphs: list[str], day: date, chance: Chance) -> str:
    body = "".join(
        f'<div class="text-block block-{n}"><div><span>{text}</span></div></div>'
        + ('<div class="advert"><p>Buy a boat today.</p></div>' if n % 4 == 2 else "")
        for n, text in enumerate(paragraphs)
    )
    return f"""<!doctype html><html lang="en"><head><meta charset="utf-8">
<title>{title} - Meridian Daily</title><meta name="author" content="Lena Korhal">
<meta name="date" content="{day}"><meta name="twitter:title" content="{title.replace('"', "'")}">
</head><body><div class="layout">{'<div class="grid">' * 12}<h1 class="headline">{title}</h1>
<div class="content">{body}</div>{"</div>" * 12}<div class="list">{_teasers(chance, 150)}</div>
<div class="nav">{_links(chance, 250)}</div></div></body></html>"""


TEMPLATES = (_modern, _plain, _weblog, _portal)


if __name__ == "__main__":
    main()

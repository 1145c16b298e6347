"""How fast web pages are imported, beside the extraction library by itself, on all cores.

    python benchmarks/import_pages.py [N] [--pages FOLDER] [--window] [--analysis]

N pages (10,000 unless told) are made of several templates, as sites of different age would print
them and about half as large as the public pages of `web_pages.py` (100 KB), with sentences of the
sample articles in ever new order; or of the pages in FOLDER, again and again, each with a paragraph
of its own. Both sides read the same files with warm worker processes:
the library extracts text and details and gives them back; the program does all that an import does:
every byte in a worker with limits, text normalised, details weighed, article and page written.

`--window` runs the import in the window (offscreen) and tells how long the window was ever deaf: a
timer of 10 ms says what it missed. `--analysis` goes on until the statements are found too.
"""

from __future__ import annotations

import argparse
import itertools
import os
import random
import re
import resource
import sys
import tempfile
import time
from collections.abc import Iterator
from datetime import UTC, date, datetime, timedelta
from functools import cache
from multiprocessing import get_context
from pathlib import Path

PROJECT = Path(__file__).resolve().parent.parent
_SENTENCE = re.compile(r"(?<=[.!?”])\s+(?=[A-Z“])")
_AT_ONCE = 20
_NICENESS = 5
"""As the program's own workers, so that both fare alike on a machine that has other work."""


def main() -> None:
    parser = argparse.ArgumentParser()
    parser.add_argument("number", type=int, nargs="?", default=10_000)
    parser.add_argument("--pages", type=Path)
    parser.add_argument("--window", action="store_true")
    parser.add_argument("--analysis", action="store_true")
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        files = list(made_pages(options.number, Path(folder) / "pages", options.pages))
        size = sum(file.stat().st_size for file in files) / len(files)
        print(f"{len(files)} pages of {size / 1000:.0f} KB, {os.cpu_count()} cores")
        alone = by_library(files)
        told("library alone", len(files), alone)
        library = Path(folder) / "import.briefing"
        if options.window:
            by_window(files, library, alone, with_analysis=options.analysis)
        else:
            by_us(files, library, alone, with_analysis=options.analysis)


def told(name: str, count: int, seconds: float, alone: float = 0.0) -> None:
    share = f", {alone / seconds:.2f} of the library alone" if alone else ""
    print(f"{name:<26} {count / seconds:7.1f} pages/s ({seconds:.1f} s{share})", flush=True)


def cpu_seconds() -> float:
    """Return the processor time of this process and of those that it has waited for.

    On a machine with other work it says more than the clock; start-up of the workers is in it.
    """
    return sum(os.times()[:4])


def by_library(files: list[Path]) -> float:
    """Return the seconds that the library takes with every core."""
    before = cpu_seconds()
    with get_context("spawn").Pool(os.cpu_count(), os.nice, (_NICENESS,)) as pool:
        pool.map(extracted, files[:8], chunksize=1)
        start = time.perf_counter()
        for _ in pool.imap_unordered(extracted, files, chunksize=4):
            pass
        spent = time.perf_counter() - start
        pool.close()
        pool.join()
    print(f"library alone: {cpu_seconds() - before:.1f} s of processor time")
    return spent


def extracted(path: Path) -> tuple[str, str, str, str]:
    import trafilatura

    found = trafilatura.bare_extraction(path.read_bytes(), include_comments=False, with_metadata=True)
    if found is None:
        return "", "", "", ""
    return found.text or "", found.title or "", found.author or "", found.date or ""


def by_us(files: list[Path], library: Path, alone: float, *, with_analysis: bool) -> None:
    """Import without a window, as `adopt_many` does it."""
    from briefing_app.analysis.analyse import ENGINE
    from briefing_app.errors import BriefingError
    from briefing_app.progress import Silent
    from briefing_app.storage.store import Store
    from briefing_app.workspace.arriving.adopting import adopt_analysis, adopt_many
    from briefing_app.workspace.arriving.taking_in import take_in_unread_files
    from briefing_app.workspace.tasks import read_article
    from briefing_app.workspace.workers.pool import WorkerPool

    now = datetime.now(UTC)
    before = cpu_seconds()
    with Store.open(library) as store, WorkerPool(os.cpu_count()) as pool:
        for _ in take_in_unread_files(pool, files[:8], Silent()):
            pass
        start = time.perf_counter()
        busy, refused, taken = 0.0, 0, 0
        outcomes = take_in_unread_files(pool, files, Silent())
        while arrived := list(itertools.islice(outcomes, _AT_ONCE)):
            begun = time.perf_counter()
            good = [one.taken for one in arrived if not isinstance(one, BriefingError)]
            refused += len(arrived) - len(good)
            taken += len(adopt_many(store, good, now))
            busy += time.perf_counter() - begun
        told("import", len(files), time.perf_counter() - start, alone)
        print(
            f"  {taken} taken in, {refused} refused, {busy:.1f} s of it writing; "
            f"most memory {peak_mb():.0f} MB"
        )
        print(f"  library {library.stat().st_size / 1e6:.0f} MB")
        if with_analysis:
            while ids := store.unanalysed(ENGINE, 200):
                articles = list(store.articles(ids).values())
                for article, analysis in pool.run(read_article, articles, Silent()):
                    if not isinstance(analysis, BriefingError):
                        changes = adopt_analysis(store, article, analysis)
                        store.record_analysis(article.id, ENGINE, changes)
            told("import with analysis", len(files), time.perf_counter() - start, alone)
    print(f"program: {cpu_seconds() - before:.1f} s of processor time")


def by_window(files: list[Path], library: Path, alone: float, *, with_analysis: bool) -> None:
    """Import as the window does, and measure how long it was ever deaf."""
    before = cpu_seconds()
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    home = library.parent / "home"
    home.mkdir()
    os.environ["BRIEFING_DESK_HOME"] = str(home)
    from PySide6.QtCore import QTimer
    from PySide6.QtWidgets import QApplication

    from briefing_app.analysis.analyse import ENGINE
    from briefing_app.settings import SettingsFile
    from briefing_app.storage.store import Store
    from briefing_app.ui.application import make_desk
    from briefing_app.ui.main_window import MainWindow
    from briefing_app.ui.preferences import Preferences
    from briefing_app.workspace.workspace import Workspace

    app = QApplication.instance() or QApplication(sys.argv[:1])
    store = Store.open(library)
    desk = make_desk(
        app,
        Workspace(store),
        preferences=Preferences(home / "preferences.json"),
        settings=SettingsFile(home / "settings.toml"),
    )
    window = MainWindow(desk)
    window.resize(1440, 900)
    window.show()
    window.show_view("read")
    desk.runner.warm()
    gaps: list[float] = []
    last = [time.perf_counter()]

    def tick() -> None:
        moment = time.perf_counter()
        gaps.append(1000 * (moment - last[0]))
        last[0] = moment

    timer = QTimer(interval=10)
    timer.timeout.connect(tick)
    timer.start()
    settle = time.perf_counter() + 6
    while time.perf_counter() < settle:
        app.processEvents()
        time.sleep(0.005)
    importing = window.importing
    done: list[float] = []
    importing.imported.connect(lambda batch: done.append(time.perf_counter()))
    idle = sorted(gaps[len(gaps) // 2 :], reverse=True)
    gaps.clear()
    last[0] = time.perf_counter()
    start = time.perf_counter()
    importing.take_files(files)

    def look() -> None:
        if done and not (with_analysis and (store.unanalysed(ENGINE, 1) or desk.runner.jobs)):
            app.quit()

    watch = QTimer(interval=200)
    watch.timeout.connect(look)
    watch.start()
    app.exec()
    timer.stop()
    told("import in the window", len(files), done[0] - start, alone)
    if with_analysis:
        told("  with analysis", len(files), time.perf_counter() - start, alone)
    worst = sorted(gaps, reverse=True)
    late = sum(gap > 50 for gap in gaps)
    print(
        f"  window: longest gaps of a 10 ms timer {', '.join(f'{gap:.0f}' for gap in worst[:8])} ms; "
        f"99.9 % under {worst[len(worst) // 1000]:.0f} ms; {late} of {len(gaps)} above 50 ms; "
        f"most memory {peak_mb():.0f} MB"
    )
    print(f"  the same window idle before: {', '.join(f'{gap:.0f}' for gap in idle[:4])} ms")
    window.close()
    desk.runner.close()
    store.close()
    print(f"program: {cpu_seconds() - before:.1f} s of processor time")


def peak_mb() -> float:
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1000


def made_pages(number: int, folder: Path, given: Path | None) -> Iterator[Path]:
    """Write the pages and yield their paths."""
    folder.mkdir()
    chance = random.Random(5)
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


def _links(chance: random.Random, count: int) -> str:
    words = ("News", "World", "Politics", "Economy", "Science", "Culture", "Sport", "Weather", "Opinion")
    return "".join(
        f'<li class="item-{n}"><a href="/{n}/{chance.choice(words).lower()}">{chance.choice(words)}</a></li>'
        for n in range(count)
    )


def _teasers(chance: random.Random, count: int) -> str:
    pool = sentences()
    return "".join(
        f'<div class="teaser card"><a href="/t{n}"><img src="/i{n}.jpg" alt="">'
        f"<h3>{chance.choice(pool)[:70]}</h3></a>"
        f"<span>{chance.randint(1, 59)} min</span></div>"
        for n in range(count)
    )


def _modern(place: int, title: str, paragraphs: list[str], day: date, chance: random.Random) -> str:
    body = "".join(f"<p>{text}</p>" for text in paragraphs)
    state = ",".join(str(chance.random()) for _ in range(2500))
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


def _plain(place: int, title: str, paragraphs: list[str], day: date, chance: random.Random) -> str:
    body = "<br><br>".join(paragraphs)
    return f"""<html><head><title>Harbour Post - {title}</title></head><body bgcolor=white>
<table width=100%><tr><td width=160>{_links(chance, 150)}</td><td><h2>{title}</h2>
<small>{day:%B %d, %Y}</small><br><div>{body}</div></td><td>{_links(chance, 250)}</td>
</tr></table></body></html>"""


def _weblog(place: int, title: str, paragraphs: list[str], day: date, chance: random.Random) -> str:
    body = "".join(f"<p>{text}</p>" for text in paragraphs)
    comments = "".join(
        f'<li class="comment"><cite>Reader {n}</cite><p>{chance.choice(paragraphs)[:120]}</p></li>'
        for n in range(30)
    )
    return f"""<!doctype html><html lang="en-US"><head><meta charset="utf-8">
<title>{title} &laquo; Tide Notes</title><style>{".a{color:red}" * 3000}</style></head>
<body class="single"><div id="page"><div id="header"><h1>Tide Notes</h1></div>
<div class="post hentry"><h2 class="entry-title">{title}</h2><div class="entry-meta">Posted on
<span class="date">{day:%d %B %Y}</span> by <span class="author vcard">Jan Mirk</span></div>
<div class="entry-content">{body}</div></div><ol class="commentlist">{comments}</ol>
<div id="sidebar"><ul>{_links(chance, 200)}</ul></div></div></body></html>"""


def _portal(place: int, title: str, paragraphs: list[str], day: date, chance: random.Random) -> str:
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

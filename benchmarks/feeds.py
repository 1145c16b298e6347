"""What fetching costs, and whether the window notices.

    .venv/bin/python benchmarks/feeds.py [--hosts 12] [--items 5]

First one exchange with all its checks beside a bare GET of httpcore, in CPU time of the asking
process. Then the window, open on a library of its own: how late its timer is while nothing happens
(the baseline), while feeds of so many hosts bring their pages, and while the arrivals are let into
the list. Servers are processes of this machine, each host an address of loopback (Linux); two
visits to one host are two seconds apart, as always, so the wall time is theirs.
"""

from __future__ import annotations

import argparse
import multiprocessing
import os
import resource
import statistics
import sys
import tempfile
import time
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
sys.path[:0] = [str(ROOT), str(ROOT / "tests")]
PORT = 18_473
TICK_MS = 5


def page(host: int, number: int) -> bytes:
    sentences = "".join(
        f"<p>“The quay of harbour {host} is safe,” the harbour master Ada Holm said on Friday in her "
        f"answer {line} to question {number}; the port authority would publish its figures.</p>"
        for line in range(40)
    )
    return (
        f"<!doctype html><html><head><title>Harbour {host}, question {number}</title></head><body><nav>"
        f"{'<a href=/>Menu</a>' * 200}</nav><article><h1>Harbour {host}, question {number}</h1>{sentences}"
        "</article></body></html>"
    ).encode()


def entry(host: int, number: int) -> str:
    title = f"Harbour {host}, question {number}"
    return f"<item><title>{title}</title><link>/{number}</link><guid>{number}</guid></item>"


def serve(hosts: int, items: int) -> None:
    """Serve a feed and its pages on each address."""
    from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
    from threading import Thread

    class Handler(BaseHTTPRequestHandler):
        protocol_version = "HTTP/1.1"

        def do_GET(self) -> None:
            host = int(self.server.server_address[0].rpartition(".")[2])
            kind, body = "text/html", b""
            if self.path == "/rss":
                entries = "".join(entry(host, number) for number in range(items))
                kind = "application/rss+xml"
                channel = f"<channel><title>Wire {host}</title>{entries}</channel>"
                body = f"<rss version='2.0'>{channel}</rss>".encode()
            elif self.path[1:].isdigit():
                body = page(host, int(self.path[1:]))
            self.send_response(200 if body else 404)
            self.send_header("Content-Type", kind)
            self.send_header("Content-Length", str(len(body)))
            self.end_headers()
            self.wfile.write(body)

        def log_message(self, *_: object) -> None:
            pass

    for number in range(2, 2 + hosts):
        Thread(target=ThreadingHTTPServer((f"127.0.0.{number}", PORT), Handler).serve_forever).start()


def cpu_ms(fetch: object, rounds: int = 300) -> float:
    times = []
    for _ in range(rounds):
        before = time.process_time()
        fetch()  # type: ignore[operator]
        times.append((time.process_time() - before) * 1000)
    return statistics.median(times)


def exchanges() -> None:
    import httpcore

    from briefing_app.web.addresses import Allowed
    from briefing_app.web.exchange import Policy, Wanted
    from briefing_app.web.fetching import exchange

    url, policy = f"http://127.0.0.2:{PORT}/1", Policy(Allowed(("127.0.0.0/8",)))

    def bare() -> None:
        with httpcore.ConnectionPool() as pool:
            pool.request("GET", url, headers={"Connection": "close"})

    plain, checked = cpu_ms(bare), cpu_ms(lambda: exchange(Wanted(url), policy))
    print(f"one exchange: {checked:.2f} ms of CPU, bare httpcore {plain:.2f} ms, {checked / plain:.2f} times")


def lateness(hosts: int, items: int) -> None:
    from datetime import UTC, datetime

    from PySide6.QtCore import QTimer

    from briefing_app.settings import NetworkUse
    from briefing_app.storage.store import Store
    from briefing_app.ui.application import make_application, make_desk, make_window
    from briefing_app.workspace import edits
    from briefing_app.workspace.workspace import Workspace

    application = make_application()
    with Store.open(Path(os.environ["BRIEFING_DESK_HOME"]) / "a.briefing") as store:
        workspace = Workspace(store)
        store.set_setting("samples", "done")
        desk = make_desk(application, workspace)
        desk.settings.change(network=NetworkUse.ON, network_allowed=("127.0.0.0/8",))
        window = make_window(desk)
        window.show()
        late: list[float] = []
        last = [time.perf_counter()]

        def tick() -> None:
            now = time.perf_counter()
            late.append(max(0.0, (now - last[0]) * 1000 - TICK_MS))
            last[0] = now

        timer = QTimer(interval=TICK_MS)
        timer.timeout.connect(tick)

        def spend(seconds: float, until: object = None) -> list[float]:
            end = time.monotonic() + seconds
            late.clear()
            last[0] = time.perf_counter()
            timer.start()
            while time.monotonic() < end and not (until and until()):  # type: ignore[operator]
                application.processEvents()
                time.sleep(0.0005)
            timer.stop()
            return list(late)

        spend(12)
        told("nothing to do", spend(5))
        for number in range(2, 2 + hosts):
            address = f"http://127.0.0.{number}:{PORT}/rss"
            workspace.apply(edits.add_feed(store, address, datetime.now(UTC)))
        watch = next(child for child in window.children() if type(child).__name__ == "WindowDeeds").web.watch
        started = time.monotonic()
        watch.look()
        fetching = spend(300, lambda: not watch.under_way)
        seconds, came = time.monotonic() - started, len(desk.arrivals.waiting)
        told(f"{came} articles of {hosts} feeds in {seconds:.0f} s", fetching)
        QTimer.singleShot(50, desk.arrivals.show)
        told("the arrivals shown", spend(2))
        window.close()


def told(what: str, late: list[float]) -> None:
    late.sort()
    share = [late[min(len(late) - 1, int(len(late) * part))] for part in (0.5, 0.99)]
    print(
        f"{what}: late by {share[0]:.1f} ms (median), {share[1]:.1f} ms (99 in 100), {late[-1]:.1f} ms (most)"
    )


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("--hosts", type=int, default=12)
    parser.add_argument("--items", type=int, default=5)
    options = parser.parse_args()
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    server = multiprocessing.get_context("spawn").Process(target=serve, args=(options.hosts, options.items))
    server.start()
    time.sleep(1.5)
    try:
        with tempfile.TemporaryDirectory() as home:
            os.environ["BRIEFING_DESK_HOME"] = home
            exchanges()
            lateness(options.hosts, options.items)
        most = resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss / 1024
        print(f"largest worker or server: {most:.0f} MB")
    finally:
        server.kill()
        server.join()


if __name__ == "__main__":
    main()

"""Pages and feeds by command: real processes against a server on this machine, and nowhere else."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from local_server import LocalServer

from briefing_app.storage.store import ArticleQuery, Store

ROOT = Path(__file__).resolve().parents[2]
HEADLINES = ("Ferry sails again after the storm", "Port stays open all winter")


def page(headline: str) -> bytes:
    text = "".join(
        "<p>“The quay is safe,” the harbour master Ada Holm said on Friday, "
        f"in answer to question {n} of many.</p>"
        for n in range(6)
    )
    head = f"<!doctype html><html><head><title>{headline}</title></head>"
    return f"{head}<body><article><h1>{headline}</h1>{text}</article></body></html>".encode()


@pytest.fixture
def server() -> Iterator[LocalServer]:
    made = LocalServer()
    for number, headline in enumerate(HEADLINES):
        made.on(f"/{number}.html", page(headline).replace(b"Friday", b"Friday %d" % number))
    items = "".join(
        f"<item><title>{headline}</title><link>/{number}.html</link><guid>{number}</guid></item>"
        for number, headline in enumerate(HEADLINES)
    )
    made.on("/rss", f"<rss version='2.0'><channel><title>Wire</title>{items}</channel></rss>".encode())
    made.on(
        "/",
        b"<html><head><link rel='alternate' type='application/rss+xml' title='W' href='/rss'></head></html>",
    )
    yield made
    made.close()


@pytest.fixture
def home(tmp_path: Path) -> Path:
    """A home whose settings allow this machine to be visited."""
    (tmp_path / "config").mkdir()
    settle(tmp_path, network_allowed=["127.0.0.0/8"])
    return tmp_path


def settle(home: Path, **settings: object) -> None:
    (home / "config" / "settings.json").write_text(json.dumps(settings))


def run(home: Path, *arguments: object) -> subprocess.CompletedProcess[str]:
    environment = {k: v for k, v in os.environ.items() if k != "DISPLAY"} | {"BRIEFING_DESK_HOME": str(home)}
    return subprocess.run(
        [sys.executable, str(ROOT / "main.py"), *map(str, arguments), "--library", str(home / "a.briefing")],
        env=environment, capture_output=True, text=True, timeout=120, check=False,
    )  # fmt: skip


def test_a_page_is_fetched_and_kept_as_it_was_fetched(home: Path, server: LocalServer) -> None:
    server.on("/old", lambda asked: asked.send_on("/0.html#part", 301))
    first = run(home, "import", server.url("/old"), server.url("/no-such"), "file:///etc/passwd")
    assert first.returncode == 1
    assert "now uses the network" in first.stderr
    assert "no such page" in first.stderr
    assert "Only pages of the web are fetched" in first.stderr
    assert f"taken in as “{HEADLINES[0]}” (6 statements found)" in first.stdout
    with Store.open(home / "a.briefing") as store:
        (article,) = store.articles(store.article_ids(ArticleQuery())).values()
        assert article.url == server.url("/0.html")
        assert store.original(article.original) == page(HEADLINES[0]).replace(b"Friday", b"Friday 0")
    again = run(home, "import", server.url("/0.html"))
    assert (again.returncode, again.stderr) == (0, "")
    assert "already in the library" in again.stdout


def test_private_addresses_are_refused_unless_they_were_allowed(home: Path, server: LocalServer) -> None:
    settle(home)
    done = run(home, "import", server.url("/0.html"))
    assert done.returncode == 1
    assert "private address 127.0.0.1" in done.stderr
    assert not server.log


def test_nothing_is_fetched_where_the_network_is_switched_off(home: Path, server: LocalServer) -> None:
    settle(home, network="off", network_allowed=["127.0.0.0/8"])
    for command in (("import", server.url("/0.html")), ("feeds", "add", server.url("/rss"))):
        done = run(home, *command)
        assert done.returncode == 1
        assert "switched off" in done.stderr
    assert not server.log


def test_feeds_by_command(home: Path, server: LocalServer) -> None:
    empty = run(home, "feeds", "add", "http://127.0.0.1:1/")
    assert empty.returncode == 1
    assert "cannot be reached" in empty.stderr
    nothing = run(home, "feeds", "fetch")
    assert (nothing.returncode, nothing.stdout) == (0, "")
    added = run(home, "feeds", "add", server.url("/"), "--folder", "Press/Baltic")
    assert added.stdout == f"Added W ({server.url('/rss')})\n"
    fetched = run(home, "feeds", "fetch")
    assert (fetched.returncode, fetched.stdout, fetched.stderr) == (0, "Wire: 2 new articles\n", "")
    assert [one.path for _, one in server.log].count("/robots.txt") == 1
    assert run(home, "feeds", "fetch").stderr == "No feed is due.\n"
    assert run(home, "feeds", "fetch", "wire").stdout == "Wire: nothing new\n"
    listed = run(home, "feeds", "list").stdout
    assert "Press / Baltic\nWire" in listed
    assert "2 articles" in listed
    opml = home / "feeds.opml"
    assert "(1 feed)" in run(home, "feeds", "export-opml", opml).stdout
    assert run(home, "feeds", "remove", "Wire").returncode == 0
    assert run(home, "feeds", "list").stdout == ""
    assert run(home, "feeds", "import-opml", opml).stdout == "Added 1 feed\n"
    assert "Press / Baltic" in run(home, "feeds", "list").stdout
    refused = run(home, "feeds", "import-opml", ROOT / "LICENSE")
    assert refused.returncode == 1
    assert "not a list of feeds" in refused.stderr

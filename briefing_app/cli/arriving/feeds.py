"""`feeds`: feeds that are added to a library, looked at, and exchanged with other programs."""

from __future__ import annotations

import sys
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING

from briefing_app.cli.terminal.console import DONE, PARTLY, complain, library, say, with_library
from briefing_app.errors import BriefingError

if TYPE_CHECKING:
    import argparse

    from briefing_app.cli.terminal.console import Commands
    from briefing_app.domain.articles.feed import Feed
    from briefing_app.storage.store import Store
    from briefing_app.workspace.web.report import FeedReport


def declare(commands: Commands) -> None:
    """Add `feeds` to the commands."""
    feeds = commands.add_parser("feeds", help="add feeds of the web, fetch them, exchange lists of them")
    deeds = feeds.add_subparsers(required=True, metavar="DEED", parser_class=type(feeds))

    add = deeds.add_parser("add", help="add a feed, or the feed that a page names")
    add.add_argument("address", metavar="URL")
    add.add_argument("--title", default="", help="instead of the feed's own")
    add.add_argument("--folder", default="", help="Press, or Press / Baltic")
    add.add_argument("--every", type=int, default=60, metavar="MINUTES", help="60; at least 15")
    add.add_argument("--feed-text", action="store_true", help="take the feed's own text, fetch no pages")
    with_library(add)
    add.set_defaults(command=_add)

    show = deeds.add_parser("list", help="list the feeds and how each is doing")
    with_library(show)
    show.set_defaults(command=_list)

    remove = deeds.add_parser("remove", help="take feeds off the list; what they brought stays")
    remove.add_argument("feeds", nargs="+", metavar="URL or TITLE")
    with_library(remove)
    remove.set_defaults(command=_remove)

    fetch = deeds.add_parser("fetch", help="look at the feeds that are due")
    fetch.add_argument("feeds", nargs="*", metavar="URL or TITLE", help="these, due or not")
    fetch.add_argument("--all", action="store_true", help="all, due or not")
    with_library(fetch)
    fetch.set_defaults(command=_fetch)

    take = deeds.add_parser("import-opml", help="add the feeds that a file lists")
    take.add_argument("file", type=Path)
    with_library(take)
    take.set_defaults(command=_import_opml)

    give = deeds.add_parser("export-opml", help="write the feeds into a file for other programs")
    give.add_argument("file", type=Path)
    with_library(give)
    give.set_defaults(command=_export_opml)


def _add(options: argparse.Namespace) -> int:
    from briefing_app.workspace import edits

    now = datetime.now(UTC)
    with library(options, create=True) as store:
        address, title = _feed_at(options.address)
        edit = edits.add_feed(
            store, address, now, title=options.title, folder=options.folder, every_min=options.every,
            whole_pages=not options.feed_text,
        )  # fmt: skip
        store.write(edit.changes)
        say(f"Added {options.title or title or address} ({address})")
    return DONE


def _feed_at(address: str) -> tuple[str, str]:
    """Return where the feed lies that `address` names, itself or by its page, and its title."""
    from briefing_app.cli.arriving.fetching import errands
    from briefing_app.workspace.web.finding import FoundFeeds, find_feeds

    found: list[FoundFeeds | BriefingError] = []
    with errands() as sent:
        find_feeds(sent, address, found.append)
        sent.run()
    match found:
        case [FoundFeeds(feeds=(feed, *others))]:
            for other in others:
                say(f"The page names another feed: {other.url} ({other.title})", file=sys.stderr)
            return feed.url, feed.title
        case [BriefingError() as error]:
            raise error
    raise BriefingError("The page names no feed.", where=address, hint="Add the address of a feed itself.")


def _list(options: argparse.Namespace) -> int:
    from briefing_app.workspace.web import schedule
    from briefing_app.workspace.web.report import feed_name, health

    now = datetime.now(UTC)
    with library(options) as store:
        states = store.feed_states()
        folder = ""
        for feed in store.feeds():
            state = schedule.state_of(feed, states.get(feed.id))
            if feed.folder != folder:
                folder = feed.folder
                say(f"{folder}")
            say(f"{feed_name(feed, state)}  {schedule.address_of(feed, state)}")
            say(f"    {health(feed, state, now)}")
    return DONE


def _remove(options: argparse.Namespace) -> int:
    from briefing_app.workspace import edits

    with library(options) as store:
        feeds = [_named(store, name) for name in options.feeds]
        store.write(edits.remove_feeds(store, [feed.id for feed in feeds]).changes)
        for feed in feeds:
            say(f"Removed {feed.title or feed.address}")
    return DONE


def _fetch(options: argparse.Namespace) -> int:
    from briefing_app.cli.arriving.fetching import errands
    from briefing_app.workspace.web.keeper import FeedKeeper, bring_quietly, now_here

    code = DONE

    def told(report: FeedReport) -> None:
        nonlocal code
        if report.error is not None:
            code = PARTLY
            complain(report.error)
            return
        say(f"{report.name}: {report.summary}")
        for error in report.refused:
            code = PARTLY
            complain(error)

    with library(options) as store:
        wanted = [_named(store, name) for name in options.feeds]
        if not store.has_feeds():
            print("There is no feed yet. Add one with: feeds add URL", file=sys.stderr)
            return DONE
        with errands() as sent:
            keeper = FeedKeeper(store, sent, lambda result, _: bring_quietly(store, result, now_here()), told)
            if wanted or options.all:
                started = keeper.fetch(wanted or [feed for feed in store.feeds() if not feed.paused])
            else:
                started = keeper.fetch_due()
            sent.run()
        if not started:
            print("No feed is due.", file=sys.stderr)
    return code


def _import_opml(options: argparse.Namespace) -> int:
    from briefing_app.workspace import edits
    from briefing_app.workspace.web.feed_lists import read_list_file
    from briefing_app.workspace.web.report import counted
    from briefing_app.workspace.workers.pool import WorkerPool

    with library(options, create=True) as store, WorkerPool(1) as pool:
        found = pool.submit(read_list_file, options.file).result()
        edit = edits.add_listed(store, found.feeds, datetime.now(UTC))
        store.write(edit.changes)
        there = len(found.feeds) - len(edit.changes)
        more = f", {there} {'was' if there == 1 else 'were'} there already" if there else ""
        say(f"Added {counted(len(edit.changes), 'feed')}{more}")
        for error in found.refused:
            complain(error)
    return PARTLY if found.refused else DONE


def _export_opml(options: argparse.Namespace) -> int:
    from briefing_app.workspace.web.feed_lists import write_list_file
    from briefing_app.workspace.web.report import counted

    with library(options) as store:
        count = write_list_file(store, options.file, datetime.now(UTC))
    say(f"{options.file} ({counted(count, 'feed')})")
    return DONE


def _named(store: Store, name: str) -> Feed:
    """Return the feed that a person means."""
    from briefing_app.workspace.web.report import feed_name

    states = store.feed_states()
    found = [
        feed
        for feed in store.feeds()
        if name.strip() in (feed.address, feed.address.removesuffix("/"))
        or name.casefold() == feed_name(feed, states.get(feed.id)).casefold()
    ]
    if len(found) == 1:
        return found[0]
    what = "Several feeds have this title." if found else "There is no such feed."
    raise BriefingError(what, where=name, hint="“feeds list” shows all with their addresses.")

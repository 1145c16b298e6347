"""`trash`: what was removed from a library; listed, brought back, or deleted for good."""

from __future__ import annotations

import json
from datetime import UTC, datetime
from typing import TYPE_CHECKING

from briefing_app.cli.terminal.console import DONE, library, with_library
from briefing_app.cli.terminal.reports import one_line
from briefing_app.errors import BriefingError

if TYPE_CHECKING:
    import argparse

    from briefing_app.cli.terminal.console import Commands
    from briefing_app.storage.changing.trash import Thrown
    from briefing_app.storage.store import Store

_SCHEMA = 1
_ALL = "all"
_MOST = 1_000_000


def declare(commands: Commands) -> None:
    """Add `trash` to the commands."""
    trash = commands.add_parser(
        "trash",
        help="list what was removed, bring it back, or delete it for good",
        description="What is removed lies in the trash for thirty days.",
    )
    deeds = trash.add_subparsers(required=True, metavar="DEED", parser_class=type(trash))

    listed = deeds.add_parser("list", help="what lies in the trash, the latest first")
    listed.add_argument("words", nargs="*", help="only what has these words in its title")
    listed.add_argument("--limit", type=int, default=50, help="how many at most; 50 unless said")
    listed.add_argument("--format", choices=["json", "text"], default="text", help="text unless said")
    with_library(listed)
    listed.set_defaults(command=_list)

    restored = deeds.add_parser("restore", help="bring things back to where they were")
    _with_numbers(restored, "or “all”")
    with_library(restored)
    restored.set_defaults(command=_restore)

    emptied = deeds.add_parser(
        "empty", help="delete for good; there is no way back", description="A backup would still have it."
    )
    _with_numbers(emptied, "or “all”; nothing is taken for granted")
    emptied.add_argument("--yes", action="store_true", help="what cannot be undone is only done with this")
    with_library(emptied)
    emptied.set_defaults(command=_empty)


def _with_numbers(deed: argparse.ArgumentParser, more: str) -> None:
    deed.add_argument("numbers", nargs="+", metavar="NUMBER", help=f"as “trash list” shows them, {more}")


def _list(options: argparse.Namespace) -> int:
    with library(options) as store:
        for one in store.thrown(" ".join(options.words), max(options.limit, 0)):
            print(_line(one) if options.format == "json" else _text(one))
    return DONE


def _restore(options: argparse.Namespace) -> int:
    from briefing_app.workspace.care import trash
    from briefing_app.workspace.workspace import Workspace

    with library(options) as store:
        chosen = _chosen(store, options.numbers)
        if chosen:
            Workspace(store).apply(trash.bring_back(store, chosen))
        for one in chosen:
            print(one_line(f"Brought back: {one.title}"))
    return DONE


def _empty(options: argparse.Namespace) -> int:
    from briefing_app.workspace.care import trash
    from briefing_app.workspace.edits.labels import counted
    from briefing_app.workspace.workspace import Workspace

    with library(options) as store:
        chosen = _chosen(store, options.numbers)
        if chosen and not options.yes:
            raise BriefingError(
                f"This would delete {counted(len(chosen), 'thing')} for good.",
                hint="Add --yes if that is meant; nothing was deleted.",
            )
        if chosen:
            went = trash.delete_for_good(Workspace(store), chosen)
            print(f"Deleted for good: {counted(went, 'thing')}")
    return DONE


def _chosen(store: Store, numbers: list[str]) -> list[Thrown]:
    """Return what lies in the trash under these numbers, each once; a number of nothing is refused."""
    there = store.thrown("", _MOST)
    if _ALL in numbers:
        return there
    known = {str(one.id): one for one in there}
    missing = [number for number in numbers if number not in known]
    if missing:
        raise BriefingError(
            "Nothing in the trash has this number.",
            where=", ".join(missing),
            hint="“trash list” shows the numbers; nothing was done.",
        )
    return [known[number] for number in dict.fromkeys(numbers)]


def _line(one: Thrown) -> str:
    from briefing_app.workspace.care.trash import days_left

    told = {
        "schema": _SCHEMA,
        "id": one.id,
        "kind": one.kind.value,
        "title": one.title,
        "of": one.of,
        "removed_at": one.removed_at.isoformat(),
        "days_left": days_left(one, datetime.now(UTC)),
    }
    return json.dumps(told, ensure_ascii=False)


def _text(one: Thrown) -> str:
    from briefing_app.workspace.care.trash import days_left

    left = days_left(one, datetime.now(UTC))
    days = f"{left} {'day' if left == 1 else 'days'} left"
    of = f"from “{one.of}”" if one.of else ""
    parts = (
        str(one.id),
        one.kind.value,
        f"{one.removed_at.astimezone():%Y-%m-%d %H:%M}",
        one.title,
        of,
        days,
    )
    return one_line("  ".join(part for part in parts if part))

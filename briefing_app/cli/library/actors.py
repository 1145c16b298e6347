"""`actors`: the register of a library, with functions and how much each actor said."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

from briefing_app.cli.terminal.console import DONE, Said, library, with_library
from briefing_app.cli.terminal.reports import one_line

if TYPE_CHECKING:
    import argparse

    from briefing_app.cli.terminal.console import Commands
    from briefing_app.domain.actors.actor import Function
    from briefing_app.storage.register.queries import RegisterRow
    from briefing_app.storage.store import Store

_SCHEMA = 1
_AT_ONCE = 200


def declare(commands: Commands) -> None:
    """Add `actors` to the commands."""
    actors = commands.add_parser("actors", help="list the register of actors")
    actors.add_argument("query", nargs="*", help="the beginning of a name, in any script")
    actors.add_argument(
        "--order", choices=["statements", "name", "articles", "last_said"], default="statements"
    )
    actors.add_argument("--suggested", action="store_true", help="only those that are probably the same")
    actors.add_argument("--format", choices=["json", "text"], default="text")
    actors.add_argument("--limit", type=int, default=50)
    with_library(actors)
    actors.set_defaults(command=_actors)


def _actors(options: argparse.Namespace) -> int:
    from briefing_app.storage.register.queries import RegisterQuery

    with library(options) as store:
        if options.suggested:
            _compare(store)
        query = RegisterQuery(
            " ".join(options.query), "suggested" if options.suggested else "all", order=options.order
        )
        ids = store.register_roll(store.register(query)).ids(0, max(options.limit, 0))
        for row in store.register_rows(ids):
            print(_line(row, store) if options.format == "json" else _text(row))
    return DONE


def _compare(store: Store) -> None:
    """Compare with all others whoever came since that was done last."""
    from briefing_app.workspace.actors import suggesting

    said, total = Said("Comparing names"), store.actors_to_compare_count()
    done = 0
    while (found := suggesting.compared(store, _AT_ONCE)).ids:
        suggesting.record(store, found)
        done += len(found.ids)
        said.step(min(done, total), total, "")
    said.done()


def _line(row: RegisterRow, store: Store) -> str:
    actor = row.actor
    told: dict[str, Any] = {
        "schema": _SCHEMA,
        "id": actor.id,
        "name": actor.name,
        "kind": actor.kind,
        "aliases": list(actor.aliases),
        "country": actor.country,
        "confirmed": actor.confirmed,
        "functions": [_function(one) for one in actor.functions],
        "statements": row.statements,
        "articles": row.articles,
        "last_said": row.last_said.isoformat() if row.last_said else None,
        "probably": [
            _likely(store, row, pair.one, pair.other, pair.reason) for pair in store.pairs_of(actor.id)
        ],
    }
    return json.dumps(told, ensure_ascii=False)


def _likely(store: Store, row: RegisterRow, one: Any, other: Any, reason: str) -> dict[str, Any]:
    partner = store.actor(other if one == row.actor.id else one)
    return {"id": partner.id, "name": partner.name, "why": reason}


def _function(one: Function) -> dict[str, str | None]:
    days = {name: getattr(one, name) for name in ("since", "until", "seen_from", "seen_until")}
    return {
        "title": one.title,
        "affiliation": one.affiliation,
        **{name: day.isoformat() if day else None for name, day in days.items()},
    }


def _text(row: RegisterRow) -> str:
    actor = row.actor
    number = f"{row.statements} {'statement' if row.statements == 1 else 'statements'}"
    functions = "; ".join(_with_days(one) for one in reversed(actor.functions))
    parts = (f"{actor.name} ({actor.kind})", actor.country, functions, number)
    return one_line("  ".join(part for part in parts if part))


def _with_days(one: Function) -> str:
    if one.since or one.until:
        return f"{one.display} ({one.since or ''}–{one.until or ''})"
    return f"{one.display} (as of {one.seen_until})" if one.seen_until else one.display

"""Three-way merging of the fields of a value."""

from __future__ import annotations

from dataclasses import dataclass, fields, is_dataclass, replace
from typing import Any, TypeVar, cast

from briefing_app.domain.merging.collisions import Collisions

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Rules:
    """How the fields of a kind of value go together.

    The fields of each of `units` change as one. `lists` hold things of which each person may add and
    remove some. Of `quiet` fields mine stands without a word. Those `apart` are merged by others.
    """

    units: tuple[tuple[str, ...], ...] = ()
    lists: frozenset[str] = frozenset()
    quiet: frozenset[str] = frozenset()
    apart: frozenset[str] = frozenset({"id"})


_PLAIN = Rules()


def merged_fields(base: T, mine: T, theirs: T, rules: Rules, found: Collisions) -> T:
    """Return `theirs` with what I changed of `base`; where both changed a field, mine stands and is noted."""
    taken: dict[str, object] = {}
    together = {name for unit in rules.units for name in unit}
    names = [field.name for field in fields(cast("Any", base)) if field.name not in rules.apart]
    for unit in (*rules.units, *((name,) for name in names if name not in together)):
        was, here, there = (tuple(getattr(one, name) for name in unit) for one in (base, mine, theirs))
        if here in (was, there):
            continue
        if there == was:
            taken |= dict(zip(unit, here, strict=True))
        elif len(unit) == 1:
            taken[unit[0]] = _one(unit[0], was[0], here[0], there[0], rules, found)
        else:
            taken |= dict(zip(unit, here, strict=True))
            if not all(name in rules.quiet for name in unit if getattr(mine, name) != getattr(theirs, name)):
                written = next((one for one in here if isinstance(one, str) and one), "")
                found.add_field(unit[0], written)
    return replace(cast("Any", theirs), **taken) if taken else theirs


def _one(name: str, was: Any, here: Any, there: Any, rules: Rules, found: Collisions) -> object:
    if isinstance(was, frozenset):
        return (there - (was - here)) | (here - was)
    if name in rules.lists:
        return merged_list(was, here, there)
    if is_dataclass(was) and type(was) is type(here) is type(there):
        return merged_fields(was, here, there, _PLAIN, found)
    if name not in rules.quiet:
        found.add_field(name, here)
    return here


def merged_list(was: tuple[T, ...], here: tuple[T, ...], there: tuple[T, ...]) -> tuple[T, ...]:
    """Return `there` without what I took out of `was`, and with what I put in."""
    kept = [one for one in there if one in here or one not in was]
    return tuple(kept + [one for one in here if one not in was and one not in kept])


def merged_order(was: list[T], here: list[T], there: list[T]) -> list[T] | None:
    """Return both orders in one, None where both moved the same things to different places."""
    in_all = {*was} & {*here} & {*there}
    before, mine, theirs = ([one for one in order if one in in_all] for order in (was, here, there))
    if mine in (before, theirs):
        leading, other = there, here
    elif theirs == before:
        leading, other = here, there
    else:
        return None
    gone = {*was} - {*other}
    order = [one for one in leading if one not in gone]
    for place, one in enumerate(other):
        if one not in was and one not in order:
            earlier = [order.index(before) for before in other[:place] if before in order]
            order.insert(earlier[-1] + 1 if earlier else 0, one)
    return order

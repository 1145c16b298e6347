"""Values of the domain as JSON and back, read off their declarations.

A union of dataclasses carries the name of its class under `type`. Keys that this version
does not know are passed over, and fields that are missing take their default.
"""

from __future__ import annotations

import json
import types
from collections.abc import Callable, Hashable, Mapping
from dataclasses import fields, is_dataclass
from datetime import date, datetime
from enum import StrEnum
from functools import cache
from typing import Any, NewType, TypeVar, Union, cast, get_args, get_origin, get_type_hints

from briefing_app.domain import edit, identity, text
from briefing_app.domain.actors import actor
from briefing_app.domain.articles import article, feed
from briefing_app.domain.briefings import briefing, issue
from briefing_app.domain.searching import saved_search
from briefing_app.domain.statements import analysis, statement

_MODULES = (identity, text, article, actor, statement, briefing, issue, analysis, edit, feed, saved_search)
_NAMES: dict[str, Any] = {
    "date": date,
    "datetime": datetime,
    **{
        name: value for module in _MODULES for name, value in vars(module).items() if not name.startswith("_")
    },
}

Plain = Any
T = TypeVar("T")


def encode(value: object) -> str:
    """Return `value` as compact JSON."""
    return json.dumps(to_plain(value), ensure_ascii=False, separators=(",", ":"))


def decode(kind: type[T], payload: str, **known: object) -> T:
    """Return the value of `kind` that `payload` describes; `known` fields are given, not read."""
    return _dataclass_from(kind, json.loads(payload), known)


def to_plain(value: object, *, leave_out: frozenset[str] = frozenset()) -> Plain:
    """Return `value` made of what JSON knows, without the fields in `leave_out` and those that only pass."""
    kind: Any = type(value)
    if kind in _AS_THEY_ARE:
        return value
    if isinstance(value, (str, int, float)):
        return str(value) if isinstance(value, str) else value
    if isinstance(value, (datetime, date)):
        return value.isoformat()
    if isinstance(value, frozenset):
        return sorted(to_plain(each) for each in value)
    if isinstance(value, tuple):
        return [to_plain(each) for each in value]
    if is_dataclass(value) and kind is not type:
        plain = {
            name: to_plain(getattr(value, name)) for name in _lasting_fields(kind) if name not in leave_out
        }
        if kind in _TAGGED:
            plain["type"] = kind.__name__
        return plain
    raise TypeError(f"A value of type {kind.__name__} cannot be stored.")


@cache
def _lasting_fields(kind: Hashable) -> tuple[str, ...]:
    return tuple(field.name for field in fields(cast("Any", kind)) if not field.metadata.get("passing"))


_AS_THEY_ARE = frozenset((str, int, float, bool, types.NoneType))
_TAGGED = frozenset(get_args(briefing.Item))


def _dataclass_from(kind: type[T], plain: Mapping[str, Plain], known: Mapping[str, object]) -> T:
    given = {
        name: read(plain[name])
        for name, read in _readers(cast("Any", kind)).items()
        if name in plain and name not in known
    }
    return kind(**given, **known)


@cache
def _readers(kind: Any) -> dict[str, Callable[[Plain], object]]:
    hints = get_type_hints(kind, localns=_NAMES)
    return {field.name: _reader(hints[field.name]) for field in fields(kind)}


def _reader(kind: Any) -> Callable[[Plain], object]:
    if isinstance(kind, NewType):
        return _reader(kind.__supertype__)
    origin = get_origin(kind)
    if origin in (Union, types.UnionType):
        return _union_reader(get_args(kind))
    if origin in (tuple, frozenset):
        return _sequence_reader(origin, get_args(kind))
    if kind is datetime:
        return datetime.fromisoformat
    if kind is date:
        return date.fromisoformat
    if kind is float:
        return float
    if issubclass(kind, StrEnum):
        return cast("Callable[[Plain], object]", kind)
    if kind is text.Span:
        return lambda plain: text.Span(int(plain[0]), int(plain[1]))
    if is_dataclass(kind):
        made = cast("type[object]", kind)
        return lambda plain: _dataclass_from(made, plain, {})
    return lambda plain: plain


def _union_reader(kinds: tuple[Any, ...]) -> Callable[[Plain], object]:
    real = [kind for kind in kinds if kind is not types.NoneType]
    if len(real) == 1:
        read = _reader(real[0])
        return lambda plain: None if plain is None else read(plain)
    by_name = {kind.__name__: kind for kind in real}
    return lambda plain: _dataclass_from(by_name[plain["type"]], plain, {})


def _sequence_reader(origin: Any, kinds: tuple[Any, ...]) -> Callable[[Plain], object]:
    if origin is frozenset or kinds[-1] is Ellipsis:
        read = _reader(kinds[0])
        return lambda plain: origin(read(each) for each in plain)
    reads = [_reader(kind) for kind in kinds]
    return lambda plain: tuple(one(each) for one, each in zip(reads, plain, strict=True))

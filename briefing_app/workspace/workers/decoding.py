"""What comes out of a worker is values: nothing that it sends names code to be run here.

Workers parse foreign bytes, and their replies are pickles. A pickle may name any function of any module and
have it called where it is read, so that a parser that was taken over would be at home in the window. Here
only values are made of it: dataclasses, enumerations, named tuples and exceptions, and a few plain types of
the standard library. No module is loaded for it but those of the program itself.
"""

from __future__ import annotations

import contextlib
import datetime
import io
import pathlib
import pickle
import sys
import uuid
from collections import Counter, OrderedDict, defaultdict, deque
from dataclasses import is_dataclass
from decimal import Decimal
from enum import Enum
from fractions import Fraction
from importlib import import_module
from types import ModuleType
from typing import Any

_OWN = "briefing_app."
_PLAIN_TYPES = {
    *(bool, int, float, complex, str, bytes, list, tuple, dict, set, frozenset, slice, range),
    *(datetime.date, datetime.datetime, datetime.time, datetime.timedelta, datetime.timezone),
    *(pathlib.PurePath, pathlib.PurePosixPath, pathlib.PureWindowsPath),
    *(pathlib.Path, pathlib.PosixPath, pathlib.WindowsPath),
    *(Counter, OrderedDict, defaultdict, deque, Decimal, Fraction, uuid.UUID),
}


class _Values(pickle.Unpickler):
    def find_class(self, module: str, name: str) -> Any:
        """Return a type whose values are no more than values; refuse everything else by name."""
        found: Any = _module(module)
        for part in name.split("."):
            # A name may lead from class to class, never through a module to what that has imported.
            found = getattr(found, part, None) if found is not None else None
            if not isinstance(found, type):
                break
        if isinstance(found, type) and _holds_values(found) and found.__qualname__ == name:
            return found
        raise pickle.UnpicklingError(f"{module}.{name} is no value")


def _module(name: str) -> ModuleType | None:
    """Return a module that is loaded, or one of the program, which loads most of them late."""
    if name not in sys.modules and name.startswith(_OWN) and not name.endswith("__main__"):
        with contextlib.suppress(ImportError):
            import_module(name)
    return sys.modules.get(name)


def _holds_values(kind: type) -> bool:
    if kind in _PLAIN_TYPES or is_dataclass(kind) or issubclass(kind, (BaseException, Enum)):
        return True
    return issubclass(kind, tuple) and hasattr(kind, "_fields")


def can_be_named(failure: BaseException) -> bool:
    """Tell whether the other side knows an exception by name, whatever it has loaded."""
    module = type(failure).__module__
    return module == "builtins" or module.startswith(_OWN)


def loads(packed: bytes) -> Any:
    """Return the value in `packed`; raise `pickle.UnpicklingError` where it would be more than that."""
    return _Values(io.BytesIO(packed)).load()

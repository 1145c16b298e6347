"""Garbage is left for later while a document is laid out and written."""

from __future__ import annotations

import gc
from contextlib import contextmanager
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator


@contextmanager
def garbage_left() -> Iterator[None]:
    """Leave garbage for later: a document is a hundred thousand things, none of which is garbage yet.

    Looking through all of them again and again takes up to half of the time that a long one takes.
    """
    collecting = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if collecting:
            gc.enable()

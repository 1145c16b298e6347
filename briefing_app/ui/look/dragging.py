"""What is dragged between the lists of the window: ids under a format of their own, and nothing else."""

from __future__ import annotations

import json
from collections.abc import Sequence
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from PySide6.QtCore import QMimeData

ITEMS_FORMAT = "application/x-briefing-items"
SECTION_FORMAT = "application/x-briefing-section"
STATEMENTS_FORMAT = "application/x-briefing-statements"
ARTICLES_FORMAT = "application/x-briefing-articles"


def packed(ids: Sequence[int]) -> bytes:
    """Return ids as the bytes of a drag."""
    return json.dumps(list(ids)).encode()


def unpacked(data: QMimeData, name: str) -> list[int]:
    """Return the ids of a drag; a drag from elsewhere that holds none gives none."""
    try:
        ids = json.loads(bytes(data.data(name).data()))
    except ValueError:
        return []
    return [value for value in ids if isinstance(value, int)] if isinstance(ids, list) else []

"""Whether a file on disk still is what was issued. Runs in a worker: a dead share may hang."""

from __future__ import annotations

import hashlib
from enum import StrEnum
from pathlib import Path

_CHUNK = 1 << 20


class FileCheck(StrEnum):
    """What became of a file after it was issued."""

    AS_ISSUED = "as issued"
    CHANGED = "changed"
    MISSING = "missing"
    UNREADABLE = "unreadable"


CHECK_WORDS = {
    FileCheck.AS_ISSUED: "As it was issued",
    FileCheck.CHANGED: "Changed since it was issued",
    FileCheck.MISSING: "No longer at this place",
    FileCheck.UNREADABLE: "Cannot be read now",
}


def check_file(path: str, sha256: str) -> FileCheck:
    """Compare the file at `path` with the digest that it had."""
    digest = hashlib.sha256()
    try:
        if not Path(path).is_file():
            return FileCheck.MISSING
        with Path(path).open("rb") as file:
            while chunk := file.read(_CHUNK):
                digest.update(chunk)
    except (OSError, ValueError):
        return FileCheck.UNREADABLE
    return FileCheck.AS_ISSUED if digest.hexdigest() == sha256 else FileCheck.CHANGED

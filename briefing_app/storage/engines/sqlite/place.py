"""Whether a folder lies on this computer; a library on a share would be damaged sooner or later."""

from __future__ import annotations

import re
import sys
from pathlib import Path

_REMOTE = frozenset(
    {"nfs", "nfs4", "cifs", "smb2", "smb3", "smbfs", "afs", "ncpfs", "9p", "davfs", "ceph"}
    | {"fuse.sshfs", "fuse.davfs", "fuse.rclone", "fuse.gvfsd-fuse", "fuse.glusterfs"}
)
FOR_A_DESK = (
    "Move it to a disk of this computer. A library for a whole desk lies in a PostgreSQL database: "
    "move-library copies this one there, and --library postgresql://user@host/database opens it."
)
_MOUNTS = Path("/proc/self/mounts")
_REMOTE_DRIVE = 4


def is_remote(folder: Path) -> bool:
    """Tell whether `folder` is known to lie on a network share."""
    if sys.platform == "win32":
        import ctypes

        if folder.drive.startswith("\\\\"):
            return True
        drive = folder.drive + "\\"
        return bool(ctypes.windll.kernel32.GetDriveTypeW(drive) == _REMOTE_DRIVE)
    try:
        mounts = _MOUNTS.read_text(encoding="utf-8", errors="surrogateescape")
    except OSError:
        return False
    return kind_of_mount(folder, mounts) in _REMOTE


def kind_of_mount(folder: Path, mounts: str) -> str:
    """Return the kind of file system that holds `folder`, by the table of `mounts`."""
    inside = [folder, *folder.parents]
    best, kind = -1, ""
    for line in mounts.splitlines():
        parts = line.split(" ")
        if len(parts) < 3:
            continue
        point = Path(re.sub(r"\\([0-7]{3})", lambda code: chr(int(code[1], 8)), parts[1]))
        if point in inside and len(point.parts) >= best:
            best, kind = len(point.parts), parts[2]
    return kind

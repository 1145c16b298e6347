"""A writer of compound files (OLE), as small as it can be: for Outlook mails made by the tests."""

from __future__ import annotations

import struct
from typing import Any

_SECTOR = 512
_FREE, _END, _FAT = 0xFFFFFFFF, 0xFFFFFFFE, 0xFFFFFFFD
_LEAST = 4096  # what is shorter would have to lie in the small sectors, so it is filled up

Tree = dict[str, Any]


def compound_file(tree: Tree) -> bytes:
    """Return a compound file; a dictionary is a storage, bytes are a stream."""
    entries: list[dict[str, Any]] = [{"name": "Root Entry", "kind": 5, "child": _FREE, "data": b""}]
    _add(tree, 0, entries)
    sectors: list[bytes] = []
    chains: list[int] = []

    def store(data: bytes) -> int:
        if not data:
            return _END
        first = len(sectors)
        pieces = [data[start : start + _SECTOR] for start in range(0, len(data), _SECTOR)]
        for number, piece in enumerate(pieces):
            sectors.append(piece.ljust(_SECTOR, b"\0"))
            chains.append(_END if number == len(pieces) - 1 else first + number + 1)
        return first

    for entry in entries:
        entry["start"] = store(entry["data"].ljust(_LEAST, b"\0") if entry["data"] else b"")
    directory = store(b"".join(map(_entry, entries)))
    fat_sectors = 1
    while (len(chains) + fat_sectors) > fat_sectors * (_SECTOR // 4):
        fat_sectors += 1
    fat_start = len(sectors)
    chains += [_FAT] * fat_sectors
    fat = struct.pack(f"<{len(chains)}I", *chains).ljust(fat_sectors * _SECTOR, b"\xff")
    places = list(range(fat_start, fat_start + fat_sectors)) + [_FREE] * (109 - fat_sectors)
    header = struct.pack(
        "<8s16sHHHHH6xIIIIIIIII109I",
        b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", b"", 0x3E, 3, 0xFFFE, 9, 6,
        0, fat_sectors, directory, 0, 4096, _END, 0, _END, 0, *places,
    )  # fmt: skip
    return header + b"".join(sectors) + fat


def _add(tree: Tree, parent: int, entries: list[dict[str, Any]]) -> None:
    """Append the children of a storage, chained to the right in the order of compound files."""
    last = None
    for name, value in sorted(tree.items(), key=lambda item: (len(item[0]), item[0].upper())):
        number = len(entries)
        is_stream = isinstance(value, bytes)
        entries.append(
            {"name": name, "kind": 2 if is_stream else 1, "child": _FREE, "data": value if is_stream else b""}
        )
        if last is None:
            entries[parent]["child"] = number
        else:
            entries[last]["right"] = number
        last = number
        if not is_stream:
            _add(value, number, entries)


def _entry(entry: dict[str, Any]) -> bytes:
    name = entry["name"].encode("utf-16-le") + b"\0\0"
    size = max(len(entry["data"]), _LEAST) if entry["data"] else 0
    return struct.pack(
        "<64sHBBIII16xI8x8xIQ",
        name, len(name), entry["kind"], 1, _FREE, entry.get("right", _FREE), entry["child"], 0,
        entry["start"] if entry["data"] else 0, size,
    )  # fmt: skip


def mail_file(
    *,
    subject: str = "",
    body: str = "",
    page: bytes = b"",
    heads: str = "",
    sender: tuple[str, str] = ("", ""),
    sent_ticks: int = 0,
    codepage: int = 0,
    attachments: tuple[Tree, ...] = (),
    top: bool = True,
) -> Tree:
    """Return the storage of an Outlook mail; with a `codepage` its texts are no Unicode."""
    tree: Tree = {}
    kind, encoding = ("001E", f"cp{codepage}") if codepage else ("001F", "utf-16-le")
    texts = {"0037": subject, "1000": body, "007D": heads, "0C1A": sender[0], "5D01": sender[1]}
    for key, text in texts.items():
        if text:
            tree[f"__substg1.0_{key}{kind}"] = _filled(text, encoding)
    if page:
        tree["__substg1.0_10130102"] = page.ljust(_LEAST, b" ")
    fixed = struct.pack("<IIQ", 0x00390040, 6, sent_ticks) if sent_ticks else b""
    fixed += struct.pack("<IIQ", 0x3FFD0003, 6, codepage) if codepage else b""
    tree["__properties_version1.0"] = _padded(b"\0" * (32 if top else 24) + fixed)
    for number, attached in enumerate(attachments):
        tree[f"__attach_version1.0_#{number:08X}"] = attached
    return tree


def attached_file(name: str, data: bytes) -> Tree:
    """Return the storage of an attachment; `data` has to be longer than a small stream."""
    return {
        "__substg1.0_3707001F": _filled(name, "utf-16-le"),
        "__substg1.0_37010102": data.ljust(_LEAST, b"\n"),
        "__properties_version1.0": _padded(b"\0" * 8),
    }


def attached_mail(mail: Tree) -> Tree:
    """Return the storage of a mail that is attached as a mail."""
    return {"__substg1.0_3701000D": mail, "__properties_version1.0": _padded(b"\0" * 8)}


def _filled(text: str, encoding: str) -> bytes:
    data = text.encode(encoding)
    return data + "\0".encode(encoding) * max(0, (_LEAST - len(data)) // len("\0".encode(encoding)))


def _padded(data: bytes) -> bytes:
    """Fill up with properties that nobody asks for, in steps of 16 bytes."""
    blank = struct.pack("<IIQ", 0x7FFF0003, 0, 0)
    return data + blank * ((_LEAST - len(data)) // 16 + 1)

"""From bytes to text: marks first, then what the bytes themselves show, then a guess."""

from __future__ import annotations

import codecs
import re

from briefing_app.errors import Refused
from briefing_app.intake.text.old_encodings import best_encoding

_MARKS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
_CONTROLS = bytes(range(0x20)).translate(None, b"\t\n\v\f\r\x1b") + b"\x7f"
_MOST_CONTROLS = 0.005
_SAMPLE_BYTES = 60_000
_VALID_SEQUENCE = re.compile(rb"[\xc2-\xdf][\x80-\xbf]|[\xe0-\xef][\x80-\xbf]{2}|[\xf0-\xf4][\x80-\xbf]{3}")
_NOT_TEXT = "The file holds no readable text; it looks like a picture, a program or other data."


def decode(data: bytes, declared: str = "") -> str:
    """Return the text of `data`; `declared` is the encoding that the file itself names.

    Raises `Refused` when the bytes are not text in any encoding.
    """
    for mark, encoding in _MARKS:
        if data.startswith(mark):
            return _checked(data[len(mark) :].decode(encoding, "replace"))
    if b"\0" in data:
        return _checked(_decode_with_zeros(data))
    _refuse_controls(data)
    try:
        return data.decode("utf-8")
    except UnicodeDecodeError:
        pass
    if _is_nearly_utf8(data):
        return data.decode("utf-8", "briefing.western")
    if declared and (text := _decoded_as(data, declared)) is not None:
        return text
    return _checked(_decode_by_guess(data))


def _western(error: UnicodeError) -> tuple[str, int]:
    """Read the stray bytes of a UTF-8 text as Western ones."""
    if not isinstance(error, UnicodeDecodeError):
        raise error
    return error.object[error.start : error.end].decode("cp1252", "replace"), error.end


codecs.register_error("briefing.western", _western)


def _is_nearly_utf8(data: bytes) -> bool:
    """Tell whether `data` is UTF-8 with a few damaged places."""
    valid = sum(1 for _ in _VALID_SEQUENCE.finditer(data))
    rest = _VALID_SEQUENCE.sub(b"", data)
    stray = sum(1 for byte in rest if byte >= 0x80)
    return valid >= 5 * stray


def _decode_with_zeros(data: bytes) -> str:
    """Read UTF-16 or UTF-32 without a mark by where its zero bytes stand."""
    size = len(data) - len(data) % 4
    zeros = [data[place:size:4].count(0) for place in range(4)]
    quarter = max(1, size // 4)
    if zeros[0] > 0.9 * quarter and zeros[1] > 0.9 * quarter and zeros[3] < 0.1 * quarter:
        return _strictly(data[:size], "utf-32-be")
    if zeros[3] > 0.9 * quarter and zeros[2] > 0.9 * quarter and zeros[0] < 0.1 * quarter:
        return _strictly(data[:size], "utf-32-le")
    even, odd = data[::2].count(0), data[1::2].count(0)
    half = max(1, len(data) // 2)
    if max(even, odd) < 0.02 * half:
        _refuse_controls(data)
        return decode(data.replace(b"\0", b""))
    if min(even, odd) > 0.1 * max(even, odd):
        raise Refused(_NOT_TEXT, hint="Open the original in its own program and save it as text.")
    return _strictly(data[: len(data) & ~1], "utf-16-le" if odd > even else "utf-16-be")


def _strictly(data: bytes, encoding: str) -> str:
    try:
        return data.decode(encoding)
    except UnicodeDecodeError as error:
        raise Refused(_NOT_TEXT) from error


def _decoded_as(data: bytes, encoding: str) -> str | None:
    """Return the text in the encoding named, None when that cannot be right."""
    try:
        name = codecs.lookup(encoding).name
        text, _ = codecs.lookup(name).decode(data, "replace")
    except (LookupError, ValueError, TypeError, AttributeError):
        return None
    if not isinstance(text, str) or text.count("\ufffd") > 0.01 * len(text):
        return None
    return text


def _decode_by_guess(data: bytes) -> str:
    sample = data[:_SAMPLE_BYTES]
    if encoding := best_encoding(sample):
        return data.decode(encoding, "replace")
    from charset_normalizer import from_bytes

    best = from_bytes(sample).best()
    if best is None:
        raise Refused(_NOT_TEXT, hint="Open the original in its own program and save it as UTF-8.")
    return data.decode(best.encoding, "replace")


def _refuse_controls(data: bytes) -> None:
    controls = len(data) - len(data.translate(None, _CONTROLS))
    if controls > _MOST_CONTROLS * len(data) + 2:
        raise Refused(_NOT_TEXT, hint="Open the original in its own program and save it as text.")


def _checked(text: str) -> str:
    """Return `text` unless it is data that happens to decode."""
    odd = sum(1 for c in text[:200_000] if (c < " " and c not in "\t\n\v\f\r\x1b") or c in "\x7f\ufffd")
    if odd > 0.02 * min(len(text), 200_000) + 2:
        raise Refused(_NOT_TEXT, hint="Open the original in its own program and save it as text.")
    return text

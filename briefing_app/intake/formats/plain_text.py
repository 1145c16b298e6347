"""Plain text in any encoding."""

from __future__ import annotations

from briefing_app.intake.limits import MAX_TEXT_BYTES
from briefing_app.intake.reading import Format, Reading, alone
from briefing_app.intake.text.encoding import decode


def read_plain_text(data: bytes) -> Reading:
    """Return the text as it stands; details are found in the text itself, later."""
    return Reading(decode(data))


def _is_text(data: bytes, name: str) -> bool:
    """Anything may be text; whether it is shows in the decoding."""
    return True


PLAIN_TEXT = Format(
    name="plain text",
    suffixes=(".txt", ".text"),
    media_types=("text/plain",),
    max_bytes=MAX_TEXT_BYTES,
    looks_like=_is_text,
    read=alone(read_plain_text),
)

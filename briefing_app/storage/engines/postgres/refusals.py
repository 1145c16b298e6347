"""PostgreSQL's complaints in words; nothing that the server says of a password is passed on."""

from __future__ import annotations

import re

from briefing_app.errors import BriefingError
from briefing_app.storage.engines.database import Busy, NoConnection


class PasswordWanted(BriefingError):
    """The server wants a password, and none was right."""


_NO_ADDRESS, _NOT_SAFE = "address", "safety"
_WORDS = {
    _NO_ADDRESS: (
        "The address of the library holds a setting that no server knows.",
        "See what stands behind the question mark: it is written as for PostgreSQL's own programs.",
    ),
    _NOT_SAFE: (
        "No safe connection (SSL) to the server could be made.",
        "The address asks for one. See that the server offers it and that its certificate is the right one, "
        "or ask whoever runs it.",
    ),
    "3D000": (
        "There is no database of this name on the server.",
        "See that the name is right, or have whoever runs the server make it.",
    ),
    "28": (
        "The server does not let you in.",
        "See that user and password are right, and that the server lets this user in from here.",
    ),
    "42501": (
        "You may not do this in the database.",
        "Have its owner grant you the right to read, write and make tables in it.",
    ),
    "25006": (
        "The library cannot be written to.",
        "The server takes no changes just now, or does not take yours; ask whoever runs it.",
    ),
    "53100": (
        "The server's disk is full, so nothing was changed.",
        "Tell whoever runs the server, then try again.",
    ),
    "53300": ("Too many people are connected to the server.", "Try again in a moment."),
    "57014": ("The server broke off what was asked of it.", "Try again."),
    "40": ("Two changes came at the same moment, so yours was not made.", "Try again."),
    "XX001": (
        "The library is damaged and cannot be read in full.",
        "Tell whoever runs the server, and have a backup opened.",
    ),
    "XX002": (
        "The library is damaged and cannot be read in full.",
        "Tell whoever runs the server, and have a backup opened.",
    ),
}
_HELD_BY_OTHERS = "55P03"
_LINE_IS_BROKEN = ("08", "57P")
_AT_THE_DOOR = (
    (r"invalid (connection option|\w+ value|port number|integer value)|can only be used with", _NO_ADDRESS),
    (r"\bSSL\b|certificate|no pg_hba\.conf entry .* no encryption", _NOT_SAFE),
    (r"database \".*\" does not exist", "3D000"),
    (r"authentication failed|no pg_hba\.conf entry|no password supplied", "28000"),
    (r"role \".*\" (does not exist|is not permitted)", "28000"),
    (r"too many clients|connection slots are reserved", "53300"),
    (r"permission denied for database", "42501"),
)


def in_words(error: Exception, where: str, *, lost: bool) -> Exception:
    """Return what to raise for `error`: a sentence, or its like without a quotation when it is our fault.

    `lost` says that the connection cannot be used any more.
    """
    state = getattr(error, "sqlstate", None) or _state_at_the_door(error)
    if state == _HELD_BY_OTHERS:
        return Busy(where)
    for code in (state, state[:2]):
        if code in _WORDS:
            sentence, hint = _WORDS[code]
            return BriefingError(sentence, where=where, hint=hint)
    if lost or state.startswith(_LINE_IS_BROKEN):
        return NoConnection(where)
    if "NUL (0x00)" in str(error):
        return BriefingError(
            "The text holds a character that no database can store (NUL).",
            hint="Take the character out and try again.",
        )
    said = getattr(getattr(error, "diag", None), "message_primary", None) or type(error).__name__
    return type(error)(said)


def _state_at_the_door(error: Exception) -> str:
    """Return the state of a refusal to connect, which libpq hands on in the server's words alone."""
    said = str(error)
    for words, state in _AT_THE_DOOR:
        if re.search(words, said):
            return state
    return ""

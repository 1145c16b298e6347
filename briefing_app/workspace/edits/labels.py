"""Names of things as the Undo menu shows them."""

from __future__ import annotations

_LONGEST = 40


def named(text: str) -> str:
    """Return `text` in quotation marks, on one line and not too long for a menu."""
    line = " ".join(text.split())
    if len(line) > _LONGEST:
        line = line[:_LONGEST].rsplit(" ", 1)[0].rstrip(",;:–— ") + "…"
    return f"“{line}”"


def counted(count: int, one: str, many: str = "") -> str:
    """Return `3 articles` or `1 article`."""
    return f"{count} {one if count == 1 else many or one + 's'}"


def listed(names: list[str]) -> str:
    """Return `Roe`, `Roe and Poe` or `Roe, Poe and Moe`."""
    if len(names) < 2:
        return "".join(names)
    return f"{', '.join(names[:-1])} and {names[-1]}"

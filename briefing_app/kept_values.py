"""Small files of values that the program keeps for itself; a damaged one is set aside and told."""

from __future__ import annotations

import json
from collections.abc import Mapping
from contextlib import suppress
from pathlib import Path
from typing import Any

from briefing_app import paths
from briefing_app.errors import BriefingError
from briefing_app.files import write_file


def read_values(path: Path, what: str) -> tuple[dict[str, Any], BriefingError | None]:
    """Return the values in the file at `path`, none where there is no such file.

    A file that cannot be understood is set aside under another name, and the error says so;
    `what` it held begins the sentence.
    """
    try:
        values = json.loads(path.read_bytes().decode("utf-8", "surrogatepass"))
        if isinstance(values, dict):
            return values, None
    except FileNotFoundError:
        return {}, None
    except OSError as error:
        fault = BriefingError(
            f"{what} cannot be read: {error.strerror or error}.",
            where=str(path),
            hint="Until they can, the program works with what is usual.",
        )
        return {}, fault
    except (ValueError, RecursionError):
        pass
    return {}, _set_aside(path, what)


def write_values(
    path: Path, values: Mapping[str, Any], failed: str, hint: str = "", *, lasting: bool = True
) -> None:
    """Keep `values` in the file at `path`, whole or not at all; a failure is told as `failed`."""
    content = json.dumps(values, ensure_ascii=False, indent=2) + "\n"
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        write_file(path, content.encode("utf-8", "surrogatepass"), lasting=lasting)
    except (OSError, BriefingError) as error:
        raise BriefingError(failed, where=str(path), hint=hint) from error


def usual_library() -> Path:
    """Return the library that opens when no other is named: where it was moved to, else the usual place."""
    try:
        moved_to = json.loads((paths.user_config() / "settings.json").read_text(encoding="utf-8"))["library"]
    except (OSError, ValueError, KeyError, TypeError, RecursionError):
        return paths.default_library()
    return Path(moved_to) if isinstance(moved_to, str) and moved_to else paths.default_library()


def _set_aside(path: Path, what: str) -> BriefingError:
    aside = path.with_name(f"{path.stem}.damaged{path.suffix}")
    with suppress(OSError):
        path.replace(aside)
        return BriefingError(
            f"{what} could not be understood and were set aside.",
            where=str(aside),
            hint="The program works with what is usual; settle again what you had changed.",
        )
    return BriefingError(
        f"{what} could not be understood.",
        where=str(path),
        hint="The program works with what is usual; settle again what you had changed.",
    )

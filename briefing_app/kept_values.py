"""Small files of values that the program keeps for itself; a damaged one is set aside and told."""

from __future__ import annotations

import json
from collections.abc import Mapping
from contextlib import suppress
from pathlib import Path
from typing import Any

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

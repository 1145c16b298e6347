"""Where things lie: shipped resources, and the folders of the user."""

from __future__ import annotations

import os
from pathlib import Path

_PACKAGE = Path(__file__).resolve().parent
_ROOTS = (_PACKAGE / "_resources", _PACKAGE.parent / "resources")
APP_DIR_NAME = "briefing-desk"


def resource(*parts: str) -> Path:
    """Return the path of a shipped file or folder, in a checkout and in an installed wheel alike."""
    for root in _ROOTS:
        if root.is_dir():
            return root.joinpath(*parts)
    raise FileNotFoundError("The program's resources folder is missing; install the program again.")


def program_folder() -> Path:
    """Return the folder that `python -m briefing_app` starts from."""
    return _PACKAGE.parent


def user_data() -> Path:
    """Return the folder for libraries and backups; `BRIEFING_DESK_HOME` moves it."""
    if home := os.environ.get("BRIEFING_DESK_HOME"):
        return Path(home)
    from platformdirs import user_data_path

    return user_data_path(APP_DIR_NAME, appauthor=False)


def user_config() -> Path:
    """Return the folder for settings, house styles and products of the user's own."""
    if home := os.environ.get("BRIEFING_DESK_HOME"):
        return Path(home) / "config"
    from platformdirs import user_config_path

    return user_config_path(APP_DIR_NAME, appauthor=False)


def default_library() -> Path:
    """Return the library that opens when no other is named."""
    return user_data() / "library.briefing"

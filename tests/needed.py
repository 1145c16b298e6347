"""Programs that some tests look at files with."""

from __future__ import annotations

import os
import shutil

import pytest

EVERYTHING = "BRIEFING_DESK_TEST_EVERYTHING"


def needed(program: str, package: str) -> str:
    """Return where `program` lies; without it the test is skipped, or fails where all must run."""
    path = shutil.which(program)
    if path is None:
        words = f"{program} is not installed; on Debian or Ubuntu: sudo apt install {package}"
        if os.environ.get(EVERYTHING):
            pytest.fail(words)
        pytest.skip(words)
    return path

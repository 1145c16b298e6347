"""The makers of the other folders make the files that are spoilt here."""

from __future__ import annotations

import sys
from pathlib import Path

_TESTS = Path(__file__).resolve().parent.parent
sys.path[:0] = [str(_TESTS / folder) for folder in ("hostile", "intake", "web")]

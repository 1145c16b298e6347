"""The script that a text is written in."""

from __future__ import annotations

import re

_SCRIPTS = (
    ("Cyrillic", re.compile("[\u0400-\u04ff]")),
    ("el", re.compile("[\u0370-\u03ff\u1f00-\u1fff]")),
    ("Arabic", re.compile("[\u0600-\u06ff\u0750-\u077f]")),
    ("he", re.compile("[\u0590-\u05ff]")),
    ("ja", re.compile("[\u3040-\u30ff]")),
    ("zh", re.compile("[\u4e00-\u9fff]")),
    ("ko", re.compile("[\uac00-\ud7af]")),
    ("ka", re.compile("[\u10a0-\u10ff]")),
    ("hy", re.compile("[\u0530-\u058f]")),
    ("hi", re.compile("[\u0900-\u097f]")),
    ("th", re.compile("[\u0e00-\u0e7f]")),
)
_FEWEST = 2
_GLANCE_CHARACTERS = 600
_MOST = 0.6
_LATIN_LETTER = re.compile("[A-Za-z\u00c0-\u024f]")


def script_of(sample: str) -> str:
    """Return the script of most letters: the language itself where only one is written so, "" for none."""
    start = sample[:_GLANCE_CHARACTERS]
    if len(_LATIN_LETTER.findall(start)) > max(_FEWEST, _MOST * len(start)):
        return "Latin"
    counts = {name: len(pattern.findall(sample)) for name, pattern in _SCRIPTS}
    if counts["ja"] > 0.05 * counts["zh"] > 0:
        counts["ja"] += counts["zh"]
    counts["Latin"] = len(_LATIN_LETTER.findall(sample))
    script, count = max(counts.items(), key=lambda pair: pair[1])
    return script if count >= _FEWEST else ""

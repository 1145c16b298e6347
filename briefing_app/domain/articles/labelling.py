"""Labels that people put on articles: how they are written, and when two are the same."""

from __future__ import annotations

import unicodedata
from dataclasses import dataclass

from briefing_app.domain.actors.folding import folded

LONGEST = 40
"""Signs of a label; a longer one is a note."""


@dataclass(frozen=True, slots=True)
class LabelCount:
    """A label of the library and how many articles carry it, removed ones left out."""

    name: str
    articles: int


def fitting_label(text: str) -> str:
    """Return a label as it is kept: on one line, without signs that do not show; "" for none."""
    shown = "".join(" " if sign.isspace() else sign for sign in text if sign.isspace() or _shows(sign))
    return " ".join(shown.replace('"', "").split())[:LONGEST].strip()


def label_key(name: str) -> str:
    """Return what two ways of writing one label share: case and accents aside; "" for no label."""
    return folded(name) or name.strip().casefold()


def _shows(sign: str) -> bool:
    return unicodedata.category(sign) not in {"Cc", "Cf", "Cs", "Cn", "Co"}

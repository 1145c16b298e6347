"""A briefing at the moment of its issue, with all that its pages are made from."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from briefing_app import __version__
from briefing_app.document.editions import as_draft
from briefing_app.document.shipped import files_of
from briefing_app.domain.briefings.briefing import Status

if TYPE_CHECKING:
    from datetime import datetime

    from briefing_app.document.material import Material
    from briefing_app.document.nodes import Document
    from briefing_app.domain.briefings.briefing import Briefing

_BESIDE = ("emblem", "word_template")
ENGINE = f"Briefing Desk {__version__}"


@dataclass(frozen=True, slots=True)
class Frozen:
    """Everything that an issue is made from; the same value gives the same bytes.

    `files` holds the product and house style files and what these name beside them, by their
    place (`products/timeline.toml`); `engine` is the program version that made the pages.
    """

    briefing: Briefing
    material: Material
    made_at: datetime
    files: tuple[tuple[str, bytes], ...]
    engine: str = ENGINE


def freeze(briefing: Briefing, material: Material, made_at: datetime) -> Frozen:
    """Return `briefing` with what its pages are made from as it is now."""
    files = {
        **files_of("products", briefing.product, "product"),
        **files_of("house_styles", briefing.house_style, "house style", _BESIDE),
    }
    return Frozen(briefing, material, made_at, tuple(files.items()))


def document_of(frozen: Frozen) -> Document:
    """Return the document of a frozen briefing; its files must be the ones that are read from."""
    from briefing_app.document.compose import compose
    from briefing_app.document.products.product_file import load_product

    briefing = frozen.briefing
    document = compose(briefing, frozen.material, load_product(briefing.product), frozen.made_at)
    return document if briefing.status is Status.ISSUED else as_draft(document)

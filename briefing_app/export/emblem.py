"""The emblem of a house style: its bytes as the writers print them, or the word that it cannot be read."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from briefing_app.document.nodes import Figure

if TYPE_CHECKING:
    from collections.abc import Callable

    from briefing_app.document.house_style import HouseStyle

HIGHEST_MM, WIDEST_MM = 20.0, 60.0
"""How large an emblem may get."""
POINTS_PER_MM = 72 / 25.4


class Emblem(NamedTuple):
    """A picture at the head of page one, its size in points, and its words."""

    image: bytes
    alt: str
    width: float
    height: float

    @property
    def figure(self) -> Figure:
        """Return the emblem as a picture of a document."""
        return Figure(self.image, self.alt, self.width / POINTS_PER_MM)


def emblem_of(
    style: HouseStyle, picture_size: Callable[[bytes], tuple[int, int] | None], warnings: list[str]
) -> Emblem | None:
    """Return the emblem of `style`, None without one; one that cannot be read is told in `warnings`.

    `picture_size` gives width and height in pixels of bytes that a writer can print.
    """
    if style.emblem is None:
        return None
    try:
        image = style.emblem.read_bytes()
    except OSError:
        image = b""
    size = picture_size(image) if image else None
    if size is None:
        warnings.append(
            f"The emblem “{style.emblem.name}” of the house style “{style.name}” cannot be read;"
            " page one has none. Save it as a PNG or JPEG file."
        )
        return None
    width, height = size
    scale = min(HIGHEST_MM * POINTS_PER_MM / height, WIDEST_MM * POINTS_PER_MM / width)
    return Emblem(image, style.emblem_alt, width * scale, height * scale)

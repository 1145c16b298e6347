"""What a briefing can be made as: the products and house styles there are, by their titles."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from briefing_app.document.products.product_file import load_product, product_names
from briefing_app.errors import BriefingError

if TYPE_CHECKING:
    from briefing_app.document.products.product import Product


@dataclass(frozen=True, slots=True)
class Offer:
    """A product or a house style to choose; one with a `fault` cannot be used until it is mended.

    A `variant` belongs to the product before it.
    """

    name: str
    title: str
    variant: bool = False
    fault: str = ""
    about_actor: bool = False


def offered_products() -> tuple[Offer, ...]:
    """Return every product by its title, each followed by its variants."""
    series: dict[str, list[Offer]] = {}
    faulty: list[Offer] = []
    for name in product_names():
        try:
            product = load_product(name)
        except BriefingError as error:
            faulty.append(Offer(name, name, fault=str(error)))
            continue
        offer = Offer(name, product.title, product.series != name, about_actor=product.about_actor)
        series.setdefault(product.series, []).append(offer)
    offers: list[Offer] = []
    for family in sorted(series.values(), key=_first_title):
        lead, *others = sorted(family, key=lambda offer: (offer.variant, offer.title.casefold()))
        offers.append(Offer(lead.name, lead.title, about_actor=lead.about_actor))
        offers += others
    return (*offers, *faulty)


def offered_house_styles() -> tuple[Offer, ...]:
    """Return every house style by the name that its file gives."""
    from briefing_app.document.house_style_file import house_style_names, load_house_style

    offers: list[Offer] = []
    for name in house_style_names():
        try:
            offers.append(Offer(name, load_house_style(name).name))
        except BriefingError as error:
            offers.append(Offer(name, name, fault=str(error)))
    return tuple(offers)


def house_style_title(name: str) -> str:
    """Return the name of a house style as its file gives it, that of the file where it cannot be read."""
    from briefing_app.document.house_style_file import load_house_style

    try:
        return load_house_style(name).name
    except BriefingError:
        return name.replace("-", " ").capitalize()


def product_or_none(name: str) -> Product | None:
    """Return a product, None where its file is gone or cannot be read."""
    try:
        return load_product(name)
    except BriefingError:
        return None


def _first_title(family: list[Offer]) -> str:
    return min((offer.variant, offer.title.casefold()) for offer in family)[1]

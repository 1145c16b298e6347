"""The issues that statements can be filed under: those of the products, and the topics in use."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from briefing_app.document.products.product import Product
    from briefing_app.domain.briefings.briefing import Briefing
    from briefing_app.storage.store import Store


def known_topics(store: Store, briefing: Briefing | None) -> tuple[str, ...]:
    """Return what a statement can be filed under, likeliest first.

    The issues of the briefing's product come first, then the topics in use, most frequent first,
    then the issues of other products; each once, whatever the case of its letters.
    """
    from briefing_app.document.products.offered import offered_products, product_or_none

    language = briefing.language if briefing is not None else "en"
    own = product_or_none(briefing.product) if briefing is not None else None
    others = [product_or_none(offer.name) for offer in offered_products() if not offer.fault]
    found = [*_issues(own, language), *store.topics()]
    for product in others:
        found += _issues(product, language)
    once: dict[str, str] = {}
    for title in found:
        once.setdefault(title.casefold(), title)
    return tuple(once.values())


def _issues(product: Product | None, language: str) -> list[str]:
    return [plan.title_in(language) for plan in product.issues] if product is not None else []

"""What can be chosen: products in their families, house styles by their names."""

from __future__ import annotations

from pathlib import Path

import pytest

from briefing_app.document import shipped
from briefing_app.document.products.offered import (
    house_style_title,
    offered_house_styles,
    offered_products,
    product_or_none,
)


def test_variants_follow_their_product_and_only_profiles_are_about_somebody() -> None:
    offers = offered_products()
    names = [offer.name for offer in offers]
    lead = names.index("daily-press-review")
    assert names[lead + 1 : lead + 3] == ["daily-press-clippings", "daily-press-headlines"]
    assert [offer.variant for offer in offers[lead : lead + 3]] == [False, True, True]
    assert [offer.name for offer in offers if offer.about_actor] == ["actor-profile"]
    leads = [offer.title for offer in offers if not offer.variant]
    assert leads == sorted(leads, key=str.casefold)


def test_a_file_with_a_mistake_is_offered_last_with_what_is_wrong(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    for folder in ("products", "house_styles"):
        (tmp_path / folder).mkdir()
        (tmp_path / folder / "broken.toml").write_text("title = ", encoding="utf-8")
    monkeypatch.setattr(shipped, "user_config", lambda: tmp_path)
    assert offered_products()[-1].name == "broken"
    assert "broken.toml" in offered_products()[-1].fault
    assert [offer.fault != "" for offer in offered_house_styles() if offer.name == "broken"] == [True]
    assert house_style_title("broken") == "Broken"
    assert product_or_none("broken") is None
    assert house_style_title("ministry") == "Ministry"

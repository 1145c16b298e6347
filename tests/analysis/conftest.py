from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from analysis_reading import Reading, article_of

from briefing_app.analysis.analyse import analyse

if TYPE_CHECKING:
    from collections.abc import Callable


@pytest.fixture
def read() -> Callable[..., Reading]:
    def reading(text: str, language: str = "en") -> Reading:
        return Reading(text, analyse(article_of(text, language)))

    return reading

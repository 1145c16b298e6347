"""The names of countries in the languages of a briefing.

Actors carry the country's English name; other names that a person typed are printed as they are.
"""

from __future__ import annotations

from functools import cache

from briefing_app.paths import resource


def country_in(name: str, language: str) -> str:
    """Return the name of a country in `language`, `name` itself where it is not known."""
    return _names().get(language, {}).get(name, name)


@cache
def _names() -> dict[str, dict[str, str]]:
    text = resource("lexicons", "country_names.txt").read_text(encoding="utf-8")
    head, *rows = [line.split("\t") for line in text.splitlines() if line and not line.startswith("#")]
    return {language: {row[0]: row[place] for row in rows} for place, language in enumerate(head) if place}

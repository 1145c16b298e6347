"""Build the lists of countries and places of each language from the Unicode CLDR, as Babel ships it.

Run as `python resources/lexicons/build_languages.py` where Babel is installed; the program itself
does not need it. Every folder beside this file that holds a `groups.txt` is a language.
"""

from __future__ import annotations

from pathlib import Path

from babel import Locale

HERE = Path(__file__).resolve().parent
NO_COUNTRIES = "EZ UN ZZ XA XB QO EU AC CP DG EA IC TA AQ BV HM TF GS IO UM CQ"
"""Codes that CLDR names though they stand for no country."""


def build(folder: Path) -> None:
    """Write the names of countries, and of the cities that time zones are named for."""
    locale = Locale(folder.name)
    countries = {
        name.partition(" (")[0]
        for code, name in locale.territories.items()
        if len(code) == 2 and code.isalpha() and code not in NO_COUNTRIES
    }
    cities = {zone["city"] for zone in locale.time_zones.values() if "city" in zone}
    cities = {city for city in cities if city[0].isalpha() and city not in countries and "(" not in city}
    (folder / "countries.txt").write_text("\n".join(sorted(countries)) + "\n", encoding="utf-8")
    (folder / "cities.txt").write_text("\n".join(sorted(cities)) + "\n", encoding="utf-8")


if __name__ == "__main__":
    for groups in sorted(HERE.glob("*/groups.txt")):
        build(groups.parent)

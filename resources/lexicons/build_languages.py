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


OURS = {
    "Antigua and Barbuda": "AG",
    "Bosnia": "BA",
    "Bosnia and Herzegovina": "BA",
    "Burma": "MM",
    "Cabo Verde": "CV",
    "Cape Verde": "CV",
    "Cocos Islands": "CC",
    "Congo": "CG",
    "Curacao": "CW",
    "Czech Republic": "CZ",
    "Côte d'Ivoire": "CI",
    "DRC": "CD",
    "Democratic Republic of the Congo": "CD",
    "European Union": "EU",
    "Federated States of Micronesia": "FM",
    "Holy See": "VA",
    "Hong Kong": "HK",
    "Ivory Coast": "CI",
    "Macau": "MO",
    "Myanmar": "MM",
    "Palestine": "PS",
    "Saint Barthelemy": "BL",
    "Saint Kitts and Nevis": "KN",
    "Saint Lucia": "LC",
    "Saint Martin": "MF",
    "Saint Pierre and Miquelon": "PM",
    "Saint Vincent and the Grenadines": "VC",
    "Sao Tome and Principe": "ST",
    "Swaziland": "SZ",
    "The Bahamas": "BS",
    "The Dominican": "DO",
    "The Gambia": "GM",
    "Trinidad and Tobago": "TT",
    "Turkey": "TR",
    "Turks and Caicos Islands": "TC",
    "Wallis and Futuna": "WF",
}
"""Names of our list of countries that CLDR writes in another way, and some more."""
SHORTER = {
    ("US", "ru"): "США",
    ("US", "uk"): "США",
    ("HK", "de"): "Hongkong",
    ("HK", "fr"): "Hong Kong",
    ("HK", "es"): "Hong Kong",
    ("HK", "ru"): "Гонконг",
    ("HK", "uk"): "Гонконг",
    ("HK", "pl"): "Hongkong",
    ("HK", "ar"): "هونغ كونغ",
    ("MO", "de"): "Macau",
    ("MO", "fr"): "Macao",
    ("MO", "es"): "Macao",
    ("MO", "ru"): "Макао",
    ("MO", "uk"): "Макао",
    ("MO", "pl"): "Makau",
    ("MO", "ar"): "ماكاو",
    ("PS", "de"): "Palästina",
    ("PS", "fr"): "Palestine",
    ("PS", "es"): "Palestina",
    ("PS", "ru"): "Палестина",
    ("PS", "uk"): "Палестина",
    ("PS", "pl"): "Palestyna",
    ("PS", "ar"): "فلسطين",
    ("VA", "de"): "Heiliger Stuhl",
    ("VA", "fr"): "Saint-Siège",
    ("VA", "es"): "Santa Sede",
    ("VA", "ru"): "Святой Престол",
    ("VA", "uk"): "Святий Престол",
    ("VA", "pl"): "Stolica Apostolska",
    ("VA", "ar"): "الكرسي الرسولي",
    ("CG", "de"): "Kongo",
    ("CG", "fr"): "Congo",
    ("CG", "es"): "Congo",
    ("CG", "ru"): "Конго",
    ("CG", "uk"): "Конго",
    ("CG", "pl"): "Kongo",
    ("CG", "ar"): "الكونغو",
    ("CD", "de"): "DR Kongo",
    ("CD", "fr"): "RD Congo",
    ("CD", "es"): "RD Congo",
    ("CD", "ru"): "ДР Конго",
    ("CD", "uk"): "ДР Конго",
    ("CD", "pl"): "DR Konga",
    ("CD", "ar"): "جمهورية الكونغو الديمقراطية",
}
PRINTED = ("de", "fr", "es", "ru", "uk", "pl", "ar")
"""The languages that briefings are printed in beside English."""
HEAD = (
    "# Names of countries and territories: as the reader names them in English, then in each language.\n"
    "# From the Unicode CLDR (territory display names, Unicode License v3), a few made shorter.\n"
)


def build_names() -> None:
    """Write how the countries that actors carry are called in each language of a briefing."""
    codes = {name: code for code, name in Locale("en").territories.items() if len(code) == 2} | OURS
    lines = (HERE / "countries.txt").read_text(encoding="utf-8").splitlines()
    listed = {line.split("\t")[0].strip() for line in lines if line.strip() and not line.startswith("#")}
    rows = ["\t".join(("en", *PRINTED))]
    for name in sorted((listed | OURS.keys()) & codes.keys()):
        code = codes[name]
        names = (SHORTER.get((code, to)) or Locale(to).territories[code] for to in PRINTED)
        rows.append("\t".join((name, *names)).replace("ʼ", "’"))
    (HERE / "country_names.txt").write_text(HEAD + "\n".join(rows) + "\n", encoding="utf-8")


if __name__ == "__main__":
    build_names()
    for groups in sorted(HERE.glob("*/groups.txt")):
        build(groups.parent)

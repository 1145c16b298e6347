"""Word lists under `resources/lexicons`, each read once when first asked for."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache

from briefing_app.paths import resource


def lines_of(name: str) -> list[str]:
    """Return the lines of a list, without its comments."""
    text = resource("lexicons", name).read_text(encoding="utf-8")
    return [line for line in text.split("\n") if line and not line.startswith("#")]


@cache
def word_set(name: str) -> frozenset[str]:
    """Return the words of a list of single words, several to a line."""
    return frozenset(word for line in lines_of(f"{name}.txt") for word in line.split())


@cache
def _groups() -> dict[str, frozenset[str]]:
    pairs = [line.partition(":") for line in lines_of("groups.txt")]
    return {name: frozenset(words.split()) for name, _, words in pairs}


def group(name: str) -> frozenset[str]:
    """Return a small set of words by its name in `groups.txt`."""
    return _groups()[name]


@cache
def closed_words() -> dict[str, str]:
    """Return the words that have one part of speech, with it."""
    pairs = [line.partition(":") for line in lines_of("closed.txt")]
    return {word: tag for tag, _, words in pairs for word in words.split()}


@cache
def phrase_set(name: str) -> frozenset[str]:
    """Return the entries of a list with one entry a line."""
    return frozenset(lines_of(f"{name}.txt"))


@cache
def parts_of_speech() -> dict[str, tuple[str, ...]]:
    """Return for each lower-case word its parts of speech, the likeliest first."""
    table: dict[str, tuple[str, ...]] = {}
    for name in ("words.txt", "words_more.txt"):
        for line in lines_of(name):
            word, _, tags = line.partition("\t")
            table[word] = tuple(tags.split(" "))
    return table


@cache
def genders() -> dict[str, str]:
    """Return `f` or `m` for given names that are used for one sex; others are absent."""
    return _genders("given_names.txt")


@cache
def more_genders() -> dict[str, str]:
    """Return the same with more names, for those who are known to be people."""
    return _genders("given_names_more.txt") | genders()


def _genders(file: str) -> dict[str, str]:
    table: dict[str, str] = {}
    for line in lines_of(file):
        sex, _, names = line.partition(":")
        for name in names.split():
            table[name] = "" if name in table and table[name] != sex else sex
    return {name: sex for name, sex in table.items() if sex}


@cache
def full_given_names() -> dict[str, frozenset[str]]:
    """Return for each given name, full or short, the full names that it can stand for."""
    table: dict[str, set[str]] = {}
    for line in lines_of("nicknames.txt"):
        full, *short = line.split()
        for name in (full, *short):
            table.setdefault(name, set()).add(full)
    return {name: frozenset(full) for name, full in table.items()}


@dataclass(frozen=True, slots=True)
class Country:
    """A country under the name that is printed; `people` are its adjectives and inhabitants."""

    name: str
    forms: tuple[str, ...]
    people: tuple[str, ...]
    capital: str


@cache
def countries() -> tuple[Country, ...]:
    """Return the countries of the world, and a few that the news still names."""
    more: dict[str, tuple[list[str], list[str]]] = {}
    for line in lines_of("country_forms.txt"):
        forms, _, people = line.partition("|")
        names = _entries(forms)
        more[names[0]] = (names, _entries(people))
    found = []
    for line in lines_of("countries.txt"):
        name, forms, people, capital = line.split("\t")
        extra = next((key for key, (names, _) in more.items() if name in names), "")
        names, adjectives = more.pop(extra, ([], []))
        all_forms = dict.fromkeys([extra or name, name, *names, *_entries(forms)])
        words = dict.fromkeys([*adjectives, *_entries(people)])
        found.append(Country(extra or name, tuple(all_forms), tuple(words), capital))
    found += [Country(key, tuple(names), tuple(words), "") for key, (names, words) in more.items()]
    return tuple(found)


def _entries(line: str) -> list[str]:
    return [entry.strip() for entry in line.split(";") if entry.strip()]


@cache
def country_of_name() -> dict[str, str]:
    """Return the country for each of its names."""
    return {form: country.name for country in reversed(countries()) for form in country.forms}


@cache
def country_of_people() -> dict[str, str]:
    """Return the country for each adjective or name of inhabitants."""
    return {word: country.name for country in reversed(countries()) for word in country.people}


@cache
def country_of_capital() -> dict[str, str]:
    """Return the country that each capital is the capital of."""
    return {country.capital: country.name for country in reversed(countries()) if country.capital}


@cache
def country_of_seat() -> dict[str, str]:
    """Return the country that a seat of power stands for."""
    pairs = [_entries(line) for line in lines_of("seats.txt")]
    return dict(pairs)


@cache
def alliance_names() -> dict[str, str]:
    """Return for each name of an alliance its fullest name."""
    return {name: names[0] for names in map(_entries, lines_of("alliances.txt")) for name in names}

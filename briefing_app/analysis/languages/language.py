"""What is particular to a language, read from `resources/lexicons/CODE`."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache
from itertools import chain
from typing import TYPE_CHECKING

from briefing_app.analysis.languages.forms import Declensions, PhraseTable, SurnameKeys, forms_table
from briefing_app.analysis.words.lexicons import genders, lines_of
from briefing_app.analysis.words.tokens import Tokens
from briefing_app.paths import resource

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

_LONGEST_COMPOUND = 40
COMPANY_FORMS = frozenset({"AG", "GmbH", "SE", "SA", "SAS", "SARL", "SpA", "Inc", "Ltd", "Corp", "plc", "KG"})


@dataclass(frozen=True, slots=True)
class Language:
    """The words and habits of one language."""

    code: str
    groups: Mapping[str, frozenset[str]]
    """Small sets of words, by the names in `groups.txt`."""
    verbs: Mapping[str, str]
    """For each form of a reporting verb what it may take: `s`, `q`, `n` of `verbs.txt`."""
    people: Mapping[str, str]
    heads: Mapping[str, str]
    given_names: Mapping[str, tuple[str, str]]
    """For each form of a given name its first form and `f` or `m`, "" where both are usual."""
    surnames: SurnameKeys
    bodies: PhraseTable
    alliances: PhraseTable
    countries: PhraseTable
    country_words: PhraseTable
    """Adjectives and inhabitants, with the country that they point to."""
    cities: PhraseTable
    according: PhraseTable
    token: re.Pattern[str]
    closing_abbreviations: frozenset[str]

    @property
    def company_forms(self) -> frozenset[str]:
        """Endings of companies' names, which all languages share."""
        return COMPANY_FORMS

    def group(self, name: str) -> frozenset[str]:
        """Return a small set of words; empty where the language has none of the kind."""
        return self.groups.get(name, frozenset())

    def has(self, habit: str) -> bool:
        """Tell whether the language has a habit that `groups.txt` declares."""
        return bool(self.group(habit))

    def person_noun(self, word: str) -> str:
        """Return the first form of a noun for people, "" for any other word; compounds count."""
        return self._noun(word, self.people)

    def body_noun(self, word: str) -> str:
        """Return the first form of a head word of organisations, "" for any other word."""
        return self._noun(word, self.heads)

    def given(self, low: str) -> tuple[str, str] | None:
        """Return the first form and the sex of a given name; None for any other word."""
        found = self.given_names.get(low)
        if found is None and "-" in low:
            parts = [self.given_names.get(part) for part in low.split("-")]
            if all(parts) and parts[0] is not None:
                return low.title(), parts[0][1]
        return found

    def verb_at(self, tokens: Tokens, k: int, last: int) -> tuple[int, str] | None:
        """Return how many tokens the reporting verb at `k` takes and what it may take, or None."""
        if k >= last or (self.has("capitalised_nouns") and not tokens.words[k].islower()):
            return None
        for length in (3, 2, 1):
            form = " ".join(tokens.lower[k : k + length])
            if k + length <= last and (letters := self.verbs.get(form)):
                return length, letters
        return None

    def text_noun(self, word: str) -> bool:
        """Tell whether a word is a text that may say something: a report, a statement."""
        nouns = self.group("text_nouns")
        low = word.lower()
        return low in nouns or (self.has("compounds") and word[0].isupper() and low.endswith(tuple(nouns)))

    def _noun(self, word: str, table: Mapping[str, str]) -> str:
        low = word.lower()
        if found := table.get(low):
            return found
        if "-" in low and (found := table.get(low.rpartition("-")[2])):
            return found
        if self.has("compounds") and word[:1].isupper() and len(word) < _LONGEST_COMPOUND:
            for k in range(3, len(low) - 2):
                found = table.get(low[k:])
                if found and found not in self.group("no_compounds"):
                    return found
        return ""

    def is_adjective(self, word: str) -> bool:
        """Tell whether a word looks like an adjective that stands before its noun."""
        if word.lower() in self.group("leading"):
            return True
        low = word.lower()
        if low.endswith(tuple(self.group("noun_endings")) or "\0"):
            return False
        return low.endswith(tuple(self.group("adjective_endings"))) and len(word) > 3

    def tokens_of(self, text: str) -> Tokens:
        """Return the words and marks of a text."""
        tokens = Tokens(text)
        for match in self.token.finditer(text):
            word = match.group()
            tokens.words.append(word)
            tokens.lower.append(word.lower().replace("’", "'"))
            tokens.start.append(match.start())
            tokens.end.append(match.end())
        return tokens


def language_for(code: str) -> Language | None:
    """Return what is known of a language; None where no word lists are shipped for it."""
    code = code.partition("-")[0].partition("_")[0].lower()
    return _read(code) if code in _shipped() else None


@cache
def _shipped() -> frozenset[str]:
    return frozenset(path.parent.name for path in resource("lexicons").glob("*/groups.txt"))


@cache
def _read(code: str) -> Language:
    groups = {name: frozenset(map(_plain, words)) for name, words in _named_lines(code, "groups.txt")}
    declensions = Declensions(_rules(code, "declensions.txt"))
    abbreviations = {
        name: [entry.strip() for entry in " ".join(words).split(";") if entry.strip()]
        for name, words in _named_lines(code, "abbreviations.txt")
    }
    token = _token_pattern([*chain(*abbreviations.values())], groups.get("clitics", frozenset()))
    cut = _Cutter(token)
    tables = {name: PhraseTable() for name in ("bodies", "alliances", "countries", "words", "cities")}
    for name in ("bodies", "cities"):
        for line in lines_of(f"{code}/{name}.txt"):
            for entry in _entries(line):
                tables[name].add(cut(entry), entry, declensions.forms)
    for line in lines_of(f"{code}/alliances.txt"):
        for entry in _entries(line):
            tables["alliances"].add(cut(entry), _entries(line)[0], declensions.forms)
    for name, forms, people in _countries(code):
        for form in forms:
            tables["countries"].add(cut(form), name, declensions.forms)
        for word in people:
            tables["words"].add(cut(word), name, declensions.forms)
    according = PhraseTable()
    for phrase in groups.get("according", frozenset()):
        preposition, _, noun = phrase.partition(" ")
        according.add(cut(phrase), phrase, lambda word: frozenset([word]))
        for owner in groups.get("owners", frozenset()) if noun else ():
            according.add([preposition, owner, *cut(noun)], phrase, lambda word: frozenset([word]))
    return Language(
        code,
        groups,
        dict(_verb_forms(code, groups)),
        forms_table(_words(code, "people.txt"), declensions),
        forms_table(_words(code, "organisations.txt"), declensions),
        _given_names([*groups.get("also_names_of", ()), code], declensions),
        SurnameKeys(_rules(code, "surname_endings.txt")),
        tables["bodies"],
        tables["alliances"],
        tables["countries"],
        tables["words"],
        tables["cities"],
        according,
        token,
        frozenset(_plain(a) for a in abbreviations.get("closing", [])),
    )


def _plain(word: str) -> str:
    return word.lower().replace("’", "'").replace("~", " ")


def _entries(line: str) -> list[str]:
    return [entry.strip() for entry in line.split(";") if entry.strip()]


def _words(code: str, name: str) -> list[str]:
    return [word for line in lines_of(f"{code}/{name}") for word in line.split()]


def _named_lines(code: str, name: str) -> Iterator[tuple[str, list[str]]]:
    for line in lines_of(f"{code}/{name}"):
        key, _, words = line.partition(":")
        yield key, words.split()


def _rules(code: str, name: str) -> tuple[tuple[str, tuple[str, ...]], ...]:
    """Return the endings of a file; `-` is the empty one, and comes last."""
    rules = []
    for key, endings in _named_lines(code, name):
        cases = tuple(sorted(("" if e == "-" else e for e in endings), key=len, reverse=True))
        rules.append(("" if key == "-" else key, cases))
    return tuple(sorted(rules, key=lambda rule: len(rule[0]), reverse=True))


def _countries(code: str) -> Iterator[tuple[str, list[str], list[str]]]:
    """Give each country with its names and the words that point to it."""
    known: set[str] = set()
    for line in lines_of(f"{code}/country_forms.txt"):
        forms, _, people = line.partition("|")
        names = _entries(forms)
        known.update(names)
        yield names[0], names, _entries(people)
    for name in lines_of(f"{code}/countries.txt"):
        if name not in known:
            yield name, [name], []


def _verb_forms(code: str, groups: Mapping[str, frozenset[str]]) -> Iterator[tuple[str, str]]:
    """Give every form of every reporting verb; a form in several lines takes all that they say."""
    table: dict[str, str] = {}
    endings = {"+": groups.get("verb_endings", ()), "~": groups.get("reflexive_endings", ())}
    for letters, words in _named_lines(code, "verbs.txt"):
        for word in words:
            stem, mark = (word[:-1], word[-1]) if word[-1] in endings else (word, "")
            for ending in endings.get(mark, ("",)):
                form = _plain(stem + ending.replace("-", ""))
                table[form] = "".join(sorted({*table.get(form, ""), *letters}))
    yield from table.items()


def _given_names(codes: list[str], declensions: Declensions) -> dict[str, tuple[str, str]]:
    """Return the given names of all languages together, those of the last taking precedence."""
    table = {name.lower(): (name, sex) for name, sex in genders().items()}
    lines = chain.from_iterable(_named_lines(code, "given_names.txt") for code in codes)
    for sex, names in lines:
        for name in names:
            forms = declensions.forms(name) if len(name) > 2 else frozenset([name.lower()])
            for form in forms:
                known = table.get(form)
                if known is None or form == name.lower():
                    table[form] = (name, sex if known is None or known[1] in ("", sex) else "")
    return table


@dataclass(frozen=True, slots=True)
class _Cutter:
    """Cuts an entry of a word list as a text would be cut."""

    token: re.Pattern[str]

    def __call__(self, entry: str) -> list[str]:
        return [match.group().replace("’", "'") for match in self.token.finditer(entry)]


def _token_pattern(abbreviations: list[str], clitics: frozenset[str]) -> re.Pattern[str]:
    """Return what a token looks like: abbreviations first, then elided words, words, marks."""
    short = "|".join(
        re.escape(a).replace(r"\ ", r"[ \u00a0\u202f]?") for a in sorted(abbreviations, key=len, reverse=True)
    )
    elided = "|".join(sorted(clitics, key=len, reverse=True)) or r"(?!)"
    pronoun = r"(?:t-)?(?:ils?|elles?|on)\b" if clitics else r"(?!)"
    return re.compile(
        rf"""
          (?:https?://|www\.)[^\s<>"“”«»]+
        | [\w.+-]+@[\w-]+(?:\.[\w-]+)+
        | (?<![\w.])(?:{short})(?!\w)
        | [^\W\d_a-zа-яß-öø-ÿ]\.(?=[ \u00a0]?[^\W\d_a-zа-яß-öø-ÿ])
        | [^\W\d_a-zа-яß-öø-ÿ]\.(?=[ ][a-zа-яß-öø-ÿ])
        | \b(?i:{elided})[’'](?=\w|[«“"])
        | -(?:t-)?(?={pronoun.removeprefix("(?:t-)?")})
        | \d+(?:[.,:]\d+)*(?:-[^\W\d_]+)?
        | [^\W_]+(?:[-‑&/](?!{pronoun})[^\W_]+)*(?:[’'](?=[^\W_])[^\W_]+)*
        | --+ | \.{{3,}} | ''|``
        | \S
        """,
        re.VERBOSE,
    )

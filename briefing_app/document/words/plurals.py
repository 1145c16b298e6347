"""Which form of a noun follows a number, after the categories of the Unicode CLDR.

Only whole numbers are counted here, and none as large as a million, where a few languages
have one more form.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

_Rule = Callable[[int], str]


@dataclass(frozen=True, slots=True)
class _Plurals:
    """The forms of a language, in the order in which its file names them."""

    forms: tuple[str, ...]
    rule: _Rule


def _one(n: int) -> str:
    return "one" if n == 1 else "other"


def _french(n: int) -> str:
    return "one" if n < 2 else "other"


def _ends(n: int, last: range, but: range) -> bool:
    """Tell whether `n` ends in a digit of `last`, and not in two digits of `but`."""
    return n % 10 in last and n % 100 not in but


def _russian(n: int) -> str:
    if _ends(n, range(1, 2), range(11, 12)):
        return "one"
    return "few" if _ends(n, range(2, 5), range(12, 15)) else "many"


def _serbian(n: int) -> str:
    form = _russian(n)
    return "other" if form == "many" else form


def _polish(n: int) -> str:
    if n == 1:
        return "one"
    return "few" if _ends(n, range(2, 5), range(12, 15)) else "many"


def _czech(n: int) -> str:
    return "one" if n == 1 else "few" if n in range(2, 5) else "other"


def _slovene(n: int) -> str:
    return {1: "one", 2: "two", 3: "few", 4: "few"}.get(n % 100, "other")


def _romanian(n: int) -> str:
    if n == 1:
        return "one"
    return "few" if n == 0 or n % 100 in range(1, 20) else "other"


def _lithuanian(n: int) -> str:
    if _ends(n, range(1, 2), range(11, 20)):
        return "one"
    return "few" if _ends(n, range(2, 10), range(11, 20)) else "other"


def _latvian(n: int) -> str:
    if n % 10 == 0 or n % 100 in range(11, 20):
        return "zero"
    return "one" if n % 10 == 1 else "other"


def _icelandic(n: int) -> str:
    return "one" if _ends(n, range(1, 2), range(11, 12)) else "other"


def _arabic(n: int) -> str:
    if n < 3:
        return ("zero", "one", "two")[n]
    if n % 100 in range(3, 11):
        return "few"
    return "many" if n % 100 in range(11, 100) else "other"


def _hebrew(n: int) -> str:
    return {1: "one", 2: "two"}.get(n, "other")


def _irish(n: int) -> str:
    if n in (1, 2):
        return ("one", "two")[n - 1]
    return "few" if n in range(3, 7) else "many" if n in range(7, 11) else "other"


def _maltese(n: int) -> str:
    if n in (1, 2):
        return ("one", "two")[n - 1]
    if n == 0 or n % 100 in range(3, 11):
        return "few"
    return "many" if n % 100 in range(11, 20) else "other"


_ONE_OTHER = ("one", "other")
_SLAVIC = ("one", "few", "many", "other")
_FAMILIES: dict[str, _Plurals] = {
    "en de nl sv da no nb nn fi et es it ca eu gl el bg hu tr az ka sq kk": _Plurals(_ONE_OTHER, _one),
    "is mk": _Plurals(_ONE_OTHER, _icelandic),
    "fr pt hy": _Plurals(_ONE_OTHER, _french),
    "ru uk be": _Plurals(_SLAVIC, _russian),
    "pl": _Plurals(_SLAVIC, _polish),
    "sr hr bs": _Plurals(("one", "few", "other"), _serbian),
    "cs sk": _Plurals(("one", "few", "other"), _czech),
    "sl": _Plurals(("one", "two", "few", "other"), _slovene),
    "ro": _Plurals(("one", "few", "other"), _romanian),
    "lt": _Plurals(("one", "few", "other"), _lithuanian),
    "lv": _Plurals(("zero", "one", "other"), _latvian),
    "ar": _Plurals(("zero", "one", "two", "few", "many", "other"), _arabic),
    "he": _Plurals(("one", "two", "other"), _hebrew),
    "ga": _Plurals(("one", "two", "few", "many", "other"), _irish),
    "mt": _Plurals(("one", "two", "few", "many", "other"), _maltese),
    "zh ja ko vi th id ms": _Plurals(("other",), lambda _: "other"),
}
_PLURALS = {language: plurals for names, plurals in _FAMILIES.items() for language in names.split()}


def plural_forms(language: str) -> tuple[str, ...]:
    """Return the forms that a file in `language` names for each noun, () for one without rules here."""
    plurals = _PLURALS.get(language)
    return plurals.forms if plurals else ()


def plural_form(language: str, number: int) -> str:
    """Return the form that `number` takes in `language`: `few` for 3 in Russian."""
    return _PLURALS[language].rule(abs(number))

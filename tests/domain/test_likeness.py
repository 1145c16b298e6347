"""Which names may be one actor's, and which never."""

from __future__ import annotations

import pytest

from briefing_app.domain.actors.actor import Actor, ActorKind
from briefing_app.domain.actors.likeness import keys_of, likeness, sought_keys
from briefing_app.domain.actors.romanising import bones, canonical
from briefing_app.domain.identity import ActorId

PERSON, ORGANISATION, PLACE = ActorKind.PERSON, ActorKind.ORGANISATION, ActorKind.PLACE


def actor(number: int, name: str, kind: ActorKind = PERSON, *aliases: str, country: str = "") -> Actor:
    return Actor(ActorId(number), name, kind, aliases, country=country)


@pytest.mark.parametrize(
    ("one", "other", "reason"),
    [
        ("Alexander Lukashenko", "Alyaksandr Lukashenka", "another spelling"),
        ("Volodymyr Zelensky", "Volodymyr Zelenskyy", "another spelling"),
        ("Vladimir Zelenskiy", "Volodymyr Zelensky", "another spelling"),
        ("Сергей Лавров", "Sergei Lavrov", "another spelling"),
        ("Sergey Lavrov", "Serhiy Lavrov", "another spelling"),
        ("Sviatlana Tsikhanouskaya", "Svetlana Tikhanovskaya", "another spelling"),
        ("Peter Müller", "Peter Mueller", "another spelling"),
        ("Alexander Lukashenko", "Alexander Grigoryevich Lukashenko", "without the middle name"),
        ("Donald J. Trump", "Donald Trump", "without the middle name"),
        ("A. Lukashenko", "Alexander Lukashenko", "an initial for the first name"),
        ("Viktor Orbán", "Orban Viktor", "the same names in another order"),
        ("Lukashenka", "Alexander Lukashenko", "the surname alone"),
    ],
)
def test_people_under_another_form_of_their_name(one: str, other: str, reason: str) -> None:
    first, second = actor(1, one), actor(2, other)
    for pair in ((first, second), (second, first)):
        alike = likeness(*pair)
        assert alike is not None
        assert alike.reason == reason
    assert sought_keys(first) & keys_of(second)
    assert sought_keys(second) & keys_of(first)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("John Smith", "Jane Smith"),
        ("Alexander Petrov", "Alexandra Petrova"),
        ("Kim Jong Un", "Kim Yo Jong"),
        ("Igor Ivanov", "Igor Ivanishvili"),
        ("Ana Kos", "Ana Kis"),
        ("B. Lukashenko", "Alexander Lukashenko"),
        ("Jane Roe", "Roe Valley"),
    ],
)
def test_other_people(one: str, other: str) -> None:
    assert likeness(actor(1, one), actor(2, other)) is None


@pytest.mark.parametrize(
    ("one", "other", "reason"),
    [
        ("Russian Foreign Ministry", "Foreign Ministry of Russia", "the same words in another order"),
        (
            "Russia’s Foreign Ministry",
            "Ministry of Foreign Affairs of Russia",
            "the same words in another order",
        ),
        ("OSCE", "Organization for Security and Co-operation in Europe", "an acronym"),
        ("World Health Organization", "World Health Organisation", "another spelling"),
        ("U.N.", "UN", "the same acronym"),
    ],
)
def test_bodies_under_another_form_of_their_name(one: str, other: str, reason: str) -> None:
    first, second = actor(1, one, ORGANISATION), actor(2, other, ORGANISATION)
    alike = likeness(first, second)
    assert alike is not None
    assert alike.reason == reason
    assert sought_keys(first) & keys_of(second)
    assert sought_keys(second) & keys_of(first)


def test_a_ministry_is_told_by_its_country() -> None:
    plain = actor(1, "Foreign Ministry", ORGANISATION, country="Russia")
    assert likeness(plain, actor(2, "Russian Foreign Ministry", ORGANISATION)) is not None
    assert likeness(plain, actor(3, "Ukrainian Foreign Ministry", ORGANISATION)) is None
    assert likeness(plain, actor(4, "Foreign Ministry", ORGANISATION, country="Ukraine")) is None


def test_an_alias_counts_like_a_name() -> None:
    known = actor(1, "Alexander Lukashenko", PERSON, "Lukashenko", "Aliaksandr Lukashenka")
    assert likeness(actor(2, "Alaksandr Lukashenka"), known) is not None


def test_kinds_are_not_mixed() -> None:
    assert likeness(actor(1, "Jordan Valley"), actor(2, "Jordan Valley", PLACE)) is None
    assert likeness(actor(1, "Ana Kos"), actor(1, "Ana Kos")) is None


@pytest.mark.parametrize("name", ["", " ", ".", "—", "Li", "X", "ß", "李", "A.B.C.", "O'", "von"])
def test_odd_names_do_no_harm(name: str) -> None:
    for kind in ActorKind:
        odd = actor(1, name, kind, name)
        assert likeness(odd, actor(2, name, kind)) is None or name.strip()
        assert all(len(key) < 80 for key in keys_of(odd))
    assert isinstance(canonical(name) + bones(name), str)

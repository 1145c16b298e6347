"""Actors in Russian, German and French."""

import pytest

from briefing_app.domain.actors.actor import ActorKind


@pytest.mark.parametrize(
    ("code", "text", "name", "role"),
    [
        ("de", "Bundesfinanzminister Jörg Kramer kam.", "Jörg Kramer", "Bundesfinanzminister"),
        (
            "de",
            "Prof. Dr. Ute Lang, Rektorin der Universität Kiel, kam.",
            "Ute Lang",
            "Rektorin der Universität Kiel",
        ),
        ("de", "Der Sprecher des Verbands, Jörg Kramer, kam.", "Jörg Kramer", "Sprecher des Verbands"),
        (
            "fr",
            "La ministre de la Culture, Claire Morin, est venue.",
            "Claire Morin",
            "ministre de la Culture",
        ),
        ("fr", "Le président tchèque Milan Horak est venu.", "Milan Horak", "président tchèque"),
        ("fr", "Paul Petit, directeur du port, est venu.", "Paul Petit", "directeur du port"),
        ("ru", "Приехал министр иностранных дел Пётр Лаптев.", "Пётр Лаптев", "министр иностранных дел"),
        (
            "ru",
            "Приехал президент союза «Новый день» Пётр Лаптев.",
            "Пётр Лаптев",
            "президент союза «Новый день»",
        ),
        ("ru", "Приехал врио главы МЧС генерал Пётр Лаптев.", "Пётр Лаптев", "врио главы МЧС генерал"),
    ],
)
def test_a_person_is_known_by_name_and_office(read, code, text, name, role):
    assert read(text, code).actor(name).role == role


@pytest.mark.parametrize(
    ("text", "name", "forms"),
    [
        ("Вызвали Петра Лаптева. С Лаптевым говорили. Лаптев молчал.", "Петр Лаптев", 3),
        ("Пришли к Анне Беловой. Белова молчала. Белову отпустили.", "Анна Белова", 3),
        ("Ждали Юрия Ладыженского. Ладыженскому помогли.", "Юрий Ладыженский", 2),
        ("Пришёл Ион Владеску. С Владеску говорили.", "Ион Владеску", 2),
        ("Спросили Олега Трифоненко. Трифоненко молчал.", "Олег Трифоненко", 2),
    ],
)
def test_the_cases_of_a_russian_name_are_one_actor(read, text, name, forms):
    reading = read(text, "ru")
    assert reading.named(ActorKind.PERSON) == [name]
    assert len(reading.actor(name).mentions) == forms


def test_husband_and_wife_are_two_actors(read):
    reading = read(
        "Пётр Лаптев ушёл. Его жена Анна Лаптева осталась. «Я жду почту», — сказала Лаптева.", "ru"
    )
    assert reading.named(ActorKind.PERSON) == ["Пётр Лаптев", "Анна Лаптева"]
    assert reading.spoken == [("Анна Лаптева", "Я жду почту")]


def test_the_person_a_colleague_belongs_to_is_not_the_colleague(read):
    reading = read("Пётр Лаптев молчал. Коллега Лаптева Анна Белова сказала: «Мы ждём почту».", "ru")
    assert reading.spoken == [("Анна Белова", "Мы ждём почту")]


def test_a_german_genitive_is_the_same_person(read):
    reading = read("Ute Kramer kam. Kramers Plan blieb liegen.", "de")
    assert len(reading.actor("Ute Kramer").mentions) == 2


@pytest.mark.parametrize(
    ("code", "text", "names"),
    [
        (
            "de",
            "Das Außenministerium und die Handelskammer schweigen, die Gewerkschaft Nordlicht nicht.",
            ["Außenministerium", "Handelskammer", "Nordlicht"],
        ),
        (
            "de",
            "Die Universität Kiel und die IG Metall schreiben dem NDR.",
            ["Universität Kiel", "IG Metall", "NDR"],
        ),
        (
            "fr",
            "Le ministère de la Mer écrit à la CGT et à l’agence régionale de santé.",
            ["ministère de la Mer", "CGT", "agence régionale de santé"],
        ),
        (
            "fr",
            "L’Organisation mondiale du vin (OMV) écrit au syndicat Sud-Port.",
            ["Organisation mondiale du vin", "Sud-Port"],
        ),
        (
            "ru",
            "В Минтрансе ждут ответа от компании «Вектор» и министерства культуры.",
            ["Минтранс", "Вектор", "министерства культуры"],
        ),
        ("ru", "Газета «Северный вестник» пишет о Госдуме.", ["Северный вестник", "Госдума"]),
    ],
)
def test_bodies_are_found_by_head_word_letters_and_list(read, code, text, names):
    assert read(text, code).named(ActorKind.ORGANISATION) == names


@pytest.mark.parametrize(
    ("code", "text", "countries"),
    [
        (
            "de",
            "Polens Grenze zur Schweiz gibt es nicht, sagen französische Händler in den Niederlanden.",
            ["Polen", "Schweiz", "Frankreich", "Niederlande"],
        ),
        (
            "fr",
            "Les ports belges écrivent à l’Allemagne, aux États-Unis et à une société turque.",
            ["Belgique", "Allemagne", "États-Unis", "Turquie"],
        ),
        (
            "ru",
            "Из Финляндии в Южную Корею через Китай везут японские и немецкие станки.",
            ["Финляндия", "Южная Корея", "Китай", "Япония", "Германия"],
        ),
    ],
)
def test_countries_are_found_by_name_and_adjective(read, code, text, countries):
    assert read(text, code).named(ActorKind.COUNTRY) == countries


@pytest.mark.parametrize(
    ("code", "text", "name"),
    [
        ("de", "Die Nato wartet auf die Nato.", "Nato"),
        ("fr", "L’Otan attend.", "Otan"),
        ("ru", "В НАТО ждут.", "НАТО"),
    ],
)
def test_alliances_are_called_as_the_text_calls_them(read, code, text, name):
    assert read(text, code).named(ActorKind.ALLIANCE) == [name]


@pytest.mark.parametrize(
    ("code", "text"),
    [
        ("de", "Am Montag stieg der Preis für Strom und Wärme um fünf Prozent, teilte niemand mit."),
        ("de", "Ende Januar fiel in der Stadt Kiel auf der Straße viel Schnee."),
        ("fr", "Lundi, la ville de Brest a vu monter le prix du gaz et de la lumière."),
        ("ru", "В понедельник в посёлке Ясный подорожали свет, газ и вода."),
    ],
)
def test_common_nouns_days_and_towns_are_no_people(read, code, text):
    assert read(text, code).named(ActorKind.PERSON) == []


@pytest.mark.parametrize(
    ("code", "text"),
    [
        ("fr", "Le monde est vaste, et le PIB monte."),
        ("ru", "В первом квартале ВВП вырос, а НДС нет."),
        ("de", "Das BIP wuchs, und die Nachrichtenagentur schwieg."),
    ],
)
def test_common_words_and_letters_are_no_bodies(read, code, text):
    assert read(text, code).named(ActorKind.ORGANISATION) == []


@pytest.mark.parametrize(
    ("code", "text", "names"),
    [
        (
            "de",
            "Fraktionschefin Britta Haßmann und Jean-Luc Blanc kamen.",
            ["Britta Haßmann", "Jean-Luc Blanc"],
        ),
        ("ru", "Президенты Пётр Лаптев и Давид Каландия пришли.", ["Пётр Лаптев", "Давид Каландия"]),
        ("ru", "Губернатор Амурской области Пётр Лаптев пришёл.", ["Пётр Лаптев"]),
        ("de", "Der Chef von Polens Wehrkreis Nord, General Oleg Zank, kam.", ["Oleg Zank"]),
    ],
)
def test_a_name_begins_and_ends_where_it_does(read, code, text, names):
    assert read(text, code).named(ActorKind.PERSON) == names


def test_what_stands_in_an_actor_is_found_in_the_text(read):
    reading = read("Канцлер Германии Юрген Кляйн ждёт. Кляйну пишут.", "ru")
    actor = reading.actor("Юрген Кляйн")
    assert [span.of(reading.text) for span in actor.mentions] == ["Юрген Кляйн", "Кляйну"]
    assert actor.role == "Канцлер Германии"

import pytest

from briefing_app.analysis.languages.cutting import segment_in
from briefing_app.analysis.languages.language import language_for


def sentences(code, text):
    language = language_for(code)
    segments = segment_in(text, language)
    tokens = segments.tokens
    return [text[tokens.start[a] : tokens.end[b - 1]] for a, b in segments.sentences]


@pytest.mark.parametrize(
    ("code", "first", "second"),
    [
        ("de", "Am 3. Mai kam z. B. Dr. Keller mit 4 Mio. Euro.", "Danach ging er."),
        ("de", "Der Vertrag vom 30. 9. 2019 gilt bis zum 2. Quartal.", "Dann endet er."),
        ("de", "Es kamen Gäste aus Wien, Bern usw.", "Alle blieben."),
        ("de", "„Wir warten. Wir hoffen“, sagte sie.", "Er schwieg."),
        ("de", "„Kommt er?“, fragte sie.", "Niemand wusste es."),
        ("fr", "M. Roux et le Dr. Petit ont vu Mme Blanc.", "Ils sont partis."),
        ("fr", "« C’est fini. Rentrez ! » a crié le gardien.", "Tout le monde est sorti."),
        ("fr", "« Nous attendons », dit-il.", "« Rien ne vient. »"),
        ("ru", "В 2027 г. завод получит 40 млн руб., т. е. вдвое больше.", "Деньги даст область."),
        ("ru", "Там живёт Б. Н. Лаптев.", "Он учёный."),
        ("ru", "Ремонт стоил 40 тыс. руб.", "Платил город."),
        ("ru", "Он писал об этом в соцсети X.", "В порту ждали."),
        ("ru", "«Мы ждём! Когда?» — спросила она.", "Ответа не было."),
        ("ru", "— Мы дома, — сказал Лаптев.", "— Пора спать."),
    ],
)
def test_a_sentence_ends_where_the_language_says(code, first, second):
    assert sentences(code, f"{first} {second}") == [first, second]


@pytest.mark.parametrize(
    ("code", "text", "words"),
    [
        ("fr", "L’annonce d’Arles, aujourd’hui", ["L’", "annonce", "d’", "Arles", ",", "aujourd’hui"]),
        ("fr", "a-t-elle dit", ["a", "-t-", "elle", "dit"]),
        ("de", "z.B. am 3. Mai", ["z.B.", "am", "3", ".", "Mai"]),
        ("ru", "Иванов-Крамской, т.е. он", ["Иванов-Крамской", ",", "т.е.", "он"]),
    ],
)
def test_words_are_cut_as_the_language_writes_them(code, text, words):
    assert language_for(code).tokens_of(text).words == words

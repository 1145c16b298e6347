"""Quotations in Russian, German and French: who said them, and which words are none."""

import pytest

from briefing_app.domain.statements.statement import Manner


@pytest.mark.parametrize(
    ("code", "text", "source", "words"),
    [
        # behind the quotation
        (
            "de",
            "„Wir bleiben hier“, sagte Bürgermeisterin Ute Lang.",
            "Bürgermeisterin Ute Lang",
            "Wir bleiben hier",
        ),
        ("de", "»Wir bleiben hier«, sagte Ute Lang am Montag in Kiel.", "Ute Lang", "Wir bleiben hier"),
        ("de", '"Wir bleiben hier", so Ute Lang.', "Ute Lang", "Wir bleiben hier"),
        ("de", "‚Wir bleiben hier‘, sagte Ute Lang.", "Ute Lang", "Wir bleiben hier"),
        ("de", "„Wer bleibt hier?“, fragte ein Matrose.", "ein Matrose", "Wer bleibt hier?"),
        ("fr", "« Nous restons ici », a déclaré M. Jean Roux.", "M. Jean Roux", "Nous restons ici"),
        ("fr", "“Nous restons ici”, affirme Jean Roux.", "Jean Roux", "Nous restons ici"),
        ("fr", "« Nous restons ici ! » s’est écrié un marin.", "un marin", "Nous restons ici !"),
        ("fr", "« Nous restons ici », selon Jean Roux.", "Jean Roux", "Nous restons ici"),
        ("ru", "«Мы остаёмся здесь», — заявил Пётр Лаптев.", "Пётр Лаптев", "Мы остаёмся здесь"),
        ("ru", '"Мы остаёмся здесь", - заявил Пётр Лаптев.', "Пётр Лаптев", "Мы остаёмся здесь"),
        (
            "ru",
            "«Мы остаёмся здесь», – сообщил ТАСС капитан Пётр Лаптев.",
            "капитан Пётр Лаптев",
            "Мы остаёмся здесь",
        ),
        (
            "ru",
            "«Мы остаёмся здесь», — сообщили в пресс-службе флота.",
            "пресс-службе флота",
            "Мы остаёмся здесь",
        ),
        # before it
        ("de", "Ute Lang erklärte: „Wir bleiben hier.“", "Ute Lang", "Wir bleiben hier."),
        ("de", "Ute Lang wies das zurück: „Wir bleiben hier.“", "Ute Lang", "Wir bleiben hier."),
        (
            "fr",
            "Jean Roux, maire de Brest, a répondu : « Nous restons ici. »",
            "Jean Roux",
            "Nous restons ici.",
        ),
        ("ru", "Капитан Пётр Лаптев: «Мы остаёмся здесь».", "Капитан Пётр Лаптев", "Мы остаёмся здесь"),
        # parts of a sentence
        ("de", "Ute Lang nannte den Plan „eine teure Träumerei“.", "Ute Lang", "eine teure Träumerei"),
        ("de", "Ute Lang hat den Plan als „teure Träumerei“ bezeichnet.", "Ute Lang", "teure Träumerei"),
        ("fr", "Jean Roux a dénoncé « un mauvais calcul ».", "Jean Roux", "un mauvais calcul"),
        ("ru", "Пётр Лаптев назвал план «дорогой мечтой».", "Пётр Лаптев", "дорогой мечтой"),
    ],
)
def test_a_quotation_finds_its_source(read, code, text, source, words):
    assert read(text, code).said == [(source, words)]


@pytest.mark.parametrize(
    ("code", "text", "source", "words"),
    [
        (
            "de",
            "„Wir bleiben“, sagte Ute Lang, „und wir warten auf Post.“",
            "Ute Lang",
            "Wir bleiben | und wir warten auf Post.",
        ),
        (
            "fr",
            "« Nous restons, a dit Jean Roux. Le vent tourne. »",
            "Jean Roux",
            "Nous restons | Le vent tourne.",
        ),
        (
            "fr",
            "« Il faut, a répété la ministre, garder son calme. »",
            "la ministre",
            "Il faut | garder son calme.",
        ),
        ("fr", "« Nous restons, a-t-elle dit. Le vent tourne. »", "elle", "Nous restons | Le vent tourne."),
        (
            "ru",
            "«Мы остаёмся, — сказал Пётр Лаптев. — Ветер крепчает».",
            "Пётр Лаптев",
            "Мы остаёмся | Ветер крепчает",
        ),
        (
            "ru",
            "«Мы остаёмся, — сказал Пётр Лаптев, — и ждём почту».",
            "Пётр Лаптев",
            "Мы остаёмся | и ждём почту",
        ),
        ("ru", "«Когда почта? — спросил Пётр Лаптев. — Мы ждём».", "Пётр Лаптев", "Когда почта? | Мы ждём"),
    ],
)
def test_the_words_of_the_author_are_left_out_of_a_quotation(read, code, text, source, words):
    assert read(text, code).said == [(source, words)]


def test_a_line_of_dialogue_is_what_was_said(read):
    reading = read(
        "— Мы дома, — сказал Пётр Лаптев. — Пора спать.\n\n— Ещё рано, — ответила Анна Белова.", "ru"
    )
    assert reading.said == [("Пётр Лаптев", "Мы дома | Пора спать."), ("Анна Белова", "Ещё рано")]
    assert {s.attribution.manner for s in reading.analysis.statements} == {Manner.DIRECT}


def test_an_interview_gives_each_answer_to_its_label(read):
    text = "Ute Lang sprach mit Jörg Kramer.\n\nLang: Bleiben Sie hier?\n\nKramer: Ja. Er sagte „nein“."
    assert read(text, "de").spoken == [
        ("Ute Lang", "Bleiben Sie hier?"),
        ("Jörg Kramer", "Ja. Er sagte „nein“."),
    ]


def test_a_single_label_is_no_interview(read):
    assert read("Ute Lang kam.\n\nLang: die Fähre bleibt im Hafen.", "de").said == []


def test_a_list_with_dashes_is_no_dialogue(read):
    assert read("— хлеб и соль\n\n— Вода, чай и сахар\n\n— Лодка на двоих.", "ru").said == []


@pytest.mark.parametrize(
    ("code", "text", "words"),
    [
        ("de", "„Er rief: ‚Nie wieder!‘ und ging“, sagte Ute Lang.", "Er rief: ‚Nie wieder!‘ und ging"),
        ("de", "»Er rief: ›Nie wieder!‹ und ging«, sagte Ute Lang.", "Er rief: ›Nie wieder!‹ und ging"),
        ("ru", "«Он крикнул: «Никогда!» и ушёл», — сказал Пётр Лаптев.", "Он крикнул: «Никогда!» и ушёл"),
        ("ru", "«Мы читаем «Зарю», — сказал Пётр Лаптев.", "Мы читаем «Зарю"),
        ("ru", '"Мы читаем "Зарю" и спорим", - сказал Пётр Лаптев.', 'Мы читаем "Зарю" и спорим'),
    ],
)
def test_a_quotation_keeps_the_marks_within_it(read, code, text, words):
    assert [said for _, said in read(text, code).said] == [words]


@pytest.mark.parametrize(
    ("code", "text", "speaker"),
    [
        ("de", "„Wir bleiben hier.\n\n„Und wir warten auf Post“, sagte Ute Lang.", "Ute Lang"),
        ("fr", "« Nous restons ici », a dit Jean Roux. « Le vent tourne vite. »", "Jean Roux"),
        ("ru", "«Мы остаёмся здесь», — сказал Пётр Лаптев. «Ветер крепчает к ночи».", "Пётр Лаптев"),
    ],
)
def test_what_goes_on_belongs_to_who_began(read, code, text, speaker):
    assert {who for who, _ in read(text, code).spoken} == {speaker}


def test_a_quotation_that_is_never_closed_ends_with_its_paragraph(read):
    reading = read("Ute Lang sagte: „Wir bleiben hier\n\nDie Fähre legte ab.", "de")
    assert reading.said == [("Ute Lang", "Wir bleiben hier")]


@pytest.mark.parametrize(
    ("code", "text"),
    [
        ("de", "Der Film „Das letzte Zimmer“ läuft in Kiel. Die Zeitung „Die Welt“ druckt ihn ab."),
        ("de", "Die Aktion „Faire Milch“ endet am Sonntag, und die „große Lösung“ fehlt noch."),
        ("fr", "Le roman « La Peste » et le parti « Horizons » font parler d’eux."),
        ("ru", "ООО «Ромашка» и партия «Единая Россия» открыли клуб «Новый день»."),
        ("ru", "Так называемые «партнёры» смотрели фильм «Зимний берег»."),
    ],
)
def test_titles_and_names_in_marks_are_no_statements(read, code, text):
    assert read(text, code).said == []


@pytest.mark.parametrize(
    ("code", "text", "source", "words", "manner"),
    [
        ("de", "Ute Lang sagte, sie sei dazu bereit.", "Ute Lang", "sie sei dazu bereit", Manner.INDIRECT),
        (
            "de",
            "Ute Lang sagte am Abend, dass die Fähre bleibt.",
            "Ute Lang",
            "die Fähre bleibt",
            Manner.INDIRECT,
        ),
        ("de", "Die Fähre sei voll, sagte Ute Lang.", "Ute Lang", "Die Fähre sei voll", Manner.INDIRECT),
        (
            "de",
            "Laut Ute Lang bleibt die Fähre im Hafen.",
            "Ute Lang",
            "bleibt die Fähre im Hafen",
            Manner.INDIRECT,
        ),
        ("de", "Wie Ute Lang mitteilte, bleibt die Fähre.", "Ute Lang", "bleibt die Fähre", Manner.INDIRECT),
        ("de", "Aus dem Kreml hieß es, man warte noch.", "dem Kreml", "man warte noch", Manner.INDIRECT),
        (
            "fr",
            "Jean Roux a affirmé que le port restait ouvert.",
            "Jean Roux",
            "le port restait ouvert",
            Manner.INDIRECT,
        ),
        (
            "fr",
            "Jean Roux a affirmé que le port « restait ouvert ».",
            "Jean Roux",
            "le port « restait ouvert »",
            Manner.MIXED,
        ),
        (
            "fr",
            "Le port reste ouvert, a annoncé Jean Roux.",
            "Jean Roux",
            "Le port reste ouvert",
            Manner.INDIRECT,
        ),
        (
            "fr",
            "Selon Jean Roux, le port reste ouvert.",
            "Jean Roux",
            "le port reste ouvert",
            Manner.INDIRECT,
        ),
        (
            "ru",
            "Пётр Лаптев сообщил, что порт остаётся открытым.",
            "Пётр Лаптев",
            "порт остаётся открытым",
            Manner.INDIRECT,
        ),
        (
            "ru",
            "По словам Петра Лаптева, порт остаётся открытым.",
            "Петра Лаптева",
            "порт остаётся открытым",
            Manner.INDIRECT,
        ),
        (
            "ru",
            "Порт пока остаётся открытым, сообщает ТАСС.",
            "ТАСС",
            "Порт пока остаётся открытым",
            Manner.INDIRECT,
        ),
        (
            "ru",
            "Порт, по словам Петра Лаптева, «работает как часы».",
            "Петра Лаптева",
            "Порт | работает как часы",
            Manner.MIXED,
        ),
    ],
)
def test_what_is_reported_without_marks(read, code, text, source, words, manner):
    reading = read(text, code)
    assert reading.said == [(source, words)]
    assert [s.attribution.manner for s in reading.analysis.statements] == [manner]


@pytest.mark.parametrize(
    ("code", "text", "source"),
    [
        # the subject is not the noun nearest to the verb
        ("de", "Ute Lang, Sprecherin der Stadt Kiel, sagte, sie sei dazu bereit.", "Ute Lang"),
        ("de", "Ute Lang hatte den Bewohnern versprochen, sie werde sich kümmern.", "Ute Lang"),
        ("fr", "Jean Roux, membre du parti Horizons, a dit que le port restait ouvert.", "Jean Roux"),
        ("fr", "Jean Roux connaît le marin et affirme que le port reste ouvert.", "Jean Roux"),
        ("ru", "Пётр Лаптев в своём телеграм-канале написал, что порт остаётся открытым.", "Пётр Лаптев"),
        ("ru", "«Мы остаёмся здесь», — заявил журналистам Пётр Лаптев.", "Пётр Лаптев"),
        ("ru", "«Мы остаёмся здесь», — цитирует Лаптева ТАСС. Пётр Лаптев молчал.", "Лаптева"),
        # two people, or one with two offices
        ("de", "Ute Lang und Jörg Kramer sagten, man sei dazu bereit.", "Ute Lang und Jörg Kramer"),
        ("de", "„Wir bleiben hier“, sagt Ute Lang (SPD).", "Ute Lang"),
        ("fr", "Jean Roux (LR) assure que le port reste ouvert.", "Jean Roux"),
        ("de", "„Wir bleiben hier“, wird Ute Lang in der „Ostsee-Post“ zitiert.", "Ute Lang"),
        ("de", "„Ihr seid eine tolle Mannschaft.“ So lobte Ute Lang die Matrosen.", "Ute Lang"),
    ],
)
def test_the_source_is_the_subject(read, code, text, source):
    assert [found for found, _ in read(text, code).said] == [source]


@pytest.mark.parametrize(
    ("code", "text"),
    [
        ("de", "Ute Lang sagte nicht, dass die Fähre im Hafen bleibt."),
        ("fr", "Jean Roux n’a pas dit que le port restait ouvert."),
        ("ru", "Пётр Лаптев не сказал, что порт остаётся открытым."),
    ],
)
def test_what_was_not_said_is_no_statement(read, code, text):
    assert read(text, code).said == []


@pytest.mark.parametrize(
    ("code", "text", "speaker"),
    [
        ("de", "Ministerin Ute Lang kam spät. „Wir bleiben hier“, sagte die Ministerin.", "Ute Lang"),
        ("de", "Ute Lang kam spät. „Wir bleiben hier“, sagte sie.", "Ute Lang"),
        ("fr", "Le maire Jean Roux est venu. « Nous restons ici », a dit le maire.", "Jean Roux"),
        ("fr", "Jean Roux est venu. « Nous restons ici », a-t-il dit.", "Jean Roux"),
        ("ru", "Капитан Пётр Лаптев пришёл. «Мы остаёмся здесь», — сказал капитан.", "Пётр Лаптев"),
        ("ru", "Анна Белова пришла. «Мы остаёмся здесь», — сказала она.", "Анна Белова"),
        # another office, another sex, two people, several people
        ("de", "Innenministerin Ute Lang kam. „Wir bleiben hier“, sagte die Außenministerin.", None),
        ("de", "Ute Lang kam spät. „Wir bleiben hier“, sagte er.", None),
        ("fr", "Hier, Jean Roux a vu Paul Petit. « Nous restons ici », a-t-il dit.", None),
        (
            "fr",
            "Le ministre de la Défense Jean Roux est venu. « Nous restons », a dit le ministre de la Santé.",
            None,
        ),
        ("ru", "Вчера Анна Белова видела Веру Громову. «Мы остаёмся здесь», — сказала она.", None),
        ("ru", "Анна Белова пришла. «Мы остаёмся здесь», — сказал представитель завода.", None),
    ],
)
def test_an_office_or_a_pronoun_has_a_speaker_only_where_one_can_be_meant(read, code, text, speaker):
    assert [who for who, _ in read(text, code).spoken] == [speaker]

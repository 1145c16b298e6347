"""The language of a text: close relatives told apart, and how sure that is."""

from __future__ import annotations

import pytest

from briefing_app.intake.languages.language import language_of, language_tag, told_language

TOLD = {
    "uk": "Уряд ухвалив рішення про новий бюджет, повідомив у середу міністр фінансів.",
    "ru": "Правительство приняло решение о новом бюджете, сообщил в среду министр финансов.",
    "be": "Урад прыняў рашэнне аб новым бюджэце, паведаміў у сераду міністр фінансаў.",
    "bg": "Правителството прие решение за новия бюджет, съобщи в сряда министърът на финансите.",
    "mk": "Владата донесе одлука за новиот буџет, соопшти во средата министерот за финансии.",
    "sr": "Vlada je donela odluku o novom budžetu, rekao je predsednik posle sednice u Beogradu.",
    "hr": "Vlada je tijekom prošlog tjedna donijela odluku o sustavu mirovina, priopćio je ministar.",
    "bs": "Vlada je tokom prošle sedmice donijela odluku o penzijama, saopćeno je poslije sjednice.",
    "cs": "Vláda ve středu rozhodla o novém rozpočtu, řekl ministr financí po jednání.",
    "sk": "Vláda v stredu rozhodla o novom rozpočte, povedal minister financií po rokovaní.",
    "da": "Regeringen har onsdag besluttet et nyt budget, siger finansministeren efter mødet.",
    "no": "Regjeringen har onsdag vedtatt et nytt budsjett, sier finansministeren etter møtet.",
    "sv": "Regeringen har på onsdagen beslutat om en ny budget, säger finansministern efter mötet.",
    "es": "El gobierno aprobó el miércoles un nuevo presupuesto, dijo el ministro de Hacienda.",
    "pt": "O governo aprovou na quarta-feira um novo orçamento, disse o ministro das Finanças.",
    "gl": "O goberno aprobou o mércores un novo orzamento, dixo o ministro de Facenda á prensa.",
    "ca": "El govern ha aprovat dimecres un nou pressupost, ha dit el ministre d'Hisenda.",
    "id": "Pemerintah menyetujui anggaran baru karena kebutuhan mendesak, kata menteri pada hari Rabu.",
    "ms": "Kerajaan meluluskan belanjawan baharu kerana keperluan mendesak, kata beliau pada hari Rabu.",
    "fa": "دولت روز چهارشنبه بودجه جدید را تصویب کرد، وزیر دارایی پس از نشست گفت.",
    "ar": "وافقت الحكومة يوم الأربعاء على الميزانية الجديدة، كما قال وزير المالية بعد الاجتماع.",
    "ur": "حکومت نے بدھ کو نئے بجٹ کی منظوری دے دی، وزیر خزانہ نے اجلاس کے بعد کہا۔",
    "zh": "财政部长会后表示,政府周三批准了新预算。",
    "ja": "政府は水曜日に新しい予算を承認したと財務大臣が会議後に述べた。",
    "ko": "정부는 수요일 새 예산안을 승인했다고 재무장관이 회의 후 밝혔다.",
    "vi": "Chính phủ hôm thứ Tư đã thông qua ngân sách mới, bộ trưởng tài chính cho biết sau cuộc họp.",
    "sw": "Serikali iliidhinisha bajeti mpya siku ya Jumatano, waziri wa fedha alisema baada ya mkutano.",
}


@pytest.mark.parametrize("language", TOLD)
def test_one_sentence_shows_its_language(language: str):
    assert language_of(TOLD[language]) == language


def test_more_words_make_it_surer():
    sentence = TOLD["sk"]
    assert told_language(sentence[:24]).confidence < told_language(sentence).confidence
    assert told_language(sentence * 5).confidence >= 0.95


def test_a_close_relative_is_told_with_less_certainty_where_no_word_decides():
    assert told_language("Oni su danas govorili o tome i bili su veoma zadovoljni.").confidence < 0.7
    assert told_language(TOLD["sr"]).confidence > 0.75


@pytest.mark.parametrize("text", ["", "1234 5678", "…", "7"])
def test_what_has_no_words_shows_no_language(text: str):
    told = told_language(text)
    assert (told.language, told.confidence) == ("", 0.0)


def test_a_tag_gives_its_language():
    assert language_tag("de_AT") == "de"
    assert language_tag("nb-NO") == "no"
    assert language_tag("und") == language_tag("x'; drop") == ""

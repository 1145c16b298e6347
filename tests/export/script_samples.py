"""Invented words in the scripts that every briefing may hold, and what the tests need to print them."""

from __future__ import annotations

import os
from dataclasses import dataclass

import documents
import pytest
from needed import EVERYTHING

from briefing_app.document.nodes import (
    Block,
    Column,
    Emphasis,
    Heading,
    ItemHead,
    Paragraph,
    Quotation,
    Role,
    SourceEntry,
    SourceRef,
    Sources,
    Table,
    Text,
)
from briefing_app.export.pdf.typefaces.lenders import Wish, lender_for


@dataclass(frozen=True)
class Sample:
    """Words of one language: its tag, a name, a headline, a sentence, a quotation, a sign to look for."""

    language: str
    name: str
    headline: str
    sentence: str
    quotation: str
    sign: str


SAMPLES = {
    "Greek": Sample(
        "el",
        "Αλέξανδρος Παπαδόπουλος",
        "Ο μεσολαβητής προτείνει κοινή αίθουσα",
        "Οι αντιπροσωπείες επέστρεψαν το Σάββατο ύστερα από παύση 14 ημερών.",
        "«Δεν θα δεχθούμε διάδρομο χωρίς εγγυήσεις.»",
        "λ",
    ),
    "Russian": Sample(
        "ru",
        "Александр Гордиенко",
        "Посредник предлагает комнату досмотра",
        "Делегации вернулись в субботу вечером после перерыва в 14 дней.",
        "«Мы не примем коридор без гарантий.»",
        "ж",
    ),
    "Arabic": Sample(
        "ar",
        "محمد عبد الله الراشد",
        "الوسيط يعرض غرفة تفتيش مشتركة",
        "عاد الوفدان مساء الثلاثاء بعد توقف دام 14 يوماً، وقالا إن الأجواء عملية.",
        "«لن نقبل بممرّ دون ضمانات.»",
        "ش",
    ),
    "Persian": Sample(
        "fa",
        "پریسا گودرزی",
        "میانجی اتاق بازرسی مشترک پیشنهاد می‌کند",
        "هیئت‌ها شنبه شب پس از وقفه‌ای ۱۴ روزه بازگشتند.",
        "«ما راهرو را بدون ضمانت نمی‌پذیریم.»",
        "گ",
    ),
    "Urdu": Sample(
        "ur",
        "ڈاکٹر عائشہ ٹوانہ",
        "ثالث نے مشترکہ معائنے کی پیشکش کی ہے",
        "وفود ہفتے کی شام کو لوٹے اور بات چیت جاری رہی۔",
        "”ہم ضمانتوں کے بغیر نہیں مانیں گے۔“",
        "ڑ",
    ),
    "Hebrew": Sample(
        "he",
        "יאיר בן־דוד",
        "המתווך מציע חדר פיקוח משותף",
        "שתי המשלחות חזרו במוצאי שבת לאחר הפסקה של 14 ימים (Annex B).",
        "״לא נקבל מסדרון ללא ערבויות״",
        "ש",
    ),
    "Chinese, simplified": Sample(
        "zh-Hans",
        "王毅",
        "调解人提议设立联合检查室",
        "两个代表团在中断14天之后返回，双方均称气氛“务实”。",
        "“没有保障，我们不会接受走廊。”",
        "调",
    ),
    "Chinese, traditional": Sample(
        "zh-Hant",
        "吳釗燮",
        "調解人提議設立聯合檢查室",
        "兩個代表團在中斷14天之後返回，雙方均稱氣氛「務實」。",
        "「沒有保障，我們不會接受走廊。」",
        "調",
    ),
    "Japanese": Sample(
        "ja",
        "岸田直樹",
        "仲介者、合同査察室を提案",
        "両代表団は14日間の中断を経て、土曜日の夕方に中立地へ戻った。",
        "「保証のない回廊は受け入れられない。」",
        "ゃ",
    ),
    "Korean": Sample(
        "ko",
        "김민준",
        "중재자, 공동 사찰실 설치 제안",
        "양측 대표단은 14일간의 중단 끝에 토요일 저녁 돌아왔다.",
        "“보장 없는 회랑은 받아들이지 않을 것이다.”",
        "한",
    ),
}
RIGHT_TO_LEFT = ("Arabic", "Persian", "Urdu", "Hebrew")
EAST_ASIAN = ("Chinese, simplified", "Chinese, traditional", "Japanese", "Korean")


def sample_of(name: str) -> Sample:
    """Return a sample; its test is skipped, or fails where all must run, if no font here has its letters."""
    sample = SAMPLES[name]
    if name in EAST_ASIAN and lender_for(sample.sign, Wish(False, False, sample.language)) is None:
        words = f"no font for {name} is installed; on Debian or Ubuntu: sudo apt install fonts-noto-cjk"
        if os.environ.get(EVERYTHING):
            pytest.fail(words)
        pytest.skip(words)
    return sample


def blocks_of(sample: Sample, *, tagged: bool = True) -> tuple[Block, ...]:
    """Return the sample in a heading, an item, a quotation, a table and the sources."""

    def text(words: str, emphasis: Emphasis = Emphasis.NONE) -> Text:
        return Text(words, emphasis, sample.language if tagged else "")

    return (
        Heading(1, (text(sample.headline),), "h"),
        ItemHead("1", (text(sample.headline),), "i"),
        Paragraph(
            Role.ITEM_BODY,
            (text(f"{sample.sentence} "), SourceRef((1,))),
            label=sample.name,
            notes=(sample.name,),
        ),
        Quotation((text(sample.name, Emphasis.STRONG),), (text(sample.quotation),)),
        Table(
            (Column("Name", 1), Column("Words", 3)), (((text(sample.name),), (text(sample.sentence),)),), "d"
        ),
        Sources("Sources", (SourceEntry(1, (text(f"{sample.name}, {sample.headline}."),)),)),
    )


def document_of(sample: Sample, *, tagged: bool = True):
    """Return the sample as a document in English."""
    return documents.of(*blocks_of(sample, tagged=tagged))

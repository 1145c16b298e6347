"""Which of the dates in a line is the one of publication, by the words beside it."""

from __future__ import annotations

import re
from enum import Enum
from typing import TYPE_CHECKING

from briefing_app.intake.clues.dates import believed, dates_in

if TYPE_CHECKING:
    from datetime import date

    from briefing_app.intake.clues.dates import WrittenDate


class Label(Enum):
    """What the words beside a date say that it is; of several the later one here is believed."""

    RIGHTS = 0
    CHANGED = 1
    NOTHING = 2
    PUBLISHED = 3


_CHANGED = (
    r"\bupdate|\bmodified|\blast\s+(?:edit|change|review)|\bedited|\brevised|aktualisier|geändert|änderung|überarbeitet|"
    r"mis\s+à\s+jour|mise?\s+à\s+jour|modifi[ée]|\bmàj\b|\bmaj\s*:|actualiza|modificad|modificat|aggiornat|"
    r"ultima\s+modifica|atualiza|bijgewerkt|gewijzigd|uppdatera|ändrad|opdatere|oppdater|sist\s+endret|päivitetty|"
    r"muokattu|zaktualizowan|aktualizac|aktualizov|обновл|оновл|изменен|güncelle|diperbarui|cập\s+nhật|ενημερώθηκε|"
    r"τελευταία\s+ενημέρωση|עודכן|تحديث|更新|수정"
)
_PUBLISHED = (
    r"\bpublished|\bposted|\bfirst\s+published|\bpublication\s+date|veröffentlicht|erschienen|erstellt|publié|"
    r"\bparu\b|mis\s+en\s+ligne|publicad|publicat|pubblicat|gepubliceerd|geplaatst|publicera|udgivet|offentliggjort|"
    r"publisert|julkaistu|opublikowan|publikacji|zveřejněn|publikován|publikov|objavljeno|опубликован|опубліковано|"
    r"дата\s+публикации|yayın|diterbitkan|đăng\s+ngày|δημοσιε|δημοσίευση|פורסם|نشر|发布|發佈|发表|發表|掲載|公開|"
    r"配信|입력|등록"
)
_RIGHTS = r"copyright|©|\(c\)|&copy;|all\s+rights|alle\s+rechte|tous\s+droits"
_WORDS = re.compile(
    rf"(?P<CHANGED>{_CHANGED})|(?P<PUBLISHED>{_PUBLISHED})|(?P<RIGHTS>{_RIGHTS})", re.IGNORECASE
)
_NEXT_TO = 20
_PUBLISHED_AFTER = re.compile(rf"^[^.!?]{{0,40}}?(?:{_PUBLISHED})", re.IGNORECASE)


def publication_in(text: str, before: str = "") -> tuple[WrittenDate, Label] | None:
    """Return the date in `text` that is most likely the one of publication, with what it is said to be.

    `before` are the words that stand before the text on the page. A date of rights is none.
    """
    best: tuple[WrittenDate, Label] | None = None
    end = 0
    for written in dates_in(text):
        label = _label(before if not end else "", text[end : written.start], text[written.end :])
        end = written.end
        if best is None or label.value > best[1].value:
            best = (written, label)
    return best if best and best[1] is not Label.RIGHTS else None


def published_in(text: str, today: date | None = None) -> date | None:
    """Return the day of publication in `text`, None where that is ambiguous."""
    found = publication_in(text)
    return believed(found[0].days[0], today) if found and len(found[0].days) == 1 else None


def is_of_change(text: str) -> bool:
    """Tell whether the only thing that a text dates is a change."""
    found = publication_in(text)
    return found is not None and found[1] is Label.CHANGED


def says_published(text: str) -> bool:
    """Tell whether a text speaks of publication."""
    return label_of(text) is Label.PUBLISHED


def label_of(text: str) -> Label:
    """Return what the last words about dates in `text` say of one that follows."""
    found = Label.NOTHING
    for match in _WORDS.finditer(text):
        found = Label[match.lastgroup or "NOTHING"]
    return found


def _label(before: str, words: str, after: str) -> Label:
    label = label_of(words)
    if label is Label.NOTHING and _PUBLISHED_AFTER.match(after):
        return Label.PUBLISHED
    return label_of(before) if label is Label.NOTHING and len(words) <= _NEXT_TO else label

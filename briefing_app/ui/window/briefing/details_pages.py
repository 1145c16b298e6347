"""The pages of the details of a briefing; each takes its fields into the briefing."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from PySide6.QtCore import QDate, Signal
from PySide6.QtWidgets import QCheckBox, QDateEdit

from briefing_app.document.words.wording import base_language
from briefing_app.domain.briefings.briefing import Paper, Tlp
from briefing_app.ui.look.plain import form_label, label
from briefing_app.ui.window.briefing.details_fields import (
    DayField,
    DetailsForm,
    MomentField,
    chosen_in,
    combo,
    line,
    lines,
    searched,
    side_by_side,
    words_in,
)
from briefing_app.ui.window.settings.settings_dialog import recipient

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from datetime import date

    from briefing_app.document.products.offered import Offer
    from briefing_app.domain.actors.actor import Actor
    from briefing_app.domain.briefings.briefing import Briefing

_TLP_WORDS = {
    Tlp.NONE: "No TLP label",
    Tlp.CLEAR: "TLP:CLEAR — may be published",
    Tlp.GREEN: "TLP:GREEN — within the community",
    Tlp.AMBER: "TLP:AMBER — organisation and clients, need to know",
    Tlp.AMBER_STRICT: "TLP:AMBER+STRICT — organisation only",
    Tlp.RED: "TLP:RED — named recipients only",
}
_PRECEDENCES = ("", "ROUTINE", "PRIORITY", "IMMEDIATE", "FLASH")


class WhatPage(DetailsForm):
    """What the briefing is, of whom, by whom and for whom; `product_chosen` tells of another product."""

    product_chosen = Signal()

    def __init__(self, briefing: Briefing, products: Iterable[Offer], speakers: Sequence[Actor]) -> None:
        super().__init__("detailsWhat")
        control = briefing.control
        self._about_actor = {offer.name: offer.about_actor for offer in products}
        self.product = combo(
            "detailsProduct",
            (
                (f"{'    ' if offer.variant else ''}{offer.title}", offer.name)
                for offer in products
                if not offer.fault
            ),
            briefing.product,
        )
        self.title = line("detailsTitle", briefing.title)
        people: list[tuple[str, object]] = [("Whoever speaks most", None)]
        people += [(actor.name, actor.id) for actor in speakers]
        self._subject = searched(combo("detailsSubject", people, briefing.subject))
        self._subject_name = form_label("About")
        self._organisation = lines("detailsOrganisation", control.organisation, 3)
        day = control.issue_date
        self._date = QDateEdit(QDate(day.year, day.month, day.day) if day else QDate.currentDate())
        self._date.setObjectName("detailsDate")
        self._date.setAccessibleName("Date")
        self._date.setCalendarPopup(True)
        self._date.setDisplayFormat("d MMMM yyyy")
        self._dated = QCheckBox()
        self._dated.setAccessibleName("The briefing has a date of its own")
        self._dated.setToolTip("Without a tick, the briefing carries the day on which it leaves")
        self._dated.setChecked(day is not None)
        self._date.setEnabled(self._dated.isChecked())
        self._dated.toggled.connect(self._date.setEnabled)
        self._edition = line("detailsEdition", control.edition, "Morning edition")
        self._edition.setAccessibleName("Edition")
        self._drafter = line("detailsDrafter", control.drafter, "Name or office symbol")
        self._drafter.setAccessibleName("Drafted by")
        self._phone = line("detailsPhone", control.phone, "Telephone")
        self._phone.setAccessibleName("Telephone")
        self._distribution = lines(
            "detailsDistribution",
            ("; ".join(part for part in (r.name, r.office, r.copies)) for r in control.distribution),
            3,
        )
        self._distribution.setPlaceholderText("One recipient a line: name; office; copies")
        self.add("Product", self.product)
        self.add("Title", self.title)
        self._subject.setAccessibleName("Whom it is about")
        self.form.addRow(self._subject_name, self._subject)
        self.add("Organisation", self._organisation)
        self.add("Date, edition", side_by_side((self._dated, 0), (self._date, 0), (self._edition, 1)))
        self.add("Drafted by, phone", side_by_side((self._drafter, 2), (self._phone, 1)))
        self.add("Distribution", self._distribution)
        self.product.currentIndexChanged.connect(self._tell_product)
        self._show_subject()

    def taken(self, briefing: Briefing) -> Briefing:
        """Return `briefing` with what the page says."""
        subject = chosen_in(self._subject)
        control = replace(
            briefing.control,
            organisation=words_in(self._organisation.toPlainText().splitlines()),
            issue_date=_python_date(self._date.date()) if self._dated.isChecked() else None,
            edition=self._edition.text().strip(),
            drafter=self._drafter.text().strip(),
            phone=self._phone.text().strip(),
            distribution=tuple(
                recipient(one) for one in words_in(self._distribution.toPlainText().splitlines())
            ),
        )
        return replace(
            briefing,
            title=self.title.text().strip(),
            product=self.product.currentData() or briefing.product,
            subject=subject,  # type: ignore[arg-type]
            control=control,
        )

    def _tell_product(self) -> None:
        self._show_subject()
        self.product_chosen.emit()

    def _show_subject(self) -> None:
        shown = self._about_actor.get(self.product.currentData(), False)
        self._subject.setVisible(shown)
        self._subject_name.setVisible(shown)


class MarkingPage(DetailsForm):
    """Who may see the briefing, and how it is to be handled."""

    def __init__(self, briefing: Briefing) -> None:
        super().__init__("detailsMarking")
        control = briefing.control
        self._tlp = combo("detailsTlp", ((words, tlp) for tlp, words in _TLP_WORDS.items()), control.tlp)
        self._classification = line("detailsClassification", control.classification, "OFFICIAL")
        self._handling = line(
            "detailsHandling", "; ".join(control.handling), "CHATHAM HOUSE RULE; NOT FOR PUBLICATION"
        )
        self._notice = line("detailsNotice", control.notice, "Licence or copyright notice")
        self.add("TLP", self._tlp)
        self.add("Classification", self._classification)
        self.add("Handling", self._handling)
        self.add("Notice", self._notice)
        caution = label(
            "The marking is printed on every page. This program is not accredited for classified material.",
            "caption",
        )
        caution.setWordWrap(True)
        self.form.addRow(caution)

    def taken(self, briefing: Briefing) -> Briefing:
        """Return `briefing` with what the page says."""
        control = replace(
            briefing.control,
            tlp=self._tlp.currentData(),
            classification=self._classification.text().strip(),
            handling=words_in(self._handling.text().split(";")),
            notice=self._notice.text().strip(),
        )
        return replace(briefing, control=control)


class ReportPage(DetailsForm):
    """The control data of reports: what they cover, until when, how urgent, and what comes next."""

    def __init__(self, briefing: Briefing) -> None:
        super().__init__("detailsReport")
        control = briefing.control
        self._start = DayField("detailsPeriodStart", control.period_start)
        self._end = DayField("detailsPeriodEnd", control.period_end)
        self._start.setAccessibleName("First day covered")
        self._end.setAccessibleName("Last day covered")
        self._cut_off = MomentField("detailsCutOff", control.cut_off)
        precedence = control.precedence.strip().upper()
        self._precedence = combo(
            "detailsPrecedence", ((word or "None", word) for word in _PRECEDENCES), precedence
        )
        self._desk_by = MomentField("detailsDeskBy", control.desk_by)
        self._next = DayField("detailsNextIssue", control.next_issue)
        self._since = MomentField("detailsChangedSince", control.changed_since)
        for words, field in (
            ("Period, first to last day", side_by_side((self._start, 1), (self._end, 1))),
            ("Information cut-off", self._cut_off),
            ("Precedence", self._precedence),
            ("To be read by", self._desk_by),
            ("Next issue", self._next),
            ("Changed since", self._since),
        ):
            self.add(words, field)
        hint = label(
            "What is newer than “Changed since”, the cut-off of the report before, carries a bar in the "
            "margin. Times are in UTC; empty fields are not printed.",
            "caption",
        )
        hint.setWordWrap(True)
        self.form.addRow(hint)

    def taken(self, briefing: Briefing) -> Briefing:
        """Return `briefing` with what the page says; raise `Unreadable` for the first field that is not."""
        control = replace(
            briefing.control,
            period_start=self._start.taken(),
            period_end=self._end.taken(),
            cut_off=self._cut_off.taken(),
            precedence=self._precedence.currentData(),
            desk_by=self._desk_by.taken(),
            next_issue=self._next.taken(),
            changed_since=self._since.taken(),
        )
        return replace(briefing, control=control)


class SheetPage(DetailsForm):
    """How it is printed: languages, paper, house style; `language_chosen` tells that it is another one."""

    language_chosen = Signal()

    def __init__(
        self, briefing: Briefing, languages: Sequence[tuple[str, str]], styles: Iterable[Offer]
    ) -> None:
        super().__init__("detailsSheet")
        spoken = base_language(briefing.language)
        self._language = combo("detailsLanguage", languages, spoken)
        self._language.currentIndexChanged.connect(self.language_chosen)
        second: list[tuple[str, object]] = [("None", ""), *languages]
        self._second = combo("detailsSecondLanguage", second, briefing.second_language)
        self._paper = combo("detailsPaper", ((paper.value, paper) for paper in Paper), briefing.paper)
        self._style = combo(
            "detailsHouseStyle",
            ((offer.title, offer.name) for offer in styles if not offer.fault),
            briefing.house_style,
        )
        self.add("Language of the fixed words", self._language)
        self.add("Second title line in", self._second)
        self.add("Paper", self._paper)
        self.add("House style", self._style)

    def language_of(self, briefing: Briefing) -> str:
        """Return the language chosen; that of the briefing, with its region, where it is the same."""
        chosen = str(self._language.currentData())
        return briefing.language if chosen == base_language(briefing.language) else chosen

    def taken(self, briefing: Briefing) -> Briefing:
        """Return `briefing` with what the page says."""
        return replace(
            briefing,
            language=self.language_of(briefing),
            second_language=self._second.currentData(),
            paper=self._paper.currentData(),
            house_style=self._style.currentData() or briefing.house_style,
        )


def _python_date(day: QDate) -> date:
    from datetime import date

    return date(day.year(), day.month(), day.day())

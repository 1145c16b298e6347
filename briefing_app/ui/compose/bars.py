"""The bars over the outline: which product it is, and what can be added to it."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QPoint, Qt, Signal
from PySide6.QtGui import QActionGroup
from PySide6.QtWidgets import QHBoxLayout, QMenu, QSizePolicy, QWidget

from briefing_app.document.products.offered import house_style_title, offered_house_styles, offered_products
from briefing_app.domain.briefings.briefing import Paper
from briefing_app.ui.compose.actions import COMPOSE_ACTIONS
from briefing_app.ui.look.buttons import ThemedButton
from briefing_app.ui.look.menus import empty_menu
from briefing_app.ui.look.plain import label, menu_text, tip
from briefing_app.ui.look.tokens import TOOL_BAR_HEIGHT

if TYPE_CHECKING:
    from briefing_app.document.products.offered import Offer
    from briefing_app.document.products.product import Product
    from briefing_app.domain.briefings.briefing import Briefing
    from briefing_app.ui.desk import Desk

_LONGEST = 30
_ADDING = (
    "actionAddSection",
    "actionAddHeading",
    "actionAddNote",
    "actionAddComment",
    "actionBriefingDetails",
)


class MenuButton(ThemedButton):
    """A button that names what is chosen and opens the menu of what else there is."""

    def __init__(self, desk: Desk, name: str, words: str) -> None:
        super().__init__(desk.theme, kind="plain", size=14)
        self.setObjectName(name)
        self.setAccessibleName(words)
        self.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
        self.setLayoutDirection(Qt.LayoutDirection.RightToLeft)
        self.set_icon("chevron-down", "secondary")
        self.choices = QMenu(self)
        self.choices.setObjectName(f"{name}Choices")
        self.choices.setLayoutDirection(Qt.LayoutDirection.LeftToRight)
        self.choices.setToolTipsVisible(True)
        self.setMenu(self.choices)
        self.setPopupMode(ThemedButton.ToolButtonPopupMode.InstantPopup)

    def say(self, words: str) -> None:
        """Name what is chosen."""
        self.setText(f"{menu_text(words)} ")

    def open_choices(self) -> None:
        """Open the menu with what is chosen marked, as a key asks for."""
        self.choices.popup(self.mapToGlobal(QPoint(0, self.height())))
        chosen = next((action for action in self.choices.actions() if action.isChecked()), None)
        if chosen is not None:
            self.choices.setActiveAction(chosen)


class ProductBar(QWidget):
    """Names the product of the briefing; `product_chosen` carries the name of another one."""

    product_chosen = Signal(str)

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("productBar")
        self.setProperty("edge", "bottom")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.setFixedHeight(TOOL_BAR_HEIGHT)
        self._chosen = ""
        self.button = MenuButton(desk, "productMenu", "Product")
        self.button.setStyleSheet("QToolButton { font-weight: 600; }")
        self.button.choices.aboutToShow.connect(self._fill)
        self._row = QHBoxLayout(self)
        self._row.setContentsMargins(10, 0, 10, 0)
        self._row.setSpacing(4)
        self._row.addWidget(self.button)
        self._row.addStretch(1)

    def add(self, widget: QWidget) -> None:
        """Put a widget at the right end."""
        self._row.addWidget(widget)

    def show_product(self, briefing: Briefing | None, product: Product | None) -> None:
        """Name the product of a briefing; it is hidden without one."""
        self.button.setVisible(briefing is not None)
        if briefing is not None:
            self._chosen = briefing.product
            title = product.title if product is not None else briefing.product
            self.button.say(title if len(title) <= _LONGEST else f"{title[: _LONGEST - 1].rstrip()}…")
            self.button.setAccessibleDescription(title)
            self.button.setToolTip(
                tip(f"{title}: make it another product (Ctrl+Shift+T). Nothing has to be typed again.")
            )

    def _fill(self) -> None:
        menu = self.button.choices
        empty_menu(menu)
        group = QActionGroup(menu)
        for offer in offered_products():
            action = menu.addAction(_words(offer), partial(self._choose, offer.name))
            action.setObjectName(f"product_{offer.name}")
            action.setCheckable(True)
            action.setChecked(offer.name == self._chosen)
            action.setEnabled(not offer.fault)
            action.setToolTip(tip(offer.fault or offer.title))
            group.addAction(action)

    def _choose(self, name: str) -> None:
        if name != self._chosen:
            self.product_chosen.emit(name)


class LookButton(MenuButton):
    """Names house style and paper; `style_chosen` and `paper_chosen` carry others."""

    style_chosen = Signal(str)
    paper_chosen = Signal(object)

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk, "lookMenu", "Look: house style and paper")
        self.setToolTip("House style and paper (Ctrl+Shift+H)")
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        self._style, self._title, self._paper = "", "", Paper.A4
        self.choices.aboutToShow.connect(self._fill)
        self.hide()

    def show_look(self, briefing: Briefing | None) -> None:
        """Name the look of a briefing."""
        self.setVisible(briefing is not None)
        if briefing is None:
            return
        if briefing.house_style != self._style:
            self._title = house_style_title(briefing.house_style)
        self._style, self._paper = briefing.house_style, briefing.paper
        self.say(f"{self._title}, {briefing.paper}")

    def _fill(self) -> None:
        menu = self.choices
        empty_menu(menu)
        styles, sheets = QActionGroup(menu), QActionGroup(menu)
        for offer in offered_house_styles():
            action = menu.addAction(_words(offer), partial(self._choose_style, offer.name))
            action.setObjectName(f"style_{offer.name}")
            action.setCheckable(True)
            action.setChecked(offer.name == self._style)
            action.setEnabled(not offer.fault)
            action.setToolTip(tip(offer.fault or offer.title))
            styles.addAction(action)
        menu.addSeparator()
        for paper in Paper:
            action = menu.addAction(paper.value, partial(self._choose_paper, paper))
            action.setObjectName(f"paper_{paper.value}")
            action.setCheckable(True)
            action.setChecked(paper is self._paper)
            sheets.addAction(action)

    def _choose_style(self, name: str) -> None:
        if name != self._style:
            self.style_chosen.emit(name)

    def _choose_paper(self, paper: Paper) -> None:
        if paper is not self._paper:
            self.paper_chosen.emit(paper)


class OutlineBar(QWidget):
    """Counts what stands in the outline, and offers what can be added to it."""

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("edge", "bottom")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.setFixedHeight(TOOL_BAR_HEIGHT)
        self._count = label("", "caption")
        self._count.setObjectName("briefingCounter")
        row = QHBoxLayout(self)
        row.setContentsMargins(16, 0, 10, 0)
        row.setSpacing(4)
        row.addWidget(label("Outline", "title"))
        row.addSpacing(6)
        row.addWidget(self._count, 1)
        icons = {spec.name: spec.icon for spec in COMPOSE_ACTIONS}
        for name in _ADDING:
            row.addWidget(ThemedButton(desk.theme, icons[name]).follow(desk.actions[name]))

    def say(self, words: str) -> None:
        """Show how much of the limits is used."""
        self._count.setText(words)


def _words(offer: Offer) -> str:
    indent = "      " if offer.variant else ""
    unusable = " (cannot be read)" if offer.fault else ""
    return menu_text(f"{indent}{offer.title}{unusable}")

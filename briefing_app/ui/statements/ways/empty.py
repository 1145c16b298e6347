"""What stands in place of the statements while there are none to show."""

from __future__ import annotations

from typing import TYPE_CHECKING

from briefing_app.ui.look.empty_page import EmptyPage

if TYPE_CHECKING:
    from briefing_app.ui.theme import Theme


class NoStatements(EmptyPage):
    """Says why no statement is shown, and what can be done about it."""

    def __init__(self, theme: Theme) -> None:
        super().__init__(theme, "statementsEmpty", "message-square-quote")

    def say_why(self, *, filtered: bool) -> None:
        """Say that nothing matches, or that there is nothing yet."""
        if filtered:
            self.say(
                "No statement matches",
                "Take off a filter, or search for other words or another name.",
                "Clear all filters",
            )
        else:
            self.say(
                "No statements yet",
                "Bring in articles with File, Import files, or paste one. What was said in them, "
                "and by whom, gathers here.",
            )

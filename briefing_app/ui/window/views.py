"""The views of the window: where each is made, once it is first shown."""

from __future__ import annotations

from dataclasses import dataclass
from importlib import import_module
from importlib.util import find_spec
from typing import TYPE_CHECKING, cast

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from briefing_app.ui.desk import Desk


@dataclass(frozen=True, slots=True)
class ViewSpec:
    """A view by its name; `module` and `maker` say where its class lies.

    A `page` is shown like a view, and has no place in the bar over them.
    """

    name: str
    action: str
    module: str
    maker: str
    is_page: bool = False

    @property
    def exists(self) -> bool:
        """Tell whether the program has this view."""
        return find_spec(self.module) is not None

    def make(self, desk: Desk) -> QWidget:
        """Return the view, made new."""
        return cast("QWidget", getattr(import_module(self.module), self.maker)(desk))


VIEWS = (
    ViewSpec("read", "actionViewRead", "briefing_app.ui.read.read_view", "ReadView"),
    ViewSpec("statements", "actionViewStatements", "briefing_app.ui.statements.view", "StatementsView"),
    ViewSpec("compose", "actionViewCompose", "briefing_app.ui.compose.view", "ComposeView"),
    ViewSpec("archive", "actionViewArchive", "briefing_app.ui.archive.view", "ArchiveView"),
    ViewSpec("actors", "actionViewActors", "briefing_app.ui.actors.view", "ActorsView", is_page=True),
)

"""A small library to read in, and a desk over it whose workers are in this process."""

from __future__ import annotations

import pickle
from collections.abc import Generator
from concurrent.futures import Future
from dataclasses import replace
from datetime import UTC, date, datetime
from typing import TYPE_CHECKING, Any

import samples

from briefing_app.domain.articles.article import ReadingState
from briefing_app.domain.edit import ArticleMentions, Change
from briefing_app.settings import SettingsFile
from briefing_app.storage.store import Store
from briefing_app.ui.application import make_desk
from briefing_app.ui.preferences import Preferences
from briefing_app.ui.task_runner import TaskRunner
from briefing_app.workspace import edits
from briefing_app.workspace.workers.decoding import loads
from briefing_app.workspace.workspace import Workspace

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from PySide6.QtWidgets import QApplication

    from briefing_app.ui.desk import Desk

NOW = datetime(2026, 11, 22, 6, 40, tzinfo=UTC)
EMOJI_TEXT = (
    "🚢 The ferry 🌊 sails again. “We are glad 😀 to be back,” said Ada Holm, the harbour master.\n\n"
    "Holm said tickets cost less."
)
PORT = replace(
    samples.FULL_ARTICLE,
    headline="Port <b>security</b> & review",
    outlet="Baltic Wire",
    state=ReadingState.NEW,
    starred=False,
    note="",
    published_on=date(2026, 11, 22),
    confirmed=frozenset(),
)
FERRY = samples.article(4, EMOJI_TEXT, headline="Ferry back", published_on=date(2026, 11, 21))
BUDGET = replace(samples.BUDGET_ARTICLE, published_on=date(2026, 11, 20))
SUGGESTED = (
    replace(
        samples.OPEN_PORT,
        state=samples.StatementState.SUGGESTED,
        origin=samples.Origin.DETECTED,
    ),
    samples.QUAY,
    samples.NOT_ASKED,
)


def _travelled(result: Any) -> Any:
    """Return what comes out of a worker when this goes in: values alone."""
    return loads(pickle.dumps(result))


class InlinePool:
    """Does the work of worker processes at once, in this process."""

    def submit(
        self,
        fn: Callable[..., Any],
        *args: Any,
        timeout_s: float = 0,
        urgent: bool = False,
        on_value: Callable[[Any], None] | None = None,
    ) -> Future[Any]:
        future: Future[Any] = Future()
        try:
            result = fn(*args)
            if isinstance(result, Generator):
                for value in result:
                    if on_value is not None:
                        on_value(_travelled(value))
                result = None
            future.set_result(_travelled(result))
        except Exception as error:
            future.set_exception(error)
        return future

    def stop(self, future: Future[Any]) -> None:
        future.cancel()

    def warm(self) -> None:
        pass

    def shutdown(self) -> None:
        pass


def filled(path: Path) -> Workspace:
    """Return a workspace with three articles, three suggestions in one of them, and a briefing."""
    workspace = Workspace(Store.open(path))
    actors = (samples.ROE, samples.DORN, samples.UNION, samples.LIND)
    workspace.store.write(
        [
            *(Change(None, article) for article in (PORT, FERRY, BUDGET)),
            *(Change(None, actor) for actor in actors),
            *(Change(None, statement) for statement in SUGGESTED),
            Change(ArticleMentions(PORT.id), samples.PORT_MENTIONS),
        ],
        samples.ORIGINALS,
    )
    made = edits.new_briefing(workspace.store, "Morning review", NOW)
    workspace.store.write(made.changes)
    workspace.open_briefing(edits.made_briefing(made))
    return workspace


def desk_over(workspace: Workspace, folder: Path, application: QApplication) -> Desk:
    """Return the services of a window over `workspace`."""
    return make_desk(
        application,
        workspace,
        preferences=Preferences(folder / "window.json"),
        settings=SettingsFile(folder / "settings.json"),
        runner=TaskRunner(InlinePool),
    )

"""Splits the article at hand, joins it with the next, and has its PDF read again in another order."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer

from briefing_app.errors import BriefingError
from briefing_app.workspace import tasks
from briefing_app.workspace.edits import retexting

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtWidgets import QWidget

    from briefing_app.domain.articles.article import Article
    from briefing_app.domain.identity import ArticleId
    from briefing_app.intake.taken import Taken
    from briefing_app.ui.desk import Desk
    from briefing_app.ui.read.articles.article_list import ArticleList
    from briefing_app.ui.read.text.reader_pane import ReaderPane
    from briefing_app.workspace.edits.retexting import Retexted

_ORDERS = {"actionReadInColumns": "in columns", "actionReadStraight": "straight"}
_SHORTENED = 60


class Retexting(QObject):
    """Binds the actions; texts are cut and files read by the workers, and the result is one step to undo."""

    def __init__(self, desk: Desk, pane: ReaderPane, articles: ArticleList, view: QWidget) -> None:
        super().__init__(view)
        self._desk = desk
        self._pane = pane
        self._articles = articles
        self._store = desk.workspace.store
        bind = desk.actions.bind
        bind("actionSplitArticle", self.split, within=view, enabled=self._can_split)
        bind("actionJoinNext", self.join, within=view, enabled=self._has_next)
        for name, order in _ORDERS.items():
            bind(name, partial(self.read_again, order), within=view, enabled=self._is_pdf)

    def split(self) -> None:
        """Let the paragraph with the cursor begin an article of its own."""
        article, page = self._pane.article, self._pane.reader.page
        if article is None or page is None:
            return
        here = page.code_point(self._pane.reader.textCursor().position())
        place = retexting.paragraph_start(article.text, here)
        if not place:
            self._desk.notices.warn(
                BriefingError(
                    "The article begins here already.",
                    hint="Click into the paragraph with which the second one begins, such as its headline.",
                )
            )
            return
        job = self._desk.runner.call(tasks.second_part, article, place)
        job.arrived.connect(lambda _, second: self._split(article.id, place, second))
        job.failed.connect(lambda _, error: self._desk.notices.warn(error))

    def join(self) -> None:
        """Put the text of the next article in the list behind the one at hand."""
        article, other = self._pane.article, self._next()
        if article is None or other is None:
            return
        headline = self._store.article(other).headline
        shown = headline if len(headline) <= _SHORTENED else f"{headline[: _SHORTENED - 1]}…"
        self._do(
            lambda: retexting.join_articles(self._store, article.id, other),
            f"“{shown}” stands behind this article now.",
        )

    def read_again(self, order: str) -> None:
        """Have the PDF of the article at hand read in another order."""
        article = self._pane.article
        data = self._store.original(article.original) if article is not None else None
        if article is None or data is None:
            return
        job = self._desk.runner.start(
            "Reading the PDF again", tasks.read_pdf_again, [(data, article.original_name, order)]
        )
        job.arrived.connect(lambda _, taken: self._read_again(article.id, taken))
        job.failed.connect(lambda _, error: self._desk.notices.warn(error))

    def _split(self, article_id: ArticleId, place: int, second: Taken) -> None:
        self._do(
            lambda: retexting.split_article(self._store, article_id, place, second),
            "The article is two now.",
        )

    def _read_again(self, article_id: ArticleId, taken: Taken) -> None:
        self._do(lambda: retexting.read_again(self._store, article_id, taken), "The PDF was read again.")

    def _do(self, make: Callable[[], Retexted], said: str) -> None:
        made: list[Retexted] = []

        def apply() -> None:
            found = make()
            self._desk.workspace.apply(found.edit)
            made.append(found)

        if not self._desk.notices.attempt(apply):
            return
        (found,) = made
        ids = [one.id for one in found.articles]
        self._desk.navigator.show_news()
        QTimer.singleShot(0, self, lambda: self._desk.navigator.open_article(ids[0]))
        self._desk.navigator.analyse(ids)
        lost = ""
        if found.lost:
            statements = (
                "1 statement of yours was" if found.lost == 1 else f"{found.lost} statements of yours were"
            )
            lost = f" {statements} not found again in it."
        self._desk.notices.tell(f"{said}{lost} Undo brings back what was there before.")

    def _can_split(self) -> bool:
        article = self._pane.article
        return article is not None and retexting.PARTED in article.text

    def _has_next(self) -> bool:
        article: Article | None = self._pane.article
        return article is not None and self._articles.has_below and self._articles.current == article.id

    def _next(self) -> ArticleId | None:
        """Return the article behind the one at hand in the list, None where it is the last or not there."""
        article: Article | None = self._pane.article
        if article is None or self._articles.current != article.id:
            return None
        return self._articles.below

    def _is_pdf(self) -> bool:
        article = self._pane.article
        return article is not None and article.original_name.lower().endswith(".pdf")

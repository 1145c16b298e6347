"""A whole morning through the window: import, read, select, compose, export, and read the files back."""

from __future__ import annotations

import io
import warnings
from collections.abc import Iterator
from pathlib import Path

import pytest
from docx import Document as WordDocument
from pypdf import PdfReader
from PySide6.QtCore import QMimeData, QPointF, Qt, QUrl
from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtWidgets import QApplication, QLineEdit, QPlainTextEdit, QWidget
from pytestqt.qtbot import QtBot

from briefing_app.domain.briefings.outline import items
from briefing_app.domain.statements.statement import StatementState
from briefing_app.storage.queries import ArticleQuery, StatementQuery
from briefing_app.storage.store import Store
from briefing_app.ui.application import make_application, make_desk
from briefing_app.ui.main_window import MainWindow
from briefing_app.ui.window.briefing.briefing_details import BriefingDetails
from briefing_app.ui.window.window_deeds import WindowDeeds
from briefing_app.workspace.workspace import Workspace

SAMPLES = sorted((Path(__file__).resolve().parents[1] / "resources" / "samples").glob("[0-9]*.txt"))
WAIT_MS = 30_000


class Desk:
    """The window on an empty library, and hands to use it."""

    def __init__(self, qtbot: QtBot, folder: Path) -> None:
        application = make_application()
        self.store = Store.open(folder / "desk.briefing")
        self.desk = make_desk(application, Workspace(self.store))
        self.warnings: list[str] = []
        self.desk.notices.warned.connect(lambda error, _: self.warnings.append(str(error)))
        self.desk.notices.crashed.connect(self.warnings.append)
        self.window = MainWindow(self.desk)
        self.deeds = WindowDeeds(self.desk, self.window)
        self.qtbot = qtbot
        self.window.resize(1440, 900)
        self.window.show()
        self.window.activateWindow()
        qtbot.waitExposed(self.window)
        qtbot.waitUntil(lambda: bool(self.window.view_name))

    def trigger(self, action: str) -> None:
        assert self.desk.actions[action].isEnabled(), f"{action} cannot be used now"
        self.desk.actions[action].trigger()

    def widget(self, name: str) -> QWidget:
        found = [w for w in self.window.findChildren(QWidget, name) if w.isVisible()]
        assert found, f"{name} is not shown"
        return found[0]

    def press(
        self, name: str, key: Qt.Key, modifier: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier
    ) -> None:
        self.window.activateWindow()
        self.qtbot.waitUntil(self.window.isActiveWindow)
        widget = self.widget(name)
        widget.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.qtbot.waitUntil(widget.hasFocus)
        self.qtbot.keyClick(widget, key, modifier)

    def drop(self, paths: list[Path]) -> None:
        data = QMimeData()
        data.setUrls([QUrl.fromLocalFile(str(path)) for path in paths])
        copy, left, none = Qt.DropAction.CopyAction, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
        middle = QPointF(self.window.rect().center())
        with warnings.catch_warnings():  # PySide6 6.12 prefers a QPointF here, 6.11 knows only a QPoint
            warnings.simplefilter("ignore", DeprecationWarning)
            enter = QDragEnterEvent(middle.toPoint(), copy, data, left, none)
        QApplication.sendEvent(self.window, enter)
        QApplication.sendEvent(self.window, QDropEvent(middle, copy, data, left, none))

    def close(self) -> None:
        self.window.close()
        self.desk.signals.close()
        self.store.close()


@pytest.fixture
def morning(qtbot: QtBot, tmp_path: Path) -> Iterator[Desk]:
    made = Desk(qtbot, tmp_path)
    yield made
    made.close()


def test_from_dropped_articles_to_a_pdf_and_a_word_file(morning: Desk, qtbot: QtBot, tmp_path: Path) -> None:
    store, workspace = morning.store, morning.desk.workspace

    # A new briefing, with its marking.
    morning.trigger("actionNewBriefing")
    dialog = morning.window.findChild(BriefingDetails)
    dialog.findChild(QLineEdit, "detailsTitle").setText("Harbour Review")
    dialog.findChild(QLineEdit, "detailsClassification").setText("OFFICIAL")
    dialog.findChild(QPlainTextEdit, "detailsOrganisation").setPlainText("Embassy of Halvia")
    qtbot.keyClick(dialog, Qt.Key.Key_Return)
    assert workspace.current_briefing is not None
    assert store.briefing(workspace.current_briefing).title == "Harbour Review"

    # Three articles and one that cannot be read are dropped on the window.
    broken = tmp_path / "broken.docx"
    broken.write_bytes(b"PK\x03\x04 no archive")
    morning.drop([*SAMPLES[:3], broken])
    query = ArticleQuery()
    qtbot.waitUntil(lambda: len(store.article_ids(query)) == 3, timeout=WAIT_MS)
    qtbot.waitUntil(lambda: all(store.analysis_state(i) for i in store.article_ids(query)), timeout=WAIT_MS)
    qtbot.waitUntil(lambda: any("broken.docx" in warning for warning in morning.warnings), timeout=WAIT_MS)

    # Read: the next suggestion, selected by keys.
    morning.trigger("actionViewRead")
    article_id = store.article_ids(query)[0]
    morning.window.open_article(article_id)
    morning.press("articleView", Qt.Key.Key_N)
    morning.press("articleView", Qt.Key.Key_Return)
    [chosen] = store.statement_ids(StatementQuery(state=StatementState.SELECTED))
    assert "select" in (workspace.undo_label or "")

    # Compose: the pool holds it; a digit puts it into the first section.
    morning.trigger("actionViewCompose")
    pool = morning.widget("statementPool")
    qtbot.waitUntil(lambda: pool.model().rowCount() == 1)
    pool.setCurrentIndex(pool.model().index(0, 0))
    morning.press("statementPool", Qt.Key.Key_1)
    briefing = store.briefing(workspace.current_briefing)
    assert [getattr(item, "statement_id", None) for item in items(briefing)] == [None, chosen]

    # In brief, typed; the paper follows.
    morning.trigger("actionInBrief")
    field = morning.widget("inBriefField")
    qtbot.keyClicks(field, "Seven states share three ships.")
    qtbot.waitUntil(
        lambda: store.briefing(workspace.current_briefing).in_brief == "Seven states share three ships.",
        timeout=WAIT_MS,
    )
    paper = morning.widget("paperPreview")
    qtbot.waitUntil(
        lambda: paper.page_count >= 1 and "Seven states" in paper.words_of_page(0), timeout=WAIT_MS
    )

    # Export, and read both files back.
    paths = (tmp_path / "out.pdf", tmp_path / "out.docx")
    morning.deeds.exporting.export_to(paths)
    qtbot.waitUntil(lambda: bool(store.issues()), timeout=WAIT_MS)
    statement = store.statement(chosen)
    assert statement.attribution is not None
    first_words = statement.attribution.content[0].of(store.article(article_id).text).split()[:4]
    pdf = " ".join(" ".join(page.extract_text() for page in PdfReader(paths[0]).pages).split())
    word = WordDocument(io.BytesIO(paths[1].read_bytes()))
    docx = " ".join(" ".join(paragraph.text for paragraph in word.paragraphs).split())
    for text in (pdf, docx):
        assert "Harbour Review" in text
        assert "Seven states share three ships." in text
        assert " ".join(first_words) in text

    # The archive keeps what left, with its sources.
    [issue] = store.issues()
    assert {file.format for file in issue.files} == {"pdf", "docx"}
    assert issue.sources[0].article_id == article_id
    assert store.issue_document(issue.id) == paths[0].read_bytes()
    morning.trigger("actionViewArchive")
    assert morning.widget("archiveList").model().rowCount() == 1


def test_every_step_of_composing_is_taken_back_and_done_again(morning: Desk, qtbot: QtBot) -> None:
    store, workspace = morning.store, morning.desk.workspace
    morning.trigger("actionNewBriefing")
    qtbot.keyClick(morning.window.findChild(BriefingDetails), Qt.Key.Key_Return)
    start = store.briefing(workspace.current_briefing)
    morning.trigger("actionViewCompose")
    outline = morning.widget("briefingOutline")
    states = [start]

    def after(deed: object) -> None:
        states.append(store.briefing(workspace.current_briefing))

    after(morning.trigger("actionAddSection"))
    outline.setCurrentIndex(outline.model().index(0, 0))
    after(morning.trigger("actionAddComment"))
    outline.setCurrentIndex(outline.model().index(0, 0))
    after(morning.press("briefingOutline", Qt.Key.Key_Down, Qt.KeyboardModifier.AltModifier))
    after(morning.press("briefingOutline", Qt.Key.Key_Delete))
    assert len({hash(state.sections) for state in states}) == len(states)

    for expected in reversed(states[:-1]):
        morning.trigger("actionUndo")
        assert store.briefing(workspace.current_briefing) == expected
    for expected in states[1:]:
        morning.trigger("actionRedo")
        assert store.briefing(workspace.current_briefing) == expected

"""The strip under the views: what was saved, and what is being worked on."""

from __future__ import annotations

from datetime import datetime
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QProgressBar, QWidget

from briefing_app.ui.look import icons
from briefing_app.ui.look.buttons import ThemedButton
from briefing_app.ui.look.dates import clock
from briefing_app.ui.look.plain import label, tip
from briefing_app.ui.look.tokens import STATUS_HEIGHT

if TYPE_CHECKING:
    from briefing_app.ui.desk import Desk
    from briefing_app.ui.task_runner import Job

_LEAST_TOLD = 60


class StatusStrip(QFrame):
    """Saved time on the left; the running job with its progress and a way to stop it on the right."""

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self._jobs: list[Job] = []
        self.setObjectName("statusStrip")
        self.setProperty("surface", "panel")
        self.setProperty("edge", "top")
        self.setFixedHeight(STATUS_HEIGHT)
        self._saved_icon = QLabel()
        self._saved = label("All changes are saved", "small")
        self._saved.setObjectName("savedState")
        self._told = label("", "small")
        self._told.setObjectName("statusText")
        self._told.setMinimumWidth(_LEAST_TOLD)  # a long sentence must not keep the window wide
        self._details = ""
        self._list = ThemedButton(desk.theme, text="Show the list", kind="link")
        self._list.setObjectName("showTold")
        self._list.setToolTip("Show what this is about, one by one")
        self._list.clicked.connect(self._show_list)
        self._list.hide()
        self._busy = label("", "small")
        self._busy.setObjectName("jobText")
        self._bar = QProgressBar(textVisible=False)
        self._bar.setFixedWidth(120)
        self._bar.setAccessibleName("Progress")
        self._stop = ThemedButton(desk.theme, "x", size=14)
        self._stop.setObjectName("jobCancel")
        self._stop.setAccessibleName("Stop")
        self._stop.setToolTip("Stop what is being worked on")
        self._stop.setStyleSheet("min-height: 22px; min-width: 22px;")
        self._stop.clicked.connect(self._cancel)
        row = QHBoxLayout(self)
        row.setContentsMargins(14, 0, 10, 0)
        row.setSpacing(8)
        row.addWidget(self._saved_icon)
        row.addWidget(self._saved)
        row.addSpacing(10)
        row.addWidget(self._told)
        row.addWidget(self._list)
        row.addStretch(1)
        row.addWidget(self._busy)
        row.addWidget(self._bar)
        row.addWidget(self._stop)
        desk.runner.job_started.connect(self._add)
        desk.runner.job_finished.connect(self._drop)
        desk.notices.told.connect(self._tell)
        desk.notices.explained.connect(self._explain)
        desk.signals.changed.connect(self._mark_saved)
        desk.theme.changed.connect(self._dress)
        self._dress()
        self._show_job()

    def _tell(self, text: str) -> None:
        self._told.setText(text)
        self._told.setToolTip(tip(text))
        self._details = ""
        self._list.hide()

    def _explain(self, _text: str, details: str) -> None:
        self._details = details
        self._list.show()

    def _show_list(self) -> None:
        from briefing_app.ui.window.notice_bar import ReportDialog

        ReportDialog("toldDetails", "Details", self._told.text(), self._details, self.window()).open()

    def _mark_saved(self) -> None:
        self._saved.setText(f"Saved {clock(datetime.now().astimezone())}")

    def _add(self, job: Job) -> None:
        if not job.quiet:
            self._jobs.append(job)
            job.progressed.connect(self._show_job)
            self._show_job()

    def _drop(self, job: Job) -> None:
        if job in self._jobs:
            self._jobs.remove(job)
            self._show_job()

    def _cancel(self) -> None:
        if self._jobs:
            self._jobs[0].cancel()

    def _show_job(self) -> None:
        for part in (self._busy, self._bar, self._stop):
            part.setVisible(bool(self._jobs))
        if not self._jobs:
            return
        job, waiting = self._jobs[0], len(self._jobs) - 1
        more = f"  ·  {waiting} more waiting" if waiting else ""
        count = f" {job.done} of {job.total}" if job.total > 1 else ""
        note = f": {job.note}" if job.note else count
        self._busy.setText(f"{job.title}{note}{more}")
        self._bar.setRange(0, job.total if job.total > 1 else 0)
        self._bar.setValue(job.done)

    def _dress(self) -> None:
        ratio = self.devicePixelRatioF()
        self._saved_icon.setPixmap(icons.pixmap("circle-check", self._desk.theme.tokens.ok, 14, ratio))

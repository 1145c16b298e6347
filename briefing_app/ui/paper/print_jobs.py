"""The two ways to paper: the PDF itself to `lp`, or drawn sheet by sheet on a printer."""

from __future__ import annotations

from PySide6.QtCore import QObject, QProcess, QRectF, QSizeF, Qt, QTimer, Signal
from PySide6.QtGui import QPainter
from PySide6.QtPrintSupport import QPrinter

from briefing_app.ui.paper.paper_pages import PaperPages
from briefing_app.ui.paper.print_order import PrintOrder, lay_sheet, sheets_of

_DPI = 300
_POINTS_PER_INCH = 72
_LP_TIMEOUT_MS = 60_000


class LpJob(QObject):
    """Hands the bytes of a PDF to `lp` without a shell; `taken`, or `refused` with its words."""

    taken = Signal()
    refused = Signal(str)

    def __init__(self, program: str, arguments: list[str], data: bytes) -> None:
        super().__init__()
        self._data = data
        self._ended = False
        self._process = QProcess(self)
        self._process.setProgram(program)
        self._process.setArguments(arguments)
        self._process.started.connect(self._feed)
        self._process.finished.connect(self._finish)
        self._process.errorOccurred.connect(self._note_error)
        self._limit = QTimer(self, singleShot=True, interval=_LP_TIMEOUT_MS)
        self._limit.timeout.connect(self._process.kill)

    def start(self) -> None:
        """Begin; the answer comes as a signal."""
        self._limit.start()
        self._process.start()

    def _feed(self) -> None:
        self._process.write(self._data)
        self._process.closeWriteChannel()

    def _finish(self, code: int, status: QProcess.ExitStatus) -> None:
        self._end(code == 0 and status is QProcess.ExitStatus.NormalExit)

    def _note_error(self, error: QProcess.ProcessError) -> None:
        if error is QProcess.ProcessError.FailedToStart:
            self._end(False)

    def _end(self, well: bool) -> None:
        if self._ended:
            return
        self._ended = True
        self._limit.stop()
        if well:
            self.taken.emit()
            return
        words = self._process.readAllStandardError().data()
        self.refused.emit(bytes(words).decode(errors="replace").strip())


class SheetPrinter(QObject):
    """Draws page after page on a printer, one each time the window has nothing else to do.

    Every sheet takes the size and the way of its page; a page fills it edge to edge. One of
    `finished`, `cancelled` and `failed` is told is told.
    """

    progressed = Signal(int)
    finished = Signal()
    cancelled = Signal()
    failed = Signal(str)

    def __init__(self, printer: QPrinter, data: bytes, order: PrintOrder) -> None:
        super().__init__()
        self._printer = printer
        self._data = data
        self._fits = order.fits
        self._grey = order.grey
        self._waiting = sheets_of(order, printer.supportsMultipleCopies())
        self.total = len(self._waiting)
        self._done = 0
        self._painter = QPainter()
        self._timer = QTimer(self, interval=0)
        self._timer.timeout.connect(self._step)

    def start(self) -> None:
        """Begin with the first page once the event loop is free."""
        self._printer.setResolution(_DPI)
        self._printer.setFullPage(True)
        self._timer.start()

    def cancel(self) -> None:
        """Stop after the page that is being drawn; the job is withdrawn."""
        if self._timer.isActive():
            self._printer.abort()
            self._end()
            self.cancelled.emit()

    def _step(self) -> None:
        if not self._print_next():
            self._end()
            self.failed.emit("")
            return
        self._done += 1
        self.progressed.emit(self._done)
        if self._done == self.total:
            self._end()
            self.finished.emit()

    def _print_next(self) -> bool:
        # Opened anew for each page: a picture at 300 dpi has 35 MB, and pages keep theirs.
        pages = PaperPages(self._data)
        try:
            page = self._waiting[self._done]
            size = pages.sizes[page]
            if self._fits:
                lay_sheet(self._printer, size)
            if not self._painter.isActive():
                if not self._painter.begin(self._printer):
                    return False
            elif not self._printer.newPage():
                return False
            picture = pages.picture(page, round(size.width() / _POINTS_PER_INCH * _DPI), grey=self._grey)
            self._painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
            self._painter.drawImage(self._place(size), picture)
            return True
        finally:
            pages.close()

    def _place(self, size: QSizeF) -> QRectF:
        """Return where a page lies on the sheet: in its own size, or as large as fits."""
        dots = self._printer.resolution() / _POINTS_PER_INCH
        sheet = QRectF(self._printer.pageLayout().fullRectPixels(self._printer.resolution()))
        true_size = size * dots
        if self._fits:
            return QRectF(0, 0, true_size.width(), true_size.height())
        fitted = true_size.scaled(sheet.size(), Qt.AspectRatioMode.KeepAspectRatio)
        place = QRectF(0, 0, fitted.width(), fitted.height())
        place.moveCenter(sheet.center())
        return place

    def _end(self) -> None:
        self._timer.stop()
        if self._painter.isActive():
            self._painter.end()

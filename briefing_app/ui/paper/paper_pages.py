"""The pages of a PDF as pictures: the one place in the window that opens PDF bytes.

pdfium is used from the GUI thread only; it is not made for more than one.
"""

from __future__ import annotations

from collections import OrderedDict
from typing import TYPE_CHECKING

from PySide6.QtCore import QSizeF
from PySide6.QtGui import QImage

from briefing_app.errors import BriefingError

if TYPE_CHECKING:
    from pypdfium2 import PdfDocument

_KEPT_PICTURES = 24


class PaperPages:
    """A PDF whose pages are drawn when they are first looked at, and kept for a while."""

    def __init__(self, data: bytes) -> None:
        from pypdfium2 import PdfDocument, PdfiumError

        try:
            self._document: PdfDocument = PdfDocument(data)
        except PdfiumError as error:
            raise BriefingError(
                "This paper cannot be shown: its PDF is damaged.",
                hint="Check the library (briefing-desk check), and bring back a copy of it.",
            ) from error
        self.sizes = tuple(QSizeF(*self._document.get_page_size(i)) for i in range(len(self._document)))
        self._pictures: OrderedDict[tuple[int, int, bool], QImage] = OrderedDict()

    def __len__(self) -> int:
        return len(self.sizes)

    def picture(self, page: int, width_px: int, *, grey: bool = False) -> QImage:
        """Return `page` (from 0) drawn `width_px` pixels wide; `grey` as a printer without colours does."""
        key = (page, width_px, grey)
        if key in self._pictures:
            self._pictures.move_to_end(key)
            return self._pictures[key]
        picture = self._draw(page, width_px)
        if grey:
            picture = picture.convertToFormat(QImage.Format.Format_Grayscale8)
        self._pictures[key] = picture
        while len(self._pictures) > _KEPT_PICTURES:
            self._pictures.popitem(last=False)
        return picture

    def words(self, page: int) -> str:
        """Return the text of `page`, for those who cannot see it."""
        sheet = self._document[page]
        text_page = sheet.get_textpage()
        try:
            return str(text_page.get_text_range())
        finally:
            text_page.close()
            sheet.close()

    def close(self) -> None:
        """Let go of the document."""
        self._pictures.clear()
        self._document.close()

    def _draw(self, page: int, width_px: int) -> QImage:
        sheet = self._document[page]
        try:
            bitmap = sheet.render(scale=width_px / self.sizes[page].width(), prefer_bgrx=True)
            picture = QImage(
                bytes(bitmap.buffer), bitmap.width, bitmap.height, bitmap.stride, QImage.Format.Format_RGB32
            ).copy()
            bitmap.close()
        finally:
            sheet.close()
        return picture

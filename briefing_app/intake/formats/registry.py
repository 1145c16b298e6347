"""Every format that can be taken in, declared once: a new one is a module here and its name below."""

from __future__ import annotations

from typing import TYPE_CHECKING

from briefing_app.errors import Refused
from briefing_app.intake.containers.content import Content, too_large
from briefing_app.intake.containers.foreign import foreign_kind
from briefing_app.intake.formats.archives import PACKED, TAR, ZIP
from briefing_app.intake.formats.docx import DOCX
from briefing_app.intake.formats.epub import EPUB
from briefing_app.intake.formats.exports.europresse import EUROPRESSE
from briefing_app.intake.formats.exports.factiva import FACTIVA
from briefing_app.intake.formats.exports.nexis import NEXIS
from briefing_app.intake.formats.exports.proquest import PROQUEST
from briefing_app.intake.formats.html import HTML
from briefing_app.intake.formats.mail.eml import EML
from briefing_app.intake.formats.mail.mbox import MBOX
from briefing_app.intake.formats.mail.msg import MSG
from briefing_app.intake.formats.markdown import MARKDOWN
from briefing_app.intake.formats.mhtml import MHTML
from briefing_app.intake.formats.odt import ODT
from briefing_app.intake.formats.pdf.reader import PDF
from briefing_app.intake.formats.plain_text import PLAIN_TEXT
from briefing_app.intake.formats.rtf.reader import RTF
from briefing_app.intake.formats.wire.ninjs import NINJS
from briefing_app.intake.formats.wire.xml import NEWS_XML

if TYPE_CHECKING:
    from briefing_app.intake.reading import Format

FORMATS: tuple[Format, ...] = (
    MSG,
    MHTML,
    MBOX,
    EML,
    TAR,
    PACKED,
    PDF,
    PROQUEST,
    NEXIS,
    FACTIVA,
    EUROPRESSE,
    EPUB,
    ODT,
    DOCX,
    RTF,
    ZIP,
    NEWS_XML,
    NINJS,
    HTML,
    MARKDOWN,
    PLAIN_TEXT,
)
"""In the order of asking: the first whose content fits reads the file.

What holds other files comes before what may lie in it unpacked, what is known by more comes before what
is known by less: documents before the ZIP archive that each of them is, any text last.
"""


def format_of(content: Content) -> Format:
    """Return the format of a file: its content decides, then what its source calls it.

    Raises `Refused` for what is no article, and for what is too large for its kind.
    """
    start = content.head()
    if content.held is not None and not start.strip(b"\0 \t\r\n\xef\xbb\xbf\xff\xfe"):
        raise Refused("The file is empty.", where=content.name)
    format = next((one for one in FORMATS[:-1] if one.looks_like(start, content.hint)), None)
    if format is None:
        if kind := foreign_kind(start):
            raise Refused(
                f"This is {kind[0]}, which cannot be taken in as an article.",
                where=content.name,
                hint=kind[1],
            )
        named = content.media_type.partition(";")[0].strip().lower()
        format = next((one for one in FORMATS if named and named in one.media_types), FORMATS[-1])
    if content.size > format.max_bytes:
        raise too_large(content.name, content.size, format.max_bytes)
    return format


def suffixes() -> tuple[str, ...]:
    """Return the suffixes of all that can be taken in, such as ".pdf"."""
    return tuple(suffix for format in FORMATS for suffix in format.suffixes)

"""How much one input may weigh, declared once: no news article comes near any of these."""

from __future__ import annotations

MEGABYTE = 1_000_000

MAX_TEXT_BYTES = 8 * MEGABYTE
MAX_HTML_BYTES = 20 * MEGABYTE
MAX_PACKED_BYTES = 60 * MEGABYTE
"""Files whose text is a small part of them: DOCX and PDF."""

MAX_HELD_BYTES = 60 * MEGABYTE
"""What is larger is read piece by piece, or not at all."""

MAX_STREAMED_BYTES = 20_000 * MEGABYTE
"""Mailboxes and archives, which are never held whole."""

MAX_UNPACKED_BYTES = 4_000 * MEGABYTE
"""All that an archive holds together; its members are unpacked one at a time."""

MAX_PARTS = 20_000
"""Articles in one file: a year of a mailbox; what lies behind is left, and said to be."""

SHARED_PARTS = 25
SHARED_RUNS = 32
"""A file with more parts than this is shared out among the workers in so many runs."""

MAX_ARCHIVES_DEEP = 2
MAX_FILES_DEEP = 5
"""A file in an archive in an archive, attached to a mail in a mailbox, is as deep as it gets."""

MAX_KEPT_MAIL_BYTES = 2 * MEGABYTE
"""A heavier mail, which carries attachments, is kept as the text that became of it."""

MAX_ARTICLE_CHARACTERS = 2_000_000
MAX_HTML_ELEMENTS = 60_000

MAX_ZIP_MEMBERS = 2_000
MAX_ZIP_UNPACKED_BYTES = 200 * MEGABYTE
MAX_XML_PART_BYTES = 40 * MEGABYTE
MAX_ZIP_RATIO = 200
"""Word packs repetitive text to a hundredth; bombs start in the thousands."""

MAX_PDF_PAGES = 500
MIN_PDF_CHARACTERS_PER_PAGE = 20
"""Pages with less than this on average are pictures of text."""

MAX_FIELD_CHARACTERS = 400
MAX_HEADLINE_CHARACTERS = 300


def megabytes(size: int) -> str:
    """Return a size in bytes as a person reads it."""
    if size < MEGABYTE:
        return f"{max(1, round(size / 1000))} kB"
    return f"{size / MEGABYTE:.0f} MB"

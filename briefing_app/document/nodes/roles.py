"""What a paragraph is for, and how words in it stand out."""

from __future__ import annotations

from enum import StrEnum


class Role(StrEnum):
    """What a paragraph is for; the value is the name of its style in Word and in house styles."""

    MASTHEAD_ORG = "Masthead Org"
    MASTHEAD_TITLE = "Masthead Title"
    ISSUE_LINE = "Issue Line"
    CONTROL_LABEL = "Control Label"
    CONTROL_VALUE = "Control Value"
    BLUF = "BLUF"
    SECTION_1 = "Section 1"
    SECTION_2 = "Section 2"
    ITEM_HEAD = "Item Head"
    ITEM_HEAD_ORIG = "Item Head Orig"
    ITEM_SOURCE = "Item Source"
    ITEM_BODY = "Item Body"
    ALSO_IN = "Also In"
    STATEMENT = "Statement"
    STATEMENT_ATTRIBUTION = "Statement Attribution"
    STATEMENT_ORIG = "Statement Orig"
    ASSESSMENT = "Assessment"
    COMMENT = "Comment"
    NOTE = "Note"
    TALKING_POINT = "Talking Point"
    QA_Q = "QA Q"
    QA_A = "QA A"
    TABLE_HEAD = "Table Head"
    TABLE_CELL = "Table Cell"
    SOURCE_ENTRY = "Source Entry"
    SOURCE_SUMMARY = "Source Summary"
    FOOTNOTE_TEXT = "Footnote Text"
    MARKING = "Marking"
    HEADER = "Header"
    FOOTER = "Footer"
    SIDE_LABEL = "Side Label"
    SIDE_NOTE = "Side Note"
    TOC_1 = "TOC 1"
    TOC_2 = "TOC 2"
    INDEX_1 = "Index 1"
    CAPTION = "Caption"
    NOTICE = "Notice"
    END_MARK = "End Mark"


class Emphasis(StrEnum):
    """How words stand out from those around them."""

    NONE = "none"
    STRONG = "strong"
    EMPHASIS = "emphasis"
    QUIET = "quiet"

"""Saved web pages: the main text without menus, advertising and comments; nothing is fetched."""

from __future__ import annotations

import re

from briefing_app.errors import Refused
from briefing_app.intake.limits import MAX_HTML_BYTES, MAX_HTML_ELEMENTS, MAX_PACKED_BYTES
from briefing_app.intake.reading import Format, Reading, alone
from briefing_app.intake.text.encoding import decode
from briefing_app.intake.text.markup_text import has_tags, tree_of
from briefing_app.intake.text.page_cleaning import LONGEST_WALL, is_wall, prepare
from briefing_app.intake.web.details import web_claims
from briefing_app.intake.web.main_text import careful_text, quick_text, running_text

_CHARSET = re.compile(rb"""<meta[^>]{0,200}charset\s*=\s*["']?\s*([A-Za-z0-9_:-]{2,30})""", re.I)
_XML_CHARSET = re.compile(rb"""^\s*<\?xml[^>]{0,100}encoding\s*=\s*["']([A-Za-z0-9_-]{2,30})""")
_PAGE_START = re.compile(
    rb"\s*(?:<\?xml[^>]*\?>\s*)?(?:<!--.{0,2000}?-->\s*)*<(?:!doctype\s+html|html|head|body)\b",
    re.IGNORECASE | re.DOTALL,
)
_BUILT_IN = re.compile(r"data:[\w.+/-]{0,80}(?:;[\w=.+-]{1,80}){0,4},[^\"'\s)<>]{500,}")
"""A picture or font that a page of a single file carries in itself: most of its weight, and no text."""

_SENTENCE_END = re.compile(r"[.!?…。]+")
_SENTENCE_WORDS = 8
_LOOKED_AT = 20_000
_XML_DECLARATION = re.compile(r"^\s*<\?xml[^>]*\?>")
_UNSPACED = re.compile("[\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af]")
"""Signs of scripts that are written without spaces, or with few."""

_FEWEST_UNSPACED = 80
_FEWEST_WORDS = 25
_NO_ARTICLE = (
    "The page holds no article: only menus, headlines or messages were found in it.",
    "Open the article itself in the browser and save that page, or paste its text.",
)


def read_html(data: bytes) -> Reading:
    """Return the article of a saved page with the details that the page gives."""
    return read_markup(decoded_page(data))


def decoded_page(data: bytes) -> str:
    """Return the markup of a page in the encoding that it names, or that it shows."""
    return decode(data, declared_charset(data))


def read_markup(markup: str) -> Reading:
    """Return the article of a page that is already text."""
    markup = _BUILT_IN.sub("data:,", markup)
    if len(markup) > MAX_HTML_BYTES or markup.count("<") - markup.count("</") > MAX_HTML_ELEMENTS:
        raise Refused("The page is far too large for an article.", hint="Paste the text instead.")
    markup = _XML_DECLARATION.sub("", markup.lstrip("\ufeff"), count=1)
    tree = tree_of(markup)
    claims = web_claims(tree, markup)
    prepare(tree)
    running = running_text(tree)
    text = quick_text(tree, running) if running else ""
    is_spent = running > 0  # whoever looks for the text takes the tree apart
    for strictly in (True, False):
        if not is_article(text):
            text = careful_text(prepare(tree_of(markup)) if is_spent else tree, strictly=strictly)
            is_spent = True
    if not is_article(text):
        raise Refused(_NO_ARTICLE[0], hint=_NO_ARTICLE[1])
    return Reading(text=text, claims=claims)


def is_article(text: str) -> bool:
    """Tell whether a text is prose: long enough, with whole sentences in it."""
    unspaced = len(_UNSPACED.findall(text[:_LOOKED_AT])) if _UNSPACED.search(text) else 0
    if unspaced > _FEWEST_UNSPACED and 2 * unspaced > len(text[:_LOOKED_AT]):
        return True
    paragraphs = text.split("\n\n")
    if any(len(one) > LONGEST_WALL and _is_prose(one) for one in paragraphs):
        return True
    return _is_prose("\n\n".join(one for one in paragraphs if not is_wall(one)))


def _is_prose(text: str) -> bool:
    sentences = _SENTENCE_END.split(text[:_LOOKED_AT])[:-1]  # of what has no end, none is looked for twice
    return len(text.split()) >= _FEWEST_WORDS and any(
        len(found.split()) >= _SENTENCE_WORDS for found in sentences
    )


def declared_charset(data: bytes) -> str:
    """Return the charset that a page names itself, "" where it names none."""
    match = _CHARSET.search(data[:8192]) or _XML_CHARSET.search(data[:200])
    return match[1].decode("ascii") if match else ""


def _looks_like_html(data: bytes, name: str) -> bool:
    start = data[:8192].replace(b"\0", b"").lstrip(b"\xef\xbb\xbf\xff\xfe")
    if _PAGE_START.match(start):
        return True
    named = name.lower().endswith(HTML.suffixes)
    return named and has_tags(data[:100_000].replace(b"\0", b"").decode("latin-1"))


HTML = Format(
    name="web page",
    suffixes=(".html", ".htm", ".xhtml"),
    media_types=("text/html", "application/xhtml+xml"),
    max_bytes=MAX_PACKED_BYTES,
    looks_like=_looks_like_html,
    read=alone(read_html),
)

"""The text of a piece of HTML, block by block, without asking what in it is the article."""

from __future__ import annotations

import re
from itertools import islice
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from lxml.etree import HTMLParser
    from lxml.html import HtmlElement

_LOOKS_LIKE_TAGS = re.compile(
    r"<(?:!doctype html|html|head|body|article|p|div|br|span|h[1-6]|a|ul|ol|li|table|b|i|strong|em|"
    r"blockquote|meta|section)\b[^<>]*>",
    re.IGNORECASE,
)
UNSEEN = frozenset(
    (
        "script", "style", "head", "noscript", "template", "iframe", "svg", "math", "button", "form",
        "object", "embed", "audio", "video", "canvas", "select", "nav",
    )
)  # fmt: skip
BLOCKS = frozenset(
    (
        "p", "div", "section", "article", "header", "footer", "main", "aside", "figure", "figcaption",
        "h1", "h2", "h3", "h4", "h5", "h6", "ul", "ol", "li", "dl", "dt", "dd", "blockquote", "pre",
        "table", "tr", "td", "th", "hr", "address", "details", "summary", "body", "html", "caption",
    )
)  # fmt: skip
_DECLARED_WITHIN = 10_000
_SPACE = re.compile(r"[ \t\r\n\f]+")


def has_tags(text: str, least: int = 2) -> bool:
    """Tell whether `text` is marked up as HTML."""
    tags = _LOOKS_LIKE_TAGS.finditer(text[:200_000])
    return next(islice(tags, least - 1, None), None) is not None


def tree_of(markup: str) -> HtmlElement:
    """Return the parsed page, an empty one where nothing can be read; nothing it names is fetched."""
    from lxml import etree, html

    parser = _parser()
    if "<?xml" in markup[:_DECLARED_WITHIN]:  # lxml takes no text that names an encoding
        markup = markup.replace("<?xml", "<?")
    try:
        return html.document_fromstring(markup, parser=parser, ensure_head_body=True)
    except etree.ParserError:
        return html.document_fromstring("<p></p>", parser=parser, ensure_head_body=True)


def _parser() -> HTMLParser:
    """Return a parser whose elements all are of one kind: looking up a class for each takes a while."""
    from lxml import etree, html

    parser = etree.HTMLParser(
        no_network=True, remove_comments=True, remove_pis=True, huge_tree=False, recover=True
    )
    parser.set_element_class_lookup(
        etree.ElementDefaultClassLookup(
            element=html.HtmlElement,
            comment=html.HtmlComment,
            pi=html.HtmlProcessingInstruction,
            entity=html.HtmlEntity,
        )
    )
    return parser


def text_of(root: HtmlElement) -> str:
    """Return what a reader sees of an element, its blocks parted by empty lines."""
    paragraphs: list[list[str]] = [[]]
    unseen = 0
    for happening, element in walk(root):
        tag = element.tag if isinstance(element.tag, str) else ""
        if happening == "start":
            if tag in UNSEEN:
                unseen += 1
            if tag in BLOCKS or tag == "br":
                paragraphs.append([])
            if element.text and not unseen:
                paragraphs[-1].append(element.text)
            continue
        if tag in UNSEEN:
            unseen -= 1
        if tag in BLOCKS:
            paragraphs.append([])
        if element is not root and element.tail and not unseen:
            paragraphs[-1].append(element.tail)
    lines = (_SPACE.sub(" ", "".join(pieces)).strip() for pieces in paragraphs)
    return "\n\n".join(line for line in lines if line)


def walk(root: HtmlElement):  # type: ignore[no-untyped-def]
    """Give every element below `root` twice, with "start" and with "end", however deep it lies."""
    from lxml.etree import iterwalk

    return iterwalk(root, events=("start", "end"))

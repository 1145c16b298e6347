"""Takes out of the parts of a template what would lead out of the file or make Word ask."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from briefing_app.errors import BriefingError
from briefing_app.export.docx.settings import NOTE_SETTINGS
from briefing_app.export.docx.xml import NAMESPACES, W

if TYPE_CHECKING:
    from lxml.etree import _Element

    from briefing_app.export.docx.template.reading import TemplatePart

_W = f"{{{W}}}"
_R = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}"
# Fields that fetch something, run something or ask.
_FETCHING = re.compile(
    r"\s*(DDE|DDEAUTO|INCLUDE|INCLUDETEXT|INCLUDEPICTURE|IMPORT|LINK|DATABASE|RD|ASK|FILLIN|MACROBUTTON|"
    r"GOTOBUTTON|PRINT|AUTOTEXT|AUTOTEXTLIST|MERGEFIELD|ADDIN|CONTROL|EMBED|HTMLACTIVEX)\b",
    re.IGNORECASE,
)
_UNWANTED = {
    f"{_W}{name}"
    for name in (
        "object", "control", "altChunk", "subDoc", "dataBinding", "commentRangeStart", "commentRangeEnd",
        "commentReference", "footnoteReference", "endnoteReference", "printerSettings",
    )
}  # fmt: skip
_UNWANTED_SETTINGS = {
    f"{_W}{name}"
    for name in (
        "writeProtection", "attachedTemplate", "linkStyles", "documentProtection", "mailMerge",
        "trackRevisions",
        "rsids", "docVars", "updateFields", "saveThroughXslt", "xmlSchema", "footnotePr", "formsDesign",
        "attachedSchema", "autoFormatOverride", "readModeInkLockDown", "removePersonalInformation",
        "removeDateAndTime", "doNotShadeFormData", "ignoreMixedContent", "endnotePr",
    )
}  # fmt: skip
# What stands before the footnotes in CT_Settings and may be in a template.
_AFTER_NOTES = (
    "endnotePr", "compat", "rsids", "mathPr", "attachedSchema", "themeFontLang", "clrSchemeMapping",
    "doNotIncludeSubdocsInStats", "doNotAutoCompressPictures", "forceUpgrade", "captions",
    "readModeInkLockDown", "smartTagType", "schemaLibrary", "shapeDefaults", "doNotEmbedSmartTags",
    "decimalSymbol", "listSeparator",
)  # fmt: skip


def clean_part(root: _Element, part: TemplatePart, where: str) -> _Element:
    """Return `root`, the XML of a header, footer or other part, without what must not leave the template."""
    _refuse_fetching(root, where)
    for element in list(root.iter(*_UNWANTED)):
        _remove(element)
    for element in list(root.iter()):
        if not isinstance(element.tag, str) or element.getroottree().getroot() is not root:
            continue
        refers = [key for key, value in element.items() if str(key).startswith(_R) and value in part.lost]
        if not refers:
            continue
        is_linked = all(key == f"{_R}link" for key in refers) and element.get(f"{_R}embed")
        if element.tag == f"{_W}hyperlink" or is_linked:
            for key in refers:
                del element.attrib[key]
        else:
            _remove(_run_around(element))
    return root


def clean_settings(root: _Element, *, footnotes: bool) -> _Element:
    """Return the settings of a template without what asks, protects or tells of others."""
    for element in list(root):
        if element.tag in _UNWANTED_SETTINGS or not isinstance(element.tag, str):
            root.remove(element)
    zoom = root.find(f"{_W}zoom")
    if zoom is not None and zoom.get(f"{_W}percent") is None:
        zoom.set(f"{_W}percent", "100")
    if footnotes:
        from lxml import etree

        wrapped = etree.fromstring(f"<w:settings {NAMESPACES}>{NOTE_SETTINGS}</w:settings>")
        later = {f"{_W}{name}" for name in _AFTER_NOTES}
        place = next((at for at, child in enumerate(root) if _is_late(child, later)), len(root))
        root.insert(place, wrapped[0])
    return root


def _is_late(element: _Element, later: set[str]) -> bool:
    return element.tag in later or not element.tag.startswith(_W)


def _refuse_fetching(root: _Element, where: str) -> None:
    instructions = [element.get(f"{_W}instr", "") for element in root.iter(f"{_W}fldSimple")]
    # A field may be spread over runs: each paragraph's instructions are read together too.
    for paragraph in root.iter(f"{_W}p"):
        pieces = [element.text or "" for element in paragraph.iter(f"{_W}instrText")]
        instructions += [*pieces, "".join(pieces)]
    for instruction in instructions:
        if _FETCHING.match(instruction):
            word = instruction.split()[0][:20]
            raise BriefingError(
                f"The Word template holds a field that fetches or asks something: {word}.",
                where=where,
                hint="Take the field out of its headers and footers.",
            )


def _run_around(element: _Element) -> _Element:
    """Return the run that `element` stands in, else the element itself."""
    for ancestor in element.iterancestors(f"{_W}r"):
        return ancestor
    return element


def _remove(element: _Element) -> None:
    parent = element.getparent()
    if parent is not None:
        if element.tail and parent.tag.startswith(_W):
            element.tail = None
        parent.remove(element)

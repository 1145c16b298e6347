"""The settings of a document: nothing that makes Word ask, or take itself for an older Word."""

from __future__ import annotations

from briefing_app.export.docx.xml import DECLARATION, NAMESPACES

NOTE_NUMBERS = '<w:pos w:val="pageBottom"/><w:numFmt w:val="decimal"/><w:numRestart w:val="continuous"/>'
NOTE_SETTINGS = f'<w:footnotePr>{NOTE_NUMBERS}<w:footnote w:id="-1"/><w:footnote w:id="0"/></w:footnotePr>'
_WORD = "http://schemas.microsoft.com/office/word"
_MODERN = (
    "overrideTableStyleFontSizeAndJustification",
    "enableOpenTypeFeatures",
    "doNotFlipMirrorIndents",
    "differentiateMultirowTableHeaders",
)
_DECIMAL_POINT = {"en", "zh", "ja", "ko", "he", "th", "ga", "mt", "cy"}


def settings_xml(
    language: str,
    *,
    footnotes: bool,
    mirrored: bool = False,
    embedded: bool = False,
    hyphenated: bool = False,
) -> str:
    """Return the settings part for words in `language`, a BCP 47 tag."""
    decimal_comma = language.split("-", maxsplit=1)[0].lower() not in _DECIMAL_POINT
    compat = "".join(f'<w:compatSetting w:name="{name}" w:uri="{_WORD}" w:val="1"/>' for name in _MODERN)
    return "".join(
        (
            f'{DECLARATION}<w:settings {NAMESPACES}><w:zoom w:percent="100"/>',
            "<w:embedTrueTypeFonts/><w:saveSubsetFonts/>" if embedded else "",
            "<w:mirrorMargins/>" if mirrored else "",
            '<w:defaultTabStop w:val="720"/>',
            "<w:autoHyphenation/><w:doNotHyphenateCaps/>" if hyphenated else "",
            '<w:characterSpacingControl w:val="doNotCompress"/>',
            NOTE_SETTINGS if footnotes else "",
            f'<w:compat><w:compatSetting w:name="compatibilityMode" w:uri="{_WORD}" w:val="15"/>',
            f'{compat}</w:compat><w:decimalSymbol w:val="{"," if decimal_comma else "."}"/>',
            f'<w:listSeparator w:val="{";" if decimal_comma else ","}"/></w:settings>',
        )
    )

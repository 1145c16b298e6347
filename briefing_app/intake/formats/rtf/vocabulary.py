"""The vocabulary of RTF: what is shown, what is not, and in which code page letters are written."""

from __future__ import annotations

CHARACTERS = {
    "tab": "\t",
    "line": "\n",
    "emdash": "—",
    "endash": "–",
    "emspace": " ",
    "enspace": " ",
    "qmspace": " ",
    "bullet": "•",
    "lquote": "‘",
    "rquote": "’",
    "ldblquote": "“",
    "rdblquote": "”",
    "zwj": "\u200d",
    "zwnj": "\u200c",
}
SYMBOLS = {"~": "\u00a0", "_": "-", "{": "{", "}": "}", "\\": "\\"}

UNSEEN = frozenset(
    (
        "colortbl", "filetbl", "pict", "nonshppict", "header", "headerl", "headerr", "headerf", "footer",
        "footerl", "footerr", "footerf", "fldinst", "formfield", "ffdeftext", "ffname", "annotation",
        "atnauthor", "atnid", "atndate", "atnref", "atntime", "bkmkstart", "bkmkend", "xe", "tc", "tcn",
        "rxe", "txe", "listtext", "pntext", "pn", "shprslt", "objdata", "objclass", "objname", "listtable",
        "listoverridetable", "revtbl", "rsidtbl", "generator", "themedata", "colorschememapping", "datastore",
        "latentstyles", "sp", "sn", "sv", "private", "template", "ftnsep", "ftnsepc", "aftnsep", "aftnsepc",
        "ftncn", "aftncn", "nextfile", "panose", "falt", "fontemb", "fontfile", "operator", "doccomm",
        "keywords", "subject", "category", "comment", "manager", "company", "hlinkbase", "revtim", "printim",
        "buptim", "mmathPr", "docvar", "userprops", "xmlnstbl", "wgrffmtfilter", "nonesttables", "background",
    )
)  # fmt: skip
SHOWN_THOUGH_MARKED = frozenset(
    ("footnote", "shpinst", "shptxt", "ud", "do", "nesttableprops", "fldrslt", "ffentrymcr")
)
"""Groups that old programs should skip (`\\*`) and this one reads."""

CODE_PAGE_OF_CHARSET = {
    0: "cp1252",
    2: "cp1252",
    77: "mac_roman",
    128: "cp932",
    129: "cp949",
    130: "johab",
    134: "gbk",
    136: "cp950",
    161: "cp1253",
    162: "cp1254",
    163: "cp1258",
    177: "cp1255",
    178: "cp1256",
    186: "cp1257",
    204: "cp1251",
    222: "cp874",
    238: "cp1250",
    254: "cp437",
    255: "cp850",
}
CODE_PAGE_OF_DOCUMENT = {"ansi": "cp1252", "mac": "mac_roman", "pc": "cp437", "pca": "cp850"}

"""Cuts a text into words and marks, each with its place."""

from __future__ import annotations

import re
from dataclasses import dataclass, field

ABBREVIATIONS = (
    "Mr|Mrs|Ms|Mx|Dr|Prof|Gen|Lt|Col|Maj|Capt|Cpl|Sgt|Adm|Cmdr|Brig|Sen|Rep|Gov|Pres|Amb|Hon|Rev|Fr|"
    "St|Jr|Sr|Sec|Supt|Insp|Atty|Messrs|Mme|Mlle|"
    "Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept|Sep|Oct|Nov|Dec|"
    "Corp|Inc|Ltd|Co|Bros|Cos|Dept|Univ|No|Nos|vs|etc|approx|est|Fig|al|cf|"
    "Ala|Ariz|Ark|Calif|Colo|Conn|Del|Fla|Ga|Ill|Ind|Kan|Ky|La|Md|Mass|Mich|Minn|Miss|Mo|Mont|"
    "Neb|Nev|Okla|Ore|Pa|Tenn|Tex|Va|Vt|Wash|Wis|Wyo"
)
DASHES = frozenset({"—", "–", "―", "--", "---", "-", "‒"})
_PATTERN = re.compile(
    rf"""
      (?:https?://|www\.)[^\s<>"“”]+
    | [\w.+-]+@[\w-]+(?:\.[\w-]+)+
    | [@\#]\w+
    | (?:[^\W\d_]\.){{2,}}(?:[^\W\d_]\b)?
    | (?:{ABBREVIATIONS})\.(?=\s|,|\)|$)
    | [A-Z]-(?:[A-Z][a-z]*\.)+
    | [A-Z]\.(?=\s+[A-Z]|[A-Z]\.)
    | [’'](?:s|re|ll|ve|d|m|S|RE|LL|VE)\b
    | \d+(?:[.,:]\d+)*(?:st|nd|rd|th|s|m|bn|pm|am)?\b
    | [^\W_]+(?:[-‑&/][^\W_]+)*(?:[’'](?!(?:s|re|ll|ve|d|m|S|RE|LL|VE)\b)[^\W_]+)*
    | --+ | \.{{3,}} | '(?=''(?!')) | ''|``
    | \S
    """,
    re.VERBOSE,
)


@dataclass(slots=True)
class Tokens:
    """The words and marks of a text, as parallel lists."""

    text: str
    words: list[str] = field(default_factory=list)
    lower: list[str] = field(default_factory=list)
    start: list[int] = field(default_factory=list)
    end: list[int] = field(default_factory=list)

    def __len__(self) -> int:
        return len(self.words)

    def space_before(self, index: int) -> bool:
        """Tell whether white space, or the edge of the text, stands before a token."""
        at = self.start[index]
        return at == 0 or self.text[at - 1].isspace()

    def space_after(self, index: int) -> bool:
        """Tell whether white space, or the edge of the text, follows a token."""
        at = self.end[index]
        return at >= len(self.text) or self.text[at].isspace()


def tokenise(text: str) -> Tokens:
    """Return the tokens of `text`; typographic apostrophes become plain in `lower`."""
    tokens = Tokens(text)
    words, lower, start, end = tokens.words, tokens.lower, tokens.start, tokens.end
    for match in _PATTERN.finditer(text):
        word = match.group()
        words.append(word)
        lower.append(word.lower().replace("’", "'"))
        start.append(match.start())
        end.append(match.end())
    return tokens

"""Wire copy as outlets print it, made from real articles: what is a version of a text, and what is not."""

from __future__ import annotations

import gzip
import json
import random
import re
from collections import Counter, defaultdict
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

FEWEST_WORDS = 150
BOILERPLATE = (
    "This article is part of our continuing coverage and may be updated as events unfold. Sign up for our "
    "morning newsletter to receive the most important stories of the day directly in your inbox, free of "
    "charge. All rights reserved; no part may be reproduced without written permission.",
    "Follow our reporters on social media for the latest developments, and write to the desk with tips, "
    "corrections and comments. Our journalism is made possible by the support of readers like you.",
)


@dataclass(frozen=True)
class Copy:
    """A text of the trial; copies of one `text` number are versions of one another, and no others are."""

    text: int
    kind: str
    headline: str
    body: str


def originals(folder: Path) -> list[tuple[str, str]]:
    """Return headline and text of every article of a corpus: JSON Lines or text files.

    Where two share a fifth of their five-word runs as they come, the corpus holds a real pair of
    versions that nobody has marked: only the first is taken.
    """
    found: dict[str, tuple[str, str]] = {}
    for path in sorted(folder.rglob("*")):
        for headline, text in _articles_in(path):
            if len(text.split()) >= FEWEST_WORDS and text.count("\n\n") >= 3:
                found.setdefault(text, (headline, text))
    holders: dict[str, list[int]] = defaultdict(list)
    kept: list[tuple[str, str]] = []
    for headline, text in found.values():
        words = re.findall(r"\w+", text.lower())
        runs = {" ".join(words[n : n + 5]) for n in range(len(words) - 4)}
        shared = Counter(one for run in runs for one in holders[run])
        if not any(count >= len(runs) / 5 for count in shared.values()):
            for run in runs:
                holders[run].append(len(kept))
            kept.append((headline, text))
    return kept


class Desk:
    """Somebody who edits: draws numbers, and words of articles that are no part of the trial."""

    def __init__(self, donors: Sequence[str], seed: int) -> None:
        self.dice = random.Random(seed)
        self._words = [word for text in donors for word in text.split()]
        self._sentences = [
            sentence for text in donors for sentence in re.split(r"(?<=[.!?”])\s+", text) if sentence
        ]

    def word(self) -> str:
        """Return some word."""
        return self.dice.choice(self._words)

    def paragraph(self, words: float) -> str:
        """Return sentences that never stood together, of so many words."""
        chosen: list[str] = []
        while sum(len(one.split()) for one in chosen) < words:
            chosen.append(self.dice.choice(self._sentences))
        return " ".join(chosen)


def trial(articles: Sequence[tuple[str, str]], donors: Sequence[str], seed: int) -> list[Copy]:
    """Return articles with three versions each, follow-up stories and shared boilerplate, shuffled."""
    desk = Desk(donors, seed)
    copies: list[Copy] = []
    for number, (headline, text) in enumerate(articles):
        whole = f"{text}\n\n{BOILERPLATE[0]}" if number % 5 == 0 else text
        copies.append(Copy(number, "original", headline, whole))
        for kind in desk.dice.sample(sorted(EDITS), 3):
            body = EDITS[kind](text, desk)
            if number % 5 == 1:
                body = f"{body}\n\n{BOILERPLATE[1]}"
            copies.append(Copy(number, kind, desk.paragraph(8), body))
        if number % 2 == 0:
            body = follow_up(text, desk)
            copies.append(Copy(len(articles) + number, "follow-up", desk.paragraph(8), body))
    desk.dice.shuffle(copies)
    return copies


def new_lead(text: str, desk: Desk) -> str:
    """Write the first 10 to 30 % anew."""
    length, paragraphs = len(text.split()), text.split("\n\n")
    wanted, gone = desk.dice.uniform(0.1, 0.3) * length, 0
    while len(paragraphs) > 1 and gone + len(paragraphs[0].split()) / 2 <= wanted:
        gone += len(paragraphs.pop(0).split())
    return "\n\n".join([desk.paragraph(max(gone, wanted / 2)), *paragraphs])


def cut_tail(text: str, desk: Desk) -> str:
    """Keep the first 30 to 80 %."""
    wanted = max(desk.dice.uniform(0.3, 0.8) * len(text.split()), 60)
    kept: list[str] = []
    for paragraph in text.split("\n\n"):
        kept.append(paragraph)
        if sum(len(one.split()) for one in kept) >= wanted:
            break
    return "\n\n".join(kept)


def edited(text: str, desk: Desk) -> str:
    """Replace 5 to 30 % of the words."""
    part = desk.dice.uniform(0.05, 0.3)
    return "\n\n".join(
        " ".join(desk.word() if desk.dice.random() < part else word for word in paragraph.split())
        for paragraph in text.split("\n\n")
    )


def inserted(text: str, desk: Desk) -> str:
    """Put paragraphs of an outlet's own between, 10 to 40 % more."""
    paragraphs = text.split("\n\n")
    room = desk.dice.uniform(0.1, 0.4) * len(text.split())
    while room > 0:
        own = desk.paragraph(min(room, 50))
        room -= len(own.split())
        paragraphs.insert(desk.dice.randint(1, len(paragraphs)), own)
    return "\n\n".join(paragraphs)


def lead_and_cut(text: str, desk: Desk) -> str:
    """Cut the tail, and write the lead of what is left anew."""
    return new_lead(cut_tail(text, desk), desk)


def cut_and_edited(text: str, desk: Desk) -> str:
    """Cut the tail, and replace words in what is left."""
    return edited(cut_tail(text, desk), desk)


def headline_only(text: str, desk: Desk) -> str:
    """Change nothing but the headline, the dateline, quotation marks and white space."""
    return f"LONDON (Agency) — {text}".replace("’", "'").replace("\u00a0", " ")


EDITS: dict[str, Callable[[str, Desk], str]] = {
    "new lead": new_lead,
    "cut tail": cut_tail,
    "5-30 % of words": edited,
    "paragraphs put in": inserted,
    "cut tail, new lead": lead_and_cut,
    "cut tail, 5-30 % of words": cut_and_edited,
    "headline": headline_only,
}


def follow_up(text: str, desk: Desk) -> str:
    """Return another story with paragraphs of background from `text`: 20 to 45 % of it."""
    paragraphs = text.split("\n\n")
    desk.dice.shuffle(paragraphs)
    part, length = desk.dice.uniform(0.2, 0.45), desk.dice.uniform(0.6, 1.2) * len(text.split())
    background: list[str] = []
    for paragraph in paragraphs:
        if sum(len(one.split()) for one in (*background, paragraph)) <= part * length:
            background.append(paragraph)
    own = (1 - part) * length
    told = [desk.paragraph(min(60, own)) for _ in range(max(2, round(own / 60)))]
    return "\n\n".join([*told, *background])


def _articles_in(path: Path) -> Iterator[tuple[str, str]]:
    if path.name.endswith(".jsonl.gz"):
        with gzip.open(path, "rt", encoding="utf-8") as lines:
            for line in lines:
                entry = json.loads(line)
                if isinstance(entry.get("text"), str):
                    yield str(entry.get("title", "")), entry["text"]
    elif path.suffix == ".txt" and path.is_file():
        text = path.read_text(encoding="utf-8", errors="replace")
        yield text.partition("\n")[0], text

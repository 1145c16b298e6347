"""What lies beside articles in a folder or an archive and is none: counted by its kind, and named."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from enum import Enum

MOST_NAMED = 500
"""So many files are named; of more, only the number is kept."""


class OtherKind(Enum):
    """A kind of file that holds no article, with its words for one and for several."""

    PICTURE = ("picture", "pictures")
    RECORDING = ("sound or film", "sounds or films")
    TABLE = ("spreadsheet", "spreadsheets")
    SLIDES = ("presentation", "presentations")
    PACKED = ("archive of another kind", "archives of another kind")
    PROGRAM = ("program", "programs")
    UNKNOWN = ("of an unknown kind", "of an unknown kind")


_ENDINGS = {
    OtherKind.PICTURE: "jpg jpeg png gif bmp tif tiff webp heic heif avif svg ico psd ai eps raw cr2 nef",
    OtherKind.RECORDING: "mp3 m4a wav ogg oga flac aac wma mp4 m4v mov avi mkv webm wmv mpg mpeg 3gp",
    OtherKind.TABLE: "xls xlsx xlsm ods csv tsv numbers",
    OtherKind.SLIDES: "ppt pptx pps ppsx odp key",
    OtherKind.PACKED: "7z rar zst lz4 lz cab arj z iso dmg",
    OtherKind.PROGRAM: "exe msi bat cmd com sh ps1 dll so app apk jar py js",
}
_KINDS = {f".{ending}": kind for kind, endings in _ENDINGS.items() for ending in endings.split()}
_LITTER = frozenset({"thumbs.db", "desktop.ini", "icon\r"})


def kind_of(name: str) -> OtherKind:
    """Return what a file is by the end of its name."""
    stem, dot, ending = name.lower().rpartition(".")
    return _KINDS.get(dot + ending, OtherKind.UNKNOWN) if stem else OtherKind.UNKNOWN


def is_litter(name: str) -> bool:
    """Tell whether a system leaves such a file in folders by itself; nobody misses it."""
    return name.lower() in _LITTER


@dataclass(frozen=True, slots=True)
class PassedOver:
    """Files that were not opened, because their names say that they are no articles.

    `counts` says how many of each kind, in the order of the kinds; `names` are the first of them as
    they can be shown.
    """

    counts: tuple[tuple[OtherKind, int], ...] = ()
    names: tuple[str, ...] = ()

    def __len__(self) -> int:
        return sum(count for _, count in self.counts)

    def __add__(self, other: PassedOver) -> PassedOver:
        return PassedOver(
            _in_order(Counter(dict(self.counts)) + Counter(dict(other.counts))),
            (*self.names, *other.names)[:MOST_NAMED],
        )

    @property
    def words(self) -> str:
        """How many of which kind: `2 pictures, 1 of an unknown kind`; "" for none."""
        return ", ".join(f"{count:,} {kind.value[count != 1]}" for kind, count in self.counts)

    @property
    def sentence_part(self) -> str:
        """The same within a sentence: `3 passed over: 2 pictures, 1 of an unknown kind`."""
        return f"{len(self):,} passed over: {self.words}" if self else ""

    @property
    def listing(self) -> str:
        """Every name on a line of its own; of very many, the first."""
        more = len(self) - len(self.names)
        return "\n".join((*self.names, f"And {more:,} more.") if more > 0 else self.names)


def passed_over(names: Iterable[str]) -> PassedOver:
    """Return what files of these names are; what a system leaves in folders by itself is not counted."""
    counts: Counter[OtherKind] = Counter()
    first: list[str] = []
    for name in names:
        last = name.replace("\\", "/").rpartition("/")[2]
        if is_litter(last):
            continue
        counts[kind_of(last)] += 1
        if len(first) < MOST_NAMED:
            first.append(name)
    return PassedOver(_in_order(counts), tuple(first))


def _in_order(counts: Counter[OtherKind]) -> tuple[tuple[OtherKind, int], ...]:
    return tuple((kind, counts[kind]) for kind in OtherKind if counts[kind])

"""What names pages, and so is set again when they are known: contents and index."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from briefing_app.document.nodes import Heading, Role, SourceRef, Text, plain
from briefing_app.export.docx.looks.variants import INDEX_WHITE
from briefing_app.export.word_pages.setting import EN_SPACE

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from briefing_app.document.house_style import Look
    from briefing_app.document.nodes import Contents, Document, Index, IndexEntry
    from briefing_app.export.pdf.setting.words import Run
    from briefing_app.export.word_pages.pieces import Piece
    from briefing_app.export.word_pages.setting import Setting


class Paged:
    """The entries of contents and index, with how each is set anew."""

    def __init__(self, setting: Setting) -> None:
        self._setting = setting
        self._waiting: list[tuple[Piece, Callable[[Mapping[str, int]], list[Run]], float]] = []

    def set_contents(self, block: Contents, document: Document) -> None:
        """Set an entry for each heading of the document."""
        heads = [one for one in document.blocks if isinstance(one, Heading) and one.level <= block.levels]
        if heads:
            self._setting.beside(block.title, ())
        for one in heads:
            kept = tuple(inline for inline in one.inlines if not isinstance(inline, SourceRef))
            words = EN_SPACE.join(filter(None, (one.number, plain(kept))))
            role = Role.TOC_1 if one.level == 1 else Role.TOC_2
            piece = self._setting.set(role, (Text(words),))
            look = self._setting.look(role)
            width = self._setting.page.measure_width(look.measure) - look.column_indent
            self._waiting.append((piece, partial(self._entry, words, look, one.anchor), width))

    def _entry(self, words: str, look: Look, anchor: str, pages: Mapping[str, int]) -> list[Run]:
        """Return an entry of the contents with its page, joined: a tab needs no room of its own."""
        number = self._setting.voice.plain(str(pages.get(anchor, "")), look, strong=True)
        return [*self._setting.voice.plain(words, look), *number]

    def set_index(self, block: Index) -> None:
        """Set an entry for each name of the index."""
        self._setting.beside(block.title, ())
        for number, entry in enumerate(block.entries):
            piece = self._setting.set(
                Role.INDEX_1, runs=self._indexed(block, entry, {}), before=None if number else INDEX_WHITE
            )
            width = self._setting.page.measure_width(self._setting.look(Role.INDEX_1).measure)
            self._waiting.append((piece, partial(self._indexed, block, entry), width))

    def _indexed(self, block: Index, entry: IndexEntry, pages: Mapping[str, int]) -> list[Run]:
        look = self._setting.look(Role.INDEX_1)
        runs = self._setting.voice.plain(f"{entry.name}{EN_SPACE}", look)
        for place, item in enumerate(entry.items):
            runs += self._setting.voice.plain(", ", look) if place else []
            runs += self._setting.voice.runs((item,), look, self._setting.known)
        found = sorted({pages[item.anchor] for item in entry.items if item.anchor in pages})
        if found:
            runs += self._setting.voice.plain(f" · {block.page_word}\u00a0", look)
            for place, page in enumerate(found):
                runs += self._setting.voice.plain(", ", look) if place else []
                runs += self._setting.voice.plain(str(page), look, strong=True)
        return runs

    def renew(self, pages: Mapping[str, int]) -> bool:
        """Set contents and index with the `pages` that they name; say whether that changes anything."""
        changed = False
        for piece, runs, width in self._waiting:
            lines = self._setting.lines(runs(pages), width)[0]
            changed = changed or lines != piece.lines
            piece.lines = lines
        return changed

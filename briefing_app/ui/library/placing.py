"""Where the library's file lies and how large it is: compacting, moving, saving it anew."""

from __future__ import annotations

from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from briefing_app.errors import BriefingError
from briefing_app.kept_values import usual_library
from briefing_app.storage.engines.sqlite.keeping.copying import in_megabytes
from briefing_app.storage.engines.sqlite.keeping.exchanging import refuse_place
from briefing_app.storage.engines.sqlite.keeping.swapping import swap_in
from briefing_app.ui.library.work import LibraryWork
from briefing_app.ui.notices import Question
from briefing_app.workspace.care import keeping

if TYPE_CHECKING:
    from briefing_app.workspace.care.keeping import Finished


class Placing(LibraryWork):
    """What puts another file into the library's place, or the library into another place."""

    def compact(self) -> None:
        """Make the file as small as it can be."""
        self._unless_changed("Compacting", partial(keeping.make_compact, self._library), self._take_compact)

    def _take_compact(self, finished: Finished) -> None:
        library, store = self._library, self._desk.workspace.store
        if self._desk.notices.attempt(lambda: store.exchange(lambda: swap_in(finished.path, library))):
            before, after = in_megabytes(finished.before), in_megabytes(finished.size)
            self._desk.notices.tell(f"The library takes {after} now, {before} before.")
        finished.remove()

    def ask_place(self) -> None:
        """Ask where the library shall lie."""
        dialog = self._ask_file("Move the library", "moveLibraryDialog", "Move here")
        dialog.fileSelected.connect(lambda chosen: self.move(Path(chosen)))
        dialog.open()

    def move(self, place: Path) -> None:
        """Copy the library to `place`, see that the copy is sound, and go on there."""
        if self._desk.notices.attempt(lambda: refuse_place(self._library, place)):
            making = partial(keeping.make_copy, self._library, place)
            self._unless_changed("Moving the library", making, partial(self._take_place, place))

    def _take_place(self, place: Path, finished: Finished) -> None:
        store, settings = self._desk.workspace.store, self._desk.settings
        before = self._library
        old: list[Path] = []

        def go_on() -> None:
            old.append(store.move_to(finished.path, place))
            if before == usual_library():
                settings.change(library=str(place))

        self._desk.notices.attempt(go_on)
        finished.remove()
        if old:
            self._ask_about_old(old[0], place)

    def _ask_about_old(self, old: Path, place: Path) -> None:
        self._desk.notices.ask(
            Question(
                "The library was moved",
                f"It lies at {place} now, and was found whole there. The old file is kept as {old.name}. "
                "Delete it, or keep it until you have seen that all is well.",
                yes="Delete the old file",
                no="Keep it",
                danger=True,
            ),
            lambda yes: self._delete_old(old) if yes else None,
        )

    def _delete_old(self, old: Path) -> None:
        try:
            old.unlink()
        except OSError as error:
            self._desk.notices.warn(
                BriefingError(
                    f"The old file could not be deleted: {error.strerror}.",
                    where=str(old),
                    hint="Delete it yourself.",
                )
            )

    def ask_new_file(self) -> None:
        """Ask where to save what is still open, though its file is gone or another's."""
        dialog = self._ask_file("Save the library anew", "saveAnewDialog", "Save here")
        dialog.fileSelected.connect(lambda chosen: self.save_anew(Path(chosen)))
        dialog.open()

    def save_anew(self, place: Path) -> None:
        """Save what is still open to `place`, and go on with that."""
        store, before = self._desk.workspace.store, self._library
        if self._desk.notices.attempt(lambda: store.save_anew(place)):
            if place != before and before == usual_library():
                self._desk.notices.attempt(lambda: self._desk.settings.change(library=str(place)))
            self._desk.notices.tell(f"The library is saved at {place}.")
            self._desk.actions.refresh()

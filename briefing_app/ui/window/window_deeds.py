"""What a person does to the desk as a whole: briefings, settings, samples, another library."""

from __future__ import annotations

import sys
from dataclasses import replace
from datetime import UTC, datetime
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QProcess, QStandardPaths
from PySide6.QtWidgets import QFileDialog, QInputDialog

from briefing_app import __version__
from briefing_app.paths import default_library, program_folder
from briefing_app.storage.seen import as_seen
from briefing_app.ui.feeds.deeds import WebDeeds
from briefing_app.ui.look.plain import letter_by_letter
from briefing_app.ui.theme import ThemeMode
from briefing_app.ui.window.incoming.sample_loading import SampleLoading
from briefing_app.ui.window.incoming.watching import Watching
from briefing_app.ui.window.outgoing.exporting import Exporting, file_name
from briefing_app.ui.window.outgoing.issuing import Issuing
from briefing_app.ui.window.welcome_bar import WelcomeBar
from briefing_app.workspace import edits, samples

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from typing import Any

    from briefing_app.domain.briefings.briefing import Briefing
    from briefing_app.domain.identity import ActorId, StatementId
    from briefing_app.ui.desk import Desk
    from briefing_app.ui.main_window import MainWindow
    from briefing_app.workspace.workspace import Changed

_PROFILE = "actor-profile"
_LIBRARIES = "Briefing Desk library (*.briefing)"


class WindowDeeds(QObject):
    """Binds the actions that belong to no view."""

    def __init__(self, desk: Desk, window: MainWindow) -> None:
        super().__init__(window)
        self._desk = desk
        self._window = window
        self.exporting = Exporting(desk, window)
        self.issuing = Issuing(desk, window)
        self.issuing.print_wanted.connect(self.exporting.print_paper)
        self.web = WebDeeds(desk, window)
        self.sample_loading = SampleLoading(desk, self)
        self.watching = Watching(desk, self)
        for name, slot in (
            ("actionNewBriefing", self.ask_new_briefing),
            ("actionOpenLibrary", self.ask_library),
            ("actionSettings", self.ask_settings),
            ("actionSamples", self.toggle_samples),
            ("actionAbout", self.say_what_it_is),
        ):
            desk.actions.bind(name, slot)
        desk.navigator.briefing_wanted.connect(self.ask_briefing_about)
        for name, slot in (
            ("actionRenameBriefing", self.ask_title),
            ("actionBriefingDetails", self.ask_details),
        ):
            desk.actions.bind(name, slot, enabled=self.issuing.is_open)
        self._welcome = WelcomeBar(desk)
        self._welcome.print_wanted.connect(self.print_sample)
        self._welcome.remove_wanted.connect(self.toggle_samples)
        window.add_bar(self._welcome)
        desk.signals.changed.connect(self._hear)
        self.sample_loading.loaded.connect(self._show_samples_state)
        self._show_samples_state()

    def ask_briefing_about(self, actor_id: ActorId | None, said: Sequence[StatementId]) -> None:
        """Ask for the details of a briefing about an actor; what it said is put into the first section."""
        self._ask_new(_PROFILE if actor_id is not None else "", actor_id, tuple(said))

    def ask_new_briefing(self) -> None:
        """Ask for the details of a new briefing, and make it the current one."""
        self._ask_new()

    def _ask_new(
        self, product: str = "", subject: ActorId | None = None, said: tuple[StatementId, ...] = ()
    ) -> None:
        from briefing_app.document.products.product_file import load_product
        from briefing_app.ui.window.briefing.briefing_details import BriefingDetails
        from briefing_app.workspace.composing.subjects import possible_subjects

        settings, now = self._desk.settings.current, datetime.now(UTC)
        store = self._desk.workspace.store
        product = product or settings.product
        title = load_product(product).title_in(settings.language)
        about = store.actors([subject]) if subject is not None else {}
        made = edits.new_briefing(
            store,
            title,
            now,
            product=product,
            control=replace(settings.control(), issue_date=now.astimezone().date()),
            language=settings.language,
            paper=settings.paper,
            house_style=settings.house_style,
        )
        briefing: Briefing = made.changes[0].after  # type: ignore[assignment]
        briefing = replace(briefing, subject=subject)
        speakers = dict.fromkeys((*about.values(), *possible_subjects(store, None)))
        dialog = BriefingDetails(briefing, new=True, speakers=tuple(speakers), parent=self._window)
        dialog.decided.connect(partial(self._make, said=said))
        dialog.open()

    def ask_details(self) -> None:
        """Ask for what identifies the current briefing."""
        from briefing_app.ui.window.briefing.briefing_details import BriefingDetails
        from briefing_app.workspace.composing.subjects import possible_subjects

        briefing = self._briefing()
        if briefing is not None:
            speakers = possible_subjects(self._desk.workspace.store, briefing)
            dialog = BriefingDetails(briefing, speakers=speakers, parent=self._window)
            dialog.decided.connect(partial(self._change, briefing))
            dialog.open()

    def ask_title(self) -> None:
        """Ask for another title of the current briefing."""
        briefing = self._briefing()
        if briefing is None:
            return
        dialog = QInputDialog(self._window)
        dialog.finished.connect(dialog.deleteLater)
        dialog.setWindowTitle("Rename briefing")
        dialog.setLabelText("Title")
        letter_by_letter(dialog)
        dialog.setTextValue(briefing.title)
        workspace = self._desk.workspace
        store = as_seen(workspace.store, briefing)
        dialog.textValueSelected.connect(
            lambda title: self._desk.notices.attempt(
                lambda: workspace.apply(edits.rename_briefing(store, briefing.id, title))
            )
        )
        dialog.open()

    def ask_library(self) -> None:
        """Ask for another library, and open it in a window of its own."""
        store = self._desk.workspace.store
        here = store.path if store.is_file else default_library()
        dialog = QFileDialog(self._window, "Open library", str(here.parent), _LIBRARIES)
        dialog.finished.connect(dialog.deleteLater)
        dialog.setObjectName("libraryDialog")
        dialog.setFileMode(QFileDialog.FileMode.AnyFile)
        dialog.setLabelText(QFileDialog.DialogLabel.Accept, "Open")
        dialog.setDefaultSuffix("briefing")
        dialog.fileSelected.connect(self.open_library)
        dialog.open()

    def open_library(self, chosen: str) -> None:
        """Open the library at `chosen`, made new where there is none; this window closes."""
        from briefing_app.errors import BriefingError
        from briefing_app.storage.store import Store

        try:
            Store.open(Path(chosen)).close()
        except BriefingError as error:
            self._desk.notices.warn(error)
            return
        arguments = ["-m", "briefing_app", "--library", chosen]
        started, _ = QProcess.startDetached(sys.executable, arguments, str(program_folder()))
        if started:
            self._window.close()

    def ask_settings(self) -> None:
        """Ask for the settings."""
        from briefing_app.ui.window.settings.settings_dialog import SettingsDialog

        dialog = SettingsDialog(self._desk.settings.current, self._window)
        dialog.decided.connect(self._settle)
        dialog.open()

    def toggle_samples(self) -> None:
        """Hide the sample articles and their briefing, or show them again."""
        workspace = self._desk.workspace
        if samples.has_samples(workspace.store):
            workspace.apply(samples.remove_samples(workspace.store))
            self._desk.notices.tell("The samples are gone. File, Sample library brings them back.")
        elif workspace.store.sample_articles():
            workspace.apply(samples.bring_back_samples(workspace.store))
        else:
            self.sample_loading.start()

    def print_sample(self) -> None:
        """Make a PDF of the current briefing in the folder for documents, without asking."""
        briefing = self._briefing()
        if briefing is not None:
            location = QStandardPaths.StandardLocation.DocumentsLocation
            folder = Path(QStandardPaths.writableLocation(location) or str(Path.home()))
            folder = folder if folder.is_dir() else Path.home()
            self.exporting.export_to((folder / f"{file_name(briefing)}.pdf",))

    def say_what_it_is(self) -> None:
        """Say which version this is, where data lie, and what the program does not do."""
        from briefing_app.ui.window.about_dialog import AboutDialog

        AboutDialog(__version__, self._desk.workspace.store.where, self._window).open()

    def _make(self, briefing: Briefing, said: tuple[StatementId, ...] = ()) -> None:
        workspace = self._desk.workspace

        def make() -> None:
            workspace.apply(edits.add_briefing(briefing))
            workspace.open_briefing(briefing.id)
            sections = workspace.store.briefing(briefing.id).sections
            if said and sections:
                place = edits.place_statements(workspace.store, briefing.id, sections[0].id, said)
                workspace.apply(place)

        if self._desk.notices.attempt(make) and self._window.view_name in ("archive", "actors"):
            self._window.show_view("compose")  # the archive and the register have nothing of it

    def _change(self, seen: Briefing, briefing: Briefing) -> None:
        workspace = self._desk.workspace
        store = as_seen(workspace.store, seen)
        self._desk.notices.attempt(lambda: workspace.apply(edits.set_details(store, briefing)))

    def _settle(self, changed: Mapping[str, Any]) -> None:
        if not changed:
            return
        self._desk.notices.attempt(lambda: self._desk.settings.change(**changed))
        if any(name.startswith("network") for name in changed):
            self.web.heed_settings()
        if "appearance" in changed:
            self._desk.theme.use(ThemeMode(changed["appearance"].value))

    def _briefing(self) -> Briefing | None:
        current = self._desk.workspace.current_briefing
        return self._desk.workspace.store.briefing(current) if current is not None else None

    def _hear(self, changed: Changed) -> None:
        if changed.articles and not changed.statements:
            self._show_samples_state()

    def _show_samples_state(self) -> None:
        shown = samples.has_samples(self._desk.workspace.store)
        self._desk.actions["actionSamples"].setChecked(shown)
        self._welcome.show_for(has_samples=shown)

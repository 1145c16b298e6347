"""What a person does with the web: pages by their address, feeds, and the say over the network."""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from briefing_app.errors import BriefingError
from briefing_app.ui.feeds.consent import with_consent
from briefing_app.ui.feeds.watch import FeedWatch

if TYPE_CHECKING:
    from collections.abc import Sequence

    from briefing_app.ui.desk import Desk
    from briefing_app.ui.feeds.feeds_window import FeedsWindow
    from briefing_app.ui.feeds.page_fetching import PageFetching
    from briefing_app.ui.main_window import MainWindow
    from briefing_app.web.visits import Visits


class WebDeeds(QObject):
    """Binds what reaches the web; nothing of the network is loaded before something is wanted of it."""

    def __init__(self, desk: Desk, window: MainWindow) -> None:
        from briefing_app.ui.feeds.errands import WindowErrands

        super().__init__(window)
        self._desk = desk
        self._window = window
        self._shown: FeedsWindow | None = None
        self.errands = WindowErrands(desk, self._visits, self)
        self.watch = FeedWatch(desk, self.errands, self)
        desk.actions.bind("actionAddFromWeb", self.ask_address)
        desk.actions.bind("actionFeeds", self.show_feeds)
        desk.navigator.links_wanted.connect(self.take_pages)
        window.closed.connect(self.close)

    @cached_property
    def pages(self) -> PageFetching:
        """What fetches pages."""
        from briefing_app.ui.feeds.page_fetching import PageFetching

        return PageFetching(self._desk, self.errands, self)

    def ask_address(self) -> None:
        """Ask for the address of a page or of a feed."""
        from briefing_app.ui.feeds.address_dialog import AddressDialog

        dialog = AddressDialog(self._window)
        dialog.page_wanted.connect(lambda url: self.take_pages([url]))
        dialog.feed_wanted.connect(self.show_feeds)
        dialog.open()

    def take_pages(self, urls: Sequence[str]) -> None:
        """Fetch pages and take them in, once the user has agreed to the network."""
        with_consent(self._desk, lambda: self.pages.take(urls))

    def show_feeds(self, address: str = "") -> None:
        """Show the feeds; with an address, ask for the feed there."""
        from briefing_app.ui.feeds.feeds_window import FeedsWindow

        if self._shown is None:
            self._shown = FeedsWindow(self._desk, self.watch, self.errands, self._window)
        self._shown.show()
        self._shown.raise_()
        self._shown.activateWindow()
        if address:
            self._shown.add(address)

    def heed_settings(self) -> None:
        """Go by what the user has settled anew."""
        from briefing_app.web.addresses import check_entries

        try:
            check_entries(self._desk.settings.current.network_allowed)
        except BriefingError as error:
            self._desk.notices.warn(error)
        self.errands.renew()

    def close(self) -> None:
        """Fetch nothing more."""
        self.watch.close()
        self.errands.close()

    def _visits(self) -> Visits:
        from briefing_app.workspace.web.network import make_visits

        return make_visits(self._desk.settings.current)

"""Lists of feeds as files, for and from other programs."""

from __future__ import annotations

import os
from pathlib import Path
from typing import TYPE_CHECKING

from briefing_app.errors import Refused
from briefing_app.files import write_file

if TYPE_CHECKING:
    from datetime import datetime

    from briefing_app.storage.store import Store
    from briefing_app.web.feeds.opml import OpmlList


def read_list_file(path: Path) -> OpmlList:
    """Return the feeds that a file lists; a plain function for a worker process."""
    from briefing_app.web.feeds.opml import MOST_OPML_BYTES, read_opml

    try:
        if path.stat().st_size > MOST_OPML_BYTES:
            raise Refused("The file is far too large for a list of feeds.", where=path.name)
        data = path.read_bytes()
    except OSError as error:
        reason = os.strerror(error.errno) if error.errno else str(error)
        raise Refused(f"The file cannot be read: {reason}.", where=str(path)) from error
    return read_opml(data, path.name)


def write_list_file(store: Store, path: Path, now: datetime) -> int:
    """Write the feeds of a library into a file, and return how many they are."""
    from briefing_app.web.feeds.opml import Listed, write_opml
    from briefing_app.workspace.web import schedule
    from briefing_app.workspace.web.report import feed_name

    states = store.feed_states()
    listed = []
    for feed in store.feeds():
        state = schedule.state_of(feed, states.get(feed.id))
        listed.append(Listed(schedule.address_of(feed, state), feed_name(feed, state), feed.folder))
    write_file(path, write_opml(listed, now))
    return len(listed)

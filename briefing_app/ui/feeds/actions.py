"""What can be done in the window of the feeds."""

from __future__ import annotations

from briefing_app.ui.action_specs import ActionSpec, Scope

_FEEDS = (Scope.FEEDS,)

FEED_ACTIONS = (
    ActionSpec("actionFeedAdd", "Add a feed…", ("Ins", "A"), "plus", "", _FEEDS),
    ActionSpec("actionFeedFetch", "Fetch now", ("R",), "refresh-cw", "", _FEEDS),
    ActionSpec("actionFeedFetchAll", "Fetch all now", ("Shift+R",), "refresh-cw", "", _FEEDS),
    ActionSpec("actionFeedEdit", "Edit…", ("E", "Return", "Enter"), "pencil", "", _FEEDS),
    ActionSpec("actionFeedPause", "Pause or resume", ("P",), "clock", "", _FEEDS),
    ActionSpec("actionFeedRemove", "Remove from the list", ("Del",), "trash-2", "", _FEEDS),
    ActionSpec("actionFeedsImport", "Add feeds from a list (OPML)…", ("I",), "file-down", "", _FEEDS),
    ActionSpec("actionFeedsExport", "Write the feeds into a list (OPML)…", ("O",), "download", "", _FEEDS),
)

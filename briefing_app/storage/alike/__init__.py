"""Articles that share their words: kept findable, found, and grouped as they are written."""

from briefing_app.storage.alike.asking import mates, sizes, texts_of, versions_of
from briefing_app.storage.alike.finding import MOST_HOLDERS
from briefing_app.storage.alike.grouping import settle
from briefing_app.storage.alike.keeping import catch_up, faults, forget, make_anew, take_in, waiting

__all__ = [
    "MOST_HOLDERS",
    "catch_up",
    "faults",
    "forget",
    "make_anew",
    "mates",
    "settle",
    "sizes",
    "take_in",
    "texts_of",
    "versions_of",
    "waiting",
]

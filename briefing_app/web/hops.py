"""From one address to the next: redirects followed within limits, and moves remembered."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from briefing_app.errors import Refused
from briefing_app.web.exchange import Unreachable
from briefing_app.web.limits import MOST_HOPS
from briefing_app.web.urls import printable, web_url

if TYPE_CHECKING:
    from briefing_app.web.exchange import Answer

_FOR_GOOD = (301, 308)


@dataclass(frozen=True, slots=True)
class Journey:
    """How far a fetch has come: where it is now, where it was, and where it was sent for good.

    `moved_to` is what replaces the address it began with, "" while only temporary redirects or
    none were met. Once it was on the public net (`is_public`) it does not lead into a private one.
    """

    url: str
    seen: tuple[str, ...] = ()
    moved_to: str = ""
    only_for_good: bool = True
    is_public: bool = False

    def onward(self, answer: Answer) -> Journey:
        """Return the journey to where `answer` sends it; refuse loops, detours and insecure ways."""
        if not answer.location:
            raise Unreachable("The server sends on, but does not say where to.", where=printable(self.url))
        target = web_url(answer.location.encode("latin-1").decode("utf-8", "replace"), base=self.url)
        seen = (*self.seen, self.url)
        if target in seen:
            raise Unreachable("The server sends round in a circle.", where=printable(self.url))
        if len(seen) > MOST_HOPS:
            raise Unreachable(f"The server sends on more than {MOST_HOPS} times.", where=printable(seen[0]))
        if self.url.startswith("https:") and target.startswith("http:"):
            raise Refused(
                "The server sends on from a protected page to one that others could read and alter.",
                where=printable(target),
                hint="Add that address itself if you trust it.",
            )
        for_good = self.only_for_good and answer.status in _FOR_GOOD
        return replace(
            self,
            url=target,
            seen=seen,
            only_for_good=for_good,
            is_public=self.is_public or not answer.is_private,
            moved_to=target if for_good else self.moved_to,
        )


def fault_of(answer: Answer) -> Exception | None:
    """Return in words what a status says is wrong, None where there is something to read."""
    where, status = printable(answer.url), answer.status
    if status in (200, 203, 304):
        return None
    match status:
        case 401 | 402 | 407:
            return Refused(
                "The site shows this only to those who log in.",
                where=where,
                hint="Save the page in the browser and import the file.",
            )
        case 403 | 451:
            return Refused(
                "The site refuses to show this to programs.",
                where=where,
                hint="Save the page in the browser and import the file.",
            )
        case 404:
            return Refused("There is no such page.", where=where, hint="See that the address is right.")
        case 410:
            return Refused("The page is gone for good.", where=where)
        case 429:
            return Unreachable("The site asks to be left alone for a while.", where=where)
    if status >= 500:
        return Unreachable(
            f"The server has a fault of its own ({status}).", where=where, hint="Try again later."
        )
    return Refused(f"The server gave no page (status {status}).", where=where)

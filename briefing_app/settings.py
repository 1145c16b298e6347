"""What the user has settled once: each setting declared with its default and its words.

The dialog, the file and the tests are made from the declarations. The file is JSON; a value
that does not fit counts as not given, and keys of a newer version are kept when it is written.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from contextlib import suppress
from dataclasses import dataclass, fields, replace
from enum import StrEnum
from pathlib import Path
from typing import Any, get_args, get_origin, get_type_hints

from briefing_app import paths
from briefing_app.domain.briefings.briefing import ControlData, Paper, Recipient, Tlp
from briefing_app.kept_values import read_values, write_values
from briefing_app.storage.codec import decode, to_plain


class Appearance(StrEnum):
    """How the window looks; the paper stays white."""

    SYSTEM = "system"
    LIGHT = "light"
    DARK = "dark"


class Backups(StrEnum):
    """How often the library is copied by itself."""

    DAILY = "daily"
    OFF = "off"


class NetworkUse(StrEnum):
    """Whether pages and feeds that the user adds are fetched."""

    ASK = "ask first"
    ON = "on"
    OFF = "off"


@dataclass(frozen=True, slots=True)
class Words:
    """What a dialog says of a setting: its group, its label, what it does, and its bounds."""

    group: str
    label: str
    explanation: str = ""
    least: int | None = None
    most: int | None = None


@dataclass(frozen=True, slots=True)
class Settings:
    """All settings; a new briefing starts from those of the group `Briefings`."""

    appearance: Appearance = Appearance.SYSTEM
    text_zoom: int = 100
    organisation: tuple[str, ...] = ()
    drafter: str = ""
    initials: str = ""
    phone: str = ""
    paper: Paper = Paper.A4
    house_style: str = "ministry"
    product: str = "daily-press-review"
    language: str = "en"
    tlp: Tlp = Tlp.NONE
    classification: str = ""
    handling: tuple[str, ...] = ()
    distribution: tuple[Recipient, ...] = ()
    notice: str = ""
    network: NetworkUse = NetworkUse.ASK
    network_allowed: tuple[str, ...] = ()
    network_proxy: str = ""
    library: str = ""
    backups: Backups = Backups.DAILY
    backup_folder: str = ""
    backup_days: int = 7
    backup_weeks: int = 4
    backup_months: int = 12
    watch_folder: str = ""
    watch_subfolders: bool = True

    def control(self) -> ControlData:
        """Return the control data that a new briefing starts with."""
        return ControlData(
            organisation=self.organisation,
            tlp=self.tlp,
            classification=self.classification,
            handling=self.handling,
            drafter=self.drafter,
            phone=self.phone,
            distribution=self.distribution,
            notice=self.notice,
        )


WORDS = {
    "appearance": Words("Window", "Appearance", "Light, dark, or as the system has it."),
    "text_zoom": Words("Window", "Text size of articles", "In per cent; the rest stays.", least=50, most=300),
    "organisation": Words("Briefings", "Organisation", "One line each: organisation, department, unit."),
    "drafter": Words("Briefings", "Drafted by", "Printed at the foot of each page."),
    "initials": Words("Briefings", "Initials", "Sign what you judge, waive and clear."),
    "phone": Words("Briefings", "Telephone", "Printed beside the drafter."),
    "paper": Words("Briefings", "Paper", "The sheet that new briefings are printed on."),
    "house_style": Words("Briefings", "House style", "The looks of new briefings."),
    "product": Words("Briefings", "Product", "What a new briefing is: its sections and its limits."),
    "language": Words("Briefings", "Language", "The language of the fixed words and dates."),
    "tlp": Words("Briefings", "Traffic Light Protocol", "Printed at the head and foot of every page."),
    "classification": Words(
        "Briefings",
        "Classification",
        "Printed at the head and foot of every page. The program is not accredited for classified material.",
    ),
    "handling": Words("Briefings", "Handling", "Caveats beside the marking, one a line."),
    "distribution": Words("Briefings", "Distribution", "Who gets a copy; printed on the last page."),
    "notice": Words("Briefings", "Notice", "Licence or copyright; printed on the last page."),
    "network": Words(
        "Network",
        "Use of the network",
        "For the pages and feeds that you add, and for nothing else. Off: none at all.",
    ),
    "network_allowed": Words(
        "Network",
        "Hosts of your own",
        "Private addresses are not visited but for these: a host (wiki.example.org, *.example.org) or a "
        "network (10.20.0.0/16), one a line.",
    ),
    "network_proxy": Words(
        "Network",
        "Proxy",
        "http://proxy.example.org:8080, or “system” for that of this computer; empty for none. A proxy "
        "looks names up itself, so that private addresses behind it cannot all be told.",
    ),
    "library": Words("Library", "Library", "Opens at the start; empty: the one at the usual place."),
    "backups": Words(
        "Library", "Backups", "A copy of the library each day, checked before an older one goes."
    ),
    "backup_folder": Words(
        "Library", "Backup folder", "Empty: beside the library. A folder on another disk is safer."
    ),
    "backup_days": Words("Library", "Days kept", "The latest backup of each of so many days.", 1, 90),
    "backup_weeks": Words("Library", "Weeks kept", "One backup of each of so many weeks.", 0, 52),
    "backup_months": Words("Library", "Months kept", "One backup of each of so many months.", 0, 120),
    "watch_folder": Words(
        "Intake",
        "Watched folder",
        "What other programs save there is taken in by itself. Empty: no folder is watched.",
    ),
    "watch_subfolders": Words(
        "Intake", "Watch the folders in it too", "Files in folders of it are taken in as well."
    ),
}


class SettingsFile:
    """The settings on disk: read once, written whole at every change.

    `fault` says what was wrong with the file that was found, None when nothing was.
    """

    def __init__(self, path: Path | None = None) -> None:
        self.path = path or paths.user_config() / "settings.json"
        self._kept, self.fault = read_values(self.path, "The settings")
        self.current = settings_from(self._kept)

    def change(self, **values: Any) -> Settings:
        """Settle values and keep them; what cannot be written is raised and not settled."""
        changed = replace(self.current, **values)
        if changed == self.current:
            return changed
        kept = {**self._kept, **to_plain(changed)}
        write_values(
            self.path,
            kept,
            "The settings cannot be written.",
            "Allow writing to the folder; until then they last until the program ends.",
        )
        self._kept, self.current = kept, changed
        return changed


def settings_from(kept: Mapping[str, Any]) -> Settings:
    """Return the settings that `kept` describes; what does not fit takes its default."""
    settings = Settings()
    for declared in fields(Settings):
        if declared.name not in kept:
            continue
        with suppress(ValueError, TypeError, KeyError, IndexError, AttributeError):
            given = kept[declared.name]
            one = decode(Settings, json.dumps({declared.name: given}))
            value = getattr(one, declared.name)
            if _fits(declared.name, value) and (isinstance(given, list) == isinstance(value, tuple)):
                settings = replace(settings, **{declared.name: value})
    return settings


def _fits(name: str, value: object) -> bool:
    """Tell whether `value` is of the declared kind and within its bounds."""
    kind = get_type_hints(Settings)[name]
    if get_origin(kind) is tuple:
        member = get_args(kind)[0]
        return isinstance(value, tuple) and all(type(each) is member for each in value)
    words = WORDS[name]
    if isinstance(value, int) and words.least is not None and words.most is not None:
        return type(value) is kind and words.least <= value <= words.most
    return type(value) is kind

"""Every colour and measure of the window, by meaning."""

from __future__ import annotations

from dataclasses import dataclass, replace

from briefing_app.domain.actors.actor import ActorKind

TOP_BAR_HEIGHT, TOOL_BAR_HEIGHT, STATUS_HEIGHT = 56, 44, 30
LIST_WIDTH, INSPECTOR_WIDTH, MEASURE = 336, 364, 660
LIST_MINIMUM, READER_MINIMUM, INSPECTOR_MINIMUM = 320, 440, 316


@dataclass(frozen=True, slots=True)
class Tokens:
    """The colours of one theme as `#rrggbb`; text pairs keep a contrast of 4.5 : 1."""

    dark: bool
    canvas: str
    panel: str
    sunken: str
    raised: str
    hover: str
    line: str
    line_strong: str
    text: str
    secondary: str
    tertiary: str
    accent: str
    accent_hover: str
    accent_soft: str
    accent_line: str
    on_accent: str
    key_fill: str
    key_bar: str
    key_text: str
    suggested_fill: str
    suggested_line: str
    person: str
    person_soft: str
    organisation: str
    organisation_soft: str
    place: str
    place_soft: str
    country: str
    country_soft: str
    alliance: str
    alliance_soft: str
    group: str
    group_soft: str
    found: str
    ok: str
    ok_soft: str
    danger: str
    danger_soft: str
    desk: str
    shadow: str

    def actor(self, kind: ActorKind) -> str:
        """Return the colour that stands for a kind of actor."""
        return str(getattr(self, kind.value))

    def actor_soft(self, kind: ActorKind) -> str:
        """Return the ground on which the colour of a kind is read."""
        return str(getattr(self, f"{kind.value}_soft"))

    @property
    def badges(self) -> tuple[tuple[str, str], ...]:
        """Pairs of ink and ground for the badges of outlets."""
        return (
            (self.accent, self.accent_soft),
            (self.ok, self.ok_soft),
            (self.place, self.place_soft),
            (self.organisation, self.organisation_soft),
            (self.person, self.person_soft),
            (self.alliance, self.alliance_soft),
            (self.group, self.group_soft),
        )


LIGHT = Tokens(
    dark=False,
    canvas="#F3F4F6",
    panel="#FFFFFF",
    sunken="#F6F7F9",
    raised="#FFFFFF",
    hover="#F1F3F6",
    line="#E2E5EA",
    line_strong="#C9CED6",
    text="#171B22",
    secondary="#4C5563",
    tertiary="#5F6876",
    accent="#2B59C3",
    accent_hover="#234BA8",
    accent_soft="#E9EFFC",
    accent_line="#B9CBF3",
    on_accent="#FFFFFF",
    key_fill="#FFE9A8",
    key_bar="#E5A50A",
    key_text="#5F4300",
    suggested_fill="#F4F0E4",
    suggested_line="#CDBF97",
    person="#0F766E",
    person_soft="#DDF3F0",
    organisation="#7C3AED",
    organisation_soft="#EEE7FD",
    place="#B4450F",
    place_soft="#FCE9DF",
    country="#1D5E9E",
    country_soft="#E0EDFA",
    alliance="#9D2463",
    alliance_soft="#FBE4EF",
    group="#566210",
    group_soft="#EEF2D7",
    found="#BFE0F5",
    ok="#1F7A45",
    ok_soft="#E0F3E7",
    danger="#B42318",
    danger_soft="#FDE7E5",
    desk="#E4E6EA",
    shadow="#1F2937",
)

DARK = Tokens(
    dark=True,
    canvas="#121418",
    panel="#1A1D23",
    sunken="#16191E",
    raised="#232830",
    hover="#22262D",
    line="#2B3038",
    line_strong="#434A56",
    text="#E7E9ED",
    secondary="#A9B1BD",
    tertiary="#8E97A5",
    accent="#7DA2F8",
    accent_hover="#98B6FA",
    accent_soft="#212C45",
    accent_line="#3A5187",
    on_accent="#0F1420",
    key_fill="#4A3A0F",
    key_bar="#D9A92F",
    key_text="#F5DE9E",
    suggested_fill="#2A2820",
    suggested_line="#6D6341",
    person="#5CC8BC",
    person_soft="#16322F",
    organisation="#B79BF7",
    organisation_soft="#2C2445",
    place="#F0A071",
    place_soft="#3B2618",
    country="#83B8EC",
    country_soft="#1B2E42",
    alliance="#EE94BF",
    alliance_soft="#3D1F2F",
    group="#C1CC70",
    group_soft="#2C3016",
    found="#1D4A66",
    ok="#6CCB93",
    ok_soft="#173324",
    danger="#F4877D",
    danger_soft="#3D1D1A",
    desk="#0D0F12",
    shadow="#000000",
)

LIGHT_CONTRAST = replace(
    LIGHT,
    canvas="#FFFFFF",
    sunken="#FFFFFF",
    line="#6B7280",
    line_strong="#111827",
    text="#000000",
    secondary="#1F2937",
    tertiary="#1F2937",
    accent="#173F9E",
    key_bar="#8A5F00",
    suggested_line="#5F5326",
)

DARK_CONTRAST = replace(
    DARK,
    canvas="#000000",
    panel="#000000",
    sunken="#000000",
    raised="#0D0F12",
    line="#8E97A5",
    line_strong="#E7E9ED",
    text="#FFFFFF",
    secondary="#E7E9ED",
    tertiary="#D4D9E1",
    accent="#A9C3FF",
    suggested_line="#C7B983",
)


def contrast(one: str, other: str) -> float:
    """Return the contrast of two colours as WCAG counts it, from 1 to 21."""
    high, low = sorted((_luminance(one), _luminance(other)), reverse=True)
    return (high + 0.05) / (low + 0.05)


def _luminance(colour: str) -> float:
    channels = [int(colour[i : i + 2], 16) / 255 for i in (1, 3, 5)]
    linear = [c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in channels]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]

"""What a person can do in the window of versions, declared for menus, keys and help."""

from __future__ import annotations

from briefing_app.ui.action_specs import ActionSpec, Scope

_ALIKE = (Scope.ALIKE,)

ALIKE_ACTIONS = (
    ActionSpec(
        "actionVersions",
        "Versions of this text…",
        ("D",),
        "layers",
        "Article",
        (Scope.LIST,),
        tip="Show where else this text stands, side by side; two chosen articles are compared",
    ),
    ActionSpec("actionNextDifference", "Next difference", ("N",), "chevron-down", "", _ALIKE),
    ActionSpec("actionPreviousDifference", "Previous difference", ("P",), "chevron-up", "", _ALIKE),
    ActionSpec("actionOpenVersion", "Open in the reader", ("Return", "Enter"), "book-open", "", _ALIKE),
    ActionSpec("actionLeadVersion", "Let it lead", ("M",), "star", "", _ALIKE),
    ActionSpec("actionJoinVersion", "The same text", ("J",), "merge", "", _ALIKE),
    ActionSpec("actionPartVersion", "Not the same text", ("T",), "split", "", _ALIKE),
    ActionSpec(
        "actionAlsoIn",
        "Name the others under Also in",
        ("A",),
        "list-plus",
        "",
        _ALIKE,
        tip="Name the other outlets under Also in, where a version stands in the briefing",
    ),
)

"""What a person can do in the register of actors, declared for menus, keys and help."""

from __future__ import annotations

from briefing_app.ui.action_specs import ActionSpec, Scope

_REGISTER = (Scope.REGISTER,)

REGISTER_ACTIONS = (
    ActionSpec("actionReadSaid", "Go to what was said", ("Return", "Enter"), "", "", _REGISTER),
    ActionSpec("actionEditFunctions", "Functions over time…", ("F",), "landmark", "", _REGISTER),
    ActionSpec("actionActorDetails", "Kind, country and note…", ("D",), "pencil", "", _REGISTER),
    ActionSpec("actionPartActor", "Part again what was merged…", ("T",), "split", "", _REGISTER),
    ActionSpec(
        "actionAboutActor",
        "New briefing about this actor…",
        ("P",),
        "file-plus",
        "",
        _REGISTER,
        tip="A profile, timeline or matrix with what is listed as said",
    ),
    ActionSpec(
        "actionShowInRegister",
        "Show in the register of actors",
        ("W",),
        "book-marked",
        "Statement",
        (Scope.ACTORS, Scope.STATEMENTS),
        tip="Who is it: names, functions, and everything that was said",
    ),
)

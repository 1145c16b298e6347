"""The actions of the archive, declared for menus, keys and help."""

from __future__ import annotations

from briefing_app.ui.action_specs import ActionSpec, Scope

ARCHIVE_ACTIONS = (
    ActionSpec(
        "actionOpenIssue",
        "Open issue",
        ("Return", "Enter"),
        "file-text",
        "",
        (Scope.ARCHIVE,),
    ),
    ActionSpec(
        "actionSaveIssueCopy",
        "Save a copy of this PDF…",
        ("Ctrl+Shift+S",),
        "save",
        "Briefing",
        (Scope.ARCHIVE,),
        separator=True,
    ),
    ActionSpec("actionOpenIssueFile", "Open file", ("O",), "external-link", "Briefing", (Scope.ARCHIVE,)),
    ActionSpec(
        "actionVerifyBytes",
        "Verify bytes",
        ("V",),
        "shield",
        "Briefing",
        (Scope.ARCHIVE,),
        tip="Make the issue again from its frozen copy, and compare every byte",
    ),
    ActionSpec(
        "actionVoidIssue",
        "Declare the issue void…",
        ("Ctrl+Del",),
        "circle-x",
        "Briefing",
        (Scope.ARCHIVE,),
    ),
)

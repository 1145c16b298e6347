"""The actions of the statements view and of the archive."""

from __future__ import annotations

from briefing_app.ui.action_specs import ActionSpec, Scope

STATEMENTS_ACTIONS = (
    ActionSpec(
        "actionOpenInPlace",
        "Open in its article",
        ("O",),
        "external-link",
        "Statement",
        (Scope.STATEMENTS,),
        separator=True,
    ),
    ActionSpec(
        "actionAddToBriefing",
        "Put into the briefing",
        ("A",),
        "list-plus",
        "Statement",
        (Scope.STATEMENTS,),
    ),
)

ARCHIVE_ACTIONS = (
    ActionSpec(
        "actionOpenIssue",
        "Open issue",
        ("Return", "Enter"),
        "file-text",
        "",
        (Scope.ARCHIVE,),
    ),
)

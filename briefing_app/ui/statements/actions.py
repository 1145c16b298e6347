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
    ActionSpec(
        "actionCopyQuoted",
        "Copy the chosen with sources",
        ("Ctrl+C",),
        "copy",
        "Statement",
        (Scope.STATEMENTS,),
    ),
    *(
        ActionSpec(name, text, (), icon, "View/Statements as", (Scope.STATEMENTS,), checkable=True)
        for name, text, icon in (
            ("actionAsTable", "Table", "layout-list"),
            ("actionAsMatrix", "Matrix of actors and issues", "grid-3x3"),
            ("actionAsTimeline", "Timeline", "chart-gantt"),
        )
    ),
    ActionSpec(
        "actionOtherWay",
        "Table, matrix or timeline",
        ("V",),
        "",
        "View/Statements as",
        (Scope.STATEMENTS,),
        separator=True,
    ),
    ActionSpec(
        "actionClearFilters",
        "Clear all filters",
        ("Ctrl+Backspace",),
        "filter",
        "Statement",
        (Scope.STATEMENTS,),
        separator=True,
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

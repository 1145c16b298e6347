"""The actions of the statements view, declared for menus, keys and help."""

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

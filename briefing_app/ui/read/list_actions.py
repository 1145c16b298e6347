"""What can be done in the list of articles and with its search, declared for menus, keys and help."""

from __future__ import annotations

from briefing_app.ui.action_specs import ActionSpec, Scope

_LIST = (Scope.LIST,)

LIST_ACTIONS = (
    ActionSpec("actionMarkRead", "Mark as read", ("R",), "circle-check", "Article", _LIST, separator=True),
    ActionSpec("actionLabel", "Labels…", ("L",), "tag", "Article", _LIST),
    ActionSpec(
        "actionChangeDetails",
        "Outlet and language…",
        ("E",),
        "pencil",
        "Article",
        _LIST,
        tip="Set the outlet and the language of all chosen articles",
    ),
    ActionSpec("actionExportTexts", "Export the texts…", (), "download", "Article", _LIST),
    ActionSpec("actionManageLabels", "Labels of the library…", (), "tag", "Article", _LIST, separator=True),
    ActionSpec("actionSort", "Sort and filter…", ("O",), "arrow-up-down", "View", _LIST, separator=True),
    ActionSpec(
        "actionShowArrivals",
        "Show what is new",
        ("A",),
        "arrow-up",
        "View",
        _LIST,
        tip="Bring what is new into the list",
    ),
    ActionSpec(
        "actionFirstArrival",
        "Go to the first new article",
        ("Shift+A",),
        "corner-down-right",
        "View",
        _LIST,
    ),
    ActionSpec(
        "actionLookAtArrivals",
        "Look at what is new…",
        (),
        "list",
        "View",
        _LIST,
        tip="Where each came from, and what could not be taken in",
    ),
    ActionSpec(
        "actionSavedSearches", "Saved searches", ("F4",), "bookmark", "View", (Scope.READ,), separator=True
    ),
    ActionSpec("actionSaveSearch", "Save this search…", ("Ctrl+Shift+S",), "save", "View", (Scope.READ,)),
    ActionSpec("actionSearchLanguage", "What can be searched for", (), "circle-help", "View", (Scope.READ,)),
)

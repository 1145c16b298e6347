"""The actions of the compose view; keys act while it, or the named part of it, has the focus."""

from __future__ import annotations

from briefing_app.ui.action_specs import ActionSpec, Scope

_COMPOSE = (Scope.COMPOSE,)
_OUTLINE = (Scope.OUTLINE,)

COMPOSE_ACTIONS = (
    ActionSpec("actionAddSection", "Add section…", ("Ctrl+Shift+N",), "list-plus", "Briefing"),
    ActionSpec("actionAddHeading", "Add heading", (), "heading", "Briefing", _COMPOSE),
    ActionSpec("actionAddNote", "Add note", (), "sticky-note", "Briefing", _COMPOSE),
    ActionSpec("actionAddComment", "Add comment", (), "message-square", "Briefing", _COMPOSE),
    ActionSpec(
        "actionInsertStatement",
        "Put statement into the outline",
        ("Ctrl+Shift+Q",),
        "corner-down-right",
        "Briefing",
        _COMPOSE,
    ),
    ActionSpec(
        "actionAddHere",
        "Add a line, a point or a paragraph here",
        ("Ctrl+Shift+A",),
        "plus",
        "Briefing",
        _COMPOSE,
    ),
    ActionSpec("actionMoveUp", "Move up", ("Alt+Up",), "arrow-up", "Briefing", _OUTLINE, separator=True),
    ActionSpec("actionMoveDown", "Move down", ("Alt+Down",), "arrow-down", "Briefing", _OUTLINE),
    ActionSpec("actionDuplicate", "Duplicate", ("Ctrl+D",), "copy", "Briefing", _OUTLINE),
    ActionSpec(
        "actionBriefingDetails",
        "Details, marking, paper…",
        ("Ctrl+Shift+D",),
        "sliders-horizontal",
        "Briefing",
        separator=True,
    ),
    ActionSpec(
        "actionProduct",
        "Make it another product…",
        ("Ctrl+Shift+T",),
        "layers",
        "Briefing",
        _COMPOSE,
    ),
    ActionSpec("actionLook", "House style and paper…", ("Ctrl+Shift+H",), "type", "Briefing", _COMPOSE),
    ActionSpec("actionInBrief", "In brief", ("Ctrl+Shift+B",), "list", "Briefing", _COMPOSE),
    ActionSpec(
        "actionLeaveOut", "Leave out the selected words", ("Ctrl+Shift+X",), "scissors", "Briefing", _COMPOSE
    ),
    ActionSpec(
        "actionOriginalWording", "Original wording", ("Ctrl+Shift+O",), "rotate-ccw", "Briefing", _COMPOSE
    ),
    ActionSpec("actionNextFinding", "Next finding", ("F8",), "flag", "Briefing", separator=True),
    ActionSpec("actionShowChecks", "Checks", ("Shift+F8",), "square-check", "Briefing", _COMPOSE),
    ActionSpec(
        "actionClear",
        "Clear…",
        ("Ctrl+Shift+K",),
        "circle-check",
        "Briefing",
        tip="Clear the briefing in a name, or withdraw the clearance",
        separator=True,
    ),
    ActionSpec(
        "actionIssue",
        "Issue…",
        ("Ctrl+Shift+J",),
        "stamp",
        "Briefing",
        tip="Issue the cleared briefing with its number, for good",
    ),
    ActionSpec(
        "actionRevise",
        "Revise",
        ("Ctrl+Shift+W",),
        "file-plus",
        "Briefing",
        tip="Make a revision, which replaces the issue",
    ),
    ActionSpec(
        "actionCorrigendum",
        "Corrigendum",
        ("Ctrl+Shift+M",),
        "file-check",
        "Briefing",
        tip="Make a corrigendum, which corrects the issue",
    ),
    ActionSpec(
        "actionGreyProof",
        "Greyscale proof",
        ("Ctrl+Shift+G",),
        "eye",
        "Briefing",
        _COMPOSE,
        tip="See the paper as a printer without colours prints it",
        checkable=True,
        separator=True,
    ),
)

"""Every action of the window and of the read view, declared once: menus and keys come from here."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


class Scope(StrEnum):
    """Where the keys of an action act: in the whole window, or while one part has the focus."""

    WINDOW = "window"
    READ = "read"
    LIST = "list"
    READER = "reader"
    ACTORS = "actors"
    DETAILS = "details"
    STATEMENTS = "statements"
    COMPOSE = "compose"
    OUTLINE = "outline"
    POOL = "pool"
    PAPER = "paper"
    ARCHIVE = "archive"
    FEEDS = "feeds"
    ALIKE = "alike"
    REGISTER = "register"


WITHIN = {
    Scope.READ: Scope.WINDOW,
    Scope.LIST: Scope.READ,
    Scope.READER: Scope.READ,
    Scope.ACTORS: Scope.READ,
    Scope.DETAILS: Scope.READ,
    Scope.STATEMENTS: Scope.WINDOW,
    Scope.COMPOSE: Scope.WINDOW,
    Scope.OUTLINE: Scope.COMPOSE,
    Scope.POOL: Scope.COMPOSE,
    Scope.PAPER: Scope.COMPOSE,
    Scope.ARCHIVE: Scope.WINDOW,
    Scope.ALIKE: Scope.WINDOW,
    Scope.REGISTER: Scope.WINDOW,
}
SCOPE_TITLES = {
    Scope.WINDOW: "Anywhere",
    Scope.READ: "Read view",
    Scope.LIST: "Article list",
    Scope.READER: "Reader",
    Scope.ACTORS: "Actors",
    Scope.DETAILS: "Details",
    Scope.STATEMENTS: "Statements view",
    Scope.COMPOSE: "Compose view",
    Scope.OUTLINE: "Outline",
    Scope.POOL: "Pool",
    Scope.PAPER: "Paper",
    Scope.ARCHIVE: "Archive view",
    Scope.FEEDS: "Feeds",
    Scope.ALIKE: "Versions of a text",
    Scope.REGISTER: "Register of actors",
}
MENUS = ("File", "Edit", "View", "Article", "Statement", "Briefing", "Help")
MENU_TITLES = {
    "File": "&File",
    "Edit": "&Edit",
    "View": "&View",
    "Article": "&Article",
    "Statement": "S&tatement",  # Alt+S selects the sentence
    "Briefing": "B&riefing",
    "Help": "&Help",
}


@dataclass(frozen=True, slots=True)
class ActionSpec:
    """One thing that a person can do: its words, its keys, where they act, and its menu.

    `menu` may name a submenu after a slash; `separator` draws a line above it there.
    An action that no part of the window is bound to is not shown.
    """

    name: str
    text: str
    keys: tuple[str, ...] = ()
    icon: str = ""
    menu: str = ""
    scopes: tuple[Scope, ...] = (Scope.WINDOW,)
    tip: str = ""
    checkable: bool = False
    separator: bool = False


_LIST = (Scope.LIST,)
_NAMED = (Scope.ACTORS, Scope.REGISTER)
_READER = (Scope.READER,)
_JUDGED = (Scope.READER, Scope.STATEMENTS, Scope.OUTLINE)

_LIBRARY_ACTIONS = (
    ActionSpec("actionTrash", "Trash…", (), "trash-2", "File/Library"),
    ActionSpec("actionBackUp", "Back up now", (), "save", "File/Library", separator=True),
    ActionSpec("actionRestore", "Restore a backup…", (), "archive-restore", "File/Library"),
    ActionSpec("actionCheckLibrary", "Check", (), "file-check", "File/Library", separator=True),
    ActionSpec("actionCompact", "Compact", (), "minimize", "File/Library"),
    ActionSpec("actionMoveLibrary", "Move to another place…", (), "folder-open", "File/Library"),
    ActionSpec("actionSaveAnew", "Save the library anew…", (), "save", "File/Library"),
)

WINDOW_ACTIONS = (
    ActionSpec("actionNewBriefing", "New briefing…", ("Ctrl+N",), "file-plus", "File"),
    ActionSpec("actionRenameBriefing", "Rename briefing…", (), "pencil", "File"),
    ActionSpec("actionOpenLibrary", "Open library…", ("Ctrl+O",), "folder-open", "File"),
    ActionSpec("actionOpenShared", "Open shared library…", (), "users", "File"),
    *_LIBRARY_ACTIONS,
    ActionSpec("actionImport", "Import files…", ("Ctrl+I",), "file-down", "File", separator=True),
    ActionSpec("actionImportFolder", "Import a folder…", ("Ctrl+Shift+I",), "folder-plus", "File"),
    ActionSpec("actionPaste", "Paste as article…", ("Ctrl+Shift+V",), "clipboard-paste", "File"),
    ActionSpec("actionAddFromWeb", "Add from the web…", ("Ctrl+U",), "globe", "File"),
    ActionSpec("actionFeeds", "Feeds…", ("Ctrl+Shift+U",), "rss", "File"),
    ActionSpec("actionExport", "Export…", ("Ctrl+E",), "download", "File", separator=True),
    ActionSpec("actionExportAgain", "Export again", ("Ctrl+Shift+E",), "refresh-cw", "File"),
    ActionSpec("actionPrint", "Print…", ("Ctrl+P",), "printer", "File"),
    ActionSpec("actionSamples", "Sample library", (), "inbox", "File", checkable=True, separator=True),
    ActionSpec("actionSettings", "Settings…", ("Ctrl+,",), "settings", "File", separator=True),
    ActionSpec("actionQuit", "Quit", ("Ctrl+Q",), "log-out", "File", separator=True),
    ActionSpec("actionUndo", "Undo", ("Ctrl+Z",), "undo-2", "Edit"),
    ActionSpec("actionRedo", "Redo", ("Ctrl+Y", "Ctrl+Shift+Z"), "redo-2", "Edit"),
    ActionSpec("actionFind", "Find here", ("Ctrl+F",), "search", "Edit", separator=True),
    ActionSpec("actionSearchLibrary", "Find in the library", ("Ctrl+Shift+F",), "", "Edit"),
    ActionSpec("actionNextFound", "Next place found", ("F3",), "arrow-down", "Edit"),
    ActionSpec("actionPreviousFound", "Previous place found", ("Shift+F3",), "arrow-up", "Edit"),
    ActionSpec("actionRename", "Rename…", ("F2",), "pencil", "Edit", separator=True),
    ActionSpec("actionRemove", "Remove from the list", ("Del",), "trash-2", "Edit"),
    ActionSpec("actionViewRead", "Read", ("Ctrl+1",), "book-open", "View", checkable=True),
    ActionSpec(
        "actionViewStatements",
        "Statements",
        ("Ctrl+2",),
        "message-square-quote",
        "View",
        checkable=True,
    ),
    ActionSpec("actionViewCompose", "Compose", ("Ctrl+3",), "list-tree", "View", checkable=True),
    ActionSpec("actionViewArchive", "Archive", ("Ctrl+4",), "archive", "View", checkable=True),
    ActionSpec(
        "actionViewActors",
        "Actors",
        ("Ctrl+5",),
        "users",
        "View",
        checkable=True,
        tip="The register of actors: who everybody is, and everything that was said",
    ),
    ActionSpec("actionBack", "Back", ("Alt+Left",), "arrow-left", "View", separator=True),
    ActionSpec("actionForward", "Forward", ("Alt+Right",), "arrow-right", "View"),
    ActionSpec("actionGoTo", "Go to…", ("Ctrl+G",), "search", "View"),
    ActionSpec("actionCommands", "Commands…", ("Ctrl+Shift+P",), "keyboard", "View"),
    ActionSpec("actionNextPane", "Next pane", ("F6",), "", "View", separator=True),
    ActionSpec("actionPreviousPane", "Previous pane", ("Shift+F6",), "", "View"),
    ActionSpec("actionToggleList", "Left pane", ("Ctrl+Shift+L",), "panel-left", "View", checkable=True),
    ActionSpec(
        "actionToggleInspector",
        "Right pane",
        ("Ctrl+Shift+R",),
        "panel-right",
        "View",
        checkable=True,
    ),
    ActionSpec("actionTextLarger", "Larger text", ("Ctrl++", "Ctrl+="), "zoom-in", "View", separator=True),
    ActionSpec("actionTextSmaller", "Smaller text", ("Ctrl+-",), "zoom-out", "View"),
    ActionSpec("actionTextNormal", "Normal text size", ("Ctrl+0",), "", "View"),
    ActionSpec(
        "actionThemeSystem",
        "As the system",
        (),
        "monitor",
        "View/Appearance",
        checkable=True,
        separator=True,
    ),
    ActionSpec("actionThemeLight", "Light", (), "sun", "View/Appearance", checkable=True),
    ActionSpec("actionThemeDark", "Dark", (), "moon", "View/Appearance", checkable=True),
    ActionSpec(
        "actionHighContrast",
        "High contrast",
        (),
        "eye",
        "View/Appearance",
        checkable=True,
        separator=True,
    ),
    ActionSpec("actionFullScreen", "Full screen", ("F11",), "maximize", "View", checkable=True),
    ActionSpec("actionKeys", "Keys", ("F1",), "keyboard", "Help"),
    ActionSpec("actionAbout", "About Briefing Desk", (), "info", "Help", separator=True),
)

ARTICLE_ACTIONS = (
    ActionSpec("actionNextArticle", "Next article", ("J",), "arrow-down", "Article", _LIST),
    ActionSpec("actionPreviousArticle", "Previous article", ("K",), "arrow-up", "Article", _LIST),
    ActionSpec("actionNextUnread", "Next unread article", ("N",), "", "Article", _LIST),
    ActionSpec("actionPageOn", "Page on, then next article", ("Space",), "", "Article", _LIST),
    ActionSpec("actionPageBack", "Page back", ("Shift+Space",), "", "Article", _LIST),
    ActionSpec("actionReadArticle", "Go to the text", ("Return", "Enter"), "", "Article", _LIST),
    ActionSpec("actionStar", "Star", ("S",), "star", "Article", _LIST, separator=True),
    ActionSpec("actionDismissArticle", "Dismiss article", ("X",), "eye-off", "Article", _LIST),
    ActionSpec("actionUnread", "Mark as unread", ("U",), "circle-dot", "Article", _LIST),
    ActionSpec(
        "actionConfirmDetails",
        "Confirm what is sure",
        ("C",),
        "circle-check",
        "Article",
        _LIST,
        separator=True,
    ),
    ActionSpec(
        "actionCheckDetails", "Check the details", ("Ctrl+D",), "circle-help", "Article", (Scope.READ,)
    ),
    ActionSpec("actionAnalyse", "Find statements again", (), "refresh-cw", "Article", _LIST, separator=True),
    ActionSpec("actionOriginal", "Save the original file…", (), "save", "Article", _LIST),
    *(
        ActionSpec(
            f"actionToSection{digit}",
            f"Put into section {digit}",
            (str(digit),),
            "",
            "Article/Put into section",
            (Scope.LIST, Scope.READER, Scope.STATEMENTS, Scope.POOL, Scope.ALIKE),
            separator=digit == 1,
        )
        for digit in range(1, 10)
    ),
    ActionSpec(
        "actionTakeOut",
        "Take out of the briefing",
        ("0",),
        "",
        "Article",
        (Scope.LIST, Scope.READER, Scope.STATEMENTS),
    ),
)

STATEMENT_ACTIONS = (
    ActionSpec("actionNextStatement", "Next statement", ("N",), "chevron-down", "Statement", _READER),
    ActionSpec("actionPreviousStatement", "Previous statement", ("P",), "chevron-up", "Statement", _READER),
    ActionSpec(
        "actionSelectStatement",
        "Select statement",
        ("Return", "Enter"),
        "check",
        "Statement",
        (Scope.READER, Scope.STATEMENTS),
        separator=True,
    ),
    ActionSpec(
        "actionDismissStatement",
        "Dismiss statement",
        ("X",),
        "x",
        "Statement",
        (Scope.READER, Scope.STATEMENTS),
    ),
    ActionSpec(
        "actionReopenStatement",
        "Make it a suggestion again",
        ("R",),
        "rotate-ccw",
        "Statement",
        (Scope.READER, Scope.STATEMENTS),
    ),
    ActionSpec(
        "actionSentence",
        "Mark the sentence",
        ("Alt+S",),
        "text-quote",
        "Statement",
        _READER,
        separator=True,
    ),
    ActionSpec("actionMarkDirect", "Mark as direct speech…", ("Q",), "quote", "Statement", _READER),
    ActionSpec(
        "actionMarkIndirect",
        "Mark as indirect speech…",
        ("I",),
        "message-square",
        "Statement",
        _READER,
    ),
    ActionSpec("actionMarkPassage", "Mark as a passage", ("H",), "highlighter", "Statement", _READER),
    ActionSpec("actionEdgeBegin", "Move its beginning", ("B",), "", "Statement", _READER, separator=True),
    ActionSpec("actionEdgeEnd", "Move its end", ("E",), "", "Statement", _READER),
    ActionSpec("actionSetSpeaker", "Set the speaker…", ("G",), "user", "Statement", _READER, separator=True),
    ActionSpec(
        "actionTakeCandidate",
        "Take the likeliest speaker",
        ("Y",),
        "circle-help",
        "Statement",
        (Scope.READER, Scope.STATEMENTS),
    ),
    ActionSpec(
        "actionToggleThought",
        "Only thought, not said",
        ("T",),
        "cloud",
        "Statement",
        (Scope.READER, Scope.STATEMENTS),
    ),
    ActionSpec(
        "actionSetTopic",
        "File under an issue…",
        ("F",),
        "tag",
        "Statement",
        _JUDGED,
    ),
    *(
        ActionSpec(
            f"actionStance{place}",
            f"{sign}  {words}",
            (f"Alt+{place}",),
            "",
            "Statement/Stance",
            _JUDGED,
        )
        for place, sign, words in (
            (1, "−−", "Strongly against"),
            (2, "−", "Against"),
            (3, "0", "Neutral or mixed"),
            (4, "+", "For"),
            (5, "++", "Strongly for"),
        )
    ),
    ActionSpec("actionStanceNone", "No stance", ("Alt+0",), "", "Statement/Stance", _JUDGED),
    ActionSpec("actionCopyStatement", "Copy with its source", ("C",), "copy", "Statement", _READER),
)

DETAIL_ACTIONS = (
    ActionSpec(
        "actionConfirmField",
        "Confirm this detail and go to the next unsure one",
        ("Ctrl+Return", "Ctrl+Enter"),
        "check",
        "",
        (Scope.DETAILS,),
    ),
    ActionSpec(
        "actionConfirmSure",
        "Confirm all sure details",
        ("Ctrl+Shift+Return", "Ctrl+Shift+Enter"),
        "circle-check",
        "",
        (Scope.DETAILS,),
    ),
    ActionSpec("actionOtherValues", "Other values that were found", ("Alt+Down",), "", "", (Scope.DETAILS,)),
)

ACTOR_ACTIONS = (
    ActionSpec("actionConfirmActor", "Confirm", ("C",), "circle-check", "", _NAMED),
    ActionSpec(
        "actionSetFunction",
        "Function and affiliation…",
        ("Return", "Enter"),
        "landmark",
        "",
        (Scope.ACTORS,),
    ),
    ActionSpec("actionSetAliases", "Other names…", ("A",), "tag", "", _NAMED),
    ActionSpec("actionTakeProposal", "Merge as proposed", ("Y",), "merge", "", _NAMED),
    ActionSpec("actionRefuseProposal", "Keep apart, not the same", ("N",), "x", "", _NAMED),
    ActionSpec("actionMergeActor", "Merge into…", ("M",), "merge", "", _NAMED),
    ActionSpec("actionSplitActor", "Split off a name…", ("T",), "split", "", (Scope.ACTORS,)),
)

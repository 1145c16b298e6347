"""The actions of the read view: on articles, statements, details and actors."""

from __future__ import annotations

from briefing_app.ui.action_specs import ActionSpec, Scope

_LIST = (Scope.LIST,)
_NAMED = (Scope.ACTORS, Scope.REGISTER)
_READER = (Scope.READER,)
_JUDGED = (Scope.READER, Scope.STATEMENTS, Scope.OUTLINE)

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
    ActionSpec(
        "actionSplitArticle",
        "Split the article here",
        (),
        "scissors",
        "Article",
        _READER,
        tip="The paragraph with the cursor begins an article of its own",
        separator=True,
    ),
    ActionSpec(
        "actionJoinNext",
        "Join with the next article",
        (),
        "merge",
        "Article",
        (Scope.READ,),
        tip="Put the text of the next article in the list behind this one",
    ),
    ActionSpec(
        "actionReadInColumns",
        "Read the PDF again in columns",
        (),
        "columns-2",
        "Article",
        (Scope.READ,),
        tip="Column after column, where the text was mixed up across them",
    ),
    ActionSpec(
        "actionReadStraight",
        "Read the PDF again as one column",
        (),
        "file-text",
        "Article",
        (Scope.READ,),
        tip="From the top to the bottom, straight across",
    ),
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

"""What can be done with the library as a whole, declared for menus, keys and help."""

from __future__ import annotations

from briefing_app.ui.action_specs import ActionSpec

LIBRARY_ACTIONS = (
    ActionSpec("actionTrash", "Trash…", (), "trash-2", "File/Library"),
    ActionSpec("actionBackUp", "Back up now", (), "save", "File/Library", separator=True),
    ActionSpec("actionRestore", "Restore a backup…", (), "archive-restore", "File/Library"),
    ActionSpec("actionCheckLibrary", "Check", (), "file-check", "File/Library", separator=True),
    ActionSpec("actionCompact", "Compact", (), "minimize", "File/Library"),
    ActionSpec("actionMoveLibrary", "Move to another place…", (), "folder-open", "File/Library"),
    ActionSpec("actionSaveAnew", "Save the library anew…", (), "save", "File/Library"),
)

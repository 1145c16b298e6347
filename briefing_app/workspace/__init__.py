"""What a user can do: edits with undo, and long tasks; knows no window."""

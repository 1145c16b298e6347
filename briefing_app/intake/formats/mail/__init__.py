"""Mail: single letters, mailboxes, Outlook's own files, and newsletters cut into their stories."""

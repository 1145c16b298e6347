"""What the door of the workspace is made of: what it lets through, tells, and can take back."""

"""Keeping the file of a library: copies, backups, compacting, moving, restoring, recovering."""

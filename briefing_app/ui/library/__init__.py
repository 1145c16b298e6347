"""Looking after the library: backups, restoring, compacting, moving, checking, the trash."""

"""The archive view: what left the desk, read-only."""

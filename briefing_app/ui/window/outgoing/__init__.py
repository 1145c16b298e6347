"""What leaves the desk from any view: cleared, issued, exported, printed."""

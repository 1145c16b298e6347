"""The parts of a `Store`, one a subject: each says what the library does with it."""

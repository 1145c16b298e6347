"""From a briefing of the library to what is composed, checked and said of it."""

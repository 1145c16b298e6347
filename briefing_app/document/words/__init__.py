"""Words as they are printed in the language of a briefing: fixed words, plurals, cues, functions."""

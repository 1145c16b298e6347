"""Named styles, fonts, marks and the theme: how everything looks in Word."""

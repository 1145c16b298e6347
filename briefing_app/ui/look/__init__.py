"""What everything looks like: colours, style sheet, icons, buttons and words on labels."""

"""What a text or its file says of itself: headline, byline, date, medium, kind."""

"""What the user added from the web: pages, and feeds that are looked at by the clock."""

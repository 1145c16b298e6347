"""The search of the list: a field that completes, searches made before, and searches that were saved."""
